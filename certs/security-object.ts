import { createHash } from 'node:crypto'
import * as id from '../emrtd/object-ids'
import {
  type Asn1,
  application,
  children,
  context,
  der,
  integer,
  octets,
  oid,
  parseDer,
  printable,
  sequence,
  setOf,
  time,
} from './asn1'
import type { HashName } from './profiles'
import { hashAlgorithm, type SigningKey, signatureAlgorithm } from './signing-key'

/** A document signer: certificate (DER) and the key it certifies. */
export type DocumentSigner = { certificate: Uint8Array; key: SigningKey; hash: HashName }

export type LdsVersion = '0107' | '0108'

const UNICODE_VERSION = '040000'
/** EF.SOD is [APPLICATION 23], tag 77: Doc 9303-10 §4.6.2. */
const SOD_TAG = 23

/** LDSSecurityObject, DER: version 0, or version 1 with the LDS version signed (Doc 9303-10 §4.6.2.3). */
export const ldsSecurityObject = (
  hash: HashName,
  hashesByDg: ReadonlyMap<number, Uint8Array>,
  ldsVersion: LdsVersion,
): Uint8Array => {
  const hashes = [...hashesByDg]
    .sort(([a], [b]) => a - b)
    .map(([number, value]) => sequence(integer(number), octets(value)))
  const signsVersion = ldsVersion === '0108'
  return der(
    sequence(
      integer(signsVersion ? 1 : 0),
      hashAlgorithm(hash),
      sequence(...hashes),
      ...(signsVersion ? [sequence(printable(ldsVersion), printable(UNICODE_VERSION))] : []),
    ),
  )
}

const attribute = (type: string, value: Asn1): Asn1 => sequence(oid(type), setOf(value))

/** IssuerAndSerialNumber, RFC 5652 §10.2.4: copied from the signer's certificate. */
const issuerAndSerial = (certificate: Uint8Array): Asn1 => {
  const [tbs] = children(parseDer(certificate))
  const [, serial, , issuer] = tbs ? children(tbs) : []
  if (!serial || !issuer) throw new RangeError('the signer has no readable certificate')
  return sequence(issuer, serial)
}

const signerInfo = (contentType: string, signed: Uint8Array, signer: DocumentSigner, signedOn: Date): Asn1 => {
  const attributes = setOf(
    attribute(id.ID_CONTENT_TYPE, oid(contentType)),
    attribute(id.ID_MESSAGE_DIGEST, octets(new Uint8Array(createHash(signer.hash).update(signed).digest()))),
    attribute(id.ID_SIGNING_TIME, time(signedOn)),
  )
  return sequence(
    integer(1),
    issuerAndSerial(signer.certificate),
    hashAlgorithm(signer.hash),
    // RFC 5652 §5.4: tagged [0] in the message, but signed with the tag of SET OF.
    context(0, ...children(attributes)),
    signatureAlgorithm(signer.key, signer.hash),
    octets(signer.key.sign(signer.hash, der(attributes))),
  )
}

/** ContentInfo: SignedData version 3 (the content is not id-data, RFC 5652 §5.1) with the signer's certificate. */
export const signedMessage = (
  contentType: string,
  signed: Uint8Array,
  signer: DocumentSigner,
  signedOn: Date,
): Asn1 => {
  const signedData = sequence(
    integer(3),
    setOf(hashAlgorithm(signer.hash)),
    sequence(oid(contentType), context(0, octets(signed))),
    context(0, parseDer(signer.certificate)),
    setOf(signerInfo(contentType, signed, signer, signedOn)),
  )
  return sequence(oid(id.ID_SIGNED_DATA), context(0, signedData))
}

/** EF.SOD: the message in tag 77. */
export const securityObject = (signed: Uint8Array, signer: DocumentSigner, signedOn: Date): Uint8Array =>
  der(application(SOD_TAG, signedMessage(id.ID_LDS_SECURITY_OBJECT, signed, signer, signedOn)))
