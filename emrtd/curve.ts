import { createECDH, createPrivateKey, createPublicKey, diffieHellman, ECDH, type KeyObject } from 'node:crypto'
import type { DomainParameters, Point } from './domain-parameters'
import { CURVE_IDS, encodeOid, ID_EC_PUBLIC_KEY } from './object-ids'
import { encodeTlv } from './tlv'

/**
 * Points of elliptic curves, with the multiplications done by OpenSSL. It gives the x coordinate of k·P only (ECDH);
 * y follows from x((k + 1)·P) and the addition law.
 */
export class PointError extends Error {
  override readonly name = 'PointError'
}

const mod = (value: bigint, p: bigint): bigint => {
  const rest = value % p
  return rest < 0n ? rest + p : rest
}

/** The inverse modulo a prime, by Euclid. Throws PointError for zero. */
export const inverse = (value: bigint, p: bigint): bigint => {
  let [low, high] = [mod(value, p), p]
  let [u, v] = [1n, 0n]
  while (low > 1n) {
    const quotient = high / low
    ;[low, high] = [high - quotient * low, low]
    ;[u, v] = [v - quotient * u, u]
  }
  if (low === 0n) throw new PointError('zero has no inverse')
  return mod(u, p)
}

/** The number that the bytes are, big endian. */
export const toBigint = (bytes: Uint8Array): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`)

/** Big endian, left-padded to `size` bytes. Throws RangeError when the number is negative or needs more. */
export const toBytes = (value: bigint, size: number): Uint8Array => {
  const digits = value.toString(16)
  if (value < 0n || digits.length > 2 * size) throw new RangeError(`the number does not fit ${size} bytes`)
  return new Uint8Array(Buffer.from(digits.padStart(2 * size, '0'), 'hex'))
}

const rightHandSide = ({ a, b, p }: DomainParameters, x: bigint): bigint => ((((x * x) % p) + a) * x + b) % p

/** Whether the coordinates are in the field and satisfy the equation. The curves have cofactor 1: that is enough. */
export const isOnCurve = (dp: DomainParameters, { x, y }: Point): boolean =>
  x >= 0n && x < dp.p && y >= 0n && y < dp.p && (y * y) % dp.p === rightHandSide(dp, x)

/** 04 ‖ X ‖ Y, BSI TR-03111 §3.2.1. */
export const encodePoint = (dp: DomainParameters, { x, y }: Point): Uint8Array => {
  const out = new Uint8Array(1 + 2 * dp.size)
  out[0] = 0x04
  out.set(toBytes(x, dp.size), 1)
  out.set(toBytes(y, dp.size), 1 + dp.size)
  return out
}

/** Throws PointError for infinity, compressed or hybrid forms, a wrong length and coordinates off the curve. */
export const decodePoint = (dp: DomainParameters, bytes: Uint8Array): Point => {
  if (bytes.length !== 1 + 2 * dp.size || bytes[0] !== 0x04)
    throw new PointError(`${bytes.length} bytes are no uncompressed point of ${dp.name}`)
  const point = { x: toBigint(bytes.subarray(1, 1 + dp.size)), y: toBigint(bytes.subarray(1 + dp.size)) }
  if (!isOnCurve(dp, point)) throw new PointError(`the point is not on ${dp.name}`)
  return point
}

const samePoint = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y

/** The sum by the group law. Throws PointError when it is the point at infinity. */
export const add = (dp: DomainParameters, left: Point, right: Point): Point => {
  const { a, p } = dp
  if (left.x === right.x && !samePoint(left, right)) throw new PointError('the sum is the point at infinity')
  const slope = samePoint(left, right)
    ? (3n * left.x * left.x + a) * inverse(2n * left.y, p)
    : (right.y - left.y) * inverse(right.x - left.x, p)
  const lambda = mod(slope, p)
  const x = mod(lambda * lambda - left.x - right.x, p)
  return { x, y: mod(lambda * (left.x - x) - left.y, p) }
}

/** Key encodings up to the part that varies; building them anew would cost a tenth of a multiplication. */
type KeyFrames = { spki: Uint8Array; pkcs8: Uint8Array; scalarAt: number }
const frames = new Map<DomainParameters, KeyFrames>()

/** RFC 5480 §2 and RFC 5915 §3. */
const framesOf = (dp: DomainParameters): KeyFrames => {
  const known = frames.get(dp)
  if (known) return known
  const algorithm = encodeTlv(0x30, [
    encodeTlv(0x06, encodeOid(ID_EC_PUBLIC_KEY)),
    encodeTlv(0x06, encodeOid(CURVE_IDS[dp.curve])),
  ])
  const bits = encodeTlv(0x03, [Uint8Array.of(0), encodePoint(dp, dp.g)])
  // The generator stands in for the public half, which ECDH never reads: without one OpenSSL would compute it.
  const secret = encodeTlv(0x30, [
    Uint8Array.of(0x02, 1, 1),
    encodeTlv(0x04, new Uint8Array(dp.size)),
    encodeTlv(0xa1, bits),
  ])
  const pkcs8 = encodeTlv(0x30, [Uint8Array.of(0x02, 1, 0), algorithm, encodeTlv(0x04, secret)])
  const scalarAt = pkcs8.length - encodeTlv(0xa1, bits).length - dp.size
  const made = { spki: encodeTlv(0x30, [algorithm, bits]), pkcs8, scalarAt }
  frames.set(dp, made)
  return made
}

const publicKey = (dp: DomainParameters, point: Point): KeyObject => {
  const key = Buffer.from(framesOf(dp).spki)
  key.set(encodePoint(dp, point), key.length - 1 - 2 * dp.size)
  return createPublicKey({ key, format: 'der', type: 'spki' })
}

/** A key makes its public half and then a secret, and taking it in costs a quarter of a multiplication. */
const recentKeys = new Map<DomainParameters, Map<bigint, KeyObject>>()
const MOST_RECENT = 16

const privateKey = (dp: DomainParameters, scalar: bigint): KeyObject => {
  const recent = recentKeys.get(dp) ?? new Map<bigint, KeyObject>()
  recentKeys.set(dp, recent)
  const made = recent.get(scalar) ?? importedKey(dp, scalar)
  recent.delete(scalar)
  recent.set(scalar, made)
  const [oldest] = recent.keys()
  if (recent.size > MOST_RECENT && oldest !== undefined) recent.delete(oldest)
  return made
}

const importedKey = (dp: DomainParameters, scalar: bigint): KeyObject => {
  const { pkcs8, scalarAt } = framesOf(dp)
  const key = Buffer.from(pkcs8)
  key.set(toBytes(scalar, dp.size), scalarAt)
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

const scalarOf = (dp: DomainParameters, k: bigint): bigint => {
  const scalar = mod(k, dp.n)
  if (scalar === 0n) throw new PointError('a multiple of the order is the point at infinity')
  return scalar
}

/** One for each curve: making one costs a tenth of a multiplication, and nothing in it outlives a call. */
const generators = new Map<string, ECDH>()
const generatorOf = ({ curve }: DomainParameters): ECDH => {
  const ecdh = generators.get(curve) ?? createECDH(curve)
  generators.set(curve, ecdh)
  return ecdh
}

const multiplyGenerator = (dp: DomainParameters, scalar: bigint): Point => {
  const ecdh = generatorOf(dp)
  ecdh.setPrivateKey(toBytes(scalar, dp.size))
  const point = ecdh.getPublicKey()
  return { x: toBigint(point.subarray(1, 1 + dp.size)), y: toBigint(point.subarray(1 + dp.size)) }
}

/** The x coordinate of k·point, `dp.size` bytes: the shared secret of ECDH (BSI TR-03111 §4.3.1). */
export const sharedX = (dp: DomainParameters, k: bigint, point: Point): Uint8Array =>
  new Uint8Array(diffieHellman({ privateKey: privateKey(dp, scalarOf(dp, k)), publicKey: publicKey(dp, point) }))

/**
 * k·point, of the generator when no point is given; k is taken modulo the order. The point must be on the curve.
 * Throws PointError when the product is the point at infinity.
 */
export const multiply = (dp: DomainParameters, k: bigint, point: Point = dp.g): Point => {
  const { p, n } = dp
  const scalar = scalarOf(dp, k)
  if (samePoint(point, dp.g)) return multiplyGenerator(dp, scalar)
  if (scalar === 1n) return point
  if (scalar === n - 1n) return { x: point.x, y: p - point.y }
  const key = publicKey(dp, point)
  const xOf = (factor: bigint) => toBigint(diffieHellman({ privateKey: privateKey(dp, factor), publicKey: key }))
  const x = xOf(scalar)
  const nextX = xOf(scalar + 1n)
  // (y − yP)² = (x(k+1) + x + xP)·(x − xP)², with y² known from the equation of the curve; yP ≠ 0 as n is odd.
  const distance = mod(x - point.x, p)
  const square = rightHandSide(dp, x)
  const right = ((nextX + x + point.x) * ((distance * distance) % p)) % p
  const y = mod((square + point.y * point.y - right) * inverse(2n * point.y, p), p)
  if ((y * y) % p !== square) throw new PointError(`a product on ${dp.name} fell off the curve`)
  return { x, y }
}

/** BSI TR-03111 §3.2.2. The x is that of a point of the curve. */
const pointWith = (dp: DomainParameters, x: Uint8Array, odd: boolean): Point => {
  const compressed = Buffer.concat([Uint8Array.of(odd ? 0x03 : 0x02), x])
  const point = Buffer.from(ECDH.convertKey(compressed, dp.curve, undefined, undefined, 'uncompressed') as Buffer)
  return { x: toBigint(point.subarray(1, 1 + dp.size)), y: toBigint(point.subarray(1 + dp.size)) }
}

/**
 * k·point or −k·point, whichever has an odd y, or an even one. As a public key it serves like k·point: of a shared
 * secret only x counts, which k and −k have in common (BSI TR-03111 §4.3.1). It takes half the time of `multiply`.
 */
export const multiplyUpToSign = (dp: DomainParameters, k: bigint, point: Point, odd: boolean): Point =>
  pointWith(dp, sharedX(dp, k, point), odd)
