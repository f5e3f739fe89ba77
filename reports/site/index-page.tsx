import type { Guide } from '../../clauses/catalogue'
import type { ClauseResult, Result, ScenarioResult } from '../result'
import { VERDICTS, type Verdict } from '../verdict'
import { ClauseTable } from './clause-table'
import { Findings } from './findings'
import { renderPage, toneOf, VerdictMark } from './page'
import { duration, footOf, moment, plural, RUN_WORDS } from './words'

/** Narrows the clause table; without it everything is shown. */
const FILTER_SCRIPT = `
document.documentElement.classList.add('js')
const words = document.getElementById('words'), open = document.getElementById('open')
const narrow = () => {
  const wanted = words.value.toLowerCase()
  for (const row of document.querySelectorAll('tr[data-verdict]'))
    row.hidden = (open.checked && ['passed', 'attested', 'inapplicable'].includes(row.dataset.verdict)) ||
      !row.textContent.toLowerCase().includes(wanted)
  for (const head of document.querySelectorAll('tr.section')) {
    let row = head.nextElementSibling, any = false
    while (row && !row.classList.contains('section')) { any ||= !row.hidden; row = row.nextElementSibling }
    head.hidden = !any
  }
}
words.addEventListener('input', narrow); open.addEventListener('change', narrow)
`

const Seal = ({ result }: { result: Result }) => {
  const { word, sign } = RUN_WORDS[result.verdict]
  return (
    <div class={`seal ${toneOf(result.verdict)}`}>
      <div class="sign" aria-hidden="true">
        {sign}
      </div>
      <div>
        <div class="word">{word}</div>
        <div>{result.why}.</div>
      </div>
    </div>
  )
}

const Counts = ({ name, counts }: { name: string; counts: Partial<Record<Verdict, number>> }) => {
  const present = VERDICTS.filter((verdict) => counts[verdict] !== undefined).reverse()
  const total = present.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0)
  return (
    <section>
      <div>
        <b>{total}</b> {name}
      </div>
      <div class="bar" aria-hidden="true">
        {present.map((verdict) => (
          <span key={verdict} class={toneOf(verdict)} style={{ flex: counts[verdict] ?? 0 }} />
        ))}
      </div>
      <div class="counts">
        {present.map((verdict) => (
          <VerdictMark key={verdict} verdict={verdict} count={counts[verdict] ?? 0} />
        ))}
      </div>
    </section>
  )
}

const Facts = ({ result: { run, exitStatus } }: { result: Result }) => (
  <dl class="facts small">
    <dt>Implementation</dt>
    <dd>
      {run.implementation.name} {run.implementation.version}
    </dd>
    <dt>Guides</dt>
    <dd>
      {run.guides.join(', ')}
      {run.clauseGlob ? `, clauses ${run.clauseGlob}` : ''}
    </dd>
    <dt>Began</dt>
    <dd>
      {moment(run.started)}, took {duration(run.seconds)}
    </dd>
    <dt>Profile</dt>
    <dd>
      {run.profile.name} <code class="soft">{run.profile.digest.slice(0, 16)}</code>
    </dd>
    <dt>Policy</dt>
    <dd>
      {run.policy.name} <code class="soft">{run.policy.digest.slice(0, 16)}</code>
    </dd>
    <dt>Driver</dt>
    <dd>{run.driver}</dd>
    <dt>Suite</dt>
    <dd>
      Vidimus {run.suite.version}, contract {run.suite.contract}, exit status {exitStatus}
    </dd>
    <dt>Seed</dt>
    <dd>
      <code>{run.seed}</code>
    </dd>
    <dt>Repeat</dt>
    <dd>
      <code>{run.command}</code>
    </dd>
  </dl>
)

