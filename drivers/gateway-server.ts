import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { type Gateway, type GatewayAsk, type GatewayCall, gatewayCalls } from '../contract/gateway'
import {
  type ErrorBody,
  GATEWAY_PATH,
  type GatewayErrorCode,
  gatewayErrors,
  gatewayQuestionSchema,
  LARGEST_MESSAGE,
} from '../contract/wire'
import { messageOf } from '../core/errors'
import { responseText } from './http-body'

const error = (code: GatewayErrorCode, what: string, mend: string): ErrorBody => ({ code, what, mend })

const digest = (text: string) => createHash('sha256').update(text).digest()
const sameToken = (given: string, token: string) => timingSafeEqual(digest(given), digest(token))

/** Never resolved against a base: what a client sends as address must not be able to throw or to name another host. */
const partsOf = (url = '/'): { path: string; query: URLSearchParams } => {
  const [path = '/', query = ''] = url.split('?', 2)
  return { path, query: new URLSearchParams(query) }
}

/** The token of an opening request: as bearer token, or as `?token=` where headers cannot be set. */
const tokenOf = (request: IncomingMessage): string => {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? partsOf(request.url).query.get('token') ?? ''
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const answerTo = async (gateway: Gateway, data: RawData, isBinary: boolean): Promise<object> => {
  const question = isBinary ? undefined : gatewayQuestionSchema.safeParse(parsed(String(data))).data
  if (!question) {
    return { id: null, error: error('MESSAGE_WRONG', 'not a question', 'send {"id", "call", "ask"} as text') }
  }
  const { id, call, ask } = question
  if (!Object.hasOwn(gatewayCalls, call)) {
    return { id, error: error('NO_SUCH_CALL', `the gateway has no call "${call}"`, 'see contract/openapi.yaml') }
  }
  try {
    return { id, answer: await gateway(call as GatewayCall, ask as GatewayAsk<GatewayCall>) }
  } catch (thrown) {
    const mend = `send what contract/openapi.yaml says of "${call}"`
    return { id, error: error('ASK_REFUSED', messageOf(thrown), mend) }
  }
}

const refuse = (socket: Duplex, code: 'TOKEN_WRONG' | 'NO_SUCH_PATH', mend: string) => {
  const { status, about } = gatewayErrors[code]
  socket.end(responseText(status, error(code, about, mend)))
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
    const { path } = partsOf(request.url)
    if (path !== GATEWAY_PATH) return refuse(socket, 'NO_SUCH_PATH', `connect to ${GATEWAY_PATH}`)
    if (!sameToken(tokenOf(request), token)) return refuse(socket, 'TOKEN_WRONG', 'send the token given at start')
    sockets.handleUpgrade(request, socket, head, talk)
  })
  return {
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
