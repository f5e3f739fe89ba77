import { constants, createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { fromHex } from '../core/bytes'
import type { Random } from '../core/random'
import { toBigint } from '../emrtd/curve'
import { type DomainParameters, domainParametersOfCurve } from '../emrtd/domain-parameters'
import * as id from '../emrtd/object-ids'
import { HASH_BYTES, type KeyKind, type SignatureName, signatureParts } from './algorithms'
import { type Asn1, bits, children, content, context, der, integer, octets, oid, parseDer, sequence } from './asn1'
import dsa from './pools/dsa.json'

/** RFC 3279 §2.3.2. */
const ID_DSA = '1.2.840.10040.4.1'

export type CurveName = keyof typeof id.CURVE_IDS

/** A key that signs, with what a certificate says of it. */
export type SigningKey = {
  readonly kind: KeyKind
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeyInfo: Uint8Array
  /** SHA-1 of the public key's bits, RFC 5280 §4.2.1.2 (1). */
  readonly identifier: Uint8Array
  /** The octets of the signature. Throws RangeError on an algorithm for another kind of key. */
  sign(algorithm: SignatureName, data: Uint8Array): Uint8Array
  /** PKCS#1 v1.5 or a SEQUENCE of r and s over a digest that no document may use, by its name in OpenSSL. */
  signOver(digest: OutlawedDigest, data: Uint8Array): Uint8Array
}
export type OutlawedDigest = 'md5' | 'ripemd160'

const identifierOf = (publicKeyInfo: Uint8Array): Uint8Array => {
  const [, key] = children(parseDer(publicKeyInfo))
  if (!key) throw new RangeError('no public key in SubjectPublicKeyInfo')
  return new Uint8Array(createHash('sha1').update(content(key).subarray(1)).digest())
}

const signatureOf = (key: KeyObject, kind: KeyKind, name: SignatureName, data: Uint8Array): Uint8Array => {
  const algorithm = signatureParts(name)
  const { hash } = algorithm
  if (algorithm.kind !== kind) throw new RangeError(`a key of kind "${kind}" makes no signature "${name}"`)
  switch (algorithm.scheme) {
    case 'pss':
      return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: HASH_BYTES[hash] })
    case 'ecdsa-plain':
      return sign(hash, data, { key, dsaEncoding: 'ieee-p1363' })
    default:
      return sign(hash, data, key)
  }
}

const signingKey = (kind: KeyKind, key: KeyObject, publicKeyInfo: Uint8Array): SigningKey => ({
  kind,
  publicKeyInfo,
  identifier: identifierOf(publicKeyInfo),
  sign: (name, data) => new Uint8Array(signatureOf(key, kind, name, data)),
  signOver: (digest, data) => new Uint8Array(sign(digest, data, key)),
})

const keyPair = (kind: KeyKind, key: KeyObject): SigningKey =>
  signingKey(kind, key, new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })))

/** @param pem PKCS#1. */
export const pemKey = (pem: string): SigningKey => keyPair('rsa', createPrivateKey(pem))

/** FIPS 186-4 §4.1 with the committed TEST domain parameters (2048, 224); the private key follows from `random`. */
export const dsaKey = (random: Random): SigningKey => {
  const [p, q, g] = [dsa.p, dsa.q, dsa.g].map((digits) => integer(fromHex(digits)))
  if (!p || !q || !g) throw new RangeError('the DSA domain parameters are not complete')
  // One byte less than q has: always less than q.
  const secret = octets(der(integer(random.bytes(dsa.q.length / 2 - 1))))
  const pkcs8 = sequence(integer(0), sequence(oid(ID_DSA), sequence(p, q, g)), secret)
  return keyPair('dsa', createPrivateKey({ key: Buffer.from(der(pkcs8)), format: 'der', type: 'pkcs8' }))
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

/** Parameters take their time to write, and there are few curves. */
const spelt = new Map<CurveName, Asn1>()
const parametersOf = (curve: DomainParameters, form: 'explicit' | 'named'): Asn1 => {
  if (form === 'named') return oid(id.CURVE_IDS[curve.curve])
  const written = spelt.get(curve.curve) ?? explicitParameters(curve)
  spelt.set(curve.curve, written)
  return written
}

/**
 * The same public key on parameters whose generator is that key itself: the private key is then 1, which anybody knows
 * (CVE-2020-0601). Throws RangeError where the genuine key is on no such curve.
 */
export const withItselfAsGenerator = (name: CurveName, genuine: SigningKey): SigningKey => {
  const curve = domainParametersOfCurve(name)
  if (!curve || genuine.kind !== 'ec') throw new RangeError(`a key of kind "${genuine.kind}" has no generator`)
  const point = genuine.publicKeyInfo.subarray(-1 - 2 * curve.size)
  const g = { x: toBigint(point.subarray(1, 1 + curve.size)), y: toBigint(point.subarray(1 + curve.size)) }
  const parameters = explicitParameters({ ...curve, g })
  const sec1 = sequence(integer(1), octets(bigEndian(1n, curve.size)), context(0, parameters), context(1, bits(point)))
  return signingKey(
    'ec',
    createPrivateKey({ key: Buffer.from(der(sec1)), format: 'der', type: 'sec1' }),
    der(sequence(sequence(oid(id.ID_EC_PUBLIC_KEY), parameters), bits(point))),
  )
}

/** The key whose private scalar follows from the source of chance. */
export const ecKey = (name: CurveName, form: 'explicit' | 'named', random: Random): SigningKey => {
  const curve = domainParametersOfCurve(name)
  if (!curve) throw new RangeError(`no domain parameters are known of "${name}"`)
  // FIPS 186-5 §A.2.1: 64 bits more than the order has make the bias negligible.
  const drawn = BigInt(`0x${Buffer.from(random.bytes(curve.size + 8)).toString('hex')}`)
  const scalar = bigEndian((drawn % (curve.n - 1n)) + 1n, curve.size)
  const pair = createECDH(curve.curve)
  pair.setPrivateKey(scalar)
  const point = new Uint8Array(pair.getPublicKey())
  const named = oid(id.CURVE_IDS[curve.curve])
  const sec1 = sequence(integer(1), octets(scalar), context(0, named), context(1, bits(point)))
  return signingKey(
    'ec',
    createPrivateKey({ key: Buffer.from(der(sec1)), format: 'der', type: 'sec1' }),
    der(sequence(sequence(oid(id.ID_EC_PUBLIC_KEY), parametersOf(curve, form)), bits(point))),
  )
}
