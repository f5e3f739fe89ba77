// The smallest implementation that touches everything: every call, a camera frame, a chip, a vibration, an SMS.
// Written from vendor-guide.md and contract/openapi.yaml alone: Node 22 or newer, no dependency, nothing of Vidimus.
//   node example-server.mjs [port] [--tell]     (--tell prints every message)
import { createServer } from 'node:http'

const PORT = Number(process.argv[2] ?? 8080)
const LIMIT = 16 * 1024 * 1024
const tell = (line) => process.argv.includes('--tell') && process.stdout.write(`${line}\n`)

/** Thrown for whatever is refused. */
const refusal = (status, code, what, mend) => Object.assign(new Error(what), { status, body: { code, what, mend } })

/** Opens the gateway; the answer is `ask(call, message)`, and `close()`. */
const openGateway = (address, token) =>
  new Promise((ready, failed) => {
    const socket = new WebSocket(`${address}?token=${token}`)
    const waiting = new Map()
    let count = 0
    const ask = (call, message) =>
      new Promise((resolve, reject) => {
        const id = ++count
        waiting.set(id, { resolve, reject })
        const text = JSON.stringify({ id, call, ask: message })
        tell(`gateway ← ${text}`)
        socket.send(text)
      })
    socket.onmessage = ({ data }) => {
      tell(`gateway → ${data}`)
      const { id, answer, error } = JSON.parse(data)
      const { resolve, reject } = waiting.get(id) ?? {}
      waiting.delete(id)
      if (error) reject?.(new Error(`${error.code}: ${error.what}`))
      else resolve?.(answer)
    }
    socket.onclose = () => {
      for (const { reject } of waiting.values()) reject(new Error('the gateway is gone'))
    }
    socket.onerror = () => failed(new Error(`the gateway at ${address} cannot be reached`))
    socket.onopen = () =>
      ready({ ask, close: () => socket.close(), isOpen: () => socket.readyState === WebSocket.OPEN })
  })

/** The present scenario; there is one at a time. */
let run

const sendSms = async (to, text) => {
  const body = JSON.stringify({ to, text })
  tell(`services ← POST /sms/messages ${body}`)
  const headers = { authorization: `Bearer ${run.token}`, 'content-type': 'application/json' }
  const response = await fetch(`${run.services}/sms/messages`, { method: 'POST', headers, body })
  tell(`services → ${response.status} ${await response.text()}`)
}

// The app: a screen is a title, what can be read, and one button. What takes time is begun, never awaited in `act`:
// virtual time stands still until the suite has its answer.
const show = (title, text, button) => {
  run.screen = { title, text, button }
}
const begin = (work) => {
  work().catch((thrown) => show('Noget gik galt', String(thrown), 'Kom i gang'))
}

const scanCode = async () => {
  const { device, gateway } = run
  const { granted } = await gateway.ask('permission.request', { device, permission: 'camera' })
  if (!granted) return show('Scan passets kode', 'Appen skal have lov til at bruge kameraet.', 'Scan koden')
  await gateway.ask('camera.open', { device, camera: 'rear' })
  const { frame } = await gateway.ask('camera.frame', { device })
  await gateway.ask('camera.close', { device })
  show('Aflæs passets chip', `Billedet er ${frame.width} × ${frame.height}.`, 'Aflæs chip')
}

const readChip = async () => {
  const { device, gateway } = run
  const { found, tag } = await gateway.ask('nfc.connect', { device, within: 3000 })
  if (!found) return show('Aflæs passets chip', 'Der er ingen chip.', 'Aflæs chip')
  // ISO/IEC 7816-4, SELECT by name: the application of Doc 9303-10 §3.1.
  const command = '00A4040C07A0000002471001'
  const { lost, response } = await gateway.ask('nfc.transceive', { device, tag, command })
  await gateway.ask('nfc.disconnect', { device })
  if (lost) return show('Aflæs passets chip', 'Der er ingen kontakt med chippen.', 'Aflæs chip')
  await gateway.ask('haptics.vibrate', { device, pattern: 'success' })
  run.feedback.push('vibration')
  await sendSms('+4512345678', `Chippen svarede ${response}.`)
  show('Færdig', 'Du har fået en sms.', undefined)
}

const BUTTONS = {
  'Kom i gang': () => show('Scan passets kode', 'Slå op på siden med billedet.', 'Scan koden'),
  'Scan koden': () => begin(scanCode),
  'Aflæs chip': () => begin(readChip),
}

const screen = () => {
  const { title, text, button } = run.screen
  const elements = [{ role: 'title', text: title, enabled: true }]
  if (text) elements.push({ role: 'text', text, enabled: true })
  if (button) elements.push({ role: 'button', text: button, enabled: true })
  return { elements, feedback: run.feedback.splice(0) }
}

const CALLS = {
  start: async ({ services, gateway, token, now }) => {
    if (run?.gateway.isOpen()) throw refusal(409, 'ALREADY_STARTED', 'another run has started it', 'stop that one')
    run = {
      services: services.replace(/\/$/, ''),
      token,
      now,
      feedback: [],
      gateway: await openGateway(gateway, token),
    }
    return {}
  },
  tellTime: async ({ now }) => {
    run.now = now
    return {}
  },
  open: async ({ app }) => {
    if (!app) throw refusal(500, 'CALL_FAILED', 'there is only the app', 'leave website and desks out of the profile')
    run.device = app
    show('Aktiver dit MitID', '', 'Kom i gang')
    return { surface: 'the-app' }
  },
  screen: async () => screen(),
  act: async ({ action }) => {
    if (action.do === 'press' && action.text === run.screen.button) BUTTONS[action.text]()
    return screen()
  },
  logIn: async () => ({ logIn: 'the-log-in' }),
  logInState: async () => ({ state: 'refused' }),
  stop: async () => {
    run.gateway.close()
    run = undefined
    return {}
  },
}

const bodyOf = async (request) => {
  const parts = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > LIMIT) throw refusal(413, 'BODY_TOO_LARGE', 'the body is over the limit', 'send less')
    parts.push(part)
  }
  return String(Buffer.concat(parts))
}

const answerTo = async (request) => {
  const call = /^\/v1\/(\w+)$/.exec(request.url)?.[1] ?? ''
  if (!Object.hasOwn(CALLS, call))
    throw refusal(404, 'NO_SUCH_CALL', `there is no call at ${request.url}`, 'see the guide')
  const text = await bodyOf(request)
  tell(`${call} ← ${text}`)
  if (call !== 'start') {
    if (!run) throw refusal(409, 'NOT_STARTED', 'it has not been started', 'call start first')
    if (request.headers.authorization !== `Bearer ${run.token}`)
      throw refusal(401, 'TOKEN_WRONG', 'the bearer token is missing or wrong', 'send the token of start')
  }
  const answer = JSON.stringify(await CALLS[call](JSON.parse(text)))
  tell(`${call} → 200 ${answer}`)
  return answer
}

const server = createServer((request, response) => {
  const send = (status, text) => response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  answerTo(request).then(
    (answer) => send(200, answer),
    ({ status = 500, body, message }) =>
      send(status, JSON.stringify(body ?? { code: 'CALL_FAILED', what: message, mend: 'see the log' })),
  )
})
server.listen(PORT, '127.0.0.1', () => tell(`listening at http://127.0.0.1:${server.address().port}`))
