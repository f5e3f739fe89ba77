import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Alterations } from '../alteration'
import { type PublishedPage, publishedPage } from './website'

const controlOf = ({ role, text, to }: PublishedPage['controls'][number]) => {
  if (role === 'title') return html`<h1>${text}</h1>`
  if (role === 'link') return html`<p><a href="${to === undefined ? '#' : `/website/${to}`}">${text}</a></p>`
  return html`<p>${text}</p>`
}

const pageOf = ({ title, controls }: PublishedPage) => html`<!doctype html>
<html lang="da">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style.css" />
  </head>
  <body>
    <main>${controls.map(controlOf)}</main>
  </body>
</html>`

/** The website as plain pages with plain links. */
export const websiteRoutes = (altered: () => Alterations): Hono => {
  const pages = new Hono()
  pages.get('/website/:page{.*}', (context) => {
    const known = publishedPage(context.req.param('page') || 'guide', altered())
    return known ? context.html(pageOf(known)) : context.notFound()
  })
  return pages
}
