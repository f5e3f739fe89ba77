import { constants, type KeyObject, verify } from 'node:crypto'
import {
  ID_EC_PUBLIC_KEY,
  ID_ECDSA_WITH_SHA1,
  ID_ECDSA_WITH_SHA224,
  ID_ECDSA_WITH_SHA256,
  ID_ECDSA_WITH_SHA384,
  ID_ECDSA_WITH_SHA512,
  ID_PLAIN_ECDSA_SHA1,
  ID_PLAIN_ECDSA_SHA224,
  ID_PLAIN_ECDSA_SHA256,
  ID_PLAIN_ECDSA_SHA384,
  ID_PLAIN_ECDSA_SHA512,
  ID_RSA_ENCRYPTION,
  ID_RSASSA_PSS,
  ID_SHA1,
  ID_SHA1_WITH_RSA,
  ID_SHA224,
  ID_SHA224_WITH_RSA,
  ID_SHA256,
  ID_SHA256_WITH_RSA,
  ID_SHA384,
  ID_SHA384_WITH_RSA,
  ID_SHA512,
  ID_SHA512_WITH_RSA,
} from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { childrenOf, context, type Der, expect, fieldsOf, oidOf, parseDer, SEQUENCE, smallIntegerOf } from './der'

/** Hashes and signatures by their object identifiers: Doc 9303-12 §4.1.6 and RFC 4055, RFC 5758, BSI TR-03111 §5.2. */
export type HashName = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'
/** MD5 is computed like the others; that no document may use it is for the rules to say. */
export type SignatureHash = HashName | 'md5'

const HASHES: Record<string, HashName> = {
  [ID_SHA1]: 'sha1',
  [ID_SHA224]: 'sha224',
  [ID_SHA256]: 'sha256',
  [ID_SHA384]: 'sha384',
  [ID_SHA512]: 'sha512',
}
/** RFC 1321 §A.6 and RFC 3279 §2.2.1. */
const ID_MD5 = '1.2.840.113549.2.5'
const ID_MD5_WITH_RSA = '1.2.840.113549.1.1.4'
const DIGESTS: Record<string, SignatureHash> = { ...HASHES, [ID_MD5]: 'md5' }
const RSA_PKCS1: Record<string, SignatureHash> = {
  [ID_MD5_WITH_RSA]: 'md5',
  [ID_SHA1_WITH_RSA]: 'sha1',
  [ID_SHA224_WITH_RSA]: 'sha224',
  [ID_SHA256_WITH_RSA]: 'sha256',
  [ID_SHA384_WITH_RSA]: 'sha384',
  [ID_SHA512_WITH_RSA]: 'sha512',
}
const ECDSA: Record<string, HashName> = {
  [ID_ECDSA_WITH_SHA1]: 'sha1',
  [ID_ECDSA_WITH_SHA224]: 'sha224',
  [ID_ECDSA_WITH_SHA256]: 'sha256',
  [ID_ECDSA_WITH_SHA384]: 'sha384',
  [ID_ECDSA_WITH_SHA512]: 'sha512',
}
/** BSI TR-03111 §5.2.1.2: r ‖ s instead of a SEQUENCE. */
const PLAIN_ECDSA: Record<string, HashName> = {
  [ID_PLAIN_ECDSA_SHA1]: 'sha1',
  [ID_PLAIN_ECDSA_SHA224]: 'sha224',
  [ID_PLAIN_ECDSA_SHA256]: 'sha256',
  [ID_PLAIN_ECDSA_SHA384]: 'sha384',
  [ID_PLAIN_ECDSA_SHA512]: 'sha512',
}
const PSS_DEFAULT_SALT = 20

/** The hash of a signature algorithm of Active Authentication: ECDSA, plain as Doc 9303-11 §9.2.4 wants it, or not. */
export const hashOfEcdsa = (oid: string): HashName | undefined => PLAIN_ECDSA[oid] ?? ECDSA[oid]

/** The hash of an AlgorithmIdentifier, or undefined. */
export const hashOf = (algorithm: Der | undefined): HashName | undefined =>
  HASHES[oidOf(childrenOf(expect(algorithm, SEQUENCE))[0])]

