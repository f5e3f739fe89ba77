import { type SignatureName, signatureAlgorithm } from './algorithms'
import { type Asn1, bits, context, der, integer, parseDer, present, sequence, time } from './asn1'
import { type Extension, extensionsToAsn1, type Period } from './extensions'
import { type Name, nameToAsn1 } from './names'
import { outlawedSignature } from './outlawed'
import type { SigningKey } from './signing-key'

/** What a certificate says, and who signs it. */
export type CertificateContent = {
  /** Positive, at most 20 bytes. */
  serial: Uint8Array
  subject: Name
  issuer: Name
  valid: Period
  key: SigningKey
  extensions: Extension[]
  signedBy: SigningKey
  signature: SignatureName
}

/** The fields of TBSCertificate, RFC 5280 §4.1, in their order; one that is undefined is left out. */
export type CertificateFields = Record<
  'version' | 'serial' | 'algorithm' | 'issuer' | 'validity' | 'subject' | 'publicKeyInfo' | 'extensions',
  Asn1 | undefined
>
/** The fields of Certificate. */
export type SealedCertificate = Record<'toBeSigned' | 'algorithm' | 'signature', Asn1 | undefined>

/** Where a certificate can be made otherwise than it should be. */
export type CertificateChange = {
  extensions?(extensions: Extension[]): Extension[]
  /** Before it is signed: the signature holds. */
  fields?(fields: CertificateFields): CertificateFields
  /** Signed under an algorithm that is not admitted, and says so. */
  outlawed?: true
  /** After it is signed. */
  sealed?(parts: SealedCertificate): SealedCertificate
}

const VERSION_3 = 2

type Sealing = { algorithm: Asn1; sign(data: Uint8Array): Uint8Array }

const sealingOf = ({ signedBy, signature }: CertificateContent, { outlawed }: CertificateChange): Sealing =>
  outlawed
    ? outlawedSignature(signedBy)
    : { algorithm: signatureAlgorithm(signature), sign: (data) => signedBy.sign(signature, data) }

const fieldsOf = (given: CertificateContent, extensions: Extension[], algorithm: Asn1): CertificateFields => ({
  version: context(0, integer(VERSION_3)),
  serial: integer(given.serial),
  algorithm,
  issuer: nameToAsn1(given.issuer),
  validity: sequence(time(given.valid.from), time(given.valid.until)),
  subject: nameToAsn1(given.subject),
  publicKeyInfo: parseDer(given.key.publicKeyInfo),
  extensions: context(3, extensionsToAsn1(extensions)),
})

/** DER of a certificate, version 3, RFC 5280 §4.1. */
export const buildCertificate = (given: CertificateContent, change: CertificateChange = {}): Uint8Array => {
  const { algorithm, sign } = sealingOf(given, change)
  const fields = fieldsOf(given, change.extensions?.(given.extensions) ?? given.extensions, algorithm)
  const toBeSigned = sequence(...present(Object.values(change.fields?.(fields) ?? fields)))
  const sealed = { toBeSigned, algorithm, signature: bits(sign(der(toBeSigned))) }
  return der(sequence(...present(Object.values(change.sealed?.(sealed) ?? sealed))))
}
