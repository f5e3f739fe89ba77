import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { fromHex } from '../core/bytes'
import type { Random } from '../core/random'
import { type DomainParameters, domainParameters } from '../emrtd/domain-parameters'
import * as id from '../emrtd/object-ids'
import {
  type Asn1,
  bits,
  children,
  content,
  context,
  der,
  integer,
  nothing,
  octets,
  oid,
  parseDer,
  sequence,
} from './asn1'
import type { HashName } from './profiles'

/** A key that signs, with what a certificate says of it. */
export type SigningKey = {
  readonly kind: 'rsa' | 'ec'
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeyInfo: Uint8Array
  /** SHA-1 of the public key's bits, RFC 5280 §4.2.1.2 (1). */
  readonly identifier: Uint8Array
  /** PKCS#1 v1.5, or ECDSA as a DER sequence. */
  sign(hash: HashName, data: Uint8Array): Uint8Array
}

const identifierOf = (publicKeyInfo: Uint8Array): Uint8Array => {
  const [, key] = children(parseDer(publicKeyInfo))
  if (!key) throw new RangeError('no public key in SubjectPublicKeyInfo')
  return new Uint8Array(createHash('sha1').update(content(key).subarray(1)).digest())
}

const signingKey = (kind: SigningKey['kind'], key: KeyObject, publicKeyInfo: Uint8Array): SigningKey => ({
  kind,
  publicKeyInfo,
  identifier: identifierOf(publicKeyInfo),
  sign: (hash, data) => new Uint8Array(sign(hash, data, key)),
})

/** @param pem PKCS#8. */
export const rsaKey = (pem: string): SigningKey => {
  const key = createPrivateKey(pem)
  return signingKey('rsa', key, new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })))
}

const bigEndian = (value: bigint, size: number): Uint8Array => fromHex(value.toString(16).padStart(size * 2, '0'))

/** ECParameters of RFC 3279 §2.3.5 as Doc 9303-12 §4.4 wants them: everything spelt out, uncompressed, cofactor there. */
export const explicitParameters = ({ p, a, b, g, n, size }: DomainParameters): Asn1 =>
  sequence(
    integer(1),
    sequence(oid(id.ID_PRIME_FIELD), integer(bigEndian(p, size))),
    sequence(octets(bigEndian(a, size)), octets(bigEndian(b, size))),
    octets(new Uint8Array([4, ...bigEndian(g.x, size), ...bigEndian(g.y, size)])),
    integer(bigEndian(n, size)),
    integer(1),
  )

/** The key whose private scalar follows from the source of chance. */
export const ecKey = (parametersId: number, form: 'explicit' | 'named', random: Random): SigningKey => {
  const curve = domainParameters(parametersId)
  if (!curve) throw new RangeError(`no curve has the domain parameters ${parametersId}`)
  const named = id.CURVE_IDS[curve.curve]
  // FIPS 186-5 §A.2.1: 64 bits more than the order has make the bias negligible.
  const drawn = BigInt(`0x${Buffer.from(random.bytes(curve.size + 8)).toString('hex')}`)
  const scalar = bigEndian((drawn % (curve.n - 1n)) + 1n, curve.size)
  const pair = createECDH(curve.curve)
  pair.setPrivateKey(scalar)
  const point = new Uint8Array(pair.getPublicKey())
  const sec1 = sequence(integer(1), octets(scalar), context(0, oid(named)), context(1, bits(point)))
  const parameters = form === 'named' ? oid(named) : explicitParameters(curve)
  return signingKey(
    'ec',
    createPrivateKey({ key: Buffer.from(der(sec1)), format: 'der', type: 'sec1' }),
    der(sequence(sequence(oid(id.ID_EC_PUBLIC_KEY), parameters), bits(point))),
  )
}

/** Object identifier of a signature by this key. */
export const signatureOid = (key: SigningKey, hash: HashName): string =>
  key.kind === 'rsa'
    ? { sha256: id.ID_SHA256_WITH_RSA, sha512: id.ID_SHA512_WITH_RSA }[hash]
    : { sha256: id.ID_ECDSA_WITH_SHA256, sha512: id.ID_ECDSA_WITH_SHA512 }[hash]

/** AlgorithmIdentifier of a signature by this key: NULL for RSA (RFC 4055 §5), nothing for ECDSA (RFC 5758 §3.2). */
export const signatureAlgorithm = (key: SigningKey, hash: HashName): Asn1 =>
  key.kind === 'rsa' ? sequence(oid(signatureOid(key, hash)), nothing()) : sequence(oid(signatureOid(key, hash)))

/** AlgorithmIdentifier of a hash, parameters absent (RFC 5754 §2). */
export const hashAlgorithm = (hash: HashName): Asn1 =>
  sequence(oid({ sha256: id.ID_SHA256, sha512: id.ID_SHA512 }[hash]))
