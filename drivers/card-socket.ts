import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { SetupFault } from '../core/errors'

/** What is at this end of the socket, made anew for each connection. */
export type SocketEnd = { receive(bytes: Uint8Array): Uint8Array }
export type CardSocket = {
  port: number
  /** Fulfilled when the other side has gone away for good, or `close` was called. */
  ended: Promise<void>
  close(): void
}

const LOOPBACK = '127.0.0.1'

const join = (socket: Socket, { receive }: SocketEnd): void => {
  // An APDU is one small write: Nagle's algorithm would hold it back until the last is acknowledged.
  socket.setNoDelay(true)
  socket.on('data', (bytes) => {
    const answers = receive(bytes)
    if (answers.length > 0) socket.write(answers)
  })
}

const fault = (what: string, mend: string, cause: unknown): SetupFault =>
  new SetupFault({ code: 'SETUP_CARD_SOCKET', what, mend, cause })

/** The card goes to the reader: vpcd listens. Throws SetupFault where nobody does. */
export const joinReader = (host: string, port: number, card: SocketEnd): Promise<CardSocket> =>
  new Promise((done, failed) => {
    const socket = connect(port, host, () => {
      const ended = new Promise<void>((gone) => socket.once('close', () => gone()))
      done({ port, ended, close: () => socket.destroy() })
    })
    socket.on('error', (error) =>
      failed(
        fault(
          `no virtual reader at ${host}:${port}: ${error.message}`,
          'start pcscd with vsmartcard-vpcd first',
          error,
        ),
      ),
    )
    join(socket, card)
  })

/**
 * The reader comes to the card, over loopback only, and may come again. There is one chip: who comes while it is being
 * read waits, and is served, by a chip just switched on, when the reader before has gone.
 */
export const awaitReaders = (port: number, card: () => SocketEnd): Promise<CardSocket> =>
  new Promise((done, failed) => {
    const readers: Socket[] = []
    const serve = (reader: Socket | undefined) => {
      if (reader) join(reader, card())
    }
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.once('close', () => {
        const wasServed = readers[0] === socket
        readers.splice(readers.indexOf(socket), 1)
        if (wasServed) serve(readers[0])
      })
      // What a waiting reader sends stays in its socket, which nobody reads before its turn.
      if (readers.push(socket) === 1) serve(socket)
    })
    server.on('error', (error) =>
      failed(fault(`port ${port} of ${LOOPBACK} is not to be had: ${error.message}`, 'give another port', error)),
    )
    const ended = new Promise<void>((gone) => server.once('close', () => gone()))
    const close = () => {
      server.close()
      for (const reader of [...readers]) reader.destroy()
    }
    server.listen(port, LOOPBACK, () => done({ port: (server.address() as AddressInfo).port, ended, close }))
  })
