import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { type Ask, type Implementation, type ImplementationCall, implementationCalls } from '../contract/implementation'
import { CALL_PREFIX, LARGEST_MESSAGE } from '../contract/wire'
import { messageOf, SetupFault } from '../core/errors'
import { BadAnswer } from './driver'
import { BodyTooLarge, errorInWords, readBody } from './http-body'

/** An implementation at an address: `POST <address>/v1/<call>` with JSON both ways. */
export type RemoteImplementation = {
  readonly implementation: Implementation
  /** Gives back all sockets, also those of calls still under way. */
  close(): void
}

/** Throws SetupFault on anything but an http or https address. */
export const implementationAddress = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) return url
  throw new SetupFault({
    code: 'IMPLEMENTATION_ADDRESS_WRONG',
    what: `"${text}" is not the address of an implementation`,
    mend: 'give an address such as http://127.0.0.1:8080',
  })
}

const answerOf = async (call: string, response: IncomingMessage): Promise<unknown> => {
  const body = await readBody(response, LARGEST_MESSAGE).catch((thrown: unknown) => {
    response.destroy()
    throw thrown
  })
  const text = String(body)
  if (response.statusCode !== 200) {
    throw new BadAnswer(call, 'throws', `status ${response.statusCode}: ${errorInWords(text)}`)
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BadAnswer(call, 'nonsense', `not JSON: ${JSON.stringify(text.slice(0, 80))}`, cause)
  }
}

const failure = (call: string, url: URL, thrown: unknown): BadAnswer => {
  if (thrown instanceof BadAnswer) return thrown
  if (thrown instanceof BodyTooLarge) return new BadAnswer(call, 'nonsense', messageOf(thrown), thrown)
  const why = (thrown as NodeJS.ErrnoException).code ?? messageOf(thrown)
  // The parser of HTTP has its own codes: somebody answers, but not in HTTP.
  if (why.startsWith('HPE_'))
    return new BadAnswer(call, 'nonsense', `${url.origin} does not speak HTTP (${why})`, thrown)
  return new BadAnswer(call, 'unreachable', `${url.origin} does not answer (${why})`, thrown)
}

/** @param offers the capabilities that the profile declares */
export const remoteImplementation = (address: URL, token: string, offers: readonly string[]): RemoteImplementation => {
  const secure = address.protocol === 'https:'
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const send = secure ? httpsRequest : httpRequest
  const base = address.href.replace(/\/$/, '')
  const closing = new AbortController()

  const post = (url: URL, body: Buffer): Promise<IncomingMessage> =>
    new Promise((answered, failed) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': body.length,
        authorization: `Bearer ${token}`,
      }
      send(url, { method: 'POST', agent, headers, signal: closing.signal }, answered).on('error', failed).end(body)
    })
  const ask = async (call: ImplementationCall, message: unknown): Promise<unknown> => {
    const url = new URL(`${base}${CALL_PREFIX}${call}`)
    try {
      return await answerOf(call, await post(url, Buffer.from(JSON.stringify(message))))
    } catch (thrown) {
      throw failure(call, url, thrown)
    }
  }
  const capabilities = new Set<string>(['arrange', 'inspect'].filter((capability) => !offers.includes(capability)))
  const members = (Object.keys(implementationCalls) as ImplementationCall[])
    .filter((call) => !capabilities.has(call))
    .map((call) => [call, (message: Ask<typeof call>) => ask(call, message)] as const)
  return {
    implementation: Object.fromEntries(members) as unknown as Implementation,
    close: () => {
      closing.abort()
      agent.destroy()
    },
  }
}
