import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { RunVerdict, Verdict } from '../verdict'
import { STYLE } from './style'
import { VERDICT_WORDS } from './words'

/** Nothing is fetched from anywhere; only a page that brings a script of ours may run one. */
const policyOf = (script: string | undefined): string =>
  `default-src 'none'; img-src * data:; style-src 'unsafe-inline'; script-src ${script ? "'unsafe-inline'" : "'none'"}`

type PageGiven = {
  title: string
  /** From this page to the folder of the index: '' or '../'. */
  root: '' | '../'
  script?: string
  foot: string
  children: ComponentChildren
}

const Page = ({ title, root, script, foot, children }: PageGiven) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content={policyOf(script)} />
      <title>{title}</title>
      <style dangerouslySetInnerHTML={{ __html: STYLE }} />
    </head>
    <body>
      <div class="top">
        <a class="name" href={`${root}index.html`}>
          Vidimus
        </a>
        <nav class="small">
          <a href={`${root}index.html`}>Report</a>
          <a href={`${root}scope.html`}>Scope and readings</a>
          <a href={`${root}result.json`}>result.json</a>
        </nav>
      </div>
      <main>{children}</main>
      <footer>{foot}</footer>
      {script ? <script dangerouslySetInnerHTML={{ __html: script }} /> : null}
    </body>
  </html>
)

/** A whole HTML document. Everything but the sheet and the script is escaped. */
export const renderPage = (given: PageGiven): string => `<!doctype html>\n${renderToString(<Page {...given} />)}\n`

const TONES: Record<Verdict | RunVerdict, 'good' | 'bad' | 'warn' | 'quiet'> = {
  passed: 'good',
  attested: 'good',
  failed: 'bad',
  'setup-fault': 'warn',
  inconclusive: 'warn',
  warning: 'warn',
  incomplete: 'warn',
  'not-reached': 'quiet',
  'not-verified': 'quiet',
  noted: 'quiet',
  inapplicable: 'quiet',
}
export const toneOf = (verdict: Verdict | RunVerdict): string => TONES[verdict]

export const VerdictMark = ({ verdict, count }: { verdict: Verdict; count?: number }) => {
  const { word, sign, means } = VERDICT_WORDS[verdict]
  return (
    <span class={`verdict ${toneOf(verdict)}`} title={means}>
      <span class="sign" aria-hidden="true">
        {sign}
      </span>
      {count === undefined ? word : `${count} ${word}`}
    </span>
  )
}

/** A statement of the catalogue in Danish, and in English below it. */
export const Statement = ({ da, en }: { da: string; en: string }) => (
  <>
    <p class="statement" lang="da">
      {da}
    </p>
    <p class="statement en" lang="en">
      {en}
    </p>
  </>
)
