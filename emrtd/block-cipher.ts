import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import type { CipherName } from './key-derivation'

/** Bytes of one block. */
export const BLOCK_SIZE: Record<CipherName, 8 | 16> = { '3DES': 8, 'AES-128': 16, 'AES-192': 16, 'AES-256': 16 }

const CBC: Record<CipherName, string> = {
  '3DES': 'des-ede-cbc',
  'AES-128': 'aes-128-cbc',
  'AES-192': 'aes-192-cbc',
  'AES-256': 'aes-256-cbc',
}
const ECB: Record<CipherName, string> = {
  '3DES': 'des-ede',
  'AES-128': 'aes-128-ecb',
  'AES-192': 'aes-192-ecb',
  'AES-256': 'aes-256-ecb',
}

/** The same bytes without the ways of a Buffer, whose slice() is no copy. */
const plainArray = (buffer: Buffer): Uint8Array => new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)

// A KeyObject made on the spot costs 2 µs; handing raw key bytes to createCipheriv costs 30.
const encryptWith = (name: string, key: Uint8Array, iv: Uint8Array | null, data: Uint8Array): Uint8Array =>
  plainArray(createCipheriv(name, createSecretKey(key), iv).setAutoPadding(false).update(data))

/** CBC without padding: `data` must be whole blocks. Throws RangeError otherwise. */
export const encryptCbc = (cipher: CipherName, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array =>
  encryptWith(CBC[cipher], key, iv, whole(cipher, data))

export const decryptCbc = (cipher: CipherName, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array =>
  plainArray(createDecipheriv(CBC[cipher], createSecretKey(key), iv).setAutoPadding(false).update(whole(cipher, data)))

/** Each block by itself, without padding. */
export const encryptEcb = (cipher: CipherName, key: Uint8Array, data: Uint8Array): Uint8Array =>
  encryptWith(ECB[cipher], key, null, whole(cipher, data))

const whole = (cipher: CipherName, data: Uint8Array): Uint8Array => {
  if (data.length % BLOCK_SIZE[cipher] === 0) return data
  throw new RangeError(`${data.length} bytes are not whole blocks of ${cipher}`)
}
