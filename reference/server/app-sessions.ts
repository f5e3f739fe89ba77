import { randomUUID } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import type { Gateway } from '../../contract/gateway'
import type { Implementation, Where } from '../../contract/implementation'
import type { Action, Screen } from '../../contract/screen'
import { quiescence } from '../../core/clock'
import type { Hints } from '../app/app'
import type { Reference } from '../reference'
import { createPageHardware } from './page-hardware'

/** What a page draws. */
export type View = Screen & Hints
type Send = (event: 'view' | 'hardware', data: object) => Promise<void>
type Session = {
  id: string
  device: string
  surface: string
  shown: string
  send?: Send
  refreshing: boolean
  /** How often it is being looked at just now. */
  looks: number
  stale: boolean
}

/** The apps that run behind pages, one a device. A session is one page; the newest page of a device is the app's. */
export type AppSessions = {
  readonly reference: Reference
  /** The same as the contract has it; whoever looks at a page sees at once what has changed. */
  readonly implementation: Implementation
  /** Opens the app on a device, or brings it to the front; or a page that is filled in. @returns the session for the page. */
  open(where: Exclude<Where, { desk: string }>): Promise<string>
  connect(session: string, send: Send): Promise<void>
  act(session: string, action: Action): Promise<View>
  answer(session: string, question: number, answer: unknown): boolean
  /** The page is gone; with the newest one of its device the app is closed. */
  leave(session: string): Promise<void>
}

export const createAppSessions = (gateway: Gateway, make: (gateway: Gateway) => Reference): AppSessions => {
  const sessions = new Map<string, Session>()
  const newest = new Map<string, Session>()
  let pages = 0
  const hardware = createPageHardware(
    gateway,
    (device) => refresh(newest.get(device)),
    (device) => (newest.get(device)?.looks ?? 0) > 0,
  )
  const reference = make(hardware.gateway)

  const known = (id: string): Session => {
    const session = sessions.get(id)
    if (session) return session
    throw new HTTPException(410, { message: 'this page was left' })
  }
  const look = async (session: Session): Promise<Screen> => {
    session.looks += 1
    try {
      return await reference.screen({ surface: session.surface })
    } finally {
      session.looks -= 1
    }
  }
  const viewOf = async (session: Session, screen?: Screen): Promise<View> => {
    const { surface } = session
    const view = { ...(screen ?? (await look(session))), ...reference.hints(surface) }
    session.shown = JSON.stringify({ ...view, feedback: [] })
    return view
  }
  const draw = async (session: Session): Promise<void> => {
    const before = session.shown
    const view = await viewOf(session)
    if (session.shown !== before || view.feedback.length > 0) await session.send?.('view', view)
  }
  /** Whatever happened to the app has run its course before it is drawn; what happens meanwhile is drawn after it. */
  const drawUntilFresh = async (session: Session): Promise<void> => {
    session.refreshing = true
    while (session.stale && newest.get(session.device) === session) {
      session.stale = false
      await quiescence()
      await draw(session).catch(() => undefined)
    }
    session.refreshing = false
  }
  const refresh = (session: Session | undefined): void => {
    if (!session?.send) return
    session.stale = true
    if (!session.refreshing) void drawUntilFresh(session)
  }
  const refreshed = async <T>(answer: Promise<T>): Promise<T> => {
    const answered = await answer
    for (const session of newest.values()) if (session.send) await draw(session).catch(() => undefined)
    return answered
  }
  const leave = async (id: string): Promise<void> => {
    const session = sessions.get(id)
    sessions.delete(id)
    if (!session || newest.get(session.device) !== session) return
    newest.delete(session.device)
    hardware.disconnect(session.device)
    await reference.act({ surface: session.surface, action: { do: 'close' } }).catch(() => undefined)
  }

  return {
    reference,
    implementation: {
      ...reference,
      tellTime: (ask) => refreshed(reference.tellTime(ask)),
      logIn: (ask) => refreshed(reference.logIn(ask)),
      stop: async (ask) => {
        for (const device of newest.keys()) hardware.disconnect(device)
        newest.clear()
        sessions.clear()
        return reference.stop(ask)
      },
    },
    open: async (where) => {
      pages += 1
      const browser = `page ${pages}`
      const { surface } = await reference.open('logIn' in where ? { ...where, browser } : where)
      const device = 'app' in where ? where.app : browser
      const session: Session = {
        id: randomUUID(),
        device,
        surface,
        shown: '',
        refreshing: false,
        looks: 0,
        stale: false,
      }
      sessions.set(session.id, session)
      newest.set(device, session)
      return session.id
    },
    connect: async (id, send) => {
      const session = known(id)
      session.send = send
      hardware.connect(session.device, {
        ask: (question, call, ask) => void send('hardware', { id: question, call, ask }),
      })
      await send('view', await viewOf(session))
    },
    act: async (id, action) => {
      const session = known(id)
      return viewOf(session, await reference.act({ surface: session.surface, action }))
    },
    answer: (id, question, answer) => {
      known(id)
      return hardware.answer(question, answer)
    },
    leave,
  }
}
