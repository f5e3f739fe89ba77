import type { KeyObject } from 'node:crypto'
import { type Hex, hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import {
  ID_AUTHORITY_KEY_IDENTIFIER,
  ID_BASIC_CONSTRAINTS,
  ID_EXTENDED_KEY_USAGE,
  ID_KEY_USAGE,
  ID_SUBJECT_KEY_IDENTIFIER,
} from '../../emrtd/object-ids'
import {
  BIT_STRING,
  childrenOf,
  context,
  type Der,
  expect,
  fieldsOf,
  OCTET_STRING,
  oidOf,
  parseDer,
  SEQUENCE,
  SET,
  serialOf,
  timeOf,
} from './der'
import { publicKeyOf } from './public-key'
import type { HashName } from './signatures'
import { parseSignedStructure } from './signed-structure'

/** Certificates of CSCA and document signers: Doc 9303-12 §7.1, RFC 5280 §4.1. */
export type Certificate = {
  serial: Hex
  /** The whole name in DER, as hexadecimal; names are the same when these are. */
  issuer: Hex
  subject: Hex
  /** countryName of the subject, or of the issuer where the subject has none; as written. '' when there is none. */
  country: string
  notBefore: Instant
  notAfter: Instant
  authorityKeyId: Hex | undefined
  subjectKeyId: Hex | undefined
  /** basicConstraints say that it is a certification authority, and key usage (if any) that it signs certificates. */
  mayIssue: boolean
  /** Key usage (if any) has digitalSignature. */
  maySign: boolean
  key(): KeyObject
  /** Extended key usage: identifiers of purposes, none when there is no such extension. */
  purposes: readonly string[]
  /** Of the signature on this certificate; undefined when the algorithm is unknown. */
  signatureHash: HashName | undefined
  isSignedBy(key: KeyObject): boolean
}

const COUNTRY_NAME = '2.5.4.6'
const DIGITAL_SIGNATURE = 0x80
const KEY_CERT_SIGN = 0x04
const KEY_IDENTIFIER = 0x80

/** Throws DerError. */
export const parseCertificate = (bytes: Uint8Array): Certificate => {
  const { fields, signatureHash, isSignedBy } = parseSignedStructure(bytes)
  // Version 1 has no version field; Doc 9303-12 knows version 3 only, older roots are met all the same.
  const [serial, , issuer, validity, subject, keyInfo, ...rest] =
    fields[0]?.tag === context(0) ? fields.slice(1) : fields
  const [notBefore, notAfter] = fieldsOf(validity)
  const extensions = extensionsOf(rest.find(({ tag }) => tag === context(3)))
  const usage = extensions.get(ID_KEY_USAGE)
  const usageBits = usage ? (expect(usage, BIT_STRING).value[1] ?? 0) : 0xff
  const info = expect(keyInfo, SEQUENCE)
  let key: KeyObject | undefined
  return {
    serial: serialOf(serial),
    issuer: hex(expect(issuer, SEQUENCE).raw),
    subject: hex(expect(subject, SEQUENCE).raw),
    country: countryOf(expect(subject, SEQUENCE)) ?? countryOf(expect(issuer, SEQUENCE)) ?? '',
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    authorityKeyId: authorityKeyIdOf(extensions.get(ID_AUTHORITY_KEY_IDENTIFIER)),
    subjectKeyId: subjectKeyIdOf(extensions.get(ID_SUBJECT_KEY_IDENTIFIER)),
    mayIssue: isAuthority(extensions.get(ID_BASIC_CONSTRAINTS)) && (usageBits & KEY_CERT_SIGN) !== 0,
    maySign: (usageBits & DIGITAL_SIGNATURE) !== 0,
    purposes: purposesOf(extensions.get(ID_EXTENDED_KEY_USAGE)),
    key: () => {
      key ??= publicKeyOf(info)
      return key
    },
    signatureHash,
    isSignedBy,
  }
}

/** Extension values by identifier: the value inside the octet string. */
const extensionsOf = (field: Der | undefined): Map<string, Der> => {
  const list = field ? fieldsOf(childrenOf(field)[0]) : []
  return new Map(
    list.map((extension) => {
      const parts = fieldsOf(extension)
      return [oidOf(parts[0]), parseDer(expect(parts.at(-1), OCTET_STRING).value)] as const
    }),
  )
}

const authorityKeyIdOf = (value: Der | undefined): Hex | undefined => {
  const id = value && fieldsOf(value).find(({ tag }) => tag === KEY_IDENTIFIER)
  return id && hex(id.value)
}

const subjectKeyIdOf = (value: Der | undefined): Hex | undefined => value && hex(expect(value, OCTET_STRING).value)

const isAuthority = (value: Der | undefined): boolean => value !== undefined && fieldsOf(value)[0]?.value[0] === 0xff

const purposesOf = (value: Der | undefined): string[] => (value ? fieldsOf(value).map(oidOf) : [])

const countryOf = (name: Der): string | undefined => {
  for (const set of childrenOf(name))
    for (const attribute of childrenOf(expect(set, SET))) {
      const [type, value] = fieldsOf(attribute)
      if (oidOf(type) === COUNTRY_NAME && value) return Buffer.from(value.value).toString('latin1')
    }
  return undefined
}
