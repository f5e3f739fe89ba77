import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gateway } from '../contract/gateway'
import {
  type Implementation,
  type ImplementationCall,
  implementationCalls,
  type StartGiven,
} from '../contract/implementation'
import { messageOf } from '../core/errors'
import { type ConnectedGateway, connectGateway } from './gateway-client'
import { BodyTooLarge, type ErrorBody, readBody, sendJson } from './http-body'
import { listenOnLoopback } from './loopback-server'

/** A refused request: its HTTP status beside what the answer says. */
class Refusal extends Error {
  readonly status: number
  readonly body: ErrorBody

  constructor(status: number, code: string, what: string, mend: string) {
    super(what)
    this.status = status
    this.body = { code, what, mend }
  }
}

type Running = { implementation: Implementation; devices: ConnectedGateway; token: string }
type AnyCall = (ask: unknown) => Promise<unknown>

const callOf = ({ url, method }: IncomingMessage): ImplementationCall => {
  const name = /^\/v1\/([A-Za-z]+)$/.exec(url ?? '')?.[1] ?? ''
  if (!Object.hasOwn(implementationCalls, name)) {
    throw new Refusal(404, 'NO_SUCH_CALL', `there is no call at ${url}`, 'see contract/implementation.ts')
  }
  if (method !== 'POST') throw new Refusal(405, 'METHOD_WRONG', `${url} does not take ${method}`, 'use POST')
  return name as ImplementationCall
}

const askOf = async (call: ImplementationCall, message: IncomingMessage): Promise<unknown> => {
  const text = String(await readBody(message))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Refusal(400, 'BODY_NOT_JSON', 'the body is not JSON', 'send one JSON object in UTF-8')
  }
  const parsed = implementationCalls[call].ask.safeParse(json)
  if (parsed.success) return parsed.data
  const what = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ')
  throw new Refusal(400, 'BODY_WRONG', what, `send what contract/implementation.ts says of "${call}"`)
}

const refusalOf = (thrown: unknown): Refusal => {
  if (thrown instanceof Refusal) return thrown
  if (thrown instanceof BodyTooLarge) return new Refusal(413, 'BODY_TOO_LARGE', messageOf(thrown), 'send less')
  return new Refusal(500, 'CALL_FAILED', messageOf(thrown), 'see what the implementation logged')
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
      throw new Refusal(409, 'ALREADY_STARTED', 'it has been started', 'stop it first')
    starting = true
    await abandon()
    let devices: ConnectedGateway | undefined
    try {
      devices = await connectGateway(ask.gateway, ask.token)
      const implementation = make(devices.gateway)
      const answer = await implementation.start(ask)
      running = { implementation, devices, token: ask.token }
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
    if (call === 'start') return start((await askOf(call, message)) as StartGiven)
    if (!running) throw new Refusal(409, 'NOT_STARTED', 'it has not been started', 'call start first')
    if (message.headers.authorization !== `Bearer ${running.token}`) {
      throw new Refusal(401, 'TOKEN_WRONG', 'the bearer token is missing or wrong', 'send the token given at start')
    }
    const { implementation } = running
    const member = implementation[call] as AnyCall | undefined
    if (!member) throw new Refusal(404, 'NOT_OFFERED', `"${call}" is not offered`, 'leave it out of the profile')
    const answer = await member.call(implementation, await askOf(call, message))
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
