/** BER-TLV as ISO/IEC 7816-4 §5.2.2 and Doc 9303-10 use it: tags of up to three bytes, definite lengths. */
export type Tlv = { tag: number; value: Uint8Array }

/** The bytes are not BER-TLV within the limits above. */
export class TlvError extends Error {
  override readonly name = 'TlvError'
}

const tagLength = (tag: number): number => (tag > 0xffff ? 3 : tag > 0xff ? 2 : 1)
const lengthLength = (length: number): number =>
  length < 0x80 ? 1 : length <= 0xff ? 2 : length <= 0xffff ? 3 : length <= 0xffffff ? 4 : 5

const writeNumber = (into: Uint8Array, at: number, value: number, bytes: number): void => {
  let rest = value
  for (let i = at + bytes - 1; i >= at; i--) {
    into[i] = rest % 0x100
    rest = Math.floor(rest / 0x100)
  }
}

/** @param value the content, or parts of it in order. */
export const encodeTlv = (tag: number, value: Uint8Array | Uint8Array[]): Uint8Array => {
  const parts = Array.isArray(value) ? value : [value]
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const tagBytes = tagLength(tag)
  const lengthBytes = lengthLength(length)
  const out = new Uint8Array(tagBytes + lengthBytes + length)
  writeNumber(out, 0, tag, tagBytes)
  if (lengthBytes > 1) out[tagBytes] = 0x7f + lengthBytes
  writeNumber(out, tagBytes + Math.min(1, lengthBytes - 1), length, Math.max(1, lengthBytes - 1))
  let at = tagBytes + lengthBytes
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

const byteAt = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at]
  if (byte === undefined) throw new TlvError(`the data end at ${bytes.length}, inside a data object`)
  return byte
}

const readTag = (bytes: Uint8Array, at: number): { tag: number; end: number } => {
  let tag = byteAt(bytes, at)
  let end = at + 1
  if ((tag & 0x1f) !== 0x1f) return { tag, end }
  for (let more = true; more; end++) {
    if (end - at === 3) throw new TlvError(`a tag of more than three bytes at ${at}`)
    const next = byteAt(bytes, end)
    tag = tag * 0x100 + next
    more = (next & 0x80) !== 0
  }
  return { tag, end }
}

const readLength = (bytes: Uint8Array, at: number): { length: number; end: number } => {
  const first = byteAt(bytes, at)
  if (first < 0x80) return { length: first, end: at + 1 }
  const count = first & 0x7f
  if (count === 0) throw new TlvError(`an indefinite length at ${at}`)
  if (count > 4) throw new TlvError(`a length of ${count} bytes at ${at}`)
  let length = 0
  for (let i = 1; i <= count; i++) length = length * 0x100 + byteAt(bytes, at + i)
  return { length, end: at + 1 + count }
}

/**
 * The data object that begins at `at`; `end` is where the next one begins. The value is a view, not a copy.
 * Throws TlvError.
 */
export const readTlv = (bytes: Uint8Array, at = 0): Tlv & { end: number } => {
  const { tag, end: lengthAt } = readTag(bytes, at)
  const { length, end: valueAt } = readLength(bytes, lengthAt)
  const end = valueAt + length
  if (end > bytes.length) throw new TlvError(`object ${tag.toString(16)} needs ${end} bytes, ${bytes.length} are there`)
  return { tag, value: bytes.subarray(valueAt, end), end }
}

/** All data objects, which must fill the bytes exactly. Throws TlvError. */
export const parseTlvs = (bytes: Uint8Array): Tlv[] => {
  const tlvs: Tlv[] = []
  for (let at = 0; at < bytes.length; ) {
    const { tag, value, end } = readTlv(bytes, at)
    tlvs.push({ tag, value })
    at = end
  }
  return tlvs
}

/** The value of the first object with this tag. */
export const findTlv = (tlvs: readonly Tlv[], tag: number): Uint8Array | undefined =>
  tlvs.find((tlv) => tlv.tag === tag)?.value
