import * as id from '../emrtd/object-ids'
import {
  type Asn1,
  bits,
  boolean,
  der,
  generalizedTime,
  implicit,
  integer,
  octets,
  oid,
  printable,
  sequence,
  setOf,
} from './asn1'
import { fullName, type Name, stateCodeNames } from './names'

const ID_SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const ID_ISSUER_ALTERNATIVE_NAME = '2.5.29.18'

/** One extension; not critical unless said. */
export type Extension = { id: string; critical?: boolean; value: Asn1 }

/** Extensions of RFC 5280 §4.1: each value in DER inside an octet string. */
export const extensionsToAsn1 = (extensions: readonly Extension[]): Asn1 =>
  sequence(
    ...extensions.map(({ id: dotted, critical, value }) =>
      sequence(oid(dotted), ...(critical ? [boolean(true)] : []), octets(der(value))),
    ),
  )

/** First and last moment. */
export type Period = { from: Date; until: Date }

// Bits of KeyUsage, RFC 5280 §4.2.1.3: digitalSignature is bit 0, keyCertSign bit 5, cRLSign bit 6.
const DIGITAL_SIGNATURE = bits(new Uint8Array([0x80]), 7)
const KEY_ENCIPHERMENT = bits(new Uint8Array([0x20]), 5)
const KEY_CERT_SIGN_AND_CRL_SIGN = bits(new Uint8Array([0x06]), 1)

export const KEY_USAGE = {
  signer: DIGITAL_SIGNATURE,
  authority: KEY_CERT_SIGN_AND_CRL_SIGN,
  encipherment: KEY_ENCIPHERMENT,
} as const

export const keyUsage = (usage: keyof typeof KEY_USAGE): Extension => ({
  id: id.ID_KEY_USAGE,
  critical: true,
  value: KEY_USAGE[usage],
})

export const authorityKeyIdentifier = (identifier: Uint8Array): Extension => ({
  id: id.ID_AUTHORITY_KEY_IDENTIFIER,
  value: sequence(implicit(0, octets(identifier))),
})

const keyIdentifiers = (authority: Uint8Array | undefined, subject: Uint8Array): Extension[] => [
  ...(authority ? [authorityKeyIdentifier(authority)] : []),
  { id: id.ID_SUBJECT_KEY_IDENTIFIER, value: octets(subject) },
]

const privateKeyUsage = ({ from, until }: Period): Extension => ({
  id: id.ID_PRIVATE_KEY_USAGE_PERIOD,
  value: sequence(implicit(0, generalizedTime(from)), implicit(1, generalizedTime(until))),
})

const stateCode = (country: string): Extension[] => [
  { id: ID_SUBJECT_ALTERNATIVE_NAME, value: stateCodeNames(country) },
  { id: ID_ISSUER_ALTERNATIVE_NAME, value: stateCodeNames(country) },
]

const revocationListAt = (issuer: Name): Extension => ({
  id: id.ID_CRL_DISTRIBUTION_POINTS,
  value: sequence(sequence(fullName(issuer))),
})

export type ExtensionsOf = {
  /** Key identifiers; without the authority's there is no such extension. */
  authority: Uint8Array | undefined
  subject: Uint8Array
  /** As in the machine-readable zone. */
  country: string
  issuer: Name
  keyUsed: Period
}

/** Of a CSCA, self-signed or link: Doc 9303-12 §7.1.1. */
export const cscaExtensions = ({ authority, subject, country, issuer, keyUsed }: ExtensionsOf): Extension[] => [
  { id: id.ID_BASIC_CONSTRAINTS, critical: true, value: sequence(boolean(true), integer(0)) },
  keyUsage('authority'),
  ...keyIdentifiers(authority, subject),
  privateKeyUsage(keyUsed),
  ...stateCode(country),
  revocationListAt(issuer),
]

/** What a signer of passports and cards signs: `A`, `C` and `I` begin the printed lines of cards (Doc 9303-5 §4.2.2). */
const TRAVEL_DOCUMENTS = ['A', 'C', 'I', 'P']

/** Of a document signer: Doc 9303-12 §7.1.1 and, for the list of document types, §7.1.1.6. */
export const signerExtensions = ({ authority, subject, country, issuer, keyUsed }: ExtensionsOf): Extension[] => [
  keyUsage('signer'),
  ...keyIdentifiers(authority, subject),
  privateKeyUsage(keyUsed),
  ...stateCode(country),
  revocationListAt(issuer),
  documentTypes(...TRAVEL_DOCUMENTS),
]

/** Doc 9303-12 §7.1.1.6: the kinds of documents that a signer signs, by the letters that begin their printed lines. */
export const documentTypes = (...codes: string[]): Extension => ({
  id: id.ID_DOCUMENT_TYPE_LIST,
  value: sequence(integer(0), setOf(...codes.map(printable))),
})
