import { timingSafeEqual } from 'node:crypto'

/** Upper-case hexadecimal, two digits a byte, no separators: the form used on the wire and in evidence. */
export type Hex = string
/** RFC 4648 §4 base64. */
export type Base64 = string

export const hex = (bytes: Uint8Array): Hex =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase()

/** Bytes of a hexadecimal string; white space is passed over. Throws RangeError on anything else. */
export const fromHex = (text: Hex): Uint8Array => {
  const digits = text.replace(/\s+/g, '')
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) throw new RangeError(`not hexadecimal: "${text}"`)
  return new Uint8Array(Buffer.from(digits, 'hex'))
}

export const base64 = (bytes: Uint8Array): Base64 =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
export const fromBase64 = (text: Base64): Uint8Array => {
  const bytes = Buffer.from(text, 'base64')
  // Small buffers share their memory with others; what has its own, a picture for example, is not copied once more.
  return bytes.length === bytes.buffer.byteLength ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes)
}

export const concat = (...parts: Uint8Array[]): Uint8Array => {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
