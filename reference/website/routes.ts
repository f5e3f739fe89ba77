import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Asked, askedFor, publishedPage, type ShownControl, type Website } from './website'

const addressOf = ({ page, language }: Asked): string => `/website/${page}?language=${language}`

const controlOf = ({ role, text, to }: ShownControl) => {
  if (role === 'title') return html`<h1>${text}</h1>`
  if (role === 'link') return html`<p><a href="${to === undefined ? '#' : addressOf(to)}">${text}</a></p>`
  return html`<p>${text}</p>`
}

const pageOf = ({ language }: Asked, controls: readonly ShownControl[]) => html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${controls.find(({ role }) => role === 'title')?.text ?? ''}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style.css" />
  </head>
  <body>
    <main>${controls.map(controlOf)}</main>
  </body>
</html>`

/** The website as plain pages with plain links. */
export const websiteRoutes = (website: () => Website): Hono => {
  const pages = new Hono()
  pages.get('/website/:page{.*}', (context) => {
    const asked = askedFor(context.req.param('page'), context.req.query('language'))
    return asked ? context.html(pageOf(asked, publishedPage(asked, website()))) : context.notFound()
  })
  return pages
}
