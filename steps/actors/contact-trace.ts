import { fromHex } from '../../core/bytes'
import type { EvidenceEntry } from '../../core/evidence'
import type { DecodedCommand } from '../../emrtd/apdu'
import { findTlv, parseTlvs } from '../../emrtd/tlv'
import { commandsIn, READ_BINARY, SELECT } from './chip-trace'

/** Which bytes of which file were read in which contact. */

const OFFSET = 0x54
const DISCRETIONARY_DATA = 0x53

/** What was heard from each finding of a chip to the next; `lost`: the chip was gone before the reader let go of it. */
export const contactsIn = (entries: readonly EvidenceEntry[]): { heard: readonly EvidenceEntry[]; lost: boolean }[] => {
  const isEvent = (event: string) => (entry: EvidenceEntry) => entry.kind === 'nfc' && entry.data.event === event
  const begins = entries.flatMap((entry, at) => (isEvent('tag-found')(entry) ? [at] : []))
  return begins.map((from, n) => {
    const heard = entries.slice(from, begins[n + 1])
    return { heard, lost: heard.some(isEvent('tag-lost')) }
  })
}

/** Where READ BINARY (ISO/IEC 7816-4 §11.3.3) begins to read, and how many bytes of the file it got. */
const stretchOf = ({ ins, p1, p2, data }: DecodedCommand, response: string): { from: number; length: number } => {
  const got = fromHex(response.slice(0, -4))
  if (ins === READ_BINARY) return { from: p1 & 0x80 ? p2 : p1 * 0x100 + p2, length: got.length }
  const offset = [...(findTlv(parseTlvs(data), OFFSET) ?? [])].reduce((sum, byte) => sum * 0x100 + byte, 0)
  return { from: offset, length: findTlv(parseTlvs(got), DISCRETIONARY_DATA)?.length ?? 0 }
}

/** P1-P2 may name the file: by its short identifier, with the odd instruction by either. */
const fileNamedIn = ({ ins, p1, p2 }: DecodedCommand): number | undefined => {
  if (ins === READ_BINARY) return (p1 & 0xe0) === 0x80 ? 0x0100 | (p1 & 0x1f) : undefined
  const name = p1 * 0x100 + p2
  if (name === 0) return undefined
  return name < 0x1f ? 0x0100 | name : name
}

/** Of a file: how many bytes were read without a gap from its first one on, and where the last one that was read is. */
export type ReadOfFile = { gapless: number; end: number }

/** What was read of each elementary file, by identifier. */
export const readOfFiles = (entries: readonly EvidenceEntry[]): ReadonlyMap<number, ReadOfFile> => {
  const stretches = new Map<number, { from: number; length: number }[]>()
  let selected: number | undefined
  for (const { command, response } of commandsIn(entries)) {
    if (!command || !/(9000|6282)$/.test(response)) continue
    if (command.ins === SELECT)
      selected = command.data.length === 2 ? Buffer.from(command.data).readUInt16BE(0) : undefined
    if ((command.ins & 0xfe) !== READ_BINARY) continue
    selected = fileNamedIn(command) ?? selected
    if (selected === undefined) continue
    stretches.set(selected, [...(stretches.get(selected) ?? []), stretchOf(command, response)])
  }
  return new Map([...stretches].map(([file, read]) => [file, together(read)]))
}

const together = (stretches: readonly { from: number; length: number }[]): ReadOfFile =>
  [...stretches]
    .sort((a, b) => a.from - b.from)
    .reduce(
      ({ gapless, end }, { from, length }) => ({
        gapless: from <= gapless ? Math.max(gapless, from + length) : gapless,
        end: Math.max(end, from + length),
      }),
      { gapless: 0, end: 0 },
    )
