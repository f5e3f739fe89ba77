import { dirname, join } from 'node:path'
import { transformSync } from '@swc/core'
import { html, raw } from 'hono/html'
import { readText } from '../../../core/files'

/** Names under which the page finds what it imports. */
const IMPORTS = { preact: '/scripts/preact', 'preact/jsx-runtime': '/scripts/jsx-runtime' }

const compiled = (file: string): string =>
  transformSync(readText(join(__dirname, file)), {
    configFile: false,
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: file.endsWith('.tsx') },
      transform: { react: { runtime: 'automatic', importSource: 'preact' } },
    },
    module: { type: 'es6' },
  }).code

const library = (name: string, file: string): string => readText(join(dirname(require.resolve(name)), file))

let made: ReadonlyMap<string, string> | undefined
/** The page's own scripts, compiled once, and the one library they need. */
export const scripts = (): ReadonlyMap<string, string> => {
  made ??= new Map([
    ['page', compiled('page.tsx')],
    ['camera', compiled('camera.ts')],
    ['credentials', compiled('credentials.ts')],
    ['preact', library('preact', 'preact.module.js')],
    ['jsx-runtime', library('preact/jsx-runtime', 'jsxRuntime.module.js')],
  ])
  return made
}

/** The page that shows the app of one session; its language comes with the first view. */
export const appPage = (session: string) => html`<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>MitID</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style.css" />
    <script type="importmap">${raw(JSON.stringify({ imports: IMPORTS }))}</script>
    <script type="module" src="/scripts/page"></script>
  </head>
  <body class="phone">
    <div id="app" data-session="${session}"></div>
  </body>
</html>`

export const STYLE = `
* { box-sizing: border-box }
body { font: 17px/1.45 system-ui, sans-serif; color: #1c1c28; background: #fff; margin: 0 auto; max-width: 40rem; padding: 1rem }
body.phone { background: #dde1ea; padding: 0; max-width: none }
.phone main { background: #fff; width: 100%; max-width: 24.5rem; min-height: 100vh; margin: 0 auto; padding: 1.5rem 1.25rem }
h1 { font-size: 1.5rem; line-height: 1.2; margin: .5rem 0 1rem }
[role=alert] { background: #fff1d6; border-left: 4px solid #b26a00; padding: .6rem .8rem; border-radius: 4px }
label { display: block; margin: .8rem 0 }
input:not([type=radio], [type=checkbox]) { display: block; width: 100%; font: inherit; padding: .6rem; margin-top: .3rem; border: 1px solid #767688; border-radius: 6px }
.choice { display: flex; gap: .7rem; align-items: center; border: 1px solid #c4c4d0; border-radius: 8px; padding: .8rem }
button { display: block; width: 100%; margin: .8rem 0; padding: .8rem; font: inherit; font-weight: 600; color: #fff; background: #0059b3; border: 0; border-radius: 8px }
button:disabled { background: #8a8a94 }
button.grey { background: #6e6e78 }
button.green { background: #1d7a3c }
:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px }
ol { padding-left: 1.2rem }
ol label { display: flex; gap: .6rem; margin: .4rem 0 }
.view { position: relative; background: #000; border-radius: 8px; overflow: hidden; margin: 1rem 0; aspect-ratio: 4 / 3 }
.camera { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover }
.frame { position: absolute; inset: 12%; border: 4px solid #8a8a94; border-radius: 12px }
.frame.blue { border-color: #0059b3 }
.arrows { position: absolute; inset: auto 12% 4% 12%; margin: 0; color: #fff; font-size: .8rem }
.arrows::before { content: '▸ ◂ ' }
.arrows:has(:checked)::before { content: '▸◂ ' }
.arrows input { position: absolute; opacity: 0 }
.link { color: #0059b3; background: none; text-decoration: underline }
.mark { font-size: 4rem; text-align: center; color: #1d7a3c }
.film { width: 100%; height: 9rem; background: #26263a; border-radius: 8px }
progress { display: block; width: 100%; margin-top: .4rem }
`
