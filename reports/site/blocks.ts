import type { EvidenceEntry } from '../../core/evidence'
import type { ApduEvidence } from '../apdu-trace'

/**
 * A card in the flow: what the person was after and did, what was then seen, and what could be said of it right after.
 * `minor` cards hold several entries, folded.
 */
export type Card = {
  at: number
  before: EvidenceEntry[]
  entry?: EvidenceEntry
  minor?: EvidenceEntry[]
  after: EvidenceEntry[]
}

export type Block =
  | { kind: 'flow'; cards: Card[] }
  | { kind: 'chip'; at: number; exchanges: ApduEvidence[] }
  | { kind: 'line'; entry: EvidenceEntry }

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

/** Still waits for what the acts led to. */
const isPending = ({ entry, minor, after }: Card): boolean =>
  entry === undefined && minor === undefined && after.length === 0

const leadsTo = ({ before }: Card, screen: EvidenceEntry): boolean =>
  before.every((act) => act.kind === 'story' || surfaceOf(act) === surfaceOf(screen))

const place = (entry: EvidenceEntry, cards: Card[]): void => {
  const last = cards.at(-1)
  const pending = last !== undefined && isPending(last) ? last : undefined
  const card: Card = { at: entry.at, before: [], after: [] }
  if (entry.kind === 'story') cards.push({ ...card, before: [entry] })
  else if (entry.kind === 'act') {
    if (pending?.before.every(({ kind }) => kind === 'story')) pending.before.push(entry)
    else cards.push({ ...card, before: [entry] })
  } else if (MINOR.includes(entry.kind)) {
    if (last?.minor) last.minor.push(entry)
    else cards.push({ ...card, minor: [entry] })
  } else if (entry.kind === 'screen' && pending && leadsTo(pending, entry)) pending.entry = entry
  else cards.push({ ...card, entry })
}

const isBroken = ({ kind, data }: EvidenceEntry): boolean => kind === 'check' && data.outcome !== 'held'
const isSaidAfter = ({ kind }: EvidenceEntry): boolean => kind === 'check' || kind === 'vibration'

/** Evidence in the order in which it was gathered, as blocks that can be read. */
export const blocksOf = (entries: readonly EvidenceEntry[]): Block[] => {
  const blocks: Block[] = []
  for (const entry of entries) {
    const last = blocks.at(-1)
    const card = last?.kind === 'flow' ? last.cards.at(-1) : undefined
    if (isBroken(entry)) blocks.push({ kind: 'line', entry })
    else if (isSaidAfter(entry)) {
      if (card) card.after.push(entry)
      else blocks.push({ kind: 'line', entry })
    } else if (entry.kind === 'apdu') {
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
