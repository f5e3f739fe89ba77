import { WebSocket } from 'ws'
import type { Gateway } from '../contract/gateway'
import { LARGEST_MESSAGE } from '../contract/wire'

/** The gateway as an implementation elsewhere reaches it. */
export type ConnectedGateway = { readonly gateway: Gateway; isOpen(): boolean; close(): void }

type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void }
type Reply = { id: number | null; answer?: unknown; error?: { code: string; what: string } }

const replyIn = (text: string): Reply | undefined => {
  try {
    const reply: unknown = JSON.parse(text)
    return typeof reply === 'object' && reply !== null && 'id' in reply ? (reply as Reply) : undefined
  } catch {
    return undefined
  }
}

/** Connects to a gateway's address; rejects when it cannot. Once the connection is gone every call rejects. */
export const connectGateway = async (url: string, token: string): Promise<ConnectedGateway> => {
  const socket = new WebSocket(url, {
    headers: { authorization: `Bearer ${token}` },
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  })
  const waiting = new Map<number, Waiting>()
  let asked = 0

  await new Promise<void>((open, refused) => {
    socket.once('open', open)
    socket.once('error', (cause) => refused(new Error(`the gateway at ${url} cannot be reached: ${cause.message}`)))
  })
  const fail = (why: string) => {
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }
  socket.on('error', (cause) => fail(`the gateway is gone: ${cause.message}`))
  socket.on('close', () => fail('the gateway is gone: connection closed'))
  socket.on('message', (data) => {
    const reply = replyIn(String(data))
    if (!reply) return fail('the gateway answers nonsense')
    if (reply.id === null) return fail(`the gateway could not read a message: ${reply.error?.what}`)
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.error) asker?.reject(new Error(`${reply.error.code}: ${reply.error.what}`))
    else asker?.resolve(reply.answer)
  })

  const ask = (call: string, message: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new Error('the gateway is gone: connection closed'))
      const id = ++asked
      waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ id, call, ask: message }))
    })
  return {
    gateway: ask as Gateway,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.terminate(),
  }
}
