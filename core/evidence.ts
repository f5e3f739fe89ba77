import type { Instant } from './clock'

/** Where an observation comes from. A simulated fact never earns the implementation a pass. */
export type Source = 'observed' | 'attested' | 'simulated'

/** One entry of a scenario's stream. `at` is virtual time; bytes inside `data` are hex or base64 strings. */
export type EvidenceEntry = { n: number; at: Instant; source: Source; kind: string; data: Record<string, unknown> }

/** What every layer writes to: one stream a scenario, in order. */
export type Witness = {
  saw(kind: string, data: Record<string, unknown>, source?: Source): void
}

export type EvidenceStream = Witness & {
  entries(): readonly EvidenceEntry[]
}

/** A stream in memory. `now` is the virtual clock's. */
export const createEvidence = (now: () => Instant): EvidenceStream => {
  const entries: EvidenceEntry[] = []
  return {
    saw: (kind, data, source = 'observed') => {
      entries.push({ n: entries.length + 1, at: now(), source, kind, data })
    },
    entries: () => entries,
  }
}

/** For callers that record nothing. */
export const blindWitness: Witness = { saw: () => {} }
