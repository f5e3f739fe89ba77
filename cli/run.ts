import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Envelope } from '@cucumber/messages'
import { loadCatalogue } from '../clauses/catalogue'
import { assertKnownTags, coverage } from '../clauses/coverage'
import { CONTRACT_VERSION } from '../contract/implementation'
import { realTime } from '../core/clock'
import { messageOf, SetupFault } from '../core/errors'
import { exists, filesBelow, PROJECT_ROOT, readText } from '../core/files'
import { DRIVERS, type DriverName } from '../drivers/open-driver'
import { createCollector } from '../reports/collector'
import { createResult, type Result, type RunFacts } from '../reports/result'
import { EXIT_STATUS, judge } from '../reports/verdict'
import { writeResult } from '../reports/write-files'
import { writeSite } from '../reports/write-site'
import { loadRunner } from './cucumber'
import { say, sayJson } from './output'
import { createProgress } from './progress'
import { FEATURES, type ResolvedScope, resolveScope } from './scope'
import { loadSettings, type Settings } from './settings'

export type RunOptions = {
  seed?: string
  guide?: string
  clause?: string
  driver: string
  implementation?: string
  profile: string
  policy: string
  report: string
  json?: boolean
}

/** Virtual time at which every scenario begins, unless the implementation lives in real time. */
const STARTS_AT = Date.UTC(2026, 10, 22, 9)

export const checkedSeed = (seed: string | undefined): string => {
  if (seed === undefined) return randomBytes(4).toString('hex')
  if (/^[\w.-]{1,64}$/.test(seed)) return seed
  throw new SetupFault({
    code: 'SETUP_MALFORMED_SEED',
    what: `the seed "${seed}" is malformed`,
    mend: 'use 1 to 64 letters, digits, dots, hyphens or underscores',
  })
}

const checkedDriver = (name: string): DriverName => {
  const driver = DRIVERS.find((known) => known === name)
  if (driver) return driver
  throw new SetupFault({
    code: 'SETUP_UNKNOWN_DRIVER',
    what: `no driver is called "${name}"`,
    mend: `use one of: ${DRIVERS.join(', ')}`,
  })
}

/** The folder is there, can be written, and what an earlier run left in it is gone. Throws SetupFault. */
const preparedFolder = (path: string): string => {
  const folder = resolve(path)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    clearEvidence(join(folder, 'evidence'))
  } catch (thrown) {
    throw new SetupFault({
      code: 'SETUP_REPORT_FOLDER',
      what: `the report folder ${folder} cannot be written: ${messageOf(thrown)}`,
      mend: 'give another folder with --report, or mend its permissions',
      cause: thrown,
    })
  }
  return folder
}

