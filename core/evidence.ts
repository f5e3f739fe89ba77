import type { Instant } from './clock'

/** Where an observation comes from. A simulated fact never earns the implementation a pass. */
export type Source = 'observed' | 'attested' | 'simulated'

/** One entry of a scenario's stream. `at` is virtual time; bytes inside `data` are hex or base64 strings. */
export type EvidenceEntry = { n: number; at: Instant; source: Source; kind: string; data: Record<string, unknown> }

/** What every layer writes to: one stream a scenario, in order. */
export type Witness = {
  /** False where nobody will look at pictures: then they need not be made. */
  readonly pictures: boolean
  /** `data` may be a function, for what is dear to make and not made where nobody listens. */
  saw(kind: string, data: Seen | (() => Seen), source?: Source): void
}

export type Seen = Record<string, unknown>
export const seenOf = (data: Seen | (() => Seen)): Seen => (typeof data === 'function' ? data() : data)

export type EvidenceStream = Witness & {
  entries(): readonly EvidenceEntry[]
}

/** A stream in memory. `now` is the virtual clock's. */
export const createEvidence = (now: () => Instant, pictures = true): EvidenceStream => {
  const entries: EvidenceEntry[] = []
  return {
    pictures,
    saw: (kind, data, source = 'observed') => {
      entries.push({ n: entries.length + 1, at: now(), source, kind, data: seenOf(data) })
    },
    entries: () => entries,
  }
}

/** For callers that record nothing. */
export const blindWitness: Witness = { pictures: false, saw: () => {} }
