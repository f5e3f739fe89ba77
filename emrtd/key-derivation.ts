import { createHash } from 'node:crypto'

export type CipherName = '3DES' | 'AES-128' | 'AES-192' | 'AES-256'

/** Counters of Doc 9303-11 §9.7.1: a key for encryption, one for authentication, one made from a password. */
export type KeyCounter = 1 | 2 | 3

/** Bytes that `deriveKey` gives; a 3DES key is K1 ‖ K2, K3 being K1. */
export const KEY_LENGTH: Record<CipherName, number> = { '3DES': 16, 'AES-128': 16, 'AES-192': 24, 'AES-256': 32 }

const withOddParity = (byte: number): number => {
  let ones = 0
  for (let bit = 1; bit < 8; bit++) ones += (byte >> bit) & 1
  return (byte & 0xfe) | (ones % 2 === 0 ? 1 : 0)
}

/** Doc 9303-11 §9.7.1: KDF(secret, counter). SHA-1 for 3DES and AES-128, SHA-256 for the longer keys. */
export const deriveKey = (secret: Uint8Array, counter: KeyCounter, cipher: CipherName): Uint8Array => {
  const hash = cipher === 'AES-192' || cipher === 'AES-256' ? 'sha256' : 'sha1'
  const digest = createHash(hash)
    .update(secret)
    .update(Uint8Array.of(0, 0, 0, counter))
    .digest()
  const key = new Uint8Array(digest.subarray(0, KEY_LENGTH[cipher]))
  return cipher === '3DES' ? key.map(withOddParity) : key
}

/** SHA-1 of MRZ_information, 20 bytes: the secret of PACE; its first 16 are Kseed of BAC (Doc 9303-11 §4.3.2, §9.7.3). */
export const mrzSecret = (mrzInformation: string): Uint8Array =>
  new Uint8Array(createHash('sha1').update(mrzInformation, 'latin1').digest())
