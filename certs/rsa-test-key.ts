import { hex } from '../core/bytes'
import { createRandom } from '../core/random'
import { der, integer, sequence } from './asn1'

/**
 * RSA TEST keys, worthless outside Vidimus: the search for primes is slow, so a committed pool says, for each of the
 * two primes of a key, how far above a number that follows from the pool's name it lies. Nothing else is needed.
 */
export type RsaPool = { bits: number; exponent: number; keys: readonly (readonly number[])[] }

/** Odd, of half the bits, its two highest bits set: the product then has all the bits. */
export const primeSearchStart = (pool: string, bits: number, key: number, prime: number): bigint => {
  const bytes = createRandom(`Vidimus TEST ${pool} key ${key} prime ${prime}`).bytes(bits / 16)
  bytes[0] = (bytes[0] ?? 0) | 0xc0
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 1
  return BigInt(`0x${hex(bytes)}`)
}

const bytesOf = (value: bigint): Uint8Array => {
  const digits = value.toString(16)
  return new Uint8Array(Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex'))
}

/** The inverse of `value` modulo a greater number, which has no factor in common with it. */
const inverse = (value: bigint, modulus: bigint): bigint => {
  let [r, next, x, y] = [modulus, value, 0n, 1n]
  while (next > 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[x, y] = [y, x - quotient * y]
  }
  return x < 0n ? x + modulus : x
}

/** d with e·d = 1 mod m, for an e far smaller than m. */
const privateExponent = (e: bigint, m: bigint): bigint => {
  const factor = e - inverse(m % e, e)
  return (1n + factor * m) / e
}

/** RSAPrivateKey of RFC 8017 App A.1.2 as PEM. */
export const rsaTestKey = (name: string, { bits, exponent, keys }: RsaPool, key: number): string => {
  const [p = 0n, q = 0n] = (keys[key] ?? []).map(
    (above, prime) => primeSearchStart(name, bits, key, prime) + BigInt(above),
  )
  const e = BigInt(exponent)
  const d = privateExponent(e, (p - 1n) * (q - 1n))
  const numbers = [p * q, e, d, p, q, d % (p - 1n), d % (q - 1n), inverse(q % p, p)]
  const body = Buffer.from(der(sequence(integer(0), ...numbers.map((value) => integer(bytesOf(value)))))).toString(
    'base64',
  )
  return `-----BEGIN RSA PRIVATE KEY-----\n${body.replace(/.{64}(?=.)/g, '$&\n')}\n-----END RSA PRIVATE KEY-----\n`
}
