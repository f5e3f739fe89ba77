import { constants, createHash, type KeyObject, publicEncrypt } from 'node:crypto'
import { concat, equalBytes } from '../../core/bytes'
import { toBigint, toBytes } from '../../emrtd/curve'
import type { HashName } from './signatures'

/**
 * Signatures with message recovery: ISO/IEC 9796-2 digital signature scheme 1, as Active Authentication with RSA uses
 * it (Doc 9303-11, 8th ed., §6.1.2.2 and App F).
 */
const TRAILER_SHA1 = 0xbc
const TRAILER_NAMED = 0xcc
const HASH_OF_TRAILER: Record<number, HashName> = {
  51: 'sha1',
  52: 'sha256',
  53: 'sha512',
  54: 'sha384',
  56: 'sha224',
}
const BITS_PARTIAL_RECOVERY = 0x60
const END_OF_PADDING = 0x0a
const PADDING = 0x0b
const CONGRUENT = 12n

/** What the representative F says: the recovered part of the message and its hash, named by the trailer. */
export type Recovered = { hash: HashName; m1: Uint8Array; digest: Uint8Array }

/** F = 6A ‖ M1 ‖ H ‖ trailer, or undefined when it is none. Padding before M1 is passed over: some chips send less. */
export const takeApart = (f: Uint8Array): Recovered | undefined => {
  const last = f.at(-1)
  const hash = last === TRAILER_SHA1 ? 'sha1' : last === TRAILER_NAMED ? HASH_OF_TRAILER[f.at(-2) ?? 0] : undefined
  const from = messageAt(f)
  if (hash === undefined || from === undefined) return undefined
  const end = f.length - (last === TRAILER_SHA1 ? 1 : 2)
  const digestAt = end - createHash(hash).digest().length
  if (digestAt < from) return undefined
  return { hash, m1: f.subarray(from, digestAt), digest: f.subarray(digestAt, end) }
}

/** Header bits 01 (recovery) and 1 (not all of the message), then nibbles B up to one A. */
const messageAt = (f: Uint8Array): number | undefined => {
  const first = f[0] ?? 0
  if ((first & 0xf0) !== BITS_PARTIAL_RECOVERY) return undefined
  if ((first & 0x0f) === END_OF_PADDING) return 1
  if ((first & 0x0f) !== PADDING) return undefined
  for (let at = 1; at < f.length; at++) {
    if (f[at] === 0xba) return at + 1
    if (f[at] !== 0xbb) return undefined
  }
  return undefined
}

/** s^e mod n, as long as n; or n minus that where the result is not ≡ 12 modulo 16 (paragraph B.4 of the standard). */
export const representative = (key: KeyObject, signature: Uint8Array): Uint8Array | undefined => {
  const size = modulusSize(key)
  // Leading zeros get lost on some chips.
  if (signature.length > size) return undefined
  const padded = concat(new Uint8Array(size - signature.length), signature)
  const opened = open(key, padded)
  if (opened === undefined) return undefined
  const value = toBigint(opened)
  if (value % 16n === CONGRUENT) return opened
  const other = modulusOf(key) - value
  return other % 16n === CONGRUENT ? toBytes(other, size) : undefined
}

const open = (key: KeyObject, signature: Uint8Array): Uint8Array | undefined => {
  try {
    return new Uint8Array(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, signature))
  } catch {
    // The number is not below the modulus.
    return undefined
  }
}

/** Bytes. */
export const modulusSize = (key: KeyObject): number => Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8)

const modulusOf = (key: KeyObject): bigint =>
  toBigint(new Uint8Array(Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url')))

/** Whether the representative is over this challenge (M2). */
export const signsChallenge = ({ hash, m1, digest }: Recovered, challenge: Uint8Array): boolean =>
  equalBytes(createHash(hash).update(m1).update(challenge).digest(), digest)
