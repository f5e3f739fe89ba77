import { type Hex, hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import { decodeOid } from '../../emrtd/object-ids'
import { readTlv, TlvError } from '../../emrtd/tlv'

/**
 * Reading DER (X.690) as it stands: each value keeps its own bytes, since signatures are over these and not over what a
 * writer would make of them. Throws DerError.
 */
export type Der = {
  tag: number
  /** The content. */
  value: Uint8Array
  /** Tag, length and content. */
  raw: Uint8Array
}

export class DerError extends Error {
  override readonly name = 'DerError'
}

export const BOOLEAN = 0x01
export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OBJECT_IDENTIFIER = 0x06
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
export const SEQUENCE = 0x30
export const SET = 0x31
/** [n], constructed. */
export const context = (n: number): number => 0xa0 + n

const at = (bytes: Uint8Array, start: number): { der: Der; end: number } => {
  try {
    const { tag, value, end } = readTlv(bytes, start)
    return { der: { tag, value, raw: bytes.subarray(start, end) }, end }
  } catch (thrown) {
    if (thrown instanceof TlvError) throw new DerError(thrown.message)
    throw thrown
  }
}

/** The one value that the bytes are. */
export const parseDer = (bytes: Uint8Array): Der => {
  const { der, end } = at(bytes, 0)
  if (end !== bytes.length) throw new DerError(`${bytes.length - end} bytes follow the value`)
  return der
}

/** No structure of Doc 9303 comes near: a master list holds some six hundred certificates. */
const MOST_CHILDREN = 20_000

/** The values inside a constructed one. What lies deeper is looked at only when it is asked for: depth costs nothing. */
export const childrenOf = ({ value }: Der): Der[] => {
  const children: Der[] = []
  for (let start = 0; start < value.length; ) {
    if (children.length === MOST_CHILDREN) throw new DerError(`more than ${MOST_CHILDREN} values in one`)
    const { der, end } = at(value, start)
    children.push(der)
    start = end
  }
  return children
}

/** The fields of a SEQUENCE. */
export const fieldsOf = (der: Der | undefined): Der[] => childrenOf(expect(der, SEQUENCE))

/** The one value inside [n]. */
export const inside = (der: Der | undefined, n: number): Der => {
  const [only] = childrenOf(expect(der, context(n)))
  if (!only) throw new DerError(`[${n}] is empty`)
  return only
}

/** Asserts that a value is there and has the tag. */
export const expect = (der: Der | undefined, tag: number): Der => {
  if (der?.tag !== tag) throw new DerError(`tag ${tag.toString(16)} is expected, ${der?.tag.toString(16)} is there`)
  return der
}

export const oidOf = (der: Der | undefined): string => {
  const oid = decodeOid(expect(der, OBJECT_IDENTIFIER).value)
  if (oid === undefined) throw new DerError('no object identifier')
  return oid
}

/** A serial number: hexadecimal without leading zeros, so that a superfluous sign byte makes no difference. */
export const serialOf = (der: Der | undefined): Hex => hex(expect(der, INTEGER).value).replace(/^(00)+(?=.)/, '')

export const integerOf = (der: Der | undefined): bigint => {
  const digits = hex(expect(der, INTEGER).value)
  return digits === '' ? 0n : BigInt(`0x${digits}`)
}

export const smallIntegerOf = (der: Der | undefined): number => {
  const number = integerOf(der)
  if (number > 0x7fff_ffffn) throw new DerError(`${number} is too great`)
  return Number(number)
}

/** The bytes of a bit string of whole bytes. */
export const bitsOf = (der: Der | undefined): Uint8Array => {
  const { value } = expect(der, BIT_STRING)
  if (value[0] !== 0) throw new DerError('a bit string that does not fill its bytes')
  return value.subarray(1)
}

/** UTCTime or GeneralizedTime in the forms of RFC 5280 §4.1.2.5. */
export const timeOf = (der: Der | undefined): Instant => {
  const text = Buffer.from(der?.value ?? []).toString('latin1')
  const utc = der?.tag === UTC_TIME
  const match = (utc ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/).exec(
    text,
  )
  if (!match || !(utc || der?.tag === GENERALIZED_TIME)) throw new DerError(`no time: "${text}"`)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const fullYear = utc ? (year < 50 ? 2000 + year : 1900 + year) : year
  return Date.UTC(fullYear, month - 1, day, hour, minute, second)
}
