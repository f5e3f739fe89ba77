import { createHash } from 'node:crypto'
import { equalBytes, type Hex, hex } from '../../core/bytes'
import { TAG_SOD } from '../../emrtd/files'
import { ID_CONTENT_TYPE, ID_LDS_SECURITY_OBJECT, ID_MESSAGE_DIGEST, ID_SIGNED_DATA } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { type Certificate, parseCertificate } from './certificates'
import {
  childrenOf,
  context,
  type Der,
  DerError,
  expect,
  OCTET_STRING,
  oidOf,
  parseDer,
  SEQUENCE,
  SET,
  serialOf,
  smallIntegerOf,
} from './der'
import { type HashName, hashOf, signatureVerifies } from './signatures'

/** EF.SOD: Doc 9303-10 (8th ed.) §4.6.2, a CMS SignedData (RFC 5652 §5) around the LDS security object. */
export type SecurityObject = {
  hash: HashName
  /** Signed hashes by data group number. */
  hashes: ReadonlyMap<number, Hex>
  /** The certificate that the signer information names, when it is inside. */
  signer: Certificate | undefined
  /** The signed attributes name the digest of the content and its type. */
  digestMatches: boolean
  /** False, too, when there is no signer. */
  signatureVerifies(): boolean
}

const SUBJECT_KEY_ID = 0x80

/** Undefined when the bytes are no signed LDS security object. */
export const parseSecurityObject = (file: Uint8Array): SecurityObject | undefined => {
  try {
    return securityObjectIn(file)
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

const securityObjectIn = (file: Uint8Array): SecurityObject => {
  const [contentInfo] = childrenOf(expect(parseDer(file), TAG_SOD))
  const [type, explicit] = childrenOf(expect(contentInfo, SEQUENCE))
  if (oidOf(type) !== ID_SIGNED_DATA) throw new DerError('EF.SOD holds no signed data')
  const [, , encapsulated, ...rest] = childrenOf(expect(childrenOf(expect(explicit, context(0)))[0], SEQUENCE))
  const content = contentOf(expect(encapsulated, SEQUENCE))
  const certificates = rest.find(({ tag }) => tag === context(0))
  const [signerInfo] = childrenOf(expect(rest.at(-1), SET))
  const signerFields = childrenOf(expect(signerInfo, SEQUENCE))
  const signer = findSigner(signerFields[1], certificates ? childrenOf(certificates) : [])
  return { ...groupHashes(content), signer, ...signatureOf(signerFields, content, signer) }
}

const contentOf = (encapsulated: Der): Uint8Array => {
  const [type, explicit] = childrenOf(encapsulated)
  if (oidOf(type) !== ID_LDS_SECURITY_OBJECT) throw new DerError('what is signed is no LDS security object')
  return expect(childrenOf(expect(explicit, context(0)))[0], OCTET_STRING).value
}

/** LDSSecurityObject: version, hash algorithm, data group hashes; version 1 adds the LDS version. */
const groupHashes = (content: Uint8Array): { hash: HashName; hashes: Map<number, Hex> } => {
  const [, algorithm, groups] = childrenOf(expect(parseDer(content), SEQUENCE))
  const hash = hashOf(algorithm)
  if (hash === undefined) throw new DerError('the data groups are hashed with an unknown function')
  const hashes = new Map<number, Hex>()
  for (const group of childrenOf(expect(groups, SEQUENCE))) {
    const [number, value] = childrenOf(expect(group, SEQUENCE))
    hashes.set(smallIntegerOf(number), hex(expect(value, OCTET_STRING).value))
  }
  return { hash, hashes }
}

/** By issuer and serial number, or by subject key identifier (RFC 5652 §5.3). */
const findSigner = (sid: Der | undefined, certificates: readonly Der[]): Certificate | undefined => {
  const candidates = certificates.filter(({ tag }) => tag === SEQUENCE).map(({ raw }) => parseCertificate(raw))
  if (sid?.tag === SUBJECT_KEY_ID) return candidates.find(({ subjectKeyId }) => subjectKeyId === hex(sid.value))
  const [issuer, serial] = childrenOf(expect(sid, SEQUENCE))
  return candidates.find(
    (candidate) => candidate.issuer === hex(expect(issuer, SEQUENCE).raw) && candidate.serial === serialOf(serial),
  )
}

const signatureOf = (fields: readonly Der[], content: Uint8Array, signer: Certificate | undefined) => {
  const [, , digestAlgorithm, signedAttributes, algorithm, signature] = fields
  const digest = hashOf(digestAlgorithm)
  // RFC 5652 §5.3: they must be there whenever the content is anything but plain data.
  const attributes = expect(signedAttributes, context(0))
  const signatureBytes = expect(signature, OCTET_STRING).value
  return {
    digestMatches: digest !== undefined && namesContent(childrenOf(attributes), digest, content),
    signatureVerifies: (): boolean =>
      signer?.maySign === true &&
      signedForms(attributes).some((data) =>
        signatureVerifies({
          algorithm: expect(algorithm, SEQUENCE),
          digest,
          key: signer.key(),
          data,
          signature: signatureBytes,
        }),
      ),
  }
}

const namesContent = (attributes: readonly Der[], digest: HashName, content: Uint8Array): boolean => {
  const attribute = (wanted: string): Der | undefined => {
    const found = attributes.map((one) => childrenOf(expect(one, SEQUENCE))).find(([oid]) => oidOf(oid) === wanted)
    return found && childrenOf(expect(found[1], SET))[0]
  }
  const type = attribute(ID_CONTENT_TYPE)
  const named = attribute(ID_MESSAGE_DIGEST)
  if (!type || !named || oidOf(type) !== ID_LDS_SECURITY_OBJECT) return false
  return equalBytes(expect(named, OCTET_STRING).value, createHash(digest).update(content).digest())
}

/** RFC 5652 §5.4: signed is the SET OF in DER order. Some issuers signed the order that they wrote. */
const signedForms = (attributes: Der): Uint8Array[] => {
  const written = encodeTlv(SET, attributes.value)
  const ordered = childrenOf(attributes)
    .map(({ raw }) => raw)
    .sort(Buffer.compare)
  const inOrder = encodeTlv(SET, ordered)
  return equalBytes(inOrder, written) ? [inOrder] : [inOrder, written]
}

/** The hash of a file as the security object would list it. */
export const hashOfFile = (hash: HashName, file: Uint8Array): Hex => hex(createHash(hash).update(file).digest())
