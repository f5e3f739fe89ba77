import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Profile } from '../contract/profile'
import type { Instant } from '../core/clock'
import { SetupFault } from '../core/errors'
import type { Random } from '../core/random'
import { rememberingInstruments } from '../reference/instruments'
import { createReference } from '../reference/reference'
import type { Driver, LentServices } from './driver'
import { openHttp } from './http'
import { serveImplementation } from './http-server'
import { type MadeWith, openInProcess } from './in-process'

/** `loopback` is in-process with every message turned into JSON and back. */
export const DRIVERS = ['in-process', 'loopback', 'http'] as const
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
  /** The same pictures will be looked at by hundreds of references. */
  proving?: boolean | undefined
  /** Fault to break the embedded reference with. */
  fault?: string | undefined
  /** Address of an implementation elsewhere; without it, `http` serves the embedded reference on loopback. */
  implementation?: string | undefined
  /** Port to lend services and gateway on to an implementation elsewhere; any free one by default. */
  port?: number | undefined
}

const setupFault = (code: string, what: string, mend: string) => new SetupFault({ code, what, mend })

/** A started implementation: the embedded reference, or whatever answers at an address. */
export const openDriver = async (given: DriverGiven): Promise<Driver> => {
  const { name, fault, implementation } = given
  if (!DRIVERS.some((known) => known === name))
    throw setupFault('UNKNOWN_DRIVER', `no driver is called "${name}"`, `use one of: ${DRIVERS.join(', ')}`)
  if (implementation === undefined) {
    const make = await embeddedReference(given.random, fault, given.proving)
    return name === 'http'
      ? openServed(given, make)
      : openInProcess({ ...given, makeImplementation: make, loopback: name === 'loopback' })
  }
  if (name !== 'http')
    throw setupFault(
      'ADDRESS_NOT_USED',
      `the driver ${name} has no use for an address`,
      'use --driver http with --implementation',
    )
  if (fault !== undefined)
    throw setupFault(
      'FAULT_ELSEWHERE',
      `the fault "${fault}" can only break the embedded reference`,
      'leave the address out',
    )
  return openHttp({ ...given, implementation })
}

/** The embedded reference behind real HTTP and a real WebSocket, on loopback. */
const openServed = async (given: DriverGiven, make: (made: MadeWith) => Implementation): Promise<Driver> => {
  const served = await serveImplementation((gateway) => make({ gateway, fetch }))
  try {
    const driver = await openHttp({ ...given, implementation: served.url })
    return { ...driver, stop: () => driver.stop().finally(served.close) }
  } catch (thrown) {
    await served.close()
    throw thrown
  }
}

/** How to make the embedded reference, broken by the named fault if one is given; SetupFault for a name that is none. */
export const embeddedReference = async (
  random: Random,
  fault?: string,
  proving = false,
): Promise<(made: MadeWith) => Implementation> => {
  const instruments = proving ? instrumentsForProving : rememberingInstruments(FRAMES_OF_A_SCENARIO)
  const broken = fault === undefined ? {} : await brokenBy(fault)
  return ({ gateway, fetch }) => createReference({ gateway, fetch, random, instruments, ...broken })
}

/** Proving looks at the same pictures with hundreds of broken references. */
const instrumentsForProving = rememberingInstruments(64)
/** A scene is shown in a few frames that come round again. */
const FRAMES_OF_A_SCENARIO = 4

/** The faults are loaded only where the suite is proved. */
const brokenBy = async (name: string) => {
  const { allFaults, breakReference } = await import('../reference/faults/all')
  const fault = allFaults.find((known) => known.name === name)
  if (fault) return breakReference(fault)
  throw setupFault(
    'UNKNOWN_FAULT',
    `the reference has no fault called "${name}"`,
    'list the faults with: vidimus prove --list',
  )
}
