import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Profile } from '../contract/profile'
import { type CallErrorCode, GATEWAY_PATH } from '../contract/wire'
import { type Instant, SECOND } from '../core/clock'
import { SetupFault } from '../core/errors'
import { BadAnswer, type Blindness, type Driver, type LentServices } from './driver'
import { serveGateway } from './gateway-server'
import { guarded, started } from './guard'
import { implementationAddress, remoteImplementation } from './http-client'
import { listenOnLoopback } from './loopback-server'
import { answerWith } from './services-server'

export type HttpGiven = {
  /** Address of the implementation, which its vendor has started. */
  implementation: string
  gateway: Gateway
  services: LentServices
  profile: Profile
  now: Instant
  /** Port for gateway and services; any free one by default. */
  port?: number | undefined
  /** What stands between the suite and the contract: surfaces that are seen otherwise. */
  over?: ((contract: Implementation) => Layer) | undefined
}

/** Surfaces that are reached in another way than over the contract. */
export type Layer = {
  readonly name: string
  readonly implementation: Implementation
  readonly blind?: Blindness
  /** Real ms that the tool may need for itself in each call, pictures included; they are not the implementation's. */
  readonly ownTime: number
  settle(): Promise<void>
  /** Gives back what it holds; never rejects. */
  close(): Promise<void>
}

/**
 * Reaches an implementation in another process: calls it over HTTP, and lends it services and gateway on one port of
 * this machine. Rejects with SetupFault when the port is taken or nothing listens at the address.
 */
export const openHttp = async (given: HttpGiven): Promise<Driver> => {
  const { gateway, services, profile } = given
  const address = implementationAddress(given.implementation)
  const lent = await listenOnLoopback(given.port)
  lent.server.on('request', answerWith(services.handlers(lent.url), lent.url))
  const devices = serveGateway(lent.server, gateway, services.token)
  const remote = remoteImplementation(address, services.token, profile.capabilities)
  const layer = given.over?.(remote.implementation)
  const release = async () => {
    await layer?.close()
    remote.close()
    devices.close()
    await lent.close()
  }
  const answerMs = profile.timeouts.answer * SECOND + (layer?.ownTime ?? 0)
  const { name, implementation, settle, blind }: Partial<Layer> & Pick<Layer, 'name' | 'implementation'> = layer ?? {
    name: 'http',
    implementation: remote.implementation,
  }
  const driver = guarded({ name, implementation, answerMs, release, settle, blind })
  const start = {
    profile,
    services: lent.url,
    gateway: `ws://127.0.0.1:${lent.port}${GATEWAY_PATH}`,
    token: services.token,
    now: new Date(given.now).toISOString(),
  }
  // What another run has started is not ours to stop.
  const giveUp = (thrown: unknown) => (inUse(thrown) ? release() : driver.stop())
  return started(driver, start, giveUp).catch((thrown: unknown) => {
    throw nobodyThere(thrown) ?? inUse(thrown) ?? thrown
  })
}

const nobodyThere = (cause: unknown): SetupFault | undefined =>
  cause instanceof BadAnswer && cause.kind === 'unreachable'
    ? new SetupFault({
        code: 'IMPLEMENTATION_UNREACHABLE',
        what: cause.detail,
        mend: 'start the implementation first and give its address',
        cause,
      })
    : undefined

const ALREADY_STARTED: CallErrorCode = 'ALREADY_STARTED'

const inUse = (cause: unknown): SetupFault | undefined =>
  cause instanceof BadAnswer && cause.kind === 'throws' && cause.detail.includes(ALREADY_STARTED)
    ? new SetupFault({
        code: 'IMPLEMENTATION_IN_USE',
        what: 'another run is using the implementation',
        mend: 'end the other run, or start the implementation a second time at another address',
        cause,
      })
    : undefined
