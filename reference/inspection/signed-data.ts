import { createHash } from 'node:crypto'
import { equalBytes, hex } from '../../core/bytes'
import { ID_CONTENT_TYPE, ID_MESSAGE_DIGEST, ID_SIGNED_DATA } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { type Certificate, parseCertificate } from './certificates'
import {
  childrenOf,
  context,
  type Der,
  DerError,
  expect,
  fieldsOf,
  inside,
  OCTET_STRING,
  oidOf,
  SEQUENCE,
  SET,
  serialOf,
  smallIntegerOf,
} from './der'
import { parseName } from './names'
import { digestOf, hashOf, hashOfSignature, type SignatureHash, signatureVerifies } from './signatures'

/**
 * CMS SignedData (RFC 5652 §5), as EF.SOD, EF.CardSecurity and master lists are made: one signer, signed attributes,
 * the content inside.
 */
export type SignedData = SignedBy & {
  content: Uint8Array
  /** Doc 9303-10 §4.6.2.2 recommends one signer. Where there are more, one that can be trusted is enough (RFC 5652 §5.1). */
  others: readonly SignedBy[]
}
export type SignedBy = {
  /** Certificates are inside that cannot be read. */
  hasUnreadable: boolean
  /** The certificate that the signer information names, when it is inside. */
  signer: Certificate | undefined
  /** Of the signed attributes; undefined when the function is unknown. */
  digest: SignatureHash | undefined
  /** Of the signature over them; undefined when the algorithm is unknown. */
  signatureHash: SignatureHash | undefined
  /** The signed attributes name the digest of the content and its type. */
  digestMatches: boolean
  /**
   * Whether the signature is over the attributes in the order of DER, or only over them as they stand. Not, too, when there
   * is no signer, or its key is on parameters of no known curve.
   */
  verified(): 'in-order' | 'as-written' | 'not'
}

const SUBJECT_KEY_ID = 0x80
/** RFC 5652 §5.1; there is no version 2. */
const SIGNED_DATA_VERSIONS = [1, 3, 4, 5]

/**
 * @param contentType identifier that the content must have. @param known certificates among which the signer is looked
 * for as well. Throws DerError.
 */
export const parseSignedData = (
  contentInfo: Der,
  contentType: string,
  known: readonly Certificate[] = [],
): SignedData => {
  const [type, explicit] = fieldsOf(contentInfo)
  if (oidOf(type) !== ID_SIGNED_DATA) throw new DerError('no signed data')
  const [version, digests, encapsulated, ...rest] = fieldsOf(inside(explicit, 0))
  if (!SIGNED_DATA_VERSIONS.includes(smallIntegerOf(version))) throw new DerError('signed data of no known version')
  const listed = childrenOf(expect(digests, SET))
  const content = contentOf(encapsulated, contentType)
  const inside0 = rest.find(({ tag }) => tag === context(0))
  const readable = certificatesIn(inside0)
  const hasUnreadable = inside0 !== undefined && childrenOf(inside0).length > readable.length
  const [first, ...others] = childrenOf(expect(rest.at(-1), SET)).map((signerInfo) => {
    const fields = fieldsOf(signerInfo)
    checkSignerVersion(fields)
    const outlawed = listed.length > 0 && listed.every((digest) => hashOf(digest) === undefined)
    if (outlawed && hashOf(fields[2]) !== undefined) throw new DerError('the digest of the signer is not listed')
    const signer = findSigner(fields[1], [...readable, ...known])
    return { hasUnreadable, signer, ...signatureOf(fields, content, contentType, signer) }
  })
  if (!first) throw new DerError('nobody signed it')
  return { ...first, content, others }
}

const contentOf = (encapsulated: Der | undefined, contentType: string): Uint8Array => {
  const [type, explicit] = fieldsOf(encapsulated)
  if (oidOf(type) !== contentType) throw new DerError(`what is signed is not ${contentType}`)
  return expect(inside(explicit, 0), OCTET_STRING).value
}

