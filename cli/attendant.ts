import { randomBytes } from 'node:crypto'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { exists } from '../core/files'
import type { AttendantAddress, AttendedAnswer, AttendedQuestion } from '../steps/actors/attendant'
import { answersAtKeyboard } from './attendant-keyboard'

/** The person who attends a run, on a page of this machine and, where there is a terminal, at the keyboard. */
export type Attendant = AttendantAddress & {
  /** What to open in a browser. */
  page: string
  close(): Promise<void>
}

export type Asked = AttendedQuestion & { id: number }

const questionSchema = z.strictObject({
  clause: z.string(),
  statement: z.string(),
  statementDa: z.string(),
  scenario: z.string(),
  step: z.string(),
})
const answerSchema = z.object({
  id: z.coerce.number(),
  said: z.enum(['yes', 'no', 'cannot-tell']),
  name: z.string().trim().min(1, 'say who you are'),
  picture: z
    .string()
    .trim()
    .refine((path) => path === '' || exists(path), 'there is no such picture')
    .transform((path) => path || undefined)
    .optional(),
})

const layout = (body: unknown, head: unknown = '') => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      ${head}
      <title>Vidimus asks</title>
      <style>
        body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }
        label { display: block; margin: 0.5rem 0 } button { font: inherit; margin: 1rem 0.5rem 0 0; padding: 0.4rem 1rem }
        .wrong { color: #a00 }
      </style>
    </head>
    <body>
      ${body}
    </body>
  </html>`

const waitingPage = () =>
  layout(
    html`<p>Nothing to answer now. This page looks again by itself.</p>`,
    html`<meta http-equiv="refresh" content="2" />` as unknown as string,
  )

const questionPage = (asked: Asked, token: string, name: string, wrong = '') =>
  layout(html`<h1>${asked.clause}</h1>
    <p>${asked.statement}</p>
    <p lang="da">${asked.statementDa}</p>
    <p>Scenario: ${asked.scenario}</p>
    <p>Look at the device, and say whether this holds: <strong>${asked.step}</strong></p>
    <p class="wrong">${wrong}</p>
    <form method="post" action="/?token=${token}">
      <input type="hidden" name="id" value="${asked.id}" />
      <label>Your name <input name="name" required value="${name}" /></label>
      <label>Path of a picture, if you took one <input name="picture" size="40" /></label>
      <button name="said" value="yes">Yes</button><button name="said" value="no">No</button
      ><button name="said" value="cannot-tell">I cannot tell</button>
    </form>`)

/** The questions of a run, first come first served; whoever answers first has answered. */
export const createDesk = (name: string) => {
  const asked: Asked[] = []
  const answers = new Map<number, AttendedAnswer>()
  const listeners: (() => void)[] = []
  let lastName = name
  return {
    ask: (question: AttendedQuestion): number => {
      const id = asked.push({ ...question, id: asked.length + 1 })
      for (const heard of listeners.splice(0)) heard()
      return id
    },
    answer: (id: number, answer: AttendedAnswer): void => {
      if (answers.has(id)) return
      answers.set(id, answer)
      lastName = answer.name
      for (const heard of listeners.splice(0)) heard()
    },
    answerTo: (id: number): AttendedAnswer | undefined => answers.get(id),
    next: (): Asked | undefined => asked.find(({ id }) => !answers.has(id)),
    lastName: (): string => lastName,
    /** Resolves at the next question or answer. */
    changed: (): Promise<void> => new Promise((heard) => listeners.push(heard)),
  }
}
export type Desk = ReturnType<typeof createDesk>

export const deskApp = (desk: Desk, token: string): Hono => {
  const app = new Hono()
  const page = (context: Context, wrong = '') => {
    const asked = desk.next()
    return context.html(asked ? questionPage(asked, token, desk.lastName(), wrong) : waitingPage())
  }
  app.use(async (context, next) => {
    const shown = context.req.header('authorization')?.replace('Bearer ', '') ?? context.req.query('token')
    return shown === token ? next() : context.json({ code: 'TOKEN_WRONG', what: 'the token is missing or wrong' }, 401)
  })
  app.get('/', (context) => page(context))
  app.post('/', async (context) => {
    const parsed = answerSchema.safeParse(await context.req.parseBody())
    if (!parsed.success) return page(context, parsed.error.issues.map(({ message }) => message).join('; '))
    const { id, said, name, picture } = parsed.data
    desk.answer(id, { said, name, ...(picture ? { picture } : {}) })
    return context.redirect(`/?token=${token}`, 303)
  })
  app.post('/questions', async (context) => {
    const parsed = questionSchema.safeParse(await context.req.json().catch(() => undefined))
    return parsed.success
      ? context.json({ id: desk.ask(parsed.data) })
      : context.json({ code: 'BODY_WRONG', what: 'no question' }, 400)
  })
  app.get('/questions/:id', (context) =>
    context.json({ answer: desk.answerTo(Number(context.req.param('id'))) ?? null }),
  )
  return app
}

/** Opens the page, and asks at the keyboard as well where there is one. */
export const openAttendant = async (name: string): Promise<Attendant> => {
  const token = randomBytes(12).toString('hex')
  const desk = createDesk(name)
  const leaving = new AbortController()
  const { port, close } = await new Promise<{ port: number; close: () => Promise<void> }>((listening) => {
    const server = serve({ fetch: deskApp(desk, token).fetch, hostname: '127.0.0.1', port: 0 }, (address) =>
      listening({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
  })
  if (process.stdin.isTTY) void answersAtKeyboard(desk, leaving.signal)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    token,
    page: `${url}/?token=${token}`,
    close: () => {
      leaving.abort()
      return close()
    },
  }
}
