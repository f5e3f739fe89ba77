import type { Guide } from '../../clauses/catalogue'
import type { ClauseResult, ScenarioResult } from '../result'
import { Statement, VerdictMark } from './page'
import { plural, VERDICT_WORDS } from './words'

const ScenarioLink = ({ scenario, root = '' }: { scenario: ScenarioResult; root?: string }) => (
  <a href={`${root}${scenario.page}`}>
    {scenario.verdict === 'passed' ? '' : `${VERDICT_WORDS[scenario.verdict].sign} `}
    {scenario.name}
  </a>
)

const Faults = ({ faults }: { faults: readonly string[] }) =>
  faults.length === 0 ? null : (
    <details>
      <summary class="small">catches {plural(faults.length, 'fault')}</summary>
      <ul class="plain small mono">
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </details>
  )

const ClauseRow = ({ clause, pages }: { clause: ClauseResult; pages: ReadonlyMap<string, ScenarioResult> }) => {
  const scenarios = clause.scenarios.flatMap((place) => pages.get(place) ?? [])
  const own = scenarios.filter(({ tags }) => tags.includes(clause.id))
  return (
    <tr id={clause.id} data-verdict={clause.verdict}>
      <td>
        <VerdictMark verdict={clause.verdict} />
      </td>
      <td>
        <code>{clause.id.slice(clause.guide.length + 1)}</code>
        <div class="small soft">
          {[clause.level, clause.basis === 'stated' ? '' : clause.basis, ...clause.readings]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </td>
      <td>
        <Statement da={clause.statementDa} en={clause.statement} />
      </td>
      <td>
        <ul class="plain small">
          {own.map((scenario) => (
            <li key={scenario.scenario}>
              <ScenarioLink scenario={scenario} />
            </li>
          ))}
          {own.length < scenarios.length ? (
            <li class="soft">and {plural(scenarios.length - own.length, 'other scenario')}</li>
          ) : null}
        </ul>
        <Faults faults={clause.faults} />
      </td>
    </tr>
  )
}

/** The clauses of one guide by section, each with its verdict, its scenarios and the faults that these catch. */
export const ClauseTable = ({
  guide,
  clauses,
  pages,
}: {
  guide: Guide
  clauses: readonly ClauseResult[]
  pages: ReadonlyMap<string, ScenarioResult>
}) => {
  const sections = [...new Set(clauses.map(({ section }) => section))]
  return (
    <section>
      <h3 lang={guide.language}>{guide.title}</h3>
      <table class="clauses">
        <thead>
          <tr>
            <th class="v">Verdict</th>
            <th class="i">Clause of {guide.id}</th>
            <th>Statement</th>
            <th class="p">Scenarios</th>
          </tr>
        </thead>
        <tbody>
          {sections.flatMap((section) => [
            <tr key={section} class="section">
              <th colSpan={4} scope="rowgroup" lang={guide.language}>
                {section}
              </th>
            </tr>,
            ...clauses
              .filter((clause) => clause.section === section)
              .map((clause) => <ClauseRow key={clause.id} clause={clause} pages={pages} />),
          ])}
        </tbody>
      </table>
    </section>
  )
}
