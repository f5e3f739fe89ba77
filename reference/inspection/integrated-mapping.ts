import { concat, fromHex } from '../../core/bytes'
import { encryptCbc } from '../../emrtd/block-cipher'
import { PointError, toBigint } from '../../emrtd/curve'
import type { DomainParameters, Point } from '../../emrtd/domain-parameters'
import { type CipherName, KEY_LENGTH } from '../../emrtd/key-derivation'

/** Integrated mapping of PACE: Doc 9303-11 (8th ed.) §4.4.3.3.2 and App B. */
const CONSTANTS_128 = ['A668892A7C41E3CA739F40B057D85904', 'A4E136AC725F738B01C1F60217C188AD'] as const
const CONSTANTS_256 = [
  'D463D65234124EF7897054986DCA0A174E28DF758CBAA03F240616414D5A1676',
  '54BD7255F0AAF831BEC3423FCF39D69B6CBF066677D0FAAE5AADD99DF8E53517',
] as const
const EXTRA_BITS = 64

/** R_p(s, t): a pseudo-random element of the field of p. `t` has the length of a key of the cipher. */
export const pseudoRandomElement = (cipher: CipherName, prime: bigint, s: Uint8Array, t: Uint8Array): bigint => {
  const keyLength = KEY_LENGTH[cipher]
  const [c0, c1] = (keyLength === 16 ? CONSTANTS_128 : CONSTANTS_256).map((constant) => fromHex(constant))
  if (!c0 || !c1) throw new RangeError('the constants are there')
  const encrypt = (key: Uint8Array, data: Uint8Array) =>
    encryptCbc(cipher, key.subarray(0, keyLength), new Uint8Array(cipher === '3DES' ? 8 : 16), data)
  const blocks = Math.ceil((prime.toString(2).length + EXTRA_BITS) / (8 * c0.length))
  const parts: Uint8Array[] = []
  for (let key = encrypt(t, s); parts.length < blocks; key = encrypt(key, c0)) parts.push(encrypt(key, c1))
  return toBigint(concat(...parts)) % prime
}

/** Square and multiply: fields of curves are small enough for it. */
const powerIn = (p: bigint, base: bigint, exponent: bigint): bigint => {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % p
    if (bit === '1') result = (result * base) % p
  }
  return result
}

/** App B.2, in affine coordinates; the curves have cofactor 1. Throws PointError for the few elements with no image. */
export const pointForFieldElement = ({ p, a, b }: DomainParameters, t: bigint): Point => {
  const mod = (value: bigint) => ((value % p) + p) % p
  const alpha = mod(-t * t)
  const sum = mod(alpha + alpha * alpha)
  if (sum === 0n) throw new PointError('the mapping has no image')
  const x2 = mod(-b * (1n + sum) * powerIn(p, mod(a * sum), p - 2n))
  const x3 = mod(alpha * x2)
  const h2 = mod(x2 * x2 * x2 + a * x2 + b)
  const u = mod(t * t * t * h2)
  const root = powerIn(p, h2, p - 1n - (p + 1n) / 4n)
  return mod(root * root * h2) === 1n ? { x: x2, y: mod(root * h2) } : { x: x3, y: mod(root * u) }
}
