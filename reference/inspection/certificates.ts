import type { KeyObject } from 'node:crypto'
import type { Hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import { context, expect, fieldsOf, inside, SEQUENCE, serialOf, smallIntegerOf, timeOf } from './der'
import { DIGITAL_SIGNATURE, KEY_CERT_SIGN, parseExtensions } from './extensions'
import { parseName } from './names'
import { publicKeyOf } from './public-key'
import type { SignatureHash } from './signatures'
import { parseSignedStructure } from './signed-structure'

/** Certificates of CSCA and document signers: Doc 9303-12 §7.1, RFC 5280 §4.1. */
export type Certificate = {
  serial: Hex
  /** Names are the same when these are (names.ts). */
  issuer: string
  subject: string
  /** countryName of the subject, or of the issuer where the subject has none; as written. '' when there is none. */
  country: string
  notBefore: Instant
  notAfter: Instant
  authorityKeyId: Hex | undefined
  subjectKeyId: Hex | undefined
  /** basicConstraints say that it is a certification authority, and key usage (if any) that it signs certificates. */
  mayIssue: boolean
  /** Version 3, for digital signatures, and with no critical extension that is unknown here. */
  suitedToSign: boolean
  /** Document codes that its key is for; undefined when it does not say. */
  documentTypes: readonly string[] | undefined
  key(): KeyObject
  /** Of the signature on this certificate; undefined when the algorithm is unknown. */
  signatureHash: SignatureHash | undefined
  isSignedBy(key: KeyObject): boolean
}

const VERSION_3 = 2

/** Throws DerError. */
export const parseCertificate = (bytes: Uint8Array): Certificate => {
  const { fields, signatureHash, isSignedBy } = parseSignedStructure(bytes)
  // Version 1 has no version field; Doc 9303-12 knows version 3 only, older roots are met all the same.
  const versioned = fields[0]?.tag === context(0)
  const version = versioned ? smallIntegerOf(inside(fields[0], 0)) : 0
  const [serial, , issuerField, validity, subjectField, keyInfo, ...rest] = versioned ? fields.slice(1) : fields
  const [notBefore, notAfter] = fieldsOf(validity)
  const extensions = parseExtensions(rest.find(({ tag }) => tag === context(3)))
  const { keyUsage, authorityKeyId, subjectKeyId, documentTypes } = extensions
  const [issuer, subject] = [parseName(expect(issuerField, SEQUENCE)), parseName(expect(subjectField, SEQUENCE))]
  const info = expect(keyInfo, SEQUENCE)
  let key: KeyObject | undefined
  return {
    serial: serialOf(serial),
    issuer: issuer.form,
    subject: subject.form,
    country: subject.country ?? issuer.country ?? '',
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    authorityKeyId,
    subjectKeyId,
    mayIssue: extensions.isAuthority && ((keyUsage ?? KEY_CERT_SIGN) & KEY_CERT_SIGN) !== 0,
    suitedToSign: version === VERSION_3 && ((keyUsage ?? 0) & DIGITAL_SIGNATURE) !== 0 && extensions.understood,
    documentTypes,
    key: () => {
      key ??= publicKeyOf(info)
      return key
    },
    signatureHash,
    isSignedBy,
  }
}
