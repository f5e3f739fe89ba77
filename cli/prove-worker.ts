import { messageOf } from '../core/errors'
import { RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'
import type { WorldParameters } from '../steps/world-parameters'
import { loadRunner, type Runner } from './cucumber'

/** Scenarios are run part by part; those of a fault are the scenarios of its clauses, until one of them kills it. */
export type ProveTask = { scenarios: { paths: string[]; tags: string }[] } & (
  | { kind: 'unbroken' }
  | { kind: 'fault'; fault: string; clauses: string[] }
)

export type Outcome = {
  task: ProveTask
  killedBy?: { clause: string; scenario: string }
  /** Scenarios of the unbroken reference that did not pass, with the reason. */
  notPassed: string[]
  /** Clauses whose scenarios ran. */
  clauses: string[]
  /** How the scenarios of a surviving fault ended. */
  ended: string
}

type Given = Pick<WorldParameters, 'seed' | 'profile' | 'driver'>

/** As in every run; the clock of the scenarios does not depend on the day. */
const STARTS_AT = Date.UTC(2026, 10, 22, 9)

const work = async (runner: Runner, { seed, profile, driver }: Given, task: ProveTask): Promise<Outcome> => {
  const records: ScenarioRecord[] = []
  const world: WorldParameters = {
    seed,
    driver,
    profile,
    startsAt: STARTS_AT,
    proving: true,
    ...(task.kind === 'fault' ? { fault: task.fault, untilBroken: task.clauses } : {}),
  }
  const kill = () => (task.kind === 'fault' ? records.find((record) => kills(record, task.clauses)) : undefined)
  for (const { paths, tags } of task.scenarios) {
    if (kill()) break
    await runner.run({
      paths,
      tags,
      world,
      onMessage: ({ attachment }) => {
        if (attachment?.mediaType === RECORD_MEDIA_TYPE) records.push(JSON.parse(attachment.body) as ScenarioRecord)
      },
    })
  }
  const killing = kill()
  return {
    task,
    ...(killing?.error?.clause ? { killedBy: { clause: killing.error.clause, scenario: killing.scenario } } : {}),
    notPassed: records
      .filter(({ end }) => end !== 'passed')
      .map(({ scenario, error }) => `${scenario} ${error?.what ?? ''}`),
    clauses: [...new Set(records.flatMap(({ clause }) => clause ?? []))],
    ended: records
      .map(({ scenario, end, error }) => `${scenario} ${end} ${error?.what.slice(0, 120) ?? ''}`)
      .join(' | '),
  }
}

/** A throw, a hang or an unrelated failure is no kill. */
const kills = ({ end, error }: ScenarioRecord, clauses: readonly string[]): boolean =>
  end === 'failed' && error?.code === 'NON_CONFORMITY' && error.clause !== undefined && clauses.includes(error.clause)

let given: Given | undefined
let runner: Promise<Runner> | undefined

process.on('message', (message: { given: Given } | { task: ProveTask }) => {
  if ('given' in message) {
    given = message.given
    runner = loadRunner()
    process.send?.({ ready: true })
    return
  }
  takeOn(message.task).then(
    (outcome) => process.send?.(outcome),
    (thrown: unknown) => process.send?.({ error: messageOf(thrown) }),
  )
})

const takeOn = async (task: ProveTask): Promise<Outcome> => {
  if (!given || !runner) throw new Error('a task came before the settings')
  return work(await runner, given, task)
}
