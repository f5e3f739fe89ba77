import type { IncomingMessage, ServerResponse } from 'node:http'

/** Largest message either way, in bytes: a frame of a camera fits, a mistake does not. */
export const LARGEST_MESSAGE = 16 << 20

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

export type ErrorBody = { code: string; what: string; mend: string }

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
