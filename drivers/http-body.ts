import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { type ErrorBody, LARGEST_MESSAGE } from '../contract/wire'

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
}

/** The whole body; throws BodyTooLarge once more than `limit` bytes have come. */
export const readBody = async (message: IncomingMessage, limit = LARGEST_MESSAGE): Promise<Buffer> => {
  const parts: Buffer[] = []
  let length = 0
  // The sender may still be writing; the connection stays so that it can read the refusal.
  for await (const part of message.iterator({ destroyOnReturn: false })) {
    length += (part as Buffer).length
    if (length > limit) throw new BodyTooLarge(`more than ${limit} bytes`)
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

export const sendJson = (response: ServerResponse, status: number, body: unknown, close = false): void => {
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': text.length,
    ...(close ? { connection: 'close' } : {}),
  })
  response.end(text)
}

/** What an error body says, in words; anything else as it came, cut short. */
export const errorInWords = (text: string): string => {
  try {
    const { code, what } = JSON.parse(text) as Partial<ErrorBody>
    if (typeof what === 'string') return code ? `${code}: ${what}` : what
  } catch {}
  return text.slice(0, 200)
}

/** A whole HTTP response, for a connection that is to become a WebSocket and may not. */
export const responseText = (status: number, body: unknown): string => {
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'connection: close',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(text)}`,
  ]
  return `${head.join('\r\n')}\r\n\r\n${text}`
}
