import { join, relative, resolve } from 'node:path'
import { loadCatalogue } from '../clauses/catalogue'
import { coverage } from '../clauses/coverage'
import { notOffered } from '../clauses/exclusions'
import { CONTRACT_VERSION } from '../contract/implementation'
import { PROJECT_ROOT, readText } from '../core/files'
import type { CollectedScenario } from '../reports/collector'
import { invariantsInWords } from '../reports/invariants'
import { readProof } from '../reports/kept-proof'
import { createResult, type Result, type RunFacts } from '../reports/result'
import { judge } from '../reports/verdict'
import { writeResult } from '../reports/write-files'
import { writeSite } from '../reports/write-site'
import { say, sayJson } from './output'
import type { Prepared, RunOptions } from './run'
import { FEATURES } from './scope'
import { DEFAULT_POLICY, REFERENCE_PROFILE } from './settings'

/** A path as it can be typed where Vidimus is called from the project's folder. */
const typed = (path: string): string => {
  const below = relative(PROJECT_ROOT, resolve(path))
  return below.startsWith('..') ? resolve(path) : below
}

/** The one command that repeats the run. */
export const commandFor = (options: RunOptions, seed: string): string =>
  [
    'npx vidimus run',
    `--seed ${seed}`,
    options.guide ? `--guide ${options.guide}` : '',
    options.clause ? `--clause '${options.clause}'` : '',
    options.driver === 'in-process' ? '' : `--driver ${options.driver}`,
    ...(options.implementation ?? []).map((address) => `--implementation ${address}`),
    options.attended ? '--attended' : '',
    options.strength ? `--strength ${options.strength}` : '',
    resolve(options.profile) === REFERENCE_PROFILE ? '' : `--profile ${typed(options.profile)}`,
    resolve(options.policy) === DEFAULT_POLICY ? '' : `--policy ${typed(options.policy)}`,
    options.trust?.length ? `--trust ${options.trust.map(typed).join(' ')}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')

export const versionOfSuite = (): string =>
  (JSON.parse(readText(join(PROJECT_ROOT, 'package.json'))) as { version: string }).version

const factsOf = ({ options, seed, driver, settings, scope }: Prepared, started: string, seconds: number): RunFacts => ({
  seed,
  driver,
  implementation: { name: settings.profile.name, version: settings.profile.version },
  profile: { name: relative(PROJECT_ROOT, resolve(options.profile)), digest: settings.profileDigest },
  policy: { name: settings.policy.name, digest: settings.policyDigest },
  suite: { version: versionOfSuite(), contract: CONTRACT_VERSION },
  started,
  seconds: Math.round(seconds * 1000) / 1000,
  command: commandFor(options, seed),
  guides: scope.guides,
  ...(options.clause ? { clauseGlob: options.clause } : {}),
  labels: settings.profile.labels,
  parameters: settings.profile.parameters,
})

const filterOf = ({ guide, clause }: RunOptions) => ({
  ...(guide ? { guide } : {}),
  ...(clause ? { clauseGlob: clause } : {}),
})

/** Judges what the scenarios have recorded and writes the report. `seconds` is real time. */
export const writeReport = (
  prepared: Prepared,
  scenarios: readonly CollectedScenario[],
  { started, seconds }: { started: string; seconds: number },
): Result => {
  const { options, settings, folder } = prepared
  const catalogue = loadCatalogue()
  const { testedIds, openIds, casesRun } = coverage(FEATURES, catalogue, filterOf(options))
  const routes = notOffered(settings.profile.routes, catalogue.clauses)
  const judgement = judge({
    catalogue,
    scenarios,
    selected: testedIds,
    inapplicable: [...settings.profile.inapplicable, ...routes],
    mayBeInapplicable: [...settings.policy.mayBeInapplicable, ...routes.map(({ clause }) => clause)],
  })
  const run = factsOf(prepared, started, seconds)
  const result = createResult({
    run,
    judgement,
    catalogue,
    cases: casesRun,
    untested: openIds,
    faults: readProof(),
  })
  writeResult(folder, result)
  writeSite({ folder, result, scenarios, catalogue })
  return result
}

/** The one command that repeats a scenario: its clause alone, with the seed of this run. */
const againFor = ({ command }: RunFacts, clause: string | undefined): string =>
  clause === undefined ? command : `${command.replace(/ --clause '[^']*'/, '')} --clause ${clause}`

export const tell = (result: Result, folder: string, { json }: RunOptions): void => {
  const { verdict, why, counts, run, clauses, scenarios } = result
  for (const { scenario, clause, why: reason, verdict: ended } of scenarios)
    if (ended !== 'passed') say(`${ended}: ${scenario}\n  ${reason}\n  again: ${againFor(run, clause)}`)
  const fault = scenarios.find(({ error }) => error?.name === 'SetupFault')?.error
  if (fault) say(`error: ${fault.what}\n  mend: ${fault.mend}  [${fault.code}]`)
  if (result.combinations && result.combinations.failed > 0) say(`inspection ${result.combinations.sentence}`)
  const passed = clauses.filter((clause) => clause.verdict === 'passed').length
  say(`${verdict}: ${why}`)
  say(
    `${scenarios.length} scenarios, ${passed} of ${clauses.length} clauses passed, seed ${run.seed}, ${run.seconds} s`,
  )
  const invariants = invariantsInWords(result.invariants)
  if (invariants !== '') say(invariants)
  if (result.untested.length > 0) say(`${result.untested.length} clauses in scope are tested by no feature yet`)
  say(`report: ${join(folder, 'index.html')}`)
  if (json)
    sayJson({
      verdict,
      scenarios: counts.scenarios,
      clauses: counts.clauses,
      seed: run.seed,
      seconds: run.seconds,
      report: join(folder, 'index.html'),
    })
}
