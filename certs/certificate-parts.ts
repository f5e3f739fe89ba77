import { concat } from '../core/bytes'
import { encodeOid } from '../emrtd/object-ids'
import { findTlv, parseTlvs, readTlv, type Tlv } from '../emrtd/tlv'

/**
 * What signed things are made of, read with the TLV hand of emrtd and not with the one that wrote them: for tests and
 * for whoever shows a certificate to a person.
 */
export type SignedParts = { toBeSigned: Uint8Array; signature: Uint8Array }

/** Of a certificate or a revocation list: SEQUENCE { to be signed, algorithm, BIT STRING }. */
export const signedParts = (signed: Uint8Array): SignedParts => {
  const { value } = readTlv(signed)
  const { end } = readTlv(value)
  const [, , signature] = parseTlvs(value)
  return { toBeSigned: value.subarray(0, end), signature: signature?.value.subarray(1) ?? new Uint8Array() }
}

const FIELDS = [
  'version',
  'serial',
  'algorithm',
  'issuer',
  'validity',
  'subject',
  'publicKeyInfo',
  'extensions',
] as const
export type CertificateField = (typeof FIELDS)[number]

/** Contents of the fields of TBSCertificate, RFC 5280 §4.1. */
export const certificateFields = (certificate: Uint8Array): Record<CertificateField, Uint8Array> => {
  const fields = parseTlvs(readTlv(signedParts(certificate).toBeSigned).value)
  return Object.fromEntries(FIELDS.map((name, at) => [name, fields[at]?.value ?? new Uint8Array()])) as Record<
    CertificateField,
    Uint8Array
  >
}

const OID = 0x06
const OCTET_STRING = 0x04
const CONTEXT_0 = 0xa0

/** Contents of a certificate's extensions by the hexadecimal content of their object identifier. */
export const extensionValues = (certificate: Uint8Array): Map<string, Uint8Array> => {
  const list = readTlv(certificateFields(certificate).extensions).value
  return new Map(
    parseTlvs(list).map(({ value }) => {
      const parts = parseTlvs(value)
      return [Buffer.from(required(parts, OID)).toString('hex'), required(parts, OCTET_STRING)]
    }),
  )
}

/** Content of one extension, by its dotted identifier. */
export const extensionValue = (certificate: Uint8Array, id: string): Uint8Array | undefined =>
  extensionValues(certificate).get(Buffer.from(encodeOid(id)).toString('hex'))

const required = (parts: Tlv[], tag: number): Uint8Array => {
  const value = findTlv(parts, tag)
  if (!value) throw new RangeError(`no data object with tag ${tag.toString(16)}`)
  return value
}

/** Of the content of EF.SOD: the message inside tag 77, what it signs, and the signer's certificate. All DER. */
export const securityObjectParts = (sod: Uint8Array) => {
  const { tag, value: message, end } = readTlv(sod)
  if (tag !== 0x77 || end !== sod.length) throw new RangeError('not the content of EF.SOD')
  const signedData = parseTlvs(readTlv(required(parseTlvs(readTlv(message).value), CONTEXT_0)).value)
  const encapsulated = signedData[2]?.value ?? new Uint8Array()
  const signed = readTlv(required(parseTlvs(encapsulated), CONTEXT_0)).value
  return { message, signed, certificate: concat(required(signedData, CONTEXT_0)) }
}
