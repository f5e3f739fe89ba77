import { getResponse, http, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'

/**
 * Requests of this process never leave it. Those to a room that is open are answered by its handlers; those to this
 * machine go through; all others fail as if there were no network.
 */
const rooms = new Map<string, RequestHandler[]>()
const blocked: string[] = []
let isOn = false

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const noNetwork = (url: string): Response => {
  blocked.push(url)
  return Response.error()
}

const rule = http.all('https://:scenario.services.vidimus.test/*', async ({ request }) => answerInRoom(request))
const server = setupServer(rule)

const switchOn = () => {
  if (isOn) return
  isOn = true
  // The option's older name, onUnhandledRequest, is silently ignored by msw 3 and would let requests out.
  server.listen({
    onUnhandledFrame: ({ frame }) => {
      const url = addressOf(frame.data)
      if (url && LOOPBACK.has(new URL(url).hostname)) return
      throw noNetwork(url ?? 'unknown address')
    },
  })
}

const addressOf = (data: unknown): string | undefined => {
  const { request, connection } = data as { request?: Request; connection?: { client?: { url?: URL | string } } }
  const url = request?.url ?? connection?.client?.url
  return url === undefined ? undefined : String(url)
}

const answerInRoom = async (request: Request): Promise<Response> => {
  const handlers = rooms.get(new URL(request.url).host)
  return (handlers && (await getResponse(handlers, request))) ?? noNetwork(request.url)
}

/** Opens a room at `https://<name>.services.vidimus.test`; the address is free again once it is closed. */
export const openRoom = (name: string, handlersFor: (baseUrl: string) => RequestHandler[]) => {
  switchOn()
  const host = freeHost(name)
  const url = `https://${host}`
  rooms.set(host, handlersFor(url))
  return {
    url,
    /** `fetch` straight to the handlers; it reaches nothing but this room. */
    fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init)
      const response = new URL(request.url).host === host ? await answerInRoom(request) : noNetwork(request.url)
      if (response.type === 'error') throw new TypeError(`fetch failed: nothing answers at ${request.url}`)
      return response
    },
    close: () => {
      rooms.delete(host)
    },
  }
}

const freeHost = (name: string): string => {
  for (let n = 1; ; n++) {
    const host = `${name}${n === 1 ? '' : `-${n}`}.services.vidimus.test`
    if (!rooms.has(host)) return host
  }
}

/** Addresses outside that this process tried to reach, in order. */
export const blockedRequests = (): readonly string[] => blocked
