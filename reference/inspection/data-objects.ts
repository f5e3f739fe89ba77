import { ChipUnreadable } from './session'

/**
 * Data objects inside the files of the logical data structure, as issuers write them: BER-TLV of ISO/IEC 7816-4 §5.2.2
 * with lengths of more bytes than are needed, of indefinite form (X.690 §8.1.3.6), and with padding of 00 or FF between
 * objects and behind them. What is signed is read, however odd; what is cut off is not.
 */
export type DataObject = { tag: number; value: Uint8Array }

const PADDING = [0x00, 0xff]
const MOST_TAG_BYTES = 3
const MOST_LENGTH_BYTES = 4
/** Deeper than this no file of Doc 9303-10 goes; each level of indefinite length costs another look at its content. */
const DEEPEST = 16

const unreadable = (at: number, why: string): ChipUnreadable => new ChipUnreadable(`a data object at ${at} ${why}`)

const byte = (bytes: Uint8Array, at: number): number => {
  const found = bytes[at]
  if (found === undefined) throw unreadable(at, 'is cut off')
  return found
}

const tagAt = (bytes: Uint8Array, at: number): { tag: number; next: number } => {
  let tag = byte(bytes, at)
  let next = at + 1
  if ((tag & 0x1f) !== 0x1f) return { tag, next }
  for (let last = 0x80; last & 0x80; next++) {
    if (next - at === MOST_TAG_BYTES) throw unreadable(at, `has a tag of more than ${MOST_TAG_BYTES} bytes`)
    last = byte(bytes, next)
    tag = tag * 0x100 + last
  }
  return { tag, next }
}

const isConstructed = (bytes: Uint8Array, at: number): boolean => (byte(bytes, at) & 0x20) !== 0

/** Where the content of a length without end ends: before two bytes 00, which stand where an object could begin. */
const endOfContents = (bytes: Uint8Array, from: number, depth: number): number => {
  let at = from
  while (!(byte(bytes, at) === 0 && byte(bytes, at + 1) === 0)) at = objectAt(bytes, at, depth + 1).next
  return at
}

const objectAt = (bytes: Uint8Array, at: number, depth: number): DataObject & { next: number } => {
  if (depth > DEEPEST) throw unreadable(at, 'lies too deep')
  const { tag, next: lengthAt } = tagAt(bytes, at)
  const first = byte(bytes, lengthAt)
  if (first === 0x80) {
    if (!isConstructed(bytes, at)) throw unreadable(at, 'is primitive and of no definite length')
    const end = endOfContents(bytes, lengthAt + 1, depth)
    return { tag, value: bytes.subarray(lengthAt + 1, end), next: end + 2 }
  }
  const count = first < 0x80 ? 0 : first & 0x7f
  if (count > MOST_LENGTH_BYTES) throw unreadable(at, `has a length of ${count} bytes`)
  let length = count === 0 ? first : 0
  for (let n = 1; n <= count; n++) length = length * 0x100 + byte(bytes, lengthAt + n)
  const start = lengthAt + 1 + count
  if (start + length > bytes.length) throw unreadable(at, `needs ${start + length} bytes of ${bytes.length}`)
  return { tag, value: bytes.subarray(start, start + length), next: start + length }
}

/** All objects, in order. Throws ChipUnreadable. */
export const dataObjects = (bytes: Uint8Array): DataObject[] => {
  const objects: DataObject[] = []
  for (let at = 0; at < bytes.length; ) {
    if (PADDING.includes(bytes[at] ?? 0)) at += 1
    else {
      const { next, ...object } = objectAt(bytes, at, 0)
      objects.push(object)
      at = next
    }
  }
  return objects
}

/** The values of the objects with this tag, in order. */
export const valuesOf = (objects: readonly DataObject[], tag: number): Uint8Array[] =>
  objects.filter((object) => object.tag === tag).map(({ value }) => value)

/** The objects inside the first one with this tag; ChipUnreadable when there is none. */
export const inside = (bytes: Uint8Array, tag: number, what: string): DataObject[] => {
  const [value] = valuesOf(dataObjects(bytes), tag)
  if (value === undefined) throw new ChipUnreadable(`${what} holds no ${tag.toString(16)}`)
  return dataObjects(value)
}
