import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Envelope } from '@cucumber/messages'
import { loadCatalogue } from '../clauses/catalogue'
import { assertKnownTags, coverage } from '../clauses/coverage'
import type { ServiceAnswer } from '../contract/services'
import { base64 } from '../core/bytes'
import { realTime } from '../core/clock'
import { SetupFault } from '../core/errors'
import { writeFile } from '../core/files'
import { DRIVERS, type DriverName } from '../drivers/open-driver'
import { type CollectedScenario, createCollector } from '../reports/collector'
import { EXIT_STATUS } from '../reports/verdict'
import type { WorldParameters } from '../steps/world-parameters'
import { type Attendant, openAttendant } from './attendant'
import { loadRunner } from './cucumber'
import { type Journal, newJournal, type RunIdentity, resumedJournal, seedToResume } from './journal'
import { say } from './output'
import { createProgress } from './progress'
import { preparedFolder } from './report-folder'
import { runInWorkers } from './run-in-workers'
import { digestOfFeatures, pathsOf, plannedScenarios } from './run-plan'
import { commandFor, tell, versionOfSuite, writeReport } from './run-report'
import { FEATURES, type ResolvedScope, resolveScope } from './scope'
import { loadSettings, type Settings } from './settings'
import { readTrust } from './trust'

export type RunOptions = {
  seed?: string
  guide?: string
  clause?: string
  driver: string
  /** An address for each worker. */
  implementation?: string[]
  profile: string
  policy: string
  report: string
  /** Files of CSCA certificates, master lists and revocation lists, served beside those of the suite. */
  trust?: string[]
  workers?: string
  /** The name of the person who attends, or true. */
  attended?: string | boolean
  resume?: boolean
  /** '2' or '3'. */
  strength?: string
  json?: boolean
}

export type Prepared = {
  options: RunOptions
  seed: string
  driver: DriverName
  settings: Settings
  scope: ResolvedScope
  folder: string
  workers: number
  trust?: ServiceAnswer<'trustList'>
  /** Where the person who attends is asked. */
  attendant?: Attendant
}

/** Virtual time at which every scenario begins, unless the implementation lives in real time. */
export const STARTS_AT = Date.UTC(2026, 10, 22, 9)
const MOST_WORKERS = 16

const refuse = (code: string, what: string, mend: string): never => {
  throw new SetupFault({ code, what, mend })
}

export const checkedSeed = (seed: string | undefined): string => {
  if (seed === undefined) return randomBytes(4).toString('hex')
  if (/^[\w.-]{1,64}$/.test(seed)) return seed
  return refuse(
    'SETUP_MALFORMED_SEED',
    `the seed "${seed}" is malformed`,
    'use 1 to 64 letters, digits, dots, hyphens or underscores',
  )
}

export const checkedDriver = (name: string): DriverName =>
  DRIVERS.find((known) => known === name) ??
  refuse('SETUP_UNKNOWN_DRIVER', `no driver is called "${name}"`, `use one of: ${DRIVERS.join(', ')}`)

const checkedWorkers = ({ workers = '1', implementation = [] }: RunOptions): number => {
  const count = Number(workers)
  if (!Number.isInteger(count) || count < 1 || count > MOST_WORKERS)
    refuse('SETUP_WORKERS', `"${workers}" is no number of workers`, `use a whole number from 1 to ${MOST_WORKERS}`)
  // Between start and stop an implementation belongs to one scenario.
  if (implementation.length > 0 && implementation.length < count)
    refuse(
      'SETUP_WORKERS_SHARE',
      `${count} workers need ${count} implementations, and ${implementation.length} address is given`,
      'start one for each worker and repeat --implementation, or use --workers 1',
    )
  return count
}

const checkedStrength = ({ strength = '2' }: RunOptions): 2 | 3 => {
  if (strength === '2' || strength === '3') return strength === '2' ? 2 : 3
  return refuse('SETUP_STRENGTH', `combinations cannot have the strength "${strength}"`, 'use --strength 2 or 3')
}

const prepare = (options: RunOptions): Prepared => {
  const { resume = false } = options
  const seed = checkedSeed(options.seed ?? (resume ? seedToResume(resolve(options.report)) : undefined))
  const driver = checkedDriver(options.driver)
  const settings = loadSettings(options.profile, options.policy)
  const scope = resolveScope(options)
  const workers = checkedWorkers(options)
  checkedStrength(options)
  const trust = options.trust?.length ? trustOf(options.trust) : undefined
  assertKnownTags(coverage(FEATURES, loadCatalogue(), {}))
  return {
    ...(trust ? { trust } : {}),
    options,
    seed,
    driver,
    settings,
    scope,
    workers,
    folder: preparedFolder(options.report, resume),
  }
}

/** Document signers are left out: they are not trusted for being in a file, and the service has no place for them. */
const trustOf = (paths: readonly string[]): ServiceAnswer<'trustList'> => {
  const { cscaCertificates, linkCertificates, revocationLists } = readTrust(paths)
  return {
    cscaCertificates: cscaCertificates.map(base64),
    linkCertificates: linkCertificates.map(base64),
    revocationLists: revocationLists.map(base64),
  }
}

