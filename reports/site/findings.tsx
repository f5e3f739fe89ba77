import type { ClauseResult, Result, ScenarioResult } from '../result'
import { VERDICTS, type Verdict } from '../verdict'
import { toneOf, VerdictMark } from './page'
import { repeatCommand } from './words'

const SETTLED: readonly Verdict[] = ['passed', 'attested', 'inapplicable']

const errorOf = (clause: ClauseResult, pages: ReadonlyMap<string, ScenarioResult>) => {
  const concerned = clause.scenarios
    .flatMap((place) => pages.get(place) ?? [])
    .filter(({ error }) => error !== undefined)
  return concerned.find(({ error }) => error?.clause === clause.id) ?? concerned[0]
}

type Against = { clause: ClauseResult; result: Result; scenario: ScenarioResult | undefined }

const AgainstExpectation = ({ clause, result, scenario }: Against) => {
  const broken = clause.checks.find(({ outcome }) => outcome === 'broken')
  return (
    <dl class="against">
      {broken ? (
        <>
          <dt>Expected</dt>
          <dd>{broken.expected}</dd>
          <dt>Observed</dt>
          <dd>{broken.observed}</dd>
        </>
      ) : (
        <>
          <dt>Why</dt>
          <dd>{clause.why}</dd>
        </>
      )}
      {scenario?.error ? (
        <>
          <dt>To mend</dt>
          <dd>{scenario.error.mend}</dd>
        </>
      ) : null}
      {scenario ? (
        <>
          <dt>Seen in</dt>
          <dd>
            <a href={scenario.page}>{scenario.name}</a>
          </dd>
        </>
      ) : null}
      <dt>Repeat</dt>
      <dd>
        <code>{repeatCommand(result, clause.id)}</code>
      </dd>
    </dl>
  )
}

const Finding = ({ clause, result, scenario }: Against) => (
  <article class={`finding ${toneOf(clause.verdict)}`}>
    <div class="head">
      <VerdictMark verdict={clause.verdict} />
      <a href={`#${clause.id}`}>
        <code>{clause.id}</code>
      </a>
      <span class="small soft">{clause.level}</span>
    </div>
    <p class="said da" lang="da">
      {clause.statementDa}
    </p>
    <p class="said en" lang="en">
      {clause.statement}
    </p>
    <AgainstExpectation clause={clause} result={result} scenario={scenario} />
  </article>
)

/** Clauses that the run did not come to: many, usually for one and the same reason, so a line is enough. */
const NotReached = ({ clauses, pages }: { clauses: ClauseResult[]; pages: ReadonlyMap<string, ScenarioResult> }) =>
  clauses.length === 0 ? null : (
    <>
      <h3>Not reached: {clauses.length}</h3>
      <table class="clauses">
        <thead>
          <tr>
            <th class="i">Clause</th>
            <th>Statement</th>
            <th class="p">Ended at</th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => {
            const error = errorOf(clause, pages)
            return (
              <tr key={clause.id}>
                <td>
                  <a href={`#${clause.id}`}>
                    <code>{clause.id}</code>
                  </a>
                  <div class="small soft">{clause.level}</div>
                </td>
                <td lang="da">{clause.statementDa}</td>
                <td class="small">
                  {error ? <a href={error.page}>{error.error?.clause ?? error.name}</a> : clause.why}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )

/** Scenarios that failed or are inconclusive without any clause saying so: journeys, and faults of the suite. */
const unaccounted = ({ scenarios, clauses }: Result): ScenarioResult[] => {
  const told = new Set(
    clauses.filter(({ verdict }) => !SETTLED.includes(verdict)).flatMap((clause) => clause.scenarios),
  )
  return scenarios.filter(({ verdict, scenario }) => !SETTLED.includes(verdict) && !told.has(scenario))
}

/** Everything that is not in order, the worst first. */
export const Findings = ({ result, pages }: { result: Result; pages: ReadonlyMap<string, ScenarioResult> }) => {
  const clauses = result.clauses
    .filter(({ verdict }) => !SETTLED.includes(verdict))
    .sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
  const reached = clauses.filter(({ verdict }) => verdict !== 'not-reached')
  const others = unaccounted(result)
  if (clauses.length + others.length === 0) return null
  return (
    <section>
      <h2>Findings</h2>
      {reached.map((clause) => (
        <Finding key={clause.id} clause={clause} result={result} scenario={errorOf(clause, pages)} />
      ))}
      {others.map(({ scenario, page, name, verdict, why, error }) => (
        <article key={scenario} class={`finding ${toneOf(verdict)}`}>
          <div class="head">
            <VerdictMark verdict={verdict} />
            <a href={page}>{name}</a>
            <code class="small soft">{scenario}</code>
          </div>
          <p>{why}</p>
          {error ? <p class="soft">{error.mend}</p> : null}
        </article>
      ))}
      <NotReached clauses={clauses.filter(({ verdict }) => verdict === 'not-reached')} pages={pages} />
    </section>
  )
}
