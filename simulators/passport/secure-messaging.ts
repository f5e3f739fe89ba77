/**
 * Secure messaging, the chip's hand: Doc 9303-11 §9.8. One channel from the session keys on; every command and every
 * response counts the send sequence counter up by one.
 */
import { concat, equalBytes } from '../../core/bytes'
import { type DecodedCommand, EXTENDED_NE, encodeResponse, SHORT_NE } from '../../emrtd/apdu'
import { BLOCK_SIZE, createBlockCipher } from '../../emrtd/block-cipher'
import { type CipherName, deriveKey } from '../../emrtd/key-derivation'
import { createAesCmac, createRetailMac, pad, unpad } from '../../emrtd/mac'
import {
  SW_6987_SECURE_MESSAGING_OBJECT_MISSING,
  SW_6988_SECURE_MESSAGING_OBJECT_INCORRECT,
} from '../../emrtd/status-words'
import { encodeTlv, readTlv, TlvError } from '../../emrtd/tlv'
import type { Opened, SecureChannel } from './protocol'

const SECURE_CLASS = 0x0c
const DO_ENCRYPTED = 0x87
/** Of commands with an odd instruction: no padding-content indicator. */
const DO_ENCRYPTED_ODD = 0x85
const DO_EXPECTED_LENGTH = 0x97
const DO_STATUS = 0x99
const DO_MAC = 0x8e
const MAC_LENGTH = 8
const PADDING_INDICATOR = 0x01

export const isSecured = (cla: number): boolean => (cla & SECURE_CLASS) === SECURE_CLASS

export type SessionKeys = { cipher: CipherName; kEnc: Uint8Array; kMac: Uint8Array }

/** KDF_Enc and KDF_MAC over the shared secret (Doc 9303-11 §9.7.4). */
export const sessionKeys = (secret: Uint8Array, cipher: CipherName): SessionKeys => ({
  cipher,
  kEnc: deriveKey(secret, 1, cipher),
  kMac: deriveKey(secret, 2, cipher),
})

/** The 8-byte MAC of secure messaging and of PACE's tokens; AES-CMAC brings its own padding. */
export const macOf = ({ cipher, kMac }: SessionKeys): ((data: Uint8Array) => Uint8Array) => {
  if (cipher === '3DES') {
    const retail = createRetailMac(kMac)
    return (data) => retail(pad(data, 8))
  }
  const cmac = createAesCmac(kMac)
  return (data) => cmac(data).subarray(0, MAC_LENGTH)
}

const countUp = (counter: Uint8Array): void => {
  for (let i = counter.length - 1; i >= 0; i--) {
    const next = ((counter[i] ?? 0) + 1) & 0xff
    counter[i] = next
    if (next !== 0) return
  }
}

type DataObjects = { encrypted?: Uint8Array; expected?: Uint8Array; mac: Uint8Array; authenticated: Uint8Array }

/** The data objects of a command: cryptogram, then expected length, then MAC; the first two may be missing. */
const dataObjects = (data: Uint8Array, odd: boolean): DataObjects | undefined => {
  const order = [odd ? DO_ENCRYPTED_ODD : DO_ENCRYPTED, DO_EXPECTED_LENGTH, DO_MAC]
  const found: { encrypted?: Uint8Array; expected?: Uint8Array } = {}
  let last = -1
  for (let at = 0; at < data.length; ) {
    const { tag, value, end } = readTlv(data, at)
    const place = order.indexOf(tag)
    if (place <= last) return undefined
    if (tag === DO_MAC)
      return end === data.length ? { ...found, mac: value, authenticated: data.subarray(0, at) } : undefined
    if (tag === DO_EXPECTED_LENGTH) found.expected = value
    else found.encrypted = value
    last = place
    at = end
  }
  return undefined
}

/** ISO/IEC 7816-4 §10.4: an empty field asks for all there is, in the form of the command. Undefined when too long. */
const expectedLength = (field: Uint8Array, extended: boolean): { ne: number; all: boolean } | undefined => {
  const [high, low] = field
  if (high === undefined) return { ne: extended ? EXTENDED_NE : SHORT_NE, all: true }
  if (field.length > 2) return undefined
  const value = low === undefined ? high : high * 0x100 + low
  return { ne: value || (low === undefined ? SHORT_NE : EXTENDED_NE), all: value === 0 }
}