const Declared = ({ result: { run, clauses } }: { result: Result }) => {
  const labels = Object.entries(run.labels)
  const inapplicable = clauses.filter(({ verdict }) => verdict === 'inapplicable')
  if (labels.length + inapplicable.length === 0) return null
  return (
    <section>
      <h2>What the implementation declares</h2>
      <table>
        <tbody>
          {inapplicable.map(({ id, why }) => (
            <tr key={id}>
              <td>
                <code>{id}</code>
              </td>
              <td>{why}</td>
            </tr>
          ))}
          {labels.map(([concept, text]) => (
            <tr key={concept}>
              <td>
                wording of <code>{concept}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Combined = ({ combinations }: { combinations: Result['combinations'] }) =>
  combinations === undefined ? null : (
    <section id="combinations">
      <h2>Combinations</h2>
      <p>
        Inspection {combinations.sentence}. The seed has drawn these values; the rows cover every{' '}
        {combinations.strength} of them that can stand together.
      </p>
      <table>
        <tbody>
          {Object.entries(combinations.factors).map(([name, values]) => (
            <tr key={name}>
              <td style={{ width: '9rem' }}>{name}</td>
              <td class="soft">{values.join('; ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

const Journeys = ({ scenarios }: { scenarios: readonly ScenarioResult[] }) =>
  scenarios.length === 0 ? null : (
    <section>
      <h2>Journeys</h2>
      <p class="soft">Whole walks through a guide. Each of their checks speaks for its own clause.</p>
      <table>
        <tbody>
          {scenarios.map(({ scenario, page, name, verdict, why }) => (
            <tr key={scenario}>
              <td style={{ width: '9rem' }}>
                <VerdictMark verdict={verdict} />
              </td>
              <td>
                <a href={page}>{name}</a>
              </td>
              <td class="soft">{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

export type IndexGiven = { result: Result; guides: readonly Guide[] }

const guidesOf = (clauses: readonly ClauseResult[], guides: readonly Guide[]) =>
  guides
    .map((guide) => ({ guide, clauses: clauses.filter((clause) => clause.guide === guide.id) }))
    .filter((one) => one.clauses.length > 0)

export const indexPage = ({ result, guides }: IndexGiven): string => {
  const { implementation } = result.run
  const pages = new Map(result.scenarios.map((scenario) => [scenario.scenario, scenario]))
  return renderPage({
    title: `${RUN_WORDS[result.verdict].word}: ${implementation.name} ${implementation.version}`,
    root: '',
    script: FILTER_SCRIPT,
    foot: footOf(result),
    children: (
      <>
        <p class="soft" style={{ margin: '1rem 0 0' }}>
          Report of conformance
        </p>
        <h1>
          {implementation.name} {implementation.version}
        </h1>
        <Seal result={result} />
        <div class="columns">
          <Facts result={result} />
          <div>
            <Counts name="clauses" counts={result.counts.clauses} />
            <Counts name="scenarios" counts={result.counts.scenarios} />
            <p class="small soft">
              {plural(result.exclusions.length, 'clause')} of these guides cannot be tested on any implementation:{' '}
              <a href="scope.html">why, and how open points were read</a>.
            </p>
            {result.untested.length > 0 && (
              <p class="small soft">
                {plural(result.untested.length, 'clause')} no feature tests yet; the verdict says nothing of them:{' '}
                <a href="scope.html#untested">which</a>.
              </p>
            )}
          </div>
        </div>
        <Findings result={result} pages={pages} />
        <Combined combinations={result.combinations} />
        <Declared result={result} />
        <h2>Clauses</h2>
        <div class="filter small">
          <input id="words" type="search" placeholder="Words, a clause, a scenario" aria-label="Words to look for" />
          <label>
            <input id="open" type="checkbox" style={{ minWidth: 0 }} /> only what is not passed
          </label>
        </div>
        {guidesOf(result.clauses, guides).map(({ guide, clauses }) => (
          <ClauseTable key={guide.id} guide={guide} clauses={clauses} pages={pages} />
        ))}
        <Journeys scenarios={result.scenarios.filter(({ tags }) => tags.includes('journey'))} />
      </>
    ),
  })
}
