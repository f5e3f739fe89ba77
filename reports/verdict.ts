import type { Catalogue, Clause, Level } from '../clauses/catalogue'
import { isTestable } from '../clauses/exclusions'
import { clauseGlob } from '../clauses/glob'
import type { CheckRecord, ScenarioRecord } from '../core/record'
import type { CollectedScenario } from './collector'

/** Verdicts on a clause, from the worst. Scenarios have the same ones, except inapplicable. */
export const VERDICTS = [
  'failed',
  'inconclusive',
  'not-reached',
  'not-verified',
  'warning',
  'noted',
  'attested',
  'passed',
  'inapplicable',
] as const
export type Verdict = (typeof VERDICTS)[number]

export const RUN_VERDICTS = ['passed', 'failed', 'setup-fault', 'inconclusive', 'incomplete'] as const
export type RunVerdict = (typeof RUN_VERDICTS)[number]

export const EXIT_STATUS: Record<RunVerdict, 0 | 1 | 2 | 3 | 4> = {
  passed: 0,
  failed: 1,
  'setup-fault': 2,
  inconclusive: 3,
  incomplete: 4,
}

export type ClauseVerdict = {
  clause: Clause
  verdict: Verdict
  why: string
  checks: PlacedCheck[]
  scenarios: string[]
}
export type ScenarioVerdict = { scenario: CollectedScenario; verdict: Verdict; why: string }
export type PlacedCheck = CheckRecord & { scenario: string }

export type Judgement = { verdict: RunVerdict; why: string; clauses: ClauseVerdict[]; scenarios: ScenarioVerdict[] }

export type ToJudge = {
  catalogue: Catalogue
  scenarios: readonly CollectedScenario[]
  /** Clauses that the run was to test; one without a scenario is not reached. Those that scenarios name are added. */
  selected?: readonly string[]
  /** Clauses that the profile declares inapplicable. */
  inapplicable?: readonly { clause: string; reason: string }[]
  /** Clauses and globs that the policy allows to be so declared. */
  mayBeInapplicable?: readonly string[]
}

type Failure = { level: Level; silent: boolean }

/** An implementation that throws, hangs or answers nonsense has failed, whatever the level of the clause. */
const isSilent = ({ error }: ScenarioRecord): boolean => error !== undefined && error.code !== 'NON_CONFORMITY'

const verdictOfFailure = ({ level, silent }: Failure): 'failed' | 'warning' | 'noted' => {
  if (silent || level === 'must') return 'failed'
  return level === 'should' ? 'warning' : 'noted'
}

const ruleClauseOf = ({ tags, record }: CollectedScenario, catalogue: Catalogue): string | undefined =>
  record?.clause ?? (tags.includes('journey') ? undefined : tags.find((tag) => catalogue.byId.has(tag)))

const judgeScenario = (scenario: CollectedScenario, catalogue: Catalogue): ScenarioVerdict => {
  const { record, started } = scenario
  const is = (verdict: Verdict, why: string): ScenarioVerdict => ({ scenario, verdict, why })
  if (!started) return is('not-reached', 'the run ended before this scenario began')
  if (!record) return is('inconclusive', 'the scenario left no record: a fault of the suite')
  const told = record.error ? record.error.what : 'no reason was given'
  if (record.end === 'harness-fault') return is('inconclusive', `a fault of the suite: ${told}`)
  if (record.end === 'setup-fault') return is('inconclusive', `a fault of the set-up: ${told}`)
  if (record.end === 'not-verified') return is('not-verified', told)
  if (record.end === 'passed' && !record.checks.some(({ outcome }) => outcome === 'broken'))
    return is('passed', 'every check held')
  const level = catalogue.byId.get(record.error?.clause ?? '')?.level ?? 'must'
  return is(verdictOfFailure({ level, silent: isSilent(record) }), told)
}

/** What one scenario of the clause's rule says when it did not run to its end. */
const shortfall = ({ verdict, why, scenario }: ScenarioVerdict): { verdict: Verdict; why: string } | undefined => {
  if (verdict === 'passed') return undefined
  if (verdict === 'inconclusive' || verdict === 'not-verified') return { verdict, why }
  if (verdict === 'not-reached') return { verdict, why }
  return { verdict: 'not-reached', why: `${scenario.scenario} ended at another clause: ${why}` }
}

const worst = <T extends { verdict: Verdict }>(those: readonly T[]): T | undefined =>
  [...those].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))[0]

const judgeChecks = (checks: readonly PlacedCheck[]): { verdict: Verdict; why: string } => {
  const held = checks.filter(({ outcome }) => outcome === 'held')
  const unverified = checks.find(({ outcome }) => outcome === 'not-verified')
  if (unverified) return { verdict: 'not-verified', why: unverified.observed }
  // What was observed on the way does not make an attested fact an observed one.
  const attested = held.find(({ source }) => source === 'attested')
  if (attested) return { verdict: 'attested', why: attested.observed }
  if (held.some(({ source }) => source === 'observed')) return { verdict: 'passed', why: 'every check held' }
  // A simulated fact never earns the implementation a pass.
  if (held.length > 0)
    return { verdict: 'not-verified', why: 'only facts that the suite itself simulates speak for it' }
  return { verdict: 'not-reached', why: 'no check of this clause was reached' }
}

