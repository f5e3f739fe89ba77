import { fork } from 'node:child_process'
import { join } from 'node:path'
import { loadCatalogue } from '../clauses/catalogue'
import { readFeatures } from '../clauses/features'
import { matchesGlob } from '../clauses/glob'
import { twinsOf } from '../clauses/twins'
import { realTime } from '../core/clock'
import { HarnessFault, SetupFault } from '../core/errors'
import { allFaults } from '../reference/faults/all'
import { readProof, writeProof } from '../reports/kept-proof'
import { EXIT, say, sayJson } from './output'
import { createProgress } from './progress'
import type { Outcome, ProveTask } from './prove-worker'
import { checkedDriver, checkedSeed } from './run'
import { checkedSample, sampleOf } from './sample'
import { FEATURES, type ResolvedScope, resolveScope, type Scope, tagsFor } from './scope'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from './settings'

export type ProveOptions = Scope & {
  seed?: string
  json?: boolean
  fault?: string
  list?: boolean
  workers?: string
  driver?: string
  sample?: string
  save?: boolean
}

type Fault = (typeof allFaults)[number]

/** What contradicts a clause contradicts the clause that says the same in another guide. */
const withTwins = (clauses: readonly string[]): string[] => [...new Set([...clauses, ...clauses.flatMap(twinsOf)])]

/** A fault is in scope when a clause of it is; none of its other clauses is run. */
const faultsInScope = ({ fault, sample, seed }: ProveOptions, clauses: ReadonlySet<string>): Fault[] => {
  const faults = allFaults
    .filter(({ name }) => fault === undefined || matchesGlob(fault, name))
    .map((known) => ({ ...known, clauses: withTwins(known.clauses) }))
    .filter((known) => known.clauses.some((clause) => clauses.has(clause)))
  return sampleOf(faults, checkedSample(sample) ?? faults.length, checkedSeed(seed ?? 'vidimus'))
}

/**
 * Breaks the reference in every known way and sees whether the features notice: a fault is killed by a check that was
 * broken, of one of the fault's own clauses, in a scenario that is no journey. Then the unbroken reference must pass.
 */
export const prove = async (options: ProveOptions): Promise<number> => {
  const seed = checkedSeed(options.seed ?? 'vidimus')
  const driver = checkedDriver(options.driver ?? 'in-process')
  const partly = options.sample !== undefined
  const scope = resolveScope(options)
  const inScope = new Set(scope.clauses)
  const faults = faultsInScope(options, inScope)
  if (faults.length === 0)
    throw new SetupFault({
      code: 'SETUP_UNKNOWN_FAULT',
      what: 'no fault is in scope',
      mend: 'list them with: vidimus prove --list',
    })
  if (options.save && (partly || driver !== 'in-process'))
    throw new SetupFault({
      code: 'SETUP_SAVE',
      what: 'what is kept is the whole proof, in process',
      mend: 'leave out --save, or --sample and --driver',
    })
  if (options.list) {
    for (const { name, clauses } of faults) say(`${name}  ${clauses.join(' ')}`)
    return EXIT.passed
  }
  const began = realTime.now()
  const { profile } = loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY)
  const progress = createProgress('faults')
  const batches = batchesOf(faults, scope).filter((batch) => !partly || batch.some(({ kind }) => kind === 'fault'))
  const tasks = batches.flat()
  progress.total(tasks.length)
  const outcomes = await shareOut(batches, { seed, profile, driver }, Number(options.workers ?? 2), () =>
    progress.step(''),
  )
  progress.end()
  return report(options, faults, outcomes, [...inScope], (realTime.now() - began) / 1000)
}

/** What belongs to one clause stays together: its scenarios, whose pictures are then at hand, and its faults. */
const batchesOf = (faults: readonly Fault[], { clauses, guides, tags }: ResolvedScope): ProveTask[][] => {
  const files = filesByClause()
  const killers = keptKillers()
  const inScope = new Set(clauses)
  const scenariosOf = (id: string) => ({ paths: files.get(id) ?? [], tags: tagsFor([id]) })
  const tasks = faults.map(({ name, clauses: own }): ProveTask & { kind: 'fault' } => {
    const tested = own.filter((clause) => inScope.has(clause) && files.has(clause))
    // What killed it before most likely kills it again, and the others need not run.
    tested.sort((a, b) => Number(killers.get(name) === b) - Number(killers.get(name) === a))
    return { kind: 'fault', fault: name, clauses: tested, scenarios: tested.map(scenariosOf) }
  })
  const byClause = clauses
    .filter((id) => files.has(id))
    .map((id): ProveTask[] => [
      { kind: 'unbroken', scenarios: [scenariosOf(id)] },
      ...tasks.filter(({ clauses: [first] }) => first === id),
    ])
  const paths = guides.map((guide) => join(FEATURES, guide))
  const journeys: ProveTask = { kind: 'unbroken', scenarios: [{ paths, tags: '@journey' }] }
  return tags === undefined ? [...byClause, [journeys]] : byClause
}

