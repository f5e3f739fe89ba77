import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Profile } from '../contract/profile'
import type { Instant } from '../core/clock'
import { SetupFault } from '../core/errors'
import type { Random } from '../core/random'
import { createReference } from '../reference/reference'
import type { Driver, LentServices } from './driver'
import { openHttp } from './http'
import { type MadeWith, openInProcess } from './in-process'

export const DRIVERS = ['in-process', 'http'] as const
export type DriverName = (typeof DRIVERS)[number]

export type DriverGiven = {
  /** One of DRIVERS; anything else is a SetupFault. */
  name: string
  profile: Profile
  gateway: Gateway
  services: LentServices
  /** Virtual time at the start. */
  now: Instant
  /** Chance for the embedded reference. */
  random: Random
  /** Tells one scenario from another. */
  scenario: string
  /** Fault to break the embedded reference with. */
  fault?: string | undefined
  /** In process: turn every message into JSON and back. */
  loopback?: boolean | undefined
  /** Address of an implementation elsewhere. */
  implementation?: string | undefined
  /** Port to lend services and gateway on to an implementation elsewhere; any free one by default. */
  port?: number | undefined
}

const setupFault = (code: string, what: string, mend: string) => new SetupFault({ code, what, mend })

/** A started implementation: the embedded reference in this process, or whatever answers at an address. */
export const openDriver = async (given: DriverGiven): Promise<Driver> => {
  const { name, fault, implementation } = given
  if (name === 'in-process') {
    return openInProcess({ ...given, makeImplementation: await embeddedReference(given.random, fault) })
  }
  if (name !== 'http') {
    throw setupFault('UNKNOWN_DRIVER', `no driver is called "${name}"`, `use one of: ${DRIVERS.join(', ')}`)
  }
  if (fault !== undefined) {
    const what = `the fault "${fault}" can only break the embedded reference`
    throw setupFault('FAULT_ELSEWHERE', what, 'use the driver in-process, or no fault')
  }
  if (implementation === undefined) {
    const mend = 'give --implementation http://127.0.0.1:<port>'
    throw setupFault('IMPLEMENTATION_MISSING', 'the driver http needs the address of an implementation', mend)
  }
  return openHttp({ ...given, implementation })
}

/** How to make the embedded reference, broken by the named fault if one is given; SetupFault for a name that is none. */
export const embeddedReference = async (
  random: Random,
  fault?: string,
): Promise<(made: MadeWith) => Implementation> => {
  const broken = fault === undefined ? {} : await brokenBy(fault)
  return ({ gateway, fetch }) => createReference({ gateway, fetch, random, ...broken })
}

/** The faults are loaded only where the suite is proved. */
const brokenBy = async (name: string) => {
  const { allFaults, breakReference } = await import('../reference/faults/all')
  const fault = allFaults.find((each) => each.name === name)
  if (fault) return breakReference(fault)
  throw setupFault('UNKNOWN_FAULT', `no fault is called "${name}"`, 'name one of those that vidimus prove lists')
}
