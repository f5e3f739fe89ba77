import { pbkdf2Sync } from 'node:crypto'
import { equalBytes, type Hex, hex } from '../../core/bytes'

export type RandomBytes = { bytes(length: number): Uint8Array }

/** Bytes from 250 on are passed over, so that no digit is likelier than another. */
export const randomDigits = (random: RandomBytes, length: number): string => {
  let digits = ''
  while (digits.length < length) {
    const byte = random.bytes(1)[0] ?? 255
    if (byte < 250) digits += byte % 10
  }
  return digits
}

export const randomId = (random: RandomBytes, kind: string): string => `${kind}-${hex(random.bytes(8)).toLowerCase()}`
export const randomKey = (random: RandomBytes): Hex => hex(random.bytes(32))

/** How a PIN is kept: salted and stretched, never as it is. Few rounds: this back end guards nothing real. */
export type KeptPin = { readonly salt: Uint8Array; readonly digest: Uint8Array }
const ROUNDS = 500

export const stretched = (secret: string, salt: Uint8Array, rounds: number): Uint8Array =>
  new Uint8Array(pbkdf2Sync(secret, salt, rounds, 32, 'sha256'))

export const keepPin = (pin: string, salt: Uint8Array): KeptPin => ({ salt, digest: stretched(pin, salt, ROUNDS) })
export const isKeptPin = (pin: string, kept: KeptPin): boolean =>
  equalBytes(keepPin(pin, kept.salt).digest, kept.digest)
