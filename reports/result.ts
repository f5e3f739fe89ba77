import { z } from 'zod'
import type { Catalogue } from '../clauses/catalogue'
import { exclusionOf } from '../clauses/exclusions'
import { combinationsIn } from './combinations'
import { invariantsIn } from './invariants'
import { countVerdicts, EXIT_STATUS, type Judgement, RUN_VERDICTS, VERDICTS } from './verdict'

/** Version of `result.json`. A reader refuses what it does not know; a change that it can notice changes this. */
export const RESULT_VERSION = 3

const verdict = z.enum(VERDICTS)
const counts = z.partialRecord(verdict, z.int().positive())
const digest = z.string().describe('SHA-256 of the file, hexadecimal')

const checkSchema = z.strictObject({
  clause: z.string(),
  outcome: z.enum(['held', 'broken', 'not-verified']),
  expected: z.string(),
  observed: z.string(),
  source: z.enum(['observed', 'attested', 'simulated']),
  at: z.number().describe('virtual time, milliseconds since 1970'),
  scenario: z.string(),
})

const errorSchema = z.strictObject({
  name: z.string(),
  code: z.string(),
  what: z.string(),
  mend: z.string(),
  clause: z.string().optional(),
})

export const runSchema = z.strictObject({
  seed: z.string(),
  driver: z.string(),
  implementation: z.strictObject({ name: z.string(), version: z.string() }),
  profile: z.strictObject({ name: z.string(), digest }),
  policy: z.strictObject({ name: z.string(), digest }),
  suite: z.strictObject({ version: z.string(), contract: z.string() }),
  started: z.iso.datetime(),
  seconds: z.number().nonnegative().describe('real time'),
  command: z.string().describe('repeats the run'),
  guides: z.array(z.string()),
  clauseGlob: z.string().optional(),
  /** Wording that the profile declares different: concept → text. */
  labels: z.record(z.string(), z.string()),
  /** Values of the parameters that the guides leave open. */
  parameters: z.record(z.string(), z.unknown()),
})

export const resultSchema = z.strictObject({
  version: z.literal(RESULT_VERSION),
  verdict: z.enum(RUN_VERDICTS),
  why: z.string(),
  exitStatus: z.int().min(0).max(4),
  run: runSchema,
  counts: z.strictObject({ scenarios: counts, clauses: counts }),
  clauses: z.array(
    z.strictObject({
      id: z.string(),
      guide: z.string(),
      section: z.string(),
      statement: z.string(),
      statementDa: z.string(),
      level: z.enum(['must', 'should', 'may']),
      basis: z.enum(['stated', 'implied', 'assumed']),
      responsible: z.string(),
      readings: z.array(z.string()),
      verdict,
      why: z.string(),
      checks: z.array(checkSchema),
      scenarios: z.array(z.string()),
      faults: z.array(z.string()).describe('faults of the reference that scenarios of this clause are known to catch'),
    }),
  ),
  scenarios: z.array(
    z.strictObject({
      scenario: z.string().describe('feature path and line'),
      page: z.string().describe('below the folder of the report'),
      feature: z.string(),
      rule: z.string().optional(),
      clause: z.string().optional(),
      name: z.string(),
      tags: z.array(z.string()),
      verdict,
      why: z.string(),
      seconds: z.number(),
      error: errorSchema.optional(),
      evidence: z.string().optional(),
    }),
  ),
  exclusions: z.array(z.strictObject({ clause: z.string(), reason: z.string() })),
  untested: z
    .array(z.string())
    .describe('clauses in scope that no feature tests yet: the verdict says nothing of them'),
  invariants: z
    .array(
      z.strictObject({
        id: z.string(),
        means: z.string(),
        outcome: z.enum(['held', 'broken', 'not-verified']),
        scenarios: z.int().nonnegative().describe('that could tell'),
        why: z.string(),
      }),
    )
    .describe('what holds after every step, whatever the story'),
  cases: z
    .array(z.strictObject({ case: z.string(), clause: z.string(), scenario: z.string(), verdict }))
    .describe('cases of published catalogues, with the scenarios that carried them out'),
  combinations: z
    .strictObject({
      strength: z.int().positive().describe('every so many values of different factors were combined'),
      rows: z.int().positive(),
      tried: z.int().nonnegative(),
      failed: z.int().nonnegative(),
      factors: z.record(z.string(), z.array(z.string())).describe('the values that this run has drawn'),
      fails: z
        .array(z.strictObject({ factors: z.record(z.string(), z.string()), rows: z.int().positive() }))
        .describe('what failing rows have in common and no other row has, in as few factors as can be'),
      sentence: z.string(),
    })
    .optional()
    .describe('absent where nothing was combined'),
  casesNotRun: z.array(z.strictObject({ case: z.string(), reason: z.string() })),
})

