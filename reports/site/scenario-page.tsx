import type { EvidenceEntry } from '../../core/evidence'
import type { CollectedScenario, CollectedStep } from '../collector'
import type { ClauseResult, Result, ScenarioResult } from '../result'
import { renderPage, Statement, toneOf, VerdictMark } from './page'
import type { Pictures } from './phone-screen'
import { Timeline } from './timeline'
import { elapsed, footOf, moment, repeatCommand } from './words'

export type ScenarioPageGiven = {
  result: Result
  scenario: ScenarioResult
  collected: CollectedScenario
  clause: ClauseResult | undefined
  evidence: readonly EvidenceEntry[]
  pictures: Pictures
}

const STEP_SIGNS: Record<string, { sign: string; tone: string }> = {
  PASSED: { sign: '✓', tone: 'good' },
  FAILED: { sign: '✕', tone: 'bad' },
  SKIPPED: { sign: '–', tone: 'unrun' },
}

const StepLine = ({ step: { keyword, text, status, lines } }: { step: CollectedStep }) => {
  const { sign, tone } = STEP_SIGNS[status] ?? { sign: '?', tone: 'warn' }
  return (
    <li class={tone}>
      <span class="sign" title={status.toLowerCase()}>
        {sign}
      </span>
      <span>
        <span class="keyword">{keyword}</span> {text}
      </span>
      {lines ? <pre>{lines.join('\n')}</pre> : null}
    </li>
  )
}

const WhatWentWrong = ({ scenario, result, clause }: ScenarioPageGiven) => {
  const { error, verdict, why } = scenario
  if (!error) return verdict === 'passed' ? null : <p class="soft">{why}.</p>
  return (
    <div class={`finding ${toneOf(verdict)}`}>
      <dl class="against">
        <dt>{error.name}</dt>
        <dd>
          <code>{error.code}</code>
        </dd>
        <dt>What</dt>
        <dd>{error.what}</dd>
        <dt>To mend</dt>
        <dd>{error.mend}</dd>
        <dt>Repeat</dt>
        <dd>
          <code>{clause ? repeatCommand(result, clause.id) : result.run.command}</code>
        </dd>
      </dl>
    </div>
  )
}

const SIGNS = { held: '✓', broken: '✕', 'not-verified': '–' } as const
const TONES = { held: 'good', broken: 'bad', 'not-verified': 'quiet' } as const

const Checks = ({ collected, start }: { collected: CollectedScenario; start: number }) => {
  const checks = collected.record?.checks ?? []
  if (checks.length === 0) return <p class="soft">No check was reached.</p>
  return (
    <table>
      <thead>
        <tr>
          <th>When</th>
          <th>Clause</th>
          <th>Expected</th>
          <th>Observed</th>
          <th>Outcome</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ clause, outcome, expected, observed, source, at }, index) => (
          <tr key={index}>
            <td class="mono whole">{elapsed(Math.max(0, at - start))}</td>
            <td class="whole">
              <a href={`../index.html#${clause}`}>
                <code>{clause}</code>
              </a>
            </td>
            <td>{expected}</td>
            <td>{observed}</td>
            <td class="whole">
              <span class={`verdict ${TONES[outcome]}`}>
                {SIGNS[outcome]} {outcome}
              </span>
              {source === 'observed' ? null : <span class="source">{source}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Evidence = ({ evidence, scenario, pictures }: ScenarioPageGiven) => {
  const [first] = evidence
  if (!first) return <p class="soft">No evidence was kept for this scenario.</p>
  return (
    <>
      <p class="soft small">
        Virtual time from {moment(first.at)}.{' '}
        {evidence.some(({ kind }) => kind === 'screenshot')
          ? 'Screens are shown as they looked in the browser; what was read off them is folded below.'
          : 'Screens are drawn from what was reported, not from how they looked.'}
        {scenario.evidence ? (
          <>
            {' '}
            Everything, byte by byte: <a href={`../evidence/${scenario.evidence}`}>{scenario.evidence}</a>.
          </>
        ) : null}
      </p>
      <Timeline entries={evidence} pictures={pictures} />
    </>
  )
}

export const scenarioPage = (given: ScenarioPageGiven): string => {
  const { result, scenario, collected, clause, evidence } = given
  const { language } = collected
  return renderPage({
    title: scenario.name,
    root: '../',
    foot: footOf(result),
    children: (
      <>
        <p class="soft" style={{ margin: '1rem 0 0' }} lang={language}>
          {scenario.feature}
          {scenario.rule === undefined ? '' : ` · ${scenario.rule}`}
        </p>
        <h1 lang={language}>{scenario.name}</h1>
        <p>
          <VerdictMark verdict={scenario.verdict} />{' '}
          <span class="small soft">
            {scenario.tags.filter((tag) => tag !== clause?.id).join(' · ')} · <code>{scenario.scenario}</code>
          </span>
        </p>
        {clause ? (
          <div class={`finding ${toneOf(clause.verdict)}`}>
            <div class="head">
              <a href={`../index.html#${clause.id}`}>
                <code>{clause.id}</code>
              </a>
              <span class="small soft">{clause.level}</span>
              <VerdictMark verdict={clause.verdict} />
            </div>
            <Statement da={clause.statementDa} en={clause.statement} />
          </div>
        ) : null}
        <WhatWentWrong {...given} />
        <h2>Steps</h2>
        <ol class="steps" lang={language}>
          {collected.steps.map((step, index) => (
            <StepLine key={index} step={step} />
          ))}
        </ol>
        <h2>Checks</h2>
        <Checks collected={collected} start={evidence[0]?.at ?? collected.record?.checks[0]?.at ?? 0} />
        <h2>Evidence</h2>
        <Evidence {...given} />
      </>
    ),
  })
}
