import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageOf, SetupFault } from '../core/errors'

/** A server that only this machine can reach. */
export type LoopbackServer = {
  readonly server: Server
  readonly port: number
  readonly url: string
  close(): Promise<void>
}

const portFault = (port: number, thrown: unknown): unknown => {
  const { code } = thrown as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return new SetupFault({
      code: 'PORT_IN_USE',
      what: `port ${port} of 127.0.0.1 is in use`,
      mend: 'stop what uses it, or let Vidimus take a free one by not naming a port',
      cause: thrown,
    })
  }
  return new SetupFault({
    code: 'PORT_NOT_USABLE',
    what: `cannot listen on port ${port} of 127.0.0.1: ${messageOf(thrown)}`,
    mend: 'name a port from 1024 to 65535, or none',
    cause: thrown,
  })
}

/** @param port 0 for any free one. Rejects with SetupFault when the port cannot be had. */
export const listenOnLoopback = async (port = 0): Promise<LoopbackServer> => {
  const server = createServer({ keepAlive: true })
  try {
    await new Promise<void>((listening, refused) => {
      server.once('error', refused)
      server.listen({ host: '127.0.0.1', port }, listening)
    })
  } catch (thrown) {
    throw portFault(port, thrown)
  }
  const taken = (server.address() as AddressInfo).port
  return {
    server,
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