/** What fits a protected response beside DO'99' and DO'8E', as whole blocks, one byte of padding at least. */
const roomFor = (command: DecodedCommand, blockSize: number): number => {
  const wire = command.ne ?? (command.extended ? EXTENDED_NE : SHORT_NE)
  const forCryptogram = wire - 4 - 2 - MAC_LENGTH
  const header = forCryptogram > 0x10003 ? 6 : forCryptogram > 0x103 ? 5 : forCryptogram > 0x82 ? 4 : 3
  return Math.max(0, Math.floor((forCryptogram - header) / blockSize) * blockSize - 1)
}

/** @param counter the send sequence counter, one block long; the channel counts in it. */
export const createSecureChannel = (keys: SessionKeys, counter: Uint8Array): SecureChannel => {
  const { cipher, kEnc } = keys
  const blockSize = BLOCK_SIZE[cipher]
  const { encryptCbc, decryptCbc, encryptEcb } = createBlockCipher(cipher, kEnc)
  const ssc = new Uint8Array(counter)
  const mac = macOf(keys)
  const noIv = new Uint8Array(blockSize)
  const iv = () => (cipher === '3DES' ? noIv : encryptEcb(ssc))
  // §9.8.1: secure messaging pads before the MAC, AES-CMAC or not.
  const macOver = (...parts: Uint8Array[]) => {
    const data = concat(ssc, ...parts)
    return cipher === '3DES' ? mac(data) : mac(pad(data, blockSize))
  }

  const decrypted = (cryptogram: Uint8Array, odd: boolean): Uint8Array | undefined => {
    if (!odd && cryptogram[0] !== PADDING_INDICATOR) return undefined
    const blocks = odd ? cryptogram : cryptogram.subarray(1)
    if (blocks.length === 0 || blocks.length % blockSize !== 0) return undefined
    return unpad(decryptCbc(iv(), blocks))
  }

  /**
   * ISO/IEC 7816-4 §10.2.3.1: padding ends the header, and what follows it. Where nothing follows, readers pad the header
   * once or twice; no source settles which.
   */
  const macsOf = (header: Uint8Array, authenticated: Uint8Array): Uint8Array[] => {
    const usual = macOver(pad(header, blockSize), authenticated)
    return authenticated.length > 0 ? [usual] : [usual, macOver(header)]
  }

  const open = (command: DecodedCommand): Opened => {
    countUp(ssc)
    const { cla, ins, p1, p2, extended } = command
    const odd = ins % 2 === 1
    const objects = dataObjects(command.data, odd)
    if (!objects) return { refusal: SW_6987_SECURE_MESSAGING_OBJECT_MISSING }
    const header = Uint8Array.of(cla, ins, p1, p2)
    const refusal = { refusal: SW_6988_SECURE_MESSAGING_OBJECT_INCORRECT }
    if (!macsOf(header, objects.authenticated).some((mac) => equalBytes(objects.mac, mac))) return refusal
    const data = objects.encrypted ? decrypted(objects.encrypted, odd) : new Uint8Array(0)
    const expected = objects.expected ? expectedLength(objects.expected, extended) : { all: false }
    if (!data || !expected) return refusal
    const room = roomFor(command, blockSize)
    return { request: { cla: cla & ~SECURE_CLASS, ins, p1, p2, data, ...expected, extended, secured: true, room } }
  }

  const seal: SecureChannel['seal'] = ({ data, sw }, odd, alter = (objects) => objects) => {
    countUp(ssc)
    const status = encodeTlv(DO_STATUS, Uint8Array.of(sw >> 8, sw & 0xff))
    const objects = [status]
    if (data.length > 0) {
      const blocks = encryptCbc(iv(), pad(data, blockSize))
      const indicated = [Uint8Array.of(PADDING_INDICATOR), blocks]
      objects.unshift(odd ? encodeTlv(DO_ENCRYPTED_ODD, blocks) : encodeTlv(DO_ENCRYPTED, indicated))
    }
    const authenticated = concat(...alter(objects))
    const checksum = encodeTlv(DO_MAC, macOver(authenticated))
    return encodeResponse({ data: concat(authenticated, checksum), sw })
  }

  const openAnything = (command: DecodedCommand): Opened => {
    try {
      return open(command)
    } catch (error) {
      if (error instanceof TlvError) return { refusal: SW_6987_SECURE_MESSAGING_OBJECT_MISSING }
      throw error
    }
  }
  return { cipher, open: openAnything, seal }
}
