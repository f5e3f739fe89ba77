// A vendor's own thing, which knows nothing of Vidimus: the opening of the journey as plain web pages. One visitor is
// one cookie. Two things are wrong with it on purpose: the privacy policy cannot be skipped unread, and there is no way
// to scan a passport.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

const form = (...controls) => `<form method="post">${controls.join('')}</form>`
const button = (text) => `<button name="press" value="${text}">${text}</button>`
const choice = (text) => `<label><input type="radio" name="choice" value="${text}">${text}</label>`

const PAGES = {
  start: { html: `<h1>Aktiver dit MitID</h1>${form(button('Kom i gang'))}`, next: 'method' },
  method: {
    html: `<h1>Vælg fremgangsmåde</h1>${form(choice('Pas/ID-kort'), button('Næste'))}`,
    choices: ['Pas/ID-kort'],
    next: 'overview',
  },
  overview: {
    html: `<h1>Sådan foregår det</h1><ol><li>Koden</li><li>Chippen</li><li>Ansigtet</li><li>Bruger-ID</li></ol>${form(button('Næste'))}`,
    next: 'terms',
  },
  terms: {
    html: `<h1>Vilkår og betingelser</h1><p>Du må ikke låne dit MitID ud.</p>${form(button('Næste'))}`,
    next: 'privacy',
  },
  privacy: {
    html: `<h1>Privatlivspolitikken</h1><p>Læs den først.</p>${form('<button name="press" value="Næste" disabled>Næste</button>', button('Jeg har læst den'))}`,
    next: 'origin',
  },
  origin: {
    html: `<h1>Hvor er dit pas fra?</h1>${form(...['Danmark', 'Grønland', 'Færøerne', 'Andet land'].map(choice), button('Næste'))}`,
    choices: ['Danmark', 'Grønland', 'Færøerne'],
    next: 'end',
  },
  end: { html: '<h1>Hent appen</h1><p>Passet kan kun scannes i appen.</p>' },
}

const bodyOf = async (request) => {
  const parts = []
  for await (const part of request) parts.push(part)
  return new URLSearchParams(String(Buffer.concat(parts)))
}

/** Serves the website on this machine; resolves to its address. */
export const serveWebsite = (port = 0) => {
  const visitors = new Map()
  const server = createServer(async (request, response) => {
    const visitor = /visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? randomUUID()
    const at = visitors.get(visitor) ?? 'start'
    const { choices, next } = PAGES[at]
    if (request.method === 'POST') {
      const body = await bodyOf(request)
      const mayGoOn = !choices || choices.includes(body.get('choice'))
      visitors.set(visitor, mayGoOn && next ? next : at)
      response.writeHead(303, { location: '/', 'set-cookie': `visitor=${visitor}` }).end()
      return
    }
    const html = `<!doctype html><meta charset="utf-8"><title>MitID</title>${PAGES[at].html}`
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': `visitor=${visitor}` })
      .end(html)
  })
  return new Promise((listening) => {
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address()
      listening({ url: `http://127.0.0.1:${taken}`, close: () => server.close() })
    })
  })
}
