import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { type Gateway, type GatewayAsk, type GatewayCall, gatewayCalls } from '../contract/gateway'
import { messageOf } from '../core/errors'
import { type ErrorBody, LARGEST_MESSAGE } from './http-body'

/**
 * The device gateway over a WebSocket, one JSON text each way: `{id, call, ask}` is answered, in any order, by
 * `{id, answer}` or `{id, error: {code, what, mend}}`. What cannot be read at all is answered with `id` null.
 */
export const GATEWAY_PATH = '/gateway'

const questionSchema = z.strictObject({ id: z.union([z.string(), z.number()]), call: z.string(), ask: z.unknown() })

const error = (code: string, what: string, mend: string): { error: ErrorBody } => ({ error: { code, what, mend } })

const digest = (text: string) => createHash('sha256').update(text).digest()
const sameToken = (given: string, token: string) => timingSafeEqual(digest(given), digest(token))

/** The token of an opening request: as bearer token, or as `?token=` where headers cannot be set. */
const tokenOf = (request: IncomingMessage): string => {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? new URL(request.url ?? '/', 'ws://gateway').searchParams.get('token') ?? ''
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const answerTo = async (gateway: Gateway, data: RawData, isBinary: boolean): Promise<object> => {
  const question = isBinary ? undefined : questionSchema.safeParse(parsed(String(data))).data
  if (!question) return { id: null, ...error('MESSAGE_WRONG', 'not a question', 'send {"id", "call", "ask"} as text') }
  const { id, call, ask } = question
  if (!Object.hasOwn(gatewayCalls, call)) {
    return { id, ...error('NO_SUCH_CALL', `the gateway has no call "${call}"`, 'see contract/gateway.ts') }
  }
  try {
    return { id, answer: await gateway(call as GatewayCall, ask as GatewayAsk<GatewayCall>) }
  } catch (thrown) {
    return { id, ...error('ASK_REFUSED', messageOf(thrown), `send what contract/gateway.ts says of "${call}"`) }
  }
}

const refuse = (socket: Duplex, status: string) => {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

/** Serves the gateway to whoever shows the token, as long as the server listens. */
export const serveGateway = (server: Server, gateway: Gateway, token: string): { close(): void } => {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false })
  const talk = (socket: WebSocket) => {
    socket.on('message', (data, isBinary) => {
      void answerTo(gateway, data, isBinary).then((answer) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(answer))
      })
    })
    // Too large or ill-formed frames end the connection; ws has already sent the closing code.
    socket.on('error', () => socket.terminate())
  }
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const path = new URL(request.url ?? '/', 'ws://gateway').pathname
    if (path !== GATEWAY_PATH) return refuse(socket, '404 Not Found')
    if (!sameToken(tokenOf(request), token)) return refuse(socket, '401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, talk)
  })
  return {
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
