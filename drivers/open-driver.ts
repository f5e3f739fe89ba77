import type { Gateway } from '../contract/gateway'
import type { Profile } from '../contract/profile'
import type { Instant } from '../core/clock'
import { SetupFault } from '../core/errors'
import { blindWitness, type Witness } from '../core/evidence'
import type { Random } from '../core/random'
import { rememberingInstruments } from '../reference/instruments'
import { createReference, type Reference } from '../reference/reference'
import { serveWeb, type WebServer } from '../reference/server/serve'
import { createWebReference } from '../reference/server/web'
import { type BrowserDriverName, endBrowsers } from './browser/browsers'
import type { HeldKey } from './browser/key-port'
import type { Driver, LentServices } from './driver'
import { openHttp } from './http'
import { serveImplementation } from './http-server'
import { type MadeWith, openInProcess } from './in-process'
import { layersOf } from './layers'

/** `loopback` is in-process with every message turned into JSON and back. */
export const DRIVERS = ['in-process', 'loopback', 'http', 'playwright', 'webdriver'] as const
export type DriverName = (typeof DRIVERS)[number]

/** Drivers that reach an implementation in this process: it needs no real time. */
export const isInProcess = (name: string): boolean => name === 'in-process' || name === 'loopback'
const isBrowser = (name: string): name is BrowserDriverName => name === 'playwright' || name === 'webdriver'

/** Ends what drivers keep for the whole run. Never rejects. */
export const endDrivers = (): Promise<void> => endBrowsers()

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
  /** Whoever keeps the evidence: drivers of browsers add what they saw. */
  witness?: Witness | undefined
  /** What security keys people hold to their devices: pages in a browser find them there. */
  heldKey?: HeldKey | undefined
}

const setupFault = (code: string, what: string, mend: string) => new SetupFault({ code, what, mend })

/** A started implementation: the embedded reference, or whatever answers at an address. */
export const openDriver = async (given: DriverGiven): Promise<Driver> => {
  const { name, fault, implementation } = given
  if (!DRIVERS.some((known) => known === name))
    throw setupFault('UNKNOWN_DRIVER', `no driver is called "${name}"`, `use one of: ${DRIVERS.join(', ')}`)
  if (implementation === undefined) {
    const make = await embeddedReference(given.random, fault, given.proving)
    return isInProcess(name)
      ? openInProcess({ ...given, makeImplementation: make, loopback: name === 'loopback' })
      : openServed(given, make)
  }
  if (isInProcess(name))
    throw setupFault(
      'ADDRESS_NOT_USED',
      `the driver ${name} has no use for an address`,
      'use --driver http, playwright or webdriver with --implementation',
    )
  if (fault !== undefined)
    throw setupFault(
      'FAULT_ELSEWHERE',
      `the fault "${fault}" can only break the embedded reference`,
      'leave the address out',
    )
  return openRemote(given, implementation, implementation)
}

/** The embedded reference behind real HTTP and a real WebSocket, on loopback. */
const openServed = async (given: DriverGiven, make: (made: MadeWith) => Reference): Promise<Driver> => {
  const web = isBrowser(given.name)
    ? createWebReference((gateway) => make({ gateway, fetch, origin: pages?.url }))
    : undefined
  const pages: WebServer | undefined = web && (await serveWeb(web.pages))
  const served = await serveImplementation(web?.implementation ?? ((gateway) => make({ gateway, fetch })))
  const close = async () => {
    await served.close()
    await pages?.close()
  }
  try {
    const driver = await openRemote(given, served.url, pages?.url ?? served.url)
    return { ...driver, stop: () => driver.stop().finally(close) }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** @param pages address at which relative addresses of the profile begin */
const openRemote = async (given: DriverGiven, implementation: string, pages: string): Promise<Driver> => {
  const { name, gateway, profile, witness = blindWitness, heldKey } = given
  if (!isBrowser(name)) return openHttp({ ...given, implementation })
  const over = await layersOf(name, { gateway, profile, witness, heldKey, base: pages })
  return openHttp({ ...given, implementation, over })
}

/** How to make the embedded reference, broken by the named fault if one is given; SetupFault for a name that is none. */
export const embeddedReference = async (
  random: Random,
  fault?: string,
  proving = false,
): Promise<(made: MadeWith) => Reference> => {
  const instruments = proving ? instrumentsForProving : instrumentsForRunning
  const broken = fault === undefined ? {} : await brokenBy(fault)
  return (made) => createReference({ ...made, random, instruments, ...broken })
}

/** Proving looks at the same pictures with hundreds of broken references. */
const instrumentsForProving = rememberingInstruments(64)
/** A scene is shown in a few frames that come round again, and every camera begins in the dark. */
const instrumentsForRunning = rememberingInstruments(6)

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
