import { WebSocket } from 'ws'

/** A context of a browser that shares no cookie and no storage with any other, as each phone has its own. */
export type Apart = {
  /** Id of its one window's target; chromedriver's handle of that window. */
  readonly targetId: string
  /** Ends it, with every window that was opened from it. */
  leave(): void
}

type Reply = { id?: number; result?: unknown; error?: { message: string } }

const endpointOf = async (address: string): Promise<string> => {
  const version = (await (await fetch(`http://${address}/json/version`)).json()) as { webSocketDebuggerUrl: string }
  return version.webSocketDebuggerUrl
}

/**
 * Opens an empty window in a context of its own. Only the browser itself may be asked for one, not the pages that
 * chromedriver speaks to (Chrome DevTools Protocol, Target.createBrowserContext); it ends with this connection.
 * @param address host and port of the browser's own protocol (`goog:chromeOptions.debuggerAddress`)
 */
export const openApart = async (address: string): Promise<Apart> => {
  const socket = new WebSocket(await endpointOf(address), { perMessageDeflate: false })
  const gone = new Promise<never>((_, refused) => {
    // For as long as it is open: an error that nobody hears would end the run.
    socket.on('error', refused)
    socket.once('close', () => refused(new Error(`the browser at ${address} is not reachable`)))
  })
  gone.catch(() => undefined)
  let asked = 0
  const ask = <T>(method: string, params: object): Promise<T> => {
    const id = ++asked
    const answered = new Promise<T>((done, refused) => {
      const hear = (data: unknown): void => {
        const reply = JSON.parse(String(data)) as Reply
        if (reply.id !== id) return
        socket.off('message', hear)
        if (reply.error) refused(new Error(`${method}: ${reply.error.message}`))
        else done(reply.result as T)
      }
      socket.on('message', hear)
    })
    socket.send(JSON.stringify({ id, method, params }))
    return Promise.race([answered, gone])
  }
  await Promise.race([new Promise((open) => socket.once('open', open)), gone])
  try {
    const context = await ask<{ browserContextId: string }>('Target.createBrowserContext', { disposeOnDetach: true })
    const target = await ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank', ...context })
    return { ...target, leave: () => socket.close() }
  } catch (cause) {
    socket.close()
    throw cause
  }
}
