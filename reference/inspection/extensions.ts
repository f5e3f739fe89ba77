import { type Hex, hex } from '../../core/bytes'
import {
  ID_AUTHORITY_KEY_IDENTIFIER,
  ID_BASIC_CONSTRAINTS,
  ID_CERTIFICATE_POLICIES,
  ID_CRL_DISTRIBUTION_POINTS,
  ID_CRL_NUMBER,
  ID_DOCUMENT_TYPE_LIST,
  ID_EXTENDED_KEY_USAGE,
  ID_KEY_USAGE,
  ID_NAME_CHANGE,
  ID_PRIVATE_KEY_USAGE_PERIOD,
  ID_SUBJECT_KEY_IDENTIFIER,
} from '../../emrtd/object-ids'
import { BIT_STRING, BOOLEAN, childrenOf, type Der, expect, fieldsOf, OCTET_STRING, oidOf, parseDer, SET } from './der'

/** Extensions of certificates and revocation lists: Doc 9303-12 §7.1, RFC 5280 §4.2 and §5.2. */
export type Extensions = {
  authorityKeyId: Hex | undefined
  subjectKeyId: Hex | undefined
  /** First byte of the bit string; undefined when the certificate does not say what its key is for. */
  keyUsage: number | undefined
  isAuthority: boolean
  /** Doc 9303-12 §7.1.1.6: document codes as in the machine-readable zone; undefined when there is no such list. */
  documentTypes: readonly string[] | undefined
  /** RFC 5280 §4.2: every critical extension is one that is known here. */
  understood: boolean
}

export const DIGITAL_SIGNATURE = 0x80
export const KEY_CERT_SIGN = 0x04
const KEY_IDENTIFIER = 0x80
const ID_SUBJECT_ALTERNATIVE_NAME = '2.5.29.17'
const ID_ISSUER_ALTERNATIVE_NAME = '2.5.29.18'
const KNOWN = new Set([
  ID_AUTHORITY_KEY_IDENTIFIER,
  ID_BASIC_CONSTRAINTS,
  ID_CERTIFICATE_POLICIES,
  ID_CRL_DISTRIBUTION_POINTS,
  ID_CRL_NUMBER,
  ID_DOCUMENT_TYPE_LIST,
  ID_EXTENDED_KEY_USAGE,
  ID_ISSUER_ALTERNATIVE_NAME,
  ID_KEY_USAGE,
  ID_NAME_CHANGE,
  ID_PRIVATE_KEY_USAGE_PERIOD,
  ID_SUBJECT_ALTERNATIVE_NAME,
  ID_SUBJECT_KEY_IDENTIFIER,
])

/** @param field [3] of a certificate or [0] of a list; absent: there are none. Throws DerError. */
export const parseExtensions = (field: Der | undefined): Extensions => {
  const list = (field ? fieldsOf(childrenOf(field)[0]) : []).map((extension) => {
    const [id, second] = fieldsOf(extension)
    const critical = second?.tag === BOOLEAN && second.value[0] !== 0
    return { id: oidOf(id), critical, value: expect(fieldsOf(extension).at(-1), OCTET_STRING).value }
  })
  const extensionOf = (id: string): Der | undefined => {
    const found = list.find((one) => one.id === id)
    return found && parseDer(found.value)
  }
  const authority = extensionOf(ID_AUTHORITY_KEY_IDENTIFIER)
  const byKey = authority && fieldsOf(authority).find(({ tag }) => tag === KEY_IDENTIFIER)
  const subject = extensionOf(ID_SUBJECT_KEY_IDENTIFIER)
  const usage = extensionOf(ID_KEY_USAGE)
  const constraints = extensionOf(ID_BASIC_CONSTRAINTS)
  const documents = extensionOf(ID_DOCUMENT_TYPE_LIST)
  return {
    authorityKeyId: byKey && hex(byKey.value),
    subjectKeyId: subject && hex(expect(subject, OCTET_STRING).value),
    keyUsage: usage && (expect(usage, BIT_STRING).value[1] ?? 0),
    isAuthority: constraints !== undefined && fieldsOf(constraints)[0]?.value[0] === 0xff,
    documentTypes: documents && documentTypesOf(documents),
    understood: list.every(({ id, critical }) => !critical || KNOWN.has(id)),
  }
}

/** SEQUENCE { version, SET OF PrintableString }; a single code is wide enough for all that begin with it. */
const documentTypesOf = (value: Der): string[] =>
  childrenOf(expect(fieldsOf(value)[1], SET)).map((code) =>
    Buffer.from(code.value).toString('latin1').replace(/<+$/, ''),
  )
