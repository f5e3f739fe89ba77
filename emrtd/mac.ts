import { createBlockCipher } from './block-cipher'
import type { CipherName } from './key-derivation'

const ZERO_8 = new Uint8Array(8)
const ZERO_16 = new Uint8Array(16)

/** ISO/IEC 9797-1 padding method 2: one byte 80, then zeros up to a whole block. Always adds at least one byte. */
export const pad = (data: Uint8Array, blockSize: number): Uint8Array => {
  const out = new Uint8Array((Math.floor(data.length / blockSize) + 1) * blockSize)
  out.set(data)
  out[data.length] = 0x80
  return out
}

/** The data before the padding, or undefined when there is no byte 80 followed by zeros only. */
export const unpad = (data: Uint8Array): Uint8Array | undefined => {
  let end = data.length - 1
  while (end >= 0 && data[end] === 0) end--
  return end >= 0 && data[end] === 0x80 ? data.subarray(0, end) : undefined
}

/** DES by itself is gone from OpenSSL's default provider: 3DES with one key twice gives the same. */
const single = (key: Uint8Array): Uint8Array => new Uint8Array([...key, ...key])

/**
 * ISO/IEC 9797-1 MAC algorithm 3 with DES, 8 bytes, with one key for many messages (Doc 9303-11 §9.8.6.2). `key` is
 * K1 ‖ K2, 16 bytes; the caller pads.
 */
export const createRetailMac = (key: Uint8Array): ((data: Uint8Array) => Uint8Array) => {
  const first = createBlockCipher('3DES', single(key.subarray(0, 8)))
  const last = createBlockCipher('3DES', key)
  return (data) => {
    if (data.length === 0 || data.length % 8 !== 0) throw new RangeError(`${data.length} bytes are not whole blocks`)
    const chain = data.length > 8 ? first.encryptCbc(ZERO_8, data.subarray(0, -8)).subarray(-8) : ZERO_8
    // The last block passes E(K1), D(K2), E(K1): two-key 3DES.
    return last.encryptEcb(xor(chain, data.subarray(-8)))
  }
}

/** For one message: see `createRetailMac`. */
export const retailMac = (key: Uint8Array, data: Uint8Array): Uint8Array => createRetailMac(key)(data)

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))

/** RFC 4493 §2.3: a shift to the left in the field of 2^128. */
const doubled = (block: Uint8Array): Uint8Array => {
  const out = block.map((byte, i) => (byte << 1) | ((block[i + 1] ?? 0) >> 7))
  if ((block[0] ?? 0) & 0x80) out[15] = (out[15] ?? 0) ^ 0x87
  return out
}

const AES_OF: Record<number, CipherName> = { 16: 'AES-128', 24: 'AES-192', 32: 'AES-256' }

/**
 * AES-CMAC with one key for many messages: the subkeys are made once. The function gives 16 bytes; secure messaging
 * and the authentication tokens take the first 8 (Doc 9303-11 §9.8.7.2, §4.4.3.4).
 */
export const createAesCmac = (key: Uint8Array): ((data: Uint8Array) => Uint8Array) => {
  const cipher = AES_OF[key.length]
  if (cipher === undefined) throw new RangeError(`${key.length} bytes are no AES key`)
  const { encryptEcb, encryptCbc } = createBlockCipher(cipher, key)
  const k1 = doubled(encryptEcb(ZERO_16))
  const k2 = doubled(k1)
  return (data) => {
    const complete = data.length > 0 && data.length % 16 === 0
    const message = complete ? new Uint8Array(data) : pad(data, 16)
    const subkey = complete ? k1 : k2
    const last = message.length - 16
    for (let i = 0; i < 16; i++) message[last + i] = (message[last + i] ?? 0) ^ (subkey[i] ?? 0)
    return encryptCbc(ZERO_16, message).slice(-16)
  }
}

/** RFC 4493 (and NIST SP 800-38B for longer keys): 16 bytes. For more than one message use `createAesCmac`. */
export const aesCmac = (key: Uint8Array, data: Uint8Array): Uint8Array => createAesCmac(key)(data)