/** The same for the digest of a signer, whether it may be used or not. */
export const digestOf = (algorithm: Der | undefined): SignatureHash | undefined =>
  DIGESTS[oidOf(childrenOf(expect(algorithm, SEQUENCE))[0])]

type Scheme =
  | { key: 'rsa'; hash: SignatureHash }
  | { key: 'rsa'; hash: HashName; saltLength: number }
  | { key: 'ec'; hash: SignatureHash; plain: boolean }

/** @param digest of a SignerInfo, for algorithms that name no hash themselves. */
const schemeOf = (algorithm: Der, digest: SignatureHash | undefined): Scheme | undefined => {
  const [id, parameters] = childrenOf(expect(algorithm, SEQUENCE))
  const oid = oidOf(id)
  if (oid === ID_RSASSA_PSS) return pssOf(parameters)
  const rsa = RSA_PKCS1[oid] ?? (oid === ID_RSA_ENCRYPTION ? digest : undefined)
  if (rsa) return { key: 'rsa', hash: rsa }
  const ecdsa = ECDSA[oid] ?? (oid === ID_EC_PUBLIC_KEY ? digest : undefined)
  if (ecdsa) return { key: 'ec', hash: ecdsa, plain: false }
  const plain = PLAIN_ECDSA[oid]
  return plain && { key: 'ec', hash: plain, plain: true }
}

/** RSASSA-PSS-params of RFC 4055 §3.1: what is absent has its default. The mask uses the same hash (§3.1 asks for it). */
const pssOf = (parameters: Der | undefined): Scheme | undefined => {
  const fields = parameters ? childrenOf(parameters) : []
  const field = (n: number): Der | undefined => {
    const found = fields.find(({ tag }) => tag === context(n))
    return found && childrenOf(found)[0]
  }
  const hash = field(0) ? hashOf(field(0)) : 'sha1'
  const saltLength = field(2) ? smallIntegerOf(field(2)) : PSS_DEFAULT_SALT
  return hash && { key: 'rsa', hash, saltLength }
}

const fits = (key: KeyObject, scheme: Scheme): boolean =>
  scheme.key === 'ec'
    ? key.asymmetricKeyType === 'ec'
    : key.asymmetricKeyType === 'rsa' || (key.asymmetricKeyType === 'rsa-pss' && 'saltLength' in scheme)

/**
 * The hash that a signature algorithm names, or the digest of the SignerInfo where it names none; undefined for unknown
 * ones.
 */
export const hashOfSignature = (algorithm: Der, digest?: SignatureHash): SignatureHash | undefined =>
  schemeOf(algorithm, digest)?.hash

/** Whether the signature is this key's over these bytes. False, too, for algorithms that are unknown or do not fit. */
export const signatureVerifies = (given: {
  algorithm: Der
  digest?: SignatureHash | undefined
  key: KeyObject
  data: Uint8Array
  signature: Uint8Array
}): boolean => {
  const scheme = schemeOf(given.algorithm, given.digest)
  if (!scheme || !fits(given.key, scheme)) return false
  try {
    return verify(scheme.hash, given.data, keyFor(given.key, scheme), withoutZeros(scheme, given.signature))
  } catch {
    // OpenSSL throws on signatures that are none, where it could say false.
    return false
  }
}

/** Zeros before r and s, which DER does not allow and issuers write (quirk PK-22), are taken away. */
const withoutZeros = (scheme: Scheme, signature: Uint8Array): Uint8Array => {
  if (scheme.key !== 'ec' || scheme.plain) return signature
  const numbers = fieldsOf(parseDer(signature)).map(({ tag, value }) => {
    const first = value.findIndex((byte, at) => byte !== 0 || (value[at + 1] ?? 0x80) >= 0x80)
    return encodeTlv(tag, value.subarray(Math.max(0, first)))
  })
  return encodeTlv(SEQUENCE, numbers)
}

const keyFor = (key: KeyObject, scheme: Scheme) => {
  if (scheme.key === 'ec') return { key, dsaEncoding: scheme.plain ? ('ieee-p1363' as const) : ('der' as const) }
  return 'saltLength' in scheme
    ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength }
    : { key, padding: constants.RSA_PKCS1_PADDING }
}
