import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gateway } from '../contract/gateway'
import type { Implementation, ImplementationCall, StartGiven } from '../contract/implementation'
import { type ConnectedGateway, connectGateway } from './gateway-client'
import { sendJson } from './http-body'
import { listenOnLoopback } from './loopback-server'
import { askOf, callOf, Refusal, refusalOf } from './refusal'

/** One scenario: what was started, and what it has given names to. */
type Running = {
  implementation: Implementation
  devices: ConnectedGateway
  token: string
  surfaces: Set<unknown>
  logIns: Set<unknown>
}
type AnyCall = (ask: unknown) => Promise<unknown>

const hold = (running: Running, ask: { surface?: unknown; logIn?: unknown }): void => {
  if (ask.surface !== undefined && !running.surfaces.has(ask.surface))
    throw new Refusal('NO_SUCH_SURFACE', 'open it first', `there is no surface "${ask.surface}"`)
  if (ask.logIn !== undefined && !running.logIns.has(ask.logIn))
    throw new Refusal('NO_SUCH_LOG_IN', 'ask for it with logIn', `there is no log-in "${ask.logIn}"`)
}

const pass = async (running: Running, call: ImplementationCall, message: IncomingMessage): Promise<unknown> => {
  const { implementation, surfaces, logIns } = running
  const member = implementation[call] as AnyCall | undefined
  if (!member) throw new Refusal('NOT_OFFERED', 'leave it out of the profile', `"${call}" is not offered`)
  const ask: object = await askOf(call, message)
  hold(running, ask)
  const answer = (await member.call(implementation, ask)) as { surface?: unknown; logIn?: unknown } | undefined
  if (call === 'open') surfaces.add(answer?.surface)
  if (call === 'logIn') logIns.add(answer?.logIn)
  return answer
}

/**
 * Puts an implementation written against the contract behind HTTP, one at a time: `start` makes it with a gateway that
 * speaks to the suite's devices, `stop` ends it, and then it can be started anew. All but `start` want the token of
 * `start` as bearer token.
 * @param port any free one by default; SetupFault when it is taken
 */
export const serveImplementation = async (
  make: (gateway: Gateway) => Implementation,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> => {
  let running: Running | undefined
  let starting = false
  const listening = await listenOnLoopback(port)

  const start = async (ask: StartGiven): Promise<unknown> => {
    if (starting || running?.devices.isOpen())
      throw new Refusal('ALREADY_STARTED', 'stop the other run, or wait for its end')
    starting = true
    await abandon()
    let devices: ConnectedGateway | undefined
    try {
      devices = await connectGateway(ask.gateway, ask.token)
      const implementation = make(devices.gateway)
      const answer = await implementation.start(ask)
      running = { implementation, devices, token: ask.token, surfaces: new Set(), logIns: new Set() }
      return answer
    } catch (thrown) {
      devices?.close()
      throw thrown
    } finally {
      starting = false
    }
  }
  /** A suite that was cut off never says stop; its gateway is gone, and the next suite may start. */
  const abandon = async () => {
    await running?.implementation.stop({}).catch(() => {})
    leave()
  }
  const leave = () => {
    running?.devices.close()
    running = undefined
  }
  const answerTo = async (message: IncomingMessage): Promise<unknown> => {
    const call = callOf(message)
    if (call === 'start') return start(await askOf('start', message))
    if (!running) throw new Refusal('NOT_STARTED', 'call start first')
    if (message.headers.authorization !== `Bearer ${running.token}`)
      throw new Refusal('TOKEN_WRONG', 'send the token given at start')
    const answer = await pass(running, call, message)
    if (call === 'stop') leave()
    return answer
  }
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      sendJson(response, 200, (await answerTo(message)) ?? null)
    } catch (thrown) {
      const { status, body } = refusalOf(thrown)
      if (!response.destroyed) sendJson(response, status, body, status === 413)
    }
  }
  listening.server.on('request', (message, response) => void serve(message, response))
  return {
    url: listening.url,
    close: async () => {
      leave()
      await listening.close()
    },
  }
}
