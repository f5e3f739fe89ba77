import type { Catalogue } from '../../clauses/catalogue'
import type { Result } from '../result'
import { renderPage, Statement } from './page'
import { footOf, plural } from './words'

const ClauseCells = ({ clause, catalogue }: { clause: string; catalogue: Catalogue }) => (
  <>
    <td>
      <code>{clause}</code>
    </td>
    <td>
      <Statement da={catalogue.byId.get(clause)?.statementDa ?? ''} en={catalogue.byId.get(clause)?.statement ?? ''} />
    </td>
  </>
)

const Exclusions = ({ result, catalogue }: { result: Result; catalogue: Catalogue }) => (
  <section>
    <h2>Clauses that cannot be tested</h2>
    <p class="soft">
      {plural(result.exclusions.length, 'clause')} of {result.run.guides.join(', ')}: advice to readers, conduct of
      persons, and what the suite itself stands in for. They count neither for nor against an implementation.
    </p>
    <table class="clauses">
      <thead>
        <tr>
          <th class="i">Clause</th>
          <th>Statement</th>
          <th>Why not</th>
        </tr>
      </thead>
      <tbody>
        {result.exclusions.map(({ clause, reason }) => (
          <tr key={clause}>
            <ClauseCells clause={clause} catalogue={catalogue} />
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Untested = ({ result, catalogue }: { result: Result; catalogue: Catalogue }) =>
  result.untested.length === 0 ? null : (
    <section id="untested">
      <h2>Clauses that no feature tests yet</h2>
      <p class="soft">The verdict says nothing of them.</p>
      <table class="clauses">
        <tbody>
          {result.untested.map((clause) => (
            <tr key={clause}>
              <ClauseCells clause={clause} catalogue={catalogue} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )

const CasesNotRun = ({ result }: { result: Result }) => {
  const reasons = [...new Set(result.casesNotRun.map(({ reason }) => reason))]
  if (reasons.length === 0) return null
  return (
    <section>
      <h2>Cases of published catalogues</h2>
      <p class="soft">
        {plural(new Set(result.cases.map((one) => one.case)).size, 'case')} ran; {result.casesNotRun.length} did not,
        each for a reason.
      </p>
      <table class="clauses">
        <thead>
          <tr>
            <th>Why not</th>
            <th>Cases</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <tr key={reason}>
              <td>{reason}</td>
              <td class="small">
                {result.casesNotRun
                  .filter((one) => one.reason === reason)
                  .map((one) => one.case)
                  .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Readings = ({ result, catalogue }: { result: Result; catalogue: Catalogue }) => {
  const users = (reading: string) => result.clauses.filter(({ readings }) => readings.includes(reading))
  const used = [...catalogue.readings.values()].filter(({ id }) => users(id).length > 0)
  return (
    <section>
      <h2>How open points were read</h2>
      <p class="soft">
        Where the guides say nothing, or two things, a reading was chosen. It is named with the clauses resting on it.
      </p>
      <table class="clauses">
        <thead>
          <tr>
            <th style={{ width: '4rem' }}>Point</th>
            <th>What is open</th>
            <th>Reading</th>
            <th class="i">Clauses</th>
          </tr>
        </thead>
        <tbody>
          {used.map(({ id, kind, title, summary, reading }) => (
            <tr key={id} id={id}>
              <td>
                <code>{id}</code>
              </td>
              <td>
                <b>{title}</b>
                <div>{summary}</div>
                <div class="small soft">{kind}</div>
              </td>
              <td>{reading}</td>
              <td class="small">
                {users(id).map((clause) => (
                  <div key={clause.id}>
                    <a href={`index.html#${clause.id}`}>
                      <code>{clause.id}</code>
                    </a>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Parameters = ({ result: { run } }: { result: Result }) => (
  <section>
    <h2>Values that the implementation declares</h2>
    <table>
      <tbody>
        {Object.entries(run.parameters).map(([name, value]) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

export const scopePage = (given: { result: Result; catalogue: Catalogue }): string =>
  renderPage({
    title: 'Scope and readings',
    root: '',
    foot: footOf(given.result),
    children: (
      <>
        <h1>Scope and readings</h1>
        <Exclusions {...given} />
        <Untested {...given} />
        <CasesNotRun result={given.result} />
        <Readings {...given} />
        <Parameters {...given} />
      </>
    ),
  })