/** Certificates that cannot be read are no signers; the others still may be (a master list carries many). */
const certificatesIn = (field: Der | undefined): Certificate[] =>
  (field ? childrenOf(field) : []).flatMap(({ tag, raw }) => {
    if (tag !== SEQUENCE) return []
    try {
      return [parseCertificate(raw)]
    } catch (thrown) {
      if (thrown instanceof DerError) return []
      throw thrown
    }
  })

/** RFC 5652 §5.3: version 3 names the signer by key identifier, version 1 by issuer and serial number. */
const checkSignerVersion = ([version, sid]: readonly Der[]): void => {
  if (smallIntegerOf(version) !== (sid?.tag === SUBJECT_KEY_ID ? 3 : 1))
    throw new DerError('signer information of a wrong version')
}

/** By issuer and serial number, or by subject key identifier (RFC 5652 §5.3). */
const findSigner = (sid: Der | undefined, candidates: readonly Certificate[]): Certificate | undefined => {
  if (sid?.tag === SUBJECT_KEY_ID) return candidates.find(({ subjectKeyId }) => subjectKeyId === hex(sid.value))
  const [issuer, serial] = fieldsOf(sid)
  return candidates.find(
    (candidate) =>
      candidate.issuer === parseName(expect(issuer, SEQUENCE)).form && candidate.serial === serialOf(serial),
  )
}

const signatureOf = (
  fields: readonly Der[],
  content: Uint8Array,
  contentType: string,
  signer: Certificate | undefined,
) => {
  const [, , digestAlgorithm, signedAttributes, algorithm, signature] = fields
  const digest = digestOf(digestAlgorithm)
  // RFC 5652 §5.3: they must be there whenever the content is anything but plain data.
  const attributes = expect(signedAttributes, context(0))
  const signatureBytes = expect(signature, OCTET_STRING).value
  const scheme = expect(algorithm, SEQUENCE)
  return {
    digest,
    signatureHash: hashOfSignature(scheme, digest),
    digestMatches: digest !== undefined && namesContent(childrenOf(attributes), digest, content, contentType),
    verified: (): 'in-order' | 'as-written' | 'not' => {
      const key = signer && keyOf(signer)
      if (!key) return 'not'
      const given = { algorithm: scheme, digest, key, signature: signatureBytes }
      const { inOrder, asWritten } = signedForms(attributes)
      if (signatureVerifies({ ...given, data: inOrder })) return 'in-order'
      return asWritten && signatureVerifies({ ...given, data: asWritten }) ? 'as-written' : 'not'
    },
  }
}

const keyOf = (signer: Certificate) => {
  try {
    return signer.key()
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

const namesContent = (
  attributes: readonly Der[],
  digest: SignatureHash,
  content: Uint8Array,
  contentType: string,
): boolean => {
  const attribute = (wanted: string): Der | undefined => {
    const found = attributes.map(fieldsOf).find(([oid]) => oidOf(oid) === wanted)
    return found && childrenOf(expect(found[1], SET))[0]
  }
  const type = attribute(ID_CONTENT_TYPE)
  const named = attribute(ID_MESSAGE_DIGEST)
  if (!type || !named || oidOf(type) !== contentType) return false
  return equalBytes(expect(named, OCTET_STRING).value, createHash(digest).update(content).digest())
}

/** RFC 5652 §5.4: signed is the SET OF in DER order. Some issuers signed the order that they wrote. */
const signedForms = (attributes: Der): { inOrder: Uint8Array; asWritten?: Uint8Array } => {
  const written = encodeTlv(SET, attributes.value)
  const ordered = childrenOf(attributes)
    .map(({ raw }) => raw)
    .sort(Buffer.compare)
  const inOrder = encodeTlv(SET, ordered)
  return equalBytes(inOrder, written) ? { inOrder } : { inOrder, asWritten: written }
}