export type RunFacts = z.infer<typeof runSchema>
export type Result = z.infer<typeof resultSchema>
export type ClauseResult = Result['clauses'][number]
export type ScenarioResult = Result['scenarios'][number]

export type ToReport = {
  run: RunFacts
  judgement: Judgement
  catalogue: Catalogue
  /** Cases of published catalogues by the scenarios that carry them out; none unless given. */
  cases?: readonly { case: string; clause: string; scenario: string }[]
  /** Clauses in scope that no feature tests yet. */
  untested?: readonly string[]
  /** Clause → names of the faults that its scenarios catch, from the last proof; may be empty. */
  faults?: ReadonlyMap<string, readonly string[]>
}

/** File name of a scenario's page: words and line of its place, so that links last from run to run. */
export const pageOf = (scenario: string): string =>
  `scenarios/${scenario
    .replace(/^features\//, '')
    .replace(/\.feature:/, '-')
    .replace(/[^\w-]+/g, '-')}.html`

const defined = <T extends object>(thing: T): T =>
  Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as T

const clauseResults = ({ judgement, faults }: ToReport): ClauseResult[] =>
  judgement.clauses.map(({ clause, verdict, why, checks, scenarios }) => ({
    id: clause.id,
    guide: clause.guide,
    section: clause.section,
    statement: clause.statement,
    statementDa: clause.statementDa,
    level: clause.level,
    basis: clause.basis,
    responsible: clause.responsible,
    readings: clause.ambiguity ?? [],
    verdict,
    why,
    checks,
    scenarios,
    faults: [...(faults?.get(clause.id) ?? [])],
  }))

const scenarioResults = ({ judgement }: ToReport): ScenarioResult[] =>
  judgement.scenarios.map(
    ({ scenario, verdict, why }) =>
      defined({
        scenario: scenario.scenario,
        page: pageOf(scenario.scenario),
        feature: scenario.feature,
        rule: scenario.rule,
        clause: scenario.record?.clause,
        name: scenario.name,
        tags: scenario.tags,
        verdict,
        why,
        seconds: scenario.seconds,
        error: scenario.record?.error,
        evidence: scenario.record?.evidence,
      }) as ScenarioResult,
  )

const caseResults = ({ judgement, cases = [] }: ToReport): Result['cases'] => {
  const verdicts = new Map(judgement.scenarios.map(({ scenario, verdict }) => [scenario.scenario, verdict]))
  return cases.flatMap((one) => {
    const judged = verdicts.get(one.scenario)
    return judged === undefined ? [] : [{ ...one, verdict: judged }]
  })
}

/** Everything a run has found out, as `result.json` holds it. Exclusions are those of the guides of the run. */
export const createResult = (given: ToReport): Result => {
  const { judgement, run, catalogue } = given
  const combinations = combinationsIn(judgement.scenarios.map(({ scenario }) => scenario))
  return {
    version: RESULT_VERSION,
    verdict: judgement.verdict,
    why: judgement.why,
    exitStatus: EXIT_STATUS[judgement.verdict],
    run,
    counts: { scenarios: countVerdicts(judgement.scenarios), clauses: countVerdicts(judgement.clauses) },
    clauses: clauseResults(given),
    scenarios: scenarioResults(given),
    exclusions: catalogue.clauses
      .filter(({ guide }) => run.guides.includes(guide))
      .flatMap((clause) => {
        const reason = exclusionOf(clause)
        return reason === undefined ? [] : [{ clause: clause.id, reason }]
      }),
    untested: [...(given.untested ?? [])],
    invariants: invariantsIn(judgement.scenarios.map(({ scenario }) => scenario)),
    cases: caseResults(given),
    ...(combinations ? { combinations } : {}),
    casesNotRun: catalogue.casesNotRun
      .filter(({ guide }) => run.guides.includes(guide))
      .map(({ case: id, reason }) => ({ case: id, reason })),
  }
}

/** JSON Schema of `result.json`, written beside it. */
export const resultJsonSchema = (): object => z.toJSONSchema(resultSchema)
