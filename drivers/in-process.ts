import { createHash } from 'node:crypto'
import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Profile } from '../contract/profile'
import { type Instant, quiescence, SECOND } from '../core/clock'
import type { Driver, LentServices } from './driver'
import { guarded, started } from './guard'
import { openRoom } from './interception'
import { serialised, serialisedGateway } from './serialised'

/** What an implementation in this process is made with; `origin` is where its pages are served, if they are. */
export type MadeWith = { gateway: Gateway; fetch: typeof fetch; origin?: string | undefined }

export type InProcessGiven = {
  makeImplementation: (given: MadeWith) => Implementation
  gateway: Gateway
  services: LentServices
  profile: Profile
  now: Instant
  /** Tells one scenario from another; the address of its services follows from it. */
  scenario: string
  /** Every message is turned into JSON and back. */
  loopback?: boolean | undefined
}

/** Device calls after which everybody else gets a turn: code that never waits for anything else would hold us up for good. */
const CALLS_IN_A_ROW = 50

const breathing = (gateway: Gateway): Gateway => {
  let calls = 0
  return async (call, ask) => {
    calls += 1
    if (calls % CALLS_IN_A_ROW === 0) await quiescence()
    return gateway(call, ask)
  }
}

const roomFor = (scenario: string) => createHash('sha256').update(scenario).digest('hex').slice(0, 12)

/** An implementation by function calls; its requests to the services are intercepted, all others find no network. */
export const openInProcess = async (given: InProcessGiven): Promise<Driver> => {
  const { services, profile, loopback = false } = given
  const room = openRoom(roomFor(given.scenario), (baseUrl) => services.handlers(baseUrl))
  const gateway = breathing(loopback ? serialisedGateway(given.gateway) : given.gateway)
  const implementation = made(given, { gateway, fetch: room.fetch }, room.close)
  const answerMs = profile.timeouts.answer * SECOND
  const release = async () => room.close()
  const driver = guarded({ name: 'in-process', implementation, answerMs, release })
  const gatewayAddress = room.url.replace('.services.', '.gateway.')
  const now = new Date(given.now).toISOString()
  return started(driver, { profile, services: room.url, gateway: gatewayAddress, token: services.token, now })
}

const made = (given: InProcessGiven, materials: MadeWith, release: () => void): Implementation => {
  try {
    const implementation = given.makeImplementation(materials)
    return given.loopback ? serialised(implementation) : implementation
  } catch (thrown) {
    release()
    throw thrown
  }
}
