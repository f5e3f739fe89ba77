import type { EvidenceEntry } from '../../core/evidence'
import type { ApduEvidence } from '../apdu-trace'

/** A card in the flow: what was done just before, and what was then seen. `minor` cards hold several entries, folded. */
export type Card = { at: number; acts: EvidenceEntry[]; entry?: EvidenceEntry; minor?: EvidenceEntry[] }

export type Block =
  | { kind: 'flow'; cards: Card[] }
  | { kind: 'chip'; at: number; exchanges: ApduEvidence[] }
  | { kind: 'line'; entry: EvidenceEntry }

/** Told in a line of their own. */
const LINES = ['check', 'story']
/** Machinery that few will read: folded away together. */
const MINOR = [
  'device-call',
  'app-log',
  'bluetooth-advertisement',
  'bluetooth-packet',
  'bluetooth-connected',
  'bluetooth-disconnected',
]

const surfaceOf = ({ data }: EvidenceEntry): unknown => data.surface

const exchangeOf = ({ data }: EvidenceEntry): ApduEvidence => {
  const inside = data.protected as { command?: unknown; response?: unknown } | undefined
  return {
    command: String(data.command ?? ''),
    response: String(data.response ?? ''),
    ...(inside && typeof inside === 'object'
      ? { protected: { command: String(inside.command ?? ''), response: String(inside.response ?? '') } }
      : {}),
  }
}

const place = (entry: EvidenceEntry, cards: Card[]): void => {
  const last = cards.at(-1)
  if (entry.kind === 'act') cards.push({ at: entry.at, acts: [entry] })
  else if (MINOR.includes(entry.kind)) {
    if (last?.minor) last.minor.push(entry)
    else cards.push({ at: entry.at, acts: [], minor: [entry] })
  } else if (
    entry.kind === 'screen' &&
    last !== undefined &&
    last.entry === undefined &&
    last.acts.some((act) => surfaceOf(act) === surfaceOf(entry))
  ) {
    last.entry = entry
  } else cards.push({ at: entry.at, acts: [], entry })
}

/** Evidence in the order in which it was gathered, as blocks that can be read. */
export const blocksOf = (entries: readonly EvidenceEntry[]): Block[] => {
  const blocks: Block[] = []
  for (const entry of entries) {
    const last = blocks.at(-1)
    if (LINES.includes(entry.kind)) blocks.push({ kind: 'line', entry })
    else if (entry.kind === 'apdu') {
      if (last?.kind === 'chip') last.exchanges.push(exchangeOf(entry))
      else blocks.push({ kind: 'chip', at: entry.at, exchanges: [exchangeOf(entry)] })
    } else {
      if (last?.kind !== 'flow') blocks.push({ kind: 'flow', cards: [] })
      const flow = blocks.at(-1)
      if (flow?.kind === 'flow') place(entry, flow.cards)
    }
  }
  return blocks
}
