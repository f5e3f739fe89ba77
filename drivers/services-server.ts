import type { IncomingMessage, ServerResponse } from 'node:http'
import { getResponse, type RequestHandler } from 'msw'
import { LARGEST_SERVICE_REQUEST, type ServiceErrorCode, serviceErrors } from '../contract/wire'
import { messageOf } from '../core/errors'
import { BodyTooLarge, readBody, sendJson } from './http-body'

/** Beyond what a service refuses by itself, nothing is read. */
const MOST_READ = 2 * LARGEST_SERVICE_REQUEST

const requestOf = (message: IncomingMessage, baseUrl: string, body: Buffer): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each)
  }
  const bodyless = message.method === 'GET' || message.method === 'HEAD'
  // Never resolved against the base: '//elsewhere/…' in a request line must not name another host.
  return new Request(`${baseUrl}${message.url?.startsWith('/') ? message.url : '/'}`, {
    method: message.method ?? 'GET',
    headers,
    ...(bodyless ? {} : { body: new Uint8Array(body) }),
  })
}

/** Answers plain HTTP requests with msw handlers that were made for `baseUrl`. */
export const answerWith =
  (handlers: RequestHandler[], baseUrl: string) =>
  async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const request = requestOf(message, baseUrl, await readBody(message, MOST_READ))
      const answer = await getResponse(handlers, request)
      if (!answer) {
        const mend = 'see contract/openapi.yaml'
        return sendJson(response, 404, { code: 'NO_SUCH_PATH', what: `nothing answers at ${message.url}`, mend })
      }
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    } catch (thrown) {
      const tooLarge = thrown instanceof BodyTooLarge
      const code: ServiceErrorCode = tooLarge ? 'BODY_TOO_LARGE' : 'SERVICE_BROKEN'
      const mend = tooLarge ? 'send less' : 'report it; the implementation is not to blame'
      if (!response.headersSent)
        sendJson(response, serviceErrors[code].status, { code, what: messageOf(thrown), mend }, true)
    }
  }
