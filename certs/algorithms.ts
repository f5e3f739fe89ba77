import * as id from '../emrtd/object-ids'
import { type Asn1, context, integer, nothing, oid, sequence } from './asn1'

/** Hashes and signatures as Doc 9303-12 §4.4 admits them, SHA-1 for the documents that still have it. */
export const HASHES = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const
export type HashName = (typeof HASHES)[number]

/**
 * `pkcs1`: RSASSA-PKCS1-v1_5; `pkcs1-bare`: the same under rsaEncryption, which leaves the hash to the digest algorithm
 * (RFC 3370 §3.2); `pss`: RSASSA-PSS with a salt as long as the hash; `ecdsa`: a SEQUENCE of r and s; `ecdsa-plain`:
 * r ‖ s under the identifiers of BSI TR-03111 §5.2.1; `dsa`: FIPS 186-4.
 */
export type Scheme = 'pkcs1' | 'pkcs1-bare' | 'pss' | 'ecdsa' | 'ecdsa-plain' | 'dsa'
export type SignatureName = `${Exclude<Scheme, 'dsa'>}-${HashName}` | `dsa-${'sha1' | 'sha224' | 'sha256'}`
export type KeyKind = 'rsa' | 'ec' | 'dsa'

const HASH_IDS: Record<HashName, string> = {
  sha1: id.ID_SHA1,
  sha224: id.ID_SHA224,
  sha256: id.ID_SHA256,
  sha384: id.ID_SHA384,
  sha512: id.ID_SHA512,
}
export const HASH_BYTES: Readonly<Record<HashName, number>> = {
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
}

/** BSI TR-03111 §5.2.1.2. */
const ID_ECDSA_PLAIN = '0.4.0.127.0.7.1.1.4.1'
const PKCS1_IDS: Record<HashName, string> = {
  sha1: id.ID_SHA1_WITH_RSA,
  sha224: id.ID_SHA224_WITH_RSA,
  sha256: id.ID_SHA256_WITH_RSA,
  sha384: id.ID_SHA384_WITH_RSA,
  sha512: id.ID_SHA512_WITH_RSA,
}
const ECDSA_IDS: Record<HashName, string> = {
  sha1: id.ID_ECDSA_WITH_SHA1,
  sha224: id.ID_ECDSA_WITH_SHA224,
  sha256: id.ID_ECDSA_WITH_SHA256,
  sha384: id.ID_ECDSA_WITH_SHA384,
  sha512: id.ID_ECDSA_WITH_SHA512,
}
/** RFC 3279 §2.2.2 and RFC 5758 §3.1. */
const DSA_IDS: Partial<Record<HashName, string>> = {
  sha1: '1.2.840.10040.4.3',
  sha224: '2.16.840.1.101.3.4.3.1',
  sha256: '2.16.840.1.101.3.4.3.2',
}

/** AlgorithmIdentifier of a hash, parameters absent (RFC 5754 §2). */
export const hashAlgorithm = (hash: HashName): Asn1 => sequence(oid(HASH_IDS[hash]))

/** RSASSA-PSS-params, RFC 4055 §3.1: what has its default value, which is SHA-1's, is absent. */
const pssParameters = (hash: HashName): Asn1 => {
  if (hash === 'sha1') return sequence()
  const algorithm = () => sequence(oid(HASH_IDS[hash]), nothing())
  return sequence(
    context(0, algorithm()),
    context(1, sequence(oid(id.ID_MGF1), algorithm())),
    context(2, integer(HASH_BYTES[hash])),
  )
}

const SCHEMES: Record<Scheme, { kind: KeyKind; algorithm: (hash: HashName) => Asn1 }> = {
  // RFC 4055 §5: NULL.
  pkcs1: { kind: 'rsa', algorithm: (hash) => sequence(oid(PKCS1_IDS[hash]), nothing()) },
  'pkcs1-bare': { kind: 'rsa', algorithm: () => sequence(oid(id.ID_RSA_ENCRYPTION), nothing()) },
  pss: { kind: 'rsa', algorithm: (hash) => sequence(oid(id.ID_RSASSA_PSS), pssParameters(hash)) },
  // RFC 5758 §3.2: no parameters.
  ecdsa: { kind: 'ec', algorithm: (hash) => sequence(oid(ECDSA_IDS[hash])) },
  'ecdsa-plain': {
    kind: 'ec',
    algorithm: (hash) => sequence(oid(`${ID_ECDSA_PLAIN}.${HASHES.indexOf(hash) + 1}`)),
  },
  dsa: { kind: 'dsa', algorithm: (hash) => sequence(oid(DSA_IDS[hash] ?? unknown(`dsa-${hash}`))) },
}

const unknown = (name: string): never => {
  throw new RangeError(`no signature algorithm is called "${name}"`)
}

/** What a name stands for. */
export const signatureParts = (name: SignatureName): { scheme: Scheme; hash: HashName; kind: KeyKind } => {
  const cut = name.lastIndexOf('-')
  const scheme = name.slice(0, cut) as Scheme
  const hash = HASHES.find((known) => known === name.slice(cut + 1))
  const { kind } = SCHEMES[scheme] ?? unknown(name)
  return { scheme, hash: hash ?? unknown(name), kind }
}

/** AlgorithmIdentifier of a signature. */
export const signatureAlgorithm = (name: SignatureName): Asn1 => {
  const { scheme, hash } = signatureParts(name)
  return SCHEMES[scheme].algorithm(hash)
}