/** Fault → the clause that killed it in the proof that is kept. */
const keptKillers = (): ReadonlyMap<string, string> =>
  new Map([...readProof()].flatMap(([clause, names]) => names.map((name) => [name, clause] as const)))

/** Clause → feature files that have a rule for it. */
const filesByClause = (): ReadonlyMap<string, string[]> => {
  const files = new Map<string, string[]>()
  for (const { clauses, file } of readFeatures(FEATURES).rules)
    for (const clause of clauses) files.set(clause, [...(files.get(clause) ?? []), join(FEATURES, file)])
  return files
}

/** A run keeps its memory small; a proof has no such limit and spends it on time. */
const FOR_SPEED = ['--max-semi-space-size=32']

/** Workers take the next batch when they are done with one: an even load without planning. */
const shareOut = async (
  batches: readonly ProveTask[][],
  given: object,
  workers: number,
  done: () => void,
): Promise<Outcome[]> => {
  const waiting = [...batches]
  const count = batches.flat().length
  const outcomes: Outcome[] = []
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(join(__dirname, 'prove-worker.js'), [], { serialization: 'advanced', execArgv: FOR_SPEED })
      let own: ProveTask[] = []
      const next = () => {
        if (own.length === 0) own = [...(waiting.shift() ?? [])]
        const task = own.shift()
        if (task) child.send({ task })
        else child.disconnect()
      }
      child.on('message', (message: Outcome | { ready: true } | { error: string }) => {
        if ('error' in message) {
          child.kill()
          reject(new HarnessFault({ code: 'PROVE_WORKER_FAILED', what: message.error, mend: 'report it' }))
          return
        }
        if ('task' in message) {
          outcomes.push(message)
          done()
        }
        next()
      })
      child.on('exit', () => resolve())
      child.on('error', reject)
      child.send({ given })
    })
  await Promise.all(Array.from({ length: Math.max(1, workers) }, work))
  if (outcomes.length === count) return outcomes
  throw new HarnessFault({
    code: 'PROVE_WORKER_DIED',
    what: `${count - outcomes.length} of ${count} tasks were never finished`,
    mend: 'run again with --workers 1 and look at what ends the process',
  })
}

const report = (
  options: ProveOptions,
  faults: readonly Fault[],
  outcomes: readonly Outcome[],
  clauses: readonly string[],
  seconds: number,
): number => {
  const killed = outcomes.flatMap(({ task, killedBy }) =>
    task.kind === 'fault' && killedBy ? [{ fault: task.fault, ...killedBy }] : [],
  )
  const survivors = outcomes
    .flatMap(({ task, killedBy }) => (task.kind === 'fault' && !killedBy ? [task.fault] : []))
    .sort()
  const falseAlarms = outcomes.flatMap(({ task, notPassed }) => (task.kind === 'unbroken' ? notPassed : []))
  const testable = loadCatalogue().clauses.filter(({ id, testable }) => clauses.includes(id) && testable !== 'no')
  const withFault = new Set(faults.flatMap((fault) => fault.clauses))
  const tested = new Set(outcomes.flatMap(({ clauses: run }) => run))
  const clausesWithoutFault = testable.map(({ id }) => id).filter((id) => tested.has(id) && !withFault.has(id))
  for (const name of survivors) {
    const outcome = outcomes.find(({ task }) => task.kind === 'fault' && task.fault === name)
    say(
      `survivor: ${name}  [${outcome?.task.kind === 'fault' ? outcome.task.clauses.join(' ') : ''}]  ${outcome?.ended ?? ''}`,
    )
  }
  for (const scenario of falseAlarms) say(`false alarm: ${scenario}`)
  say(`${killed.length} of ${faults.length} faults killed, ${falseAlarms.length} false alarms, ${seconds.toFixed(1)} s`)
  if (options.save) {
    const kills = new Map<string, string[]>()
    for (const { fault, clause } of killed) kills.set(clause, [...(kills.get(clause) ?? []), fault].sort())
    writeProof(kills)
  }
  if (options.json)
    sayJson({
      faults: faults.map(({ name }) => name),
      killed: killed.map(({ fault }) => fault).sort(),
      survivors,
      falseAlarms,
      clausesWithoutFault,
      seconds: Math.round(seconds * 1000) / 1000,
    })
  if (falseAlarms.length > 0) return EXIT.harnessFault
  return survivors.length > 0 ? EXIT.failed : EXIT.passed
}
