import { concat } from '../../../core/bytes'
import { encodeTlv, readTlv } from '../../../emrtd/tlv'

/** Changing one data object inside a file and writing all around it anew, with right lengths. */
export type Change = (object: Uint8Array) => Uint8Array

export const NOTHING = new Uint8Array(0)

type Placed = { tag: number; value: Uint8Array; raw: Uint8Array }

const objectsIn = (bytes: Uint8Array): Placed[] => {
  const objects: Placed[] = []
  for (let at = 0; at < bytes.length; ) {
    const { tag, value, end } = readTlv(bytes, at)
    objects.push({ tag, value, raw: bytes.subarray(at, end) })
    at = end
  }
  return objects
}

/** Position among its neighbours, or the tag of the first that has it. */
type Step = number | { tag: number }

const positionOf = (objects: readonly Placed[], step: Step): number =>
  typeof step === 'number' ? step : objects.findIndex(({ tag }) => tag === step.tag)

const found = (objects: readonly Placed[], step: Step): Placed => {
  const object = objects[positionOf(objects, step)]
  if (object) return object
  throw new RangeError(`the file has nothing at ${JSON.stringify(step)}`)
}

/** The whole data object that lies at this path. Throws RangeError. */
export const objectAt = (bytes: Uint8Array, path: readonly Step[]): Uint8Array => {
  const [step, ...rest] = path
  if (step === undefined) return bytes
  const object = found(objectsIn(bytes), step)
  return rest.length === 0 ? object.raw : objectAt(object.value, rest)
}

/** The value of the data object that lies at this path. Throws RangeError. */
export const valueAt = (bytes: Uint8Array, path: readonly Step[]): Uint8Array => readTlv(objectAt(bytes, path)).value

/** The bytes with the object at this path made into what `change` says: another, several, or none. */
export const changed = (bytes: Uint8Array, path: readonly Step[], change: Change): Uint8Array => {
  const [step, ...rest] = path
  if (step === undefined) return change(bytes)
  const objects = objectsIn(bytes)
  const { tag, value, raw } = found(objects, step)
  const at = positionOf(objects, step)
  const anew = rest.length === 0 ? change(raw) : encodeTlv(tag, changed(value, rest, change))
  return concat(...objects.map((object, i) => (i === at ? anew : object.raw)))
}

/** Changes of a single object. */
export const removed: Change = () => NOTHING
export const retagged =
  (tag: number): Change =>
  (object) =>
    encodeTlv(tag, readTlv(object).value)
/** The value of the same tag made anew. */
export const revalued =
  (value: (old: Uint8Array) => Uint8Array): Change =>
  (object) => {
    const { tag, value: old } = readTlv(object)
    return encodeTlv(tag, value(old))
  }
export const setTo = (value: Uint8Array): Change => revalued(() => value)
export const followedBy =
  (more: Uint8Array): Change =>
  (object) =>
    concat(object, more)

const flipped = (value: Uint8Array): Uint8Array => value.with(-1, (value.at(-1) ?? 0) ^ 1)
/** One bit of the value. */
export const bitFlipped: Change = revalued(flipped)

/** The length field of the outermost object says this much more or less than is there; nothing else moves. */
export const lengthOff =
  (by: number): Change =>
  (object) => {
    const { value, tag } = readTlv(object)
    const header = object.length - value.length
    const stated = encodeTlv(tag, new Uint8Array(value.length + by)).subarray(0, header)
    return concat(stated, value)
  }
