import { asn1, util } from 'node-forge'
import { readTlv } from '../emrtd/tlv'

/**
 * The hand that writes DER: node-forge's ASN.1 with bytes instead of binary strings. Only DER is written; a SET OF is
 * put in order (X.690 §11.6).
 */
export type Asn1 = asn1.Asn1

const { Class, Type } = asn1
/** With the bit that says that values are inside. */
const SEQUENCE = 0x30
const FIRST_YEAR_OF_GENERALIZED_TIME = 2050

/** node-forge's binary string: one character a byte. */
export const toBinary = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
export const fromBinary = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

const primitive = (type: asn1.Type, content: string): Asn1 => asn1.create(Class.UNIVERSAL, type, false, content)

export const der = (node: Asn1): Uint8Array => fromBinary(asn1.toDer(node).getBytes())

/** Throws on anything that is not exactly one DER value. The content of bit strings is left alone. */
export const parseDer = (bytes: Uint8Array): Asn1 => {
  // The published types know only the older, boolean form of the second argument.
  const options = { strict: true, parseAllBytes: true, decodeBitStrings: false } as unknown as boolean
  return asn1.fromDer(util.createBuffer(toBinary(bytes)), options)
}

/** A SEQUENCE in DER to be written as it is, without looking inside: it has no children. */
export const asWritten = (bytes: Uint8Array): Asn1 => {
  const { tag, value, end } = readTlv(bytes)
  if (tag !== SEQUENCE || end !== bytes.length) throw new RangeError('not one SEQUENCE in DER')
  return primitive(SEQUENCE as asn1.Type, toBinary(value))
}

/** The values inside a constructed value; a primitive one has none. */
export const children = (node: Asn1): readonly Asn1[] => (Array.isArray(node.value) ? node.value : [])
/** The bytes of a primitive value; of a constructed one its encoded children. */
export const content = (node: Asn1): Uint8Array =>
  Array.isArray(node.value) ? new Uint8Array(Buffer.concat(node.value.map(der))) : fromBinary(node.value)

/** Those that are not left out. */
export const present = (values: readonly (Asn1 | undefined)[]): Asn1[] =>
  values.filter((value): value is Asn1 => value !== undefined)

export const sequence = (...values: Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, values)
export const setOf = (...values: Asn1[]): Asn1 =>
  asn1.create(
    Class.UNIVERSAL,
    Type.SET,
    true,
    [...values].sort((a, b) => Buffer.compare(der(a), der(b))),
  )

/** A SET as it comes, which is DER only by chance. */
export const setInOrder = (...values: Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SET, true, values)

/** There are few, and they are written often. */
const oids = new Map<string, Asn1>()
export const oid = (dotted: string): Asn1 => {
  const made = oids.get(dotted) ?? primitive(Type.OID, asn1.oidToDer(dotted).getBytes())
  oids.set(dotted, made)
  return made
}
/** Not negative. Bytes are big-endian. */
export const integer = (value: number | Uint8Array): Asn1 => {
  if (typeof value === 'number' && value >= 0 && value < 0x80)
    return primitive(Type.INTEGER, String.fromCharCode(value))
  const bytes = typeof value === 'number' ? fromBinary(asn1.integerToDer(value).getBytes()) : value
  const first = bytes.findIndex((byte) => byte !== 0)
  const magnitude = first < 0 ? new Uint8Array([0]) : bytes.subarray(first)
  const sign = (magnitude[0] ?? 0) > 0x7f ? '\0' : ''
  return primitive(Type.INTEGER, sign + toBinary(magnitude))
}
export const isInteger = ({ tagClass, type }: Asn1): boolean => tagClass === Class.UNIVERSAL && type === Type.INTEGER
export const enumerated = (value: number): Asn1 => primitive(Type.ENUMERATED, asn1.integerToDer(value).getBytes())
export const boolean = (value: boolean): Asn1 => primitive(Type.BOOLEAN, value ? '\xff' : '\0')
export const nothing = (): Asn1 => primitive(Type.NULL, '')
export const octets = (bytes: Uint8Array): Asn1 => primitive(Type.OCTETSTRING, toBinary(bytes))
/** @param unused bits at the end of the last byte that do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Asn1 =>
  primitive(Type.BITSTRING, String.fromCharCode(unused) + toBinary(bytes))
export const printable = (text: string): Asn1 => primitive(Type.PRINTABLESTRING, text)
export const utf8 = (text: string): Asn1 => primitive(Type.UTF8, util.encodeUtf8(text))

export const generalizedTime = (date: Date): Asn1 => primitive(Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(date))
/** RFC 5280 §4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050. */
export const time = (date: Date): Asn1 =>
  date.getUTCFullYear() < FIRST_YEAR_OF_GENERALIZED_TIME
    ? primitive(Type.UTCTIME, asn1.dateToUtcTime(date))
    : generalizedTime(date)

/** [tag] with values inside: explicit tagging, or implicit tagging of a SEQUENCE or SET. */
export const context = (tag: number, ...values: Asn1[]): Asn1 => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, values)
/** [tag] in place of the tag of a primitive value. */
export const implicit = (tag: number, value: Asn1): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, tag, false, toBinary(content(value)))
/** [APPLICATION tag], constructed: 23 is tag 77 of EF.SOD. */
export const application = (tag: number, ...values: Asn1[]): Asn1 => asn1.create(Class.APPLICATION, tag, true, values)
