import { createHmac } from 'node:crypto'
import type { Instant } from '../../core/clock'

/**
 * One-time codes as a token makes them: RFC 4226 §5 (HOTP) with time steps as the moving factor, RFC 6238 §4 (TOTP).
 * Written for the token's side alone and pinned by the vectors of both documents.
 */
export type Generator = {
  readonly algorithm: 'SHA1' | 'SHA256' | 'SHA512'
  readonly digits: number
  /** Shared key. */
  readonly key: Uint8Array
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without regard to case, spaces and padding (RFC 4648 §6); throws RangeError for any other character. */
export const fromBase32 = (text: string): Uint8Array => {
  const bytes: number[] = []
  let buffer = 0
  let bits = 0
  for (const character of text.toUpperCase().replace(/[\s=]/g, '')) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) throw new RangeError(`"${character}" is no character of base32`)
    buffer = (buffer << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((buffer >> bits) & 0xff)
    buffer &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}

/** RFC 6238 §4.2: whole steps since 1970. @param at ms @param period seconds */
export const timeStep = (at: number, period: number): number => Math.floor(at / 1000 / period)

/** RFC 4226 §5.3, dynamic truncation included. */
export const codeAt = ({ algorithm, digits, key }: Generator, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac(algorithm, key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff
  return String(truncated % 10 ** digits).padStart(digits, '0')
}

/** What a token makes at this time of its own clock. @param token as its maker made it, the key in base32 */
export const codeOf = (token: Omit<Generator, 'key'> & { period: number; secret: string }, at: Instant): string => {
  const { algorithm, digits, period, secret } = token
  return codeAt({ algorithm, digits, key: fromBase32(secret) }, timeStep(at, period))
}
