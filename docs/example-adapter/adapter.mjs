// Between Vidimus and the website: reads its pages as a person would and sends its forms, nothing more. Written from
// vendor-guide.md and contract/openapi.yaml alone. Node 22 or newer, no dependency.
//   node adapter.mjs [port]     (prints its address)
import { createServer } from 'node:http'
import { serveWebsite } from './website.mjs'

const site = await serveWebsite()

/** The present scenario; there is one at a time. */
let run

class Refusal extends Error {
  constructor(status, code, what, mend) {
    super(what)
    this.status = status
    this.body = { code, what, mend }
  }
}

// The page as it was last loaded, and what the person has filled in since.
const surfaces = new Map()
const browse = async (surface, init = {}) => {
  const headers = surface.cookie ? { cookie: surface.cookie } : {}
  const response = await fetch(site.url, { redirect: 'manual', ...init, headers })
  surface.cookie = response.headers.get('set-cookie') ?? surface.cookie
  if (response.status === 303) return browse(surface)
  surface.html = await response.text()
  surface.choice = undefined
}

const ELEMENT =
  /<(?:h1>(?<title>[^<]*)|p>(?<text>[^<]*)|li>(?<step>[^<]*)|button[^>]*?(?<off> disabled)?>(?<button>[^<]*)|input type="radio"[^>]*>(?<option>[^<]*))/g

const screenOf = ({ html, choice }) => {
  const elements = [...html.matchAll(ELEMENT)].map(({ groups }) => {
    const { off, ...found } = groups
    const [role, text] = Object.entries(found).find(([, value]) => value !== undefined)
    const element = { role, text, enabled: off === undefined }
    return role === 'option' ? { ...element, checked: text === choice } : element
  })
  return { elements, feedback: [] }
}

const isThere = (surface, role, text) =>
  screenOf(surface).elements.some((element) => element.role === role && element.text === text && element.enabled)

const act = async (surface, action) => {
  if (action.do === 'choose' && isThere(surface, 'option', action.option)) surface.choice = action.option
  if (action.do === 'press' && isThere(surface, 'button', action.text)) {
    const body = new URLSearchParams({ press: action.text })
    if (surface.choice) body.set('choice', surface.choice)
    await browse(surface, { method: 'POST', body })
  }
}

const surfaceOf = (id) => {
  const surface = surfaces.get(id)
  if (!surface) throw new Refusal(404, 'NO_SUCH_SURFACE', `there is no surface ${id}`, 'open one')
  return surface
}

const CALLS = {
  start: async ({ token }) => {
    surfaces.clear()
    run = { token }
    return {}
  },
  tellTime: async () => ({}),
  open: async ({ app }) => {
    if (!app) throw new Refusal(500, 'CALL_FAILED', 'there is only the journey', 'leave website out of the profile')
    const surface = surfaces.get(app) ?? {}
    surfaces.set(app, surface)
    await browse(surface)
    return { surface: app }
  },
  screen: async ({ surface }) => screenOf(surfaceOf(surface)),
  act: async ({ surface, action }) => {
    await act(surfaceOf(surface), action)
    return screenOf(surfaceOf(surface))
  },
  logIn: async () => ({ logIn: 'none' }),
  logInState: async () => ({ state: 'refused' }),
  stop: async () => {
    run = undefined
    return {}
  },
}

const answerTo = async ({ url, headers }, text) => {
  const call = /^\/v1\/(\w+)$/.exec(url)?.[1] ?? ''
  if (!Object.hasOwn(CALLS, call)) throw new Refusal(404, 'NO_SUCH_CALL', `no call at ${url}`, 'see vendor-guide.md')
  if (call !== 'start' && !run) throw new Refusal(409, 'NOT_STARTED', 'it has not been started', 'call start first')
  if (call !== 'start' && headers.authorization !== `Bearer ${run.token}`)
    throw new Refusal(401, 'TOKEN_WRONG', 'the token is missing or wrong', 'send the token of start')
  return CALLS[call](JSON.parse(text))
}

const server = createServer(async (request, response) => {
  const send = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  try {
    const parts = []
    for await (const part of request) parts.push(part)
    send(200, await answerTo(request, String(Buffer.concat(parts))))
  } catch (thrown) {
    send(thrown.status ?? 500, thrown.body ?? { code: 'CALL_FAILED', what: String(thrown), mend: 'see the log' })
  }
})
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () =>
  process.stdout.write(`listening at http://127.0.0.1:${server.address().port}\n`),
)
