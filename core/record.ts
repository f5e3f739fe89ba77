import type { Instant } from './clock'
import type { Source } from './evidence'

/** One check of one clause. `not-verified`: the implementation lacks a capability that the check needs. */
export type CheckRecord = {
  clause: string
  outcome: 'held' | 'broken' | 'not-verified'
  expected: string
  observed: string
  source: Source
  at: Instant
}

/** Who had to act when a scenario ended early. */
export type EndOfScenario = 'passed' | 'failed' | 'not-verified' | 'setup-fault' | 'harness-fault'

/** A row of the combinations that a run has drawn, and whether it held; `rows` of them cover every `strength` values. */
export type CombinationRecord = {
  factors: Readonly<Record<string, string>>
  held: boolean
  strength: number
  rows: number
}

/** Whether what holds after every step could be seen to hold; `why` where not. */
export type InvariantRecord = { id: string; means: string; outcome: CheckRecord['outcome']; why?: string }

/** What one scenario leaves behind besides its evidence. Attached to cucumber's messages as RECORD_MEDIA_TYPE. */
export type ScenarioRecord = {
  /** Feature path, a colon and the line of the scenario (of the example row, in an outline). */
  scenario: string
  name: string
  tags: string[]
  /** The clause of the surrounding rule; absent for journeys. */
  clause?: string
  checks: CheckRecord[]
  end: EndOfScenario
  error?: { name: string; code: string; what: string; mend: string; clause?: string }
  seed: string
  invariants?: InvariantRecord[]
  /** Absent where nothing was combined. */
  combinations?: CombinationRecord[]
  /** File name below the run's evidence folder, where evidence was kept. */
  evidence?: string
}

export const RECORD_MEDIA_TYPE = 'application/vnd.vidimus.scenario+json'
