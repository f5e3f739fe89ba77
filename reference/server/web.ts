import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import { actionSchema } from '../../contract/screen'
import { base64 } from '../../core/bytes'
import { messageOf } from '../../core/errors'
import { appPage, STYLE, scripts } from '../app/page/shell'
import type { Reference } from '../reference'
import { isFormPage } from '../website/form-pages'
import { websiteRoutes } from '../website/routes'
import { type AppSessions, createAppSessions } from './app-sessions'

/** Largest body, in bytes: the pixels of one view. */
const LARGEST_BODY = 16 << 20
const sizeSchema = z.object({ width: z.coerce.number().int().positive(), height: z.coerce.number().int().positive() })

/**
 * The reference as a real system: pages for app and website, and the contract for everything that is no surface. The
 * app's logic stays behind the page.
 */
export type WebReference = {
  readonly pages: Hono
  /** The contract side of it, anew for each run. */
  implementation(gateway: Gateway): Implementation
}

export const createWebReference = (make: (gateway: Gateway) => Reference): WebReference => {
  let present: { sessions: AppSessions; reference: Reference } | undefined
  const running = () => {
    if (present) return present
    throw new HTTPException(503, { message: 'the implementation has not been started' })
  }
  const pages = new Hono()
  // A page that was left may still have something on its way; nobody needs to hear of it.
  pages.onError((thrown, context) =>
    thrown instanceof HTTPException ? thrown.getResponse() : context.text(messageOf(thrown), 500),
  )
  pages.use(bodyLimit({ maxSize: LARGEST_BODY }))
  pages.get('/app/:device', async (context) => {
    const session = await running().sessions.open({ app: context.req.param('device') })
    return context.html(appPage(session))
  })
  // Pages that are only read are plain ones; those that are filled in are drawn like the app.
  pages.get('/website/:page{.*}', async (context, next) => {
    const page = context.req.param('page')
    if (!isFormPage(page)) return next()
    const language = context.req.query('language') || undefined
    return context.html(
      appPage(await running().sessions.open({ website: 'browser', page, ...(language && { language }) })),
    )
  })
  pages.get('/log-in/:logIn', async (context) =>
    context.html(
      appPage(
        await running().sessions.open({
          logIn: context.req.param('logIn'),
          language: context.req.query('language') || undefined,
        }),
      ),
    ),
  )
  pages.get('/sessions/:session/events', (context) =>
    streamSSE(context, async (stream) => {
      const { sessions } = running()
      const gone = new Promise<void>((aborted) => stream.onAbort(aborted))
      const id = context.req.param('session')
      await sessions.connect(id, (event, data) => stream.writeSSE({ event, data: JSON.stringify(data) }))
      await gone
      await sessions.leave(id)
    }),
  )
  pages.post('/sessions/:session/acts', async (context) => {
    const action = actionSchema.safeParse(await context.req.json().catch(() => undefined))
    if (!action.success) throw new HTTPException(400, { message: 'no such action' })
    return context.json(await running().sessions.act(context.req.param('session'), action.data))
  })
  pages.post('/sessions/:session/hardware/:question', async (context) => {
    const size = sizeSchema.safeParse(context.req.query())
    const answer = size.success
      ? { closed: false, frame: { ...size.data, rgba: base64(new Uint8Array(await context.req.arrayBuffer())) } }
      : await context.req.json()
    const { sessions } = running()
    if (!sessions.answer(context.req.param('session'), Number(context.req.param('question')), answer))
      throw new HTTPException(404, { message: 'nobody asked that' })
    return context.json({})
  })
  pages.get('/style.css', (context) => context.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  pages.get('/scripts/:name', (context) => {
    const script = scripts().get(context.req.param('name'))
    if (script === undefined) return context.notFound()
    return context.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })
  pages.route(
    '/',
    websiteRoutes(() => running().reference.website),
  )

  return {
    pages,
    implementation: (gateway) => {
      const sessions = createAppSessions(gateway, make)
      present = { sessions, reference: sessions.reference }
      return sessions.implementation
    },
  }
}