const judgeClause = (clause: Clause, scenarios: readonly ScenarioVerdict[], catalogue: Catalogue): ClauseVerdict => {
  const checks = scenarios.flatMap(({ scenario }) =>
    (scenario.record?.checks ?? [])
      .filter((check) => check.clause === clause.id)
      .map((check) => ({ ...check, scenario: scenario.scenario })),
  )
  const own = scenarios.filter(({ scenario }) => ruleClauseOf(scenario, catalogue) === clause.id)
  const involved = scenarios.filter(
    ({ scenario }) =>
      ruleClauseOf(scenario, catalogue) === clause.id || checks.some((check) => check.scenario === scenario.scenario),
  )
  const is = ({ verdict, why }: { verdict: Verdict; why: string }): ClauseVerdict => ({
    clause,
    verdict,
    why,
    checks,
    scenarios: involved.map(({ scenario }) => scenario.scenario),
  })
  const blamed = scenarios.flatMap(({ scenario: { record } }) =>
    record?.end === 'failed' && record.error?.clause === clause.id ? [record] : [],
  )
  const broken = checks.find(({ outcome }) => outcome === 'broken')
  if (broken || blamed.length > 0) {
    const verdict = verdictOfFailure({ level: clause.level, silent: blamed.some(isSilent) })
    const why = blamed[0]?.error?.what ?? `expected ${broken?.expected}; observed ${broken?.observed}`
    return is({ verdict, why })
  }
  const short = worst(own.flatMap((scenario) => shortfall(scenario) ?? []))
  return is(short ?? judgeChecks(checks))
}

const scopeOf = ({ catalogue, scenarios, selected = [] }: ToJudge): Clause[] => {
  const named = new Set(selected)
  for (const scenario of scenarios) {
    const { checks = [], error } = scenario.record ?? {}
    const own = ruleClauseOf(scenario, catalogue)
    for (const clause of [own, error?.clause, ...checks.map((check) => check.clause)]) if (clause) named.add(clause)
  }
  return catalogue.clauses.filter((clause) => named.has(clause.id) && isTestable(clause))
}

const judgeRun = (
  clauses: readonly ClauseVerdict[],
  scenarios: readonly ScenarioVerdict[],
): { verdict: RunVerdict; why: string } => {
  const binding = clauses.filter(({ clause }) => clause.level === 'must')
  const count = (things: readonly unknown[], one: string, many: string) =>
    `${things.length} ${things.length === 1 ? one : many}`
  const setUp = scenarios.filter(({ scenario }) => scenario.record?.end === 'setup-fault')
  if (setUp.length > 0)
    return { verdict: 'setup-fault', why: `${count(setUp, 'scenario', 'scenarios')} met a fault of the set-up` }
  const failed = clauses.filter(({ verdict }) => verdict === 'failed')
  if (failed.length > 0) return { verdict: 'failed', why: `${count(failed, 'clause is', 'clauses are')} not met` }
  const waived = new Set(clauses.filter(({ verdict }) => verdict === 'inapplicable').map(({ clause }) => clause.id))
  const stray = scenarios.filter(
    ({ verdict, scenario }) => verdict === 'failed' && !waived.has(scenario.record?.error?.clause ?? ''),
  )
  if (stray.length > 0) return { verdict: 'failed', why: `${count(stray, 'scenario', 'scenarios')} failed` }
  const unclear = scenarios.filter(({ verdict }) => verdict === 'inconclusive')
  if (unclear.length > 0)
    return { verdict: 'inconclusive', why: `${count(unclear, 'scenario', 'scenarios')} met a fault of the suite` }
  const missing = binding.filter(({ verdict }) => ['not-verified', 'not-reached', 'inconclusive'].includes(verdict))
  if (missing.length > 0)
    return {
      verdict: 'incomplete',
      why: `${count(missing, 'binding clause was', 'binding clauses were')} not verified or not reached`,
    }
  const begun = scenarios.filter(({ verdict }) => verdict !== 'not-reached')
  if (clauses.length === 0 || begun.length < scenarios.length || begun.length === 0)
    return { verdict: 'incomplete', why: `${begun.length} of ${scenarios.length} scenarios ran` }
  return { verdict: 'passed', why: `${count(binding, 'binding clause is', 'binding clauses are')} met` }
}

/** Verdicts on every scenario, on every clause in scope, and on the run. Levels come from the catalogue alone. */
export const judge = (given: ToJudge): Judgement => {
  const { catalogue, inapplicable = [], mayBeInapplicable = [] } = given
  const allowed = clauseGlob(mayBeInapplicable.join(','))
  const scenarios = given.scenarios.map((scenario) => judgeScenario(scenario, catalogue))
  const clauses = scopeOf(given).map((clause): ClauseVerdict => {
    const judged = judgeClause(clause, scenarios, catalogue)
    const declared = inapplicable.find((declaration) => declaration.clause === clause.id)
    if (!declared || !allowed(clause.id)) return judged
    return { ...judged, verdict: 'inapplicable', why: `declared, and allowed by the policy: ${declared.reason}` }
  })
  return { ...judgeRun(clauses, scenarios), clauses, scenarios }
}

export const countVerdicts = (those: readonly { verdict: Verdict }[]): Partial<Record<Verdict, number>> => {
  const counts: Partial<Record<Verdict, number>> = {}
  for (const verdict of VERDICTS) {
    const count = those.filter((one) => one.verdict === verdict).length
    if (count > 0) counts[verdict] = count
  }
  return counts
}
