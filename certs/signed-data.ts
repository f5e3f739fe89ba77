import { createHash } from 'node:crypto'
import * as id from '../emrtd/object-ids'
import { type HashName, hashAlgorithm, type SignatureName, signatureAlgorithm, signatureParts } from './algorithms'
import {
  type Asn1,
  asWritten,
  children,
  context,
  der,
  implicit,
  integer,
  isInteger,
  octets,
  oid,
  parseDer,
  present,
  sequence,
  setInOrder,
  setOf,
  time,
} from './asn1'
import { outlawedSignature } from './outlawed'
import type { SigningKey } from './signing-key'

/** Who signs: certificate (DER), the key it certifies, and how that key signs; a like key that it does not certify. */
export type CmsSigner = {
  certificate: Uint8Array
  key: SigningKey
  signature: SignatureName
  otherKey?(): SigningKey
}

/** The fields of SignedData and SignerInfo, RFC 5652 §5.1 and §5.3, in their order; what is undefined is left out. */
export type SignedDataFields = Record<
  'version' | 'digestAlgorithms' | 'content' | 'certificates' | 'signerInfos',
  Asn1 | undefined
>
export type SignerInfoFields = Record<
  'version' | 'signer' | 'digestAlgorithm' | 'attributes' | 'signatureAlgorithm' | 'signature',
  Asn1 | undefined
>
/** Attribute types (dotted) and their values, in the order of RFC 5652 §11. */
export type Attributes = readonly (readonly [type: string, value: Asn1])[]

/** Where a signed message can be made otherwise than it should be. */
export type SignedDataChange = {
  /** Before they are signed: the signature holds. An empty list leaves them out, and the content itself is signed. */
  attributes?(attributes: Attributes, content: Uint8Array): Attributes
  /** Attributes stand in the reverse of DER's order; `signed`: and are signed as they stand. */
  unsorted?: 'written' | 'signed'
  /** Another key than the certificate's signs. */
  otherKey?: true
  /** Signed under an algorithm that is not admitted, and says so. */
  outlawed?: true
  /** The octets of the signature. */
  signature?(octets: Uint8Array): Uint8Array
  /** After it is signed. */
  signerInfo?(fields: SignerInfoFields, signer: CmsSigner): SignerInfoFields
  signedData?(fields: SignedDataFields): SignedDataFields
}

export type SignedDataContent = {
  contentType: string
  content: Uint8Array
  signers: readonly CmsSigner[]
  /** Those that come with the message, DER. */
  certificates: readonly Uint8Array[]
  signedOn: Date
  /** By subject key identifier, in version 3 of SignerInfo, or by issuer and serial number, in version 1. */
  signerNamedBy: 'issuer-and-serial' | 'key-identifier'
}

const SET = 17
const isName = ({ value }: Asn1): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(({ type }) => type === SET)

/** IssuerAndSerialNumber, RFC 5652 §10.2.4, as the signer's certificate has them; a defective one may lack either. */
export const issuerAndSerial = (certificate: Uint8Array): Asn1 => {
  const known = named.get(certificate)
  if (known) return known
  const [tbs] = children(parseDer(certificate))
  const fields = tbs ? children(tbs) : []
  const made = sequence(...present([fields.find(isName), fields.find(isInteger)]))
  named.set(certificate, made)
  return made
}
/** A signer signs many documents. */
const named = new WeakMap<Uint8Array, Asn1>()

const signerIdentifier = ({ certificate, key }: CmsSigner, by: SignedDataContent['signerNamedBy']): Asn1 =>
  by === 'key-identifier' ? implicit(0, octets(key.identifier)) : issuerAndSerial(certificate)

const digestOf = (hash: string, content: Uint8Array): Uint8Array =>
  new Uint8Array(createHash(hash).update(content).digest())

const attributesOf = ({ contentType, content, signedOn }: SignedDataContent, hash: string): Attributes => [
  [id.ID_CONTENT_TYPE, oid(contentType)],
  [id.ID_MESSAGE_DIGEST, octets(digestOf(hash, content))],
  [id.ID_SIGNING_TIME, time(signedOn)],
]

/** As they are signed and as they are written: RFC 5652 §5.4 has DER's order for both. */
const setsOf = (attributes: Attributes, { unsorted }: SignedDataChange) => {
  const sorted = setOf(...attributes.map(([type, value]) => sequence(oid(type), setOf(value))))
  const reversed = setInOrder(...children(sorted).toReversed())
  return { signed: unsorted === 'signed' ? reversed : sorted, written: unsorted ? reversed : sorted }
}

const hashOf = ({ signature }: CmsSigner): HashName => signatureParts(signature).hash

const digestsOf = ({ signers }: SignedDataContent, { outlawed }: SignedDataChange): Asn1 =>
  outlawed
    ? setOf(...signers.map(({ key }) => outlawedSignature(key).digestAlgorithm))
    : setOf(...[...new Set(signers.map(hashOf))].map(hashAlgorithm))

const signerInfo = (given: SignedDataContent, signer: CmsSigner, change: SignedDataChange): Asn1 => {
  const key = (change.otherKey && signer.otherKey?.()) || signer.key
  const outlawed = change.outlawed && outlawedSignature(key)
  const plain = attributesOf(given, outlawed ? outlawed.digest : hashOf(signer))
  const attributes = change.attributes?.(plain, given.content) ?? plain
  const { signed, written } = setsOf(attributes, change)
  const data = attributes.length > 0 ? der(signed) : given.content
  const signature = outlawed ? outlawed.sign(data) : key.sign(signer.signature, data)
  const fields: SignerInfoFields = {
    version: integer(given.signerNamedBy === 'key-identifier' ? 3 : 1),
    signer: signerIdentifier(signer, given.signerNamedBy),
    digestAlgorithm: outlawed ? outlawed.digestAlgorithm : hashAlgorithm(hashOf(signer)),
    // RFC 5652 §5.4: tagged [0] in the message, but signed with the tag of SET OF.
    attributes: attributes.length > 0 ? context(0, ...children(written)) : undefined,
    signatureAlgorithm: outlawed ? outlawed.algorithm : signatureAlgorithm(signer.signature),
    signature: octets(change.signature?.(signature) ?? signature),
  }
  return sequence(...present(Object.values(change.signerInfo?.(fields, signer) ?? fields)))
}

/** ContentInfo with SignedData version 3, since the content is not id-data (RFC 5652 §5.1). */
export const signedData = (given: SignedDataContent, change: SignedDataChange = {}): Asn1 => {
  const fields: SignedDataFields = {
    version: integer(3),
    digestAlgorithms: digestsOf(given, change),
    content: sequence(oid(given.contentType), context(0, octets(given.content))),
    certificates: given.certificates.length > 0 ? context(0, ...given.certificates.map(asWritten)) : undefined,
    signerInfos: setOf(...given.signers.map((signer) => signerInfo(given, signer, change))),
  }
  const kept = present(Object.values(change.signedData?.(fields) ?? fields))
  return sequence(oid(id.ID_SIGNED_DATA), context(0, sequence(...kept)))
}
