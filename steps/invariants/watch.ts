import type { LabelTable } from '../../clauses/labels'
import type { Profile } from '../../contract/profile'
import type { EvidenceEntry } from '../../core/evidence'
import type { Breach } from './invariant'
import { createLedger, type Event } from './ledger'
import { watchesLentDevices } from './lent-devices'
import { watchesLogIns } from './log-ins'
import { watchesMessages } from './messages'
import { watchesProofs } from './proofs'

/** Somebody of the story, as far as invariants ask. `device`: the one they use, their own or not. */
export type KnownPerson = {
  name: string
  userId: string
  birthDate: string
  device: string | undefined
  /** Every PIN that they have had for an app, the present one too. */
  pins: readonly string[]
}
export type Watched = {
  labels: LabelTable
  parameters: Profile['parameters']
  people(): readonly KnownPerson[]
  /** What the app has kept on the device of somebody who has borrowed it, by name. */
  leftOn(device: string): readonly string[]
}

/** Judges one event after another; what it has to remember it remembers itself. */
export type Watcher = (event: Event) => Breach[]

/** The invariants that evidence tells: each entry is to be handed over once, in order. */
export const createWatch = (watched: Watched): ((entry: EvidenceEntry) => Breach[]) => {
  const ledger = createLedger(watched.labels)
  const watchers = [watchesLogIns, watchesMessages, watchesProofs, watchesLentDevices].map((made) => made(watched))
  return (entry) => ledger.reads(entry).flatMap((event) => watchers.flatMap((watcher) => watcher(event)))
}
