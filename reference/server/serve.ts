import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type WebServer = { readonly url: string; close(): Promise<void> }

/**
 * Listens for this machine only; its name is in the address, since credentials belong to a domain (WebAuthn Level 2,
 * §5.1.3). @param port any free one by default; rejects when it is taken.
 */
export const serveWeb = (app: Hono, port = 0): Promise<WebServer> =>
  new Promise((listening, refused) => {
    const server: ServerType = serve(
      { fetch: app.fetch, hostname: '127.0.0.1', port },
      ({ port: taken }: AddressInfo) => listening({ url: `http://localhost:${taken}`, close: () => closed(server) }),
    )
    server.once('error', refused)
  })

const closed = (server: ServerType): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    // Browsers keep their connections open for the next request.
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