const identityOf = ({ options, trust, seed, driver, settings, scope }: Prepared): RunIdentity => ({
  seed,
  driver,
  guide: options.guide ?? '',
  clause: options.clause ?? '',
  profile: settings.profileDigest,
  policy: settings.policyDigest,
  features: digestOfFeatures(scope.paths),
  suite: versionOfSuite(),
  attended: options.attended ? 'yes' : 'no',
  strength: String(checkedStrength(options)),
  trust: trust ? createHash('sha256').update(JSON.stringify(trust)).digest('hex') : '',
})

const openJournal = (prepared: Prepared): Journal => {
  const { folder, options } = prepared
  const identity = identityOf(prepared)
  if (options.resume) return resumedJournal(folder, identity)
  writeFile(join(folder, 'messages.ndjson'), '')
  return newJournal(folder, identity, realTime.date().toISOString())
}

const worldFor = (
  { seed, driver, settings, folder, options, attendant, trust }: Prepared,
  worker: number,
): WorldParameters => {
  const implementation = options.implementation?.[worker]
  return {
    seed,
    driver,
    profile: settings.profile,
    startsAt: STARTS_AT,
    strength: checkedStrength(options),
    evidence: join(folder, 'evidence'),
    ...(implementation === undefined ? {} : { implementation }),
    ...(trust ? { trust } : {}),
    ...(attendant ? { attended: { url: attendant.url, token: attendant.token } } : {}),
  }
}

type Executed = { planned: CollectedScenario[]; run(onMessage: (envelope: Envelope) => void): Promise<void> }

/** What there is to do, and how: all in this process where nothing else was asked, the rest of it when resumed. */
const planOf = async (prepared: Prepared, journal: Journal): Promise<Executed> => {
  const { scope, workers, options } = prepared
  const runner = await loadRunner()
  const world = worldFor(prepared, 0)
  const planned = await plannedScenarios(runner, scope, world)
  const places = planned.map(({ scenario }) => scenario).filter((place) => !journal.ended.has(place))
  const run: Executed['run'] = async (onMessage) => {
    if (places.length === 0) return
    if (workers > 1) {
      const worlds = Array.from({ length: workers }, (_, worker) => worldFor(prepared, worker))
      return runInWorkers({ places, worlds, onMessage })
    }
    const tags = scope.tags ? { tags: scope.tags } : {}
    const selected = options.resume ? { paths: pathsOf(places) } : { paths: scope.paths, ...tags }
    return runner.run({ ...selected, world, onMessage })
  }
  return { planned, run }
}

/** Runs features and writes the report; the exit status is that of the verdict. */
export const run = async (options: RunOptions): Promise<number> => {
  const prepared = prepare(options)
  const attendant = options.attended ? await attended(options.attended) : undefined
  try {
    return await runPrepared(attendant ? { ...prepared, attendant } : prepared)
  } finally {
    await attendant?.close()
  }
}

const attended = async (name: string | boolean): Promise<Attendant> => {
  const attendant = await openAttendant(typeof name === 'string' ? name : '')
  say(`attended: answer here, or on ${attendant.page}`)
  return attendant
}

const runPrepared = async (prepared: Prepared): Promise<number> => {
  const { seed, folder, scope, options } = prepared
  const began = realTime.now()
  const journal = openJournal(prepared)
  const { planned, run: execute } = await planOf(prepared, journal)
  const ended = new Map(journal.ended)
  const before = [...ended.values()].reduce((sum, { seconds }) => sum + seconds, 0)
  const progress = createProgress(scope.guides.join(', '))
  const collector = createCollector()
  let interrupted = false

  const finish = () =>
    writeReport(
      prepared,
      planned.map((scenario) => ended.get(scenario.scenario) ?? scenario),
      { started: journal.started, seconds: before + (realTime.now() - began) / 1000 },
    )
  const takes = (envelope: Envelope): void => {
    appendFileSync(join(folder, 'messages.ndjson'), `${JSON.stringify(envelope)}\n`)
    collector.take(envelope)
    const scenario = collector.endedBy(envelope)
    if (!scenario) return
    ended.set(scenario.scenario, scenario)
    journal.append(scenario)
    progress.step('')
  }
  const interrupt = (): void => {
    if (interrupted) process.exit(EXIT_STATUS['setup-fault'])
    interrupted = true
    progress.end()
    const { counts } = finish()
    say(
      `error: interrupted; ${JSON.stringify(counts.scenarios)} is recorded in ${folder}\n  mend: go on with: ${commandFor(options, seed)} --report ${folder} --resume`,
    )
    process.exit(EXIT_STATUS['setup-fault'])
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  progress.total(planned.length - ended.size)
  try {
    await execute(takes)
  } finally {
    progress.end()
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
  }
  const result = finish()
  tell(result, folder, options)
  return result.exitStatus
}
