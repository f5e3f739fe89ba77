import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFault } from '../core/errors'
import { exists, readText, writeFile } from '../core/files'
import type { CollectedScenario } from '../reports/collector'

/** What makes a run the run that it is. A resumed run agrees in all of it, else its verdict would be another's. */
export type RunIdentity = {
  seed: string
  driver: string
  guide: string
  clause: string
  profile: string
  policy: string
  /** Digest of the features in scope. */
  features: string
  suite: string
  /** Whether somebody attends: 'yes' or 'no'. */
  attended: string
  /** Of combinations. */
  strength: string
  /** Digest of what is trusted beside the states of the suite; '' for nothing. */
  trust: string
}

type Head = { identity: RunIdentity; started: string }

/** Every scenario that has ended, written as it ends: one line of JSON each, below a line that says which run it is. */
export type Journal = {
  readonly started: string
  /** What had ended before an interruption, by place; empty for a new run. */
  readonly ended: ReadonlyMap<string, CollectedScenario>
  append(scenario: CollectedScenario): void
}

const pathIn = (folder: string) => join(folder, 'journal.ndjson')

const IN_WORDS: Record<keyof RunIdentity, string> = {
  seed: '--seed',
  driver: '--driver',
  guide: '--guide',
  clause: '--clause',
  profile: 'the content of the profile',
  policy: 'the content of the policy',
  features: 'the features',
  suite: 'the version of Vidimus',
  attended: '--attended',
  strength: '--strength',
  trust: 'the content of --trust',
}

const fault = (code: string, what: string, mend: string) => new SetupFault({ code, what, mend })

/** A line that an interruption has cut short is no line. */
const lineOf = <T>(text: string): T | undefined => {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}

const read = (folder: string): { head: Head; scenarios: CollectedScenario[] } => {
  const path = pathIn(folder)
  const [first = '', ...rest] = exists(path) ? readText(path).split('\n') : []
  const head = lineOf<Head>(first)
  if (head?.identity === undefined)
    throw fault('SETUP_NOTHING_TO_RESUME', `${folder} holds no run that could be resumed`, 'run without --resume')
  return { head, scenarios: rest.flatMap((line) => lineOf<CollectedScenario>(line) ?? []) }
}

/** The seed of the run in this folder, for whoever resumes it without naming one. Throws SetupFault where there is none. */
export const seedToResume = (folder: string): string => read(folder).head.identity.seed

export const newJournal = (folder: string, identity: RunIdentity, started: string): Journal => {
  writeFile(pathIn(folder), `${JSON.stringify({ identity, started } satisfies Head)}\n`)
  return {
    started,
    ended: new Map(),
    append: (scenario) => appendFileSync(pathIn(folder), `${JSON.stringify(scenario)}\n`),
  }
}

/** Throws SetupFault when there is nothing to resume, or when it was another run. */
export const resumedJournal = (folder: string, identity: RunIdentity): Journal => {
  const { head, scenarios } = read(folder)
  const differs = (Object.keys(IN_WORDS) as (keyof RunIdentity)[]).filter((key) => head.identity[key] !== identity[key])
  if (differs.length > 0)
    throw fault(
      'SETUP_RESUME_DIFFERS',
      `the run in ${folder} cannot be resumed: ${differs.map((key) => `${IN_WORDS[key]} was "${head.identity[key]}" and is "${identity[key]}"`).join('; ')}`,
      'resume with what the run began with, or run anew without --resume',
    )
  // The last word counts. What met a fault of the set-up is tried again: that is what was mended in between.
  const latest = new Map(scenarios.map((scenario) => [scenario.scenario, scenario]))
  const ended = [...latest].filter(([, { record }]) => record !== undefined && record.end !== 'setup-fault')
  const journal = newJournal(folder, identity, head.started)
  for (const [, scenario] of ended) journal.append(scenario)
  return { ...journal, ended: new Map(ended) }
}