/** Step by step: asked to do it at once, Node never returns from a place such as /proc. */
const makeFolder = (path: string): void => {
  if (exists(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** Only files with our own ending go: the folder may be anybody's. */
const clearEvidence = (folder: string): void => {
  if (!exists(folder)) return
  for (const file of filesBelow(folder, '.ndjson')) rmSync(join(folder, file))
}

const commandFor = (options: RunOptions, seed: string): string =>
  [
    'npx vidimus run',
    `--seed ${seed}`,
    options.guide ? `--guide ${options.guide}` : '',
    options.clause ? `--clause '${options.clause}'` : '',
    options.driver === 'in-process' ? '' : `--driver ${options.driver}`,
    options.implementation ? `--implementation ${options.implementation}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')

const versionOfSuite = (): string =>
  (JSON.parse(readText(join(PROJECT_ROOT, 'package.json'))) as { version: string }).version

/** Clause → faults that its scenarios catch, as the last `vidimus prove` found. */
const provenFaults = (): Map<string, string[]> => {
  const path = join(PROJECT_ROOT, 'reports/proof.json')
  if (!exists(path)) return new Map()
  const { kills } = JSON.parse(readText(path)) as { kills: Record<string, string[]> }
  return new Map(Object.entries(kills))
}

type Prepared = {
  options: RunOptions
  seed: string
  driver: DriverName
  settings: Settings
  scope: ResolvedScope
  folder: string
}

const prepare = (options: RunOptions): Prepared => {
  const seed = checkedSeed(options.seed)
  const driver = checkedDriver(options.driver)
  const settings = loadSettings(options.profile, options.policy)
  const scope = resolveScope(options)
  assertKnownTags(coverage(FEATURES, loadCatalogue(), {}))
  return { options, seed, driver, settings, scope, folder: preparedFolder(options.report) }
}

/** Runs features and writes the report; the exit status is that of the verdict. */
export const run = async (options: RunOptions): Promise<number> => {
  const prepared = prepare(options)
  const { seed, driver, settings, scope, folder } = prepared
  const started = realTime.date()
  const began = realTime.now()
  const collector = createCollector()
  const progress = createProgress(scope.guides.join(', '))
  let interrupted = false

  const finish = (): Result => {
    const facts = factsOf(prepared, started, (realTime.now() - began) / 1000)
    return writeReport(prepared, facts, collector)
  }
  const interrupt = (): void => {
    if (interrupted) process.exit(EXIT_STATUS['setup-fault'])
    interrupted = true
    progress.end()
    const { counts } = finish()
    say(
      `error: interrupted; ${JSON.stringify(counts.scenarios)} is recorded in ${folder}\n  mend: run again: ${commandFor(options, seed)}`,
    )
    process.exit(EXIT_STATUS['setup-fault'])
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)

  const runner = await loadRunner()
  await runner.run({
    paths: scope.paths,
    ...(scope.tags ? { tags: scope.tags } : {}),
    world: {
      seed,
      driver,
      profile: settings.profile,
      startsAt: STARTS_AT,
      evidence: join(folder, 'evidence'),
      ...(options.implementation ? { implementation: options.implementation } : {}),
    },
    formats: { message: join(folder, 'messages.ndjson'), junit: join(folder, 'junit.xml') },
    onMessage: (envelope) => {
      collector.take(envelope)
      followProgress(progress, envelope, collector)
    },
  })
  progress.end()
  process.off('SIGINT', interrupt)
  process.off('SIGTERM', interrupt)
  const result = finish()
  tell(result, folder, options)
  return result.exitStatus
}

const followProgress = (
  progress: ReturnType<typeof createProgress>,
  envelope: Envelope,
  collector: ReturnType<typeof createCollector>,
): void => {
  if (envelope.testRunStarted) progress.total(collector.scenarios().length)
  if (envelope.testCaseFinished && !envelope.testCaseFinished.willBeRetried) progress.step('')
}

const factsOf = ({ options, seed, driver, settings, scope }: Prepared, started: Date, seconds: number): RunFacts => ({
  seed,
  driver,
  implementation: { name: settings.profile.name, version: settings.profile.version },
  profile: { name: relative(PROJECT_ROOT, resolve(options.profile)), digest: settings.profileDigest },
  policy: { name: settings.policy.name, digest: settings.policyDigest },
  suite: { version: versionOfSuite(), contract: CONTRACT_VERSION },
  started: started.toISOString(),
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

const writeReport = (
  { options, settings, folder }: Prepared,
  facts: RunFacts,
  collector: ReturnType<typeof createCollector>,
): Result => {
  const catalogue = loadCatalogue()
  const scenarios = collector.scenarios()
  const judgement = judge({
    catalogue,
    scenarios,
    selected: coverage(FEATURES, catalogue, filterOf(options)).testedIds,
    inapplicable: settings.profile.inapplicable,
    mayBeInapplicable: settings.policy.mayBeInapplicable,
  })
  const result = createResult({ run: facts, judgement, catalogue, faults: provenFaults() })
  writeResult(folder, result)
  writeSite({ folder, result, scenarios, catalogue })
  return result
}

/** The one command that repeats a scenario: its clause alone, with the seed of this run. */
const againFor = ({ command }: RunFacts, clause: string | undefined): string =>
  clause === undefined ? command : `${command.replace(/ --clause '[^']*'/, '')} --clause ${clause}`

const tell = (result: Result, folder: string, { json }: RunOptions): void => {
  const { verdict, why, counts, run, clauses, scenarios } = result
  for (const { scenario, clause, why: reason, verdict: ended } of scenarios)
    if (ended !== 'passed') say(`${ended}: ${scenario}\n  ${reason}\n  again: ${againFor(run, clause)}`)
  const fault = scenarios.find(({ error }) => error?.name === 'SetupFault')?.error
  if (fault) say(`error: ${fault.what}\n  mend: ${fault.mend}  [${fault.code}]`)
  const passed = clauses.filter((clause) => clause.verdict === 'passed').length
  say(`${verdict}: ${why}`)
  say(
    `${scenarios.length} scenarios, ${passed} of ${clauses.length} clauses passed, seed ${run.seed}, ${run.seconds} s`,
  )
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
