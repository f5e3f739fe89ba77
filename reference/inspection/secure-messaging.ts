import { concat, equalBytes } from '../../core/bytes'
import { type Command, EXTENDED_NE, encodeCommand, type Response, SHORT_NE } from '../../emrtd/apdu'
import { BLOCK_SIZE, createBlockCipher } from '../../emrtd/block-cipher'
import type { CipherName } from '../../emrtd/key-derivation'
import { createAesCmac, createRetailMac, pad, unpad } from '../../emrtd/mac'
import { SW_9000_OK } from '../../emrtd/status-words'
import { encodeTlv, findTlv, readTlv, type Tlv, TlvError } from '../../emrtd/tlv'
import type { InspectionRules } from '../rules/inspection'

/**
 * Secure messaging, the reader's side: Doc 9303-11 (8th ed.) §9.8. Commands are encrypted and authenticated, responses
 * are checked; the send sequence counter goes up by one before each of them.
 */
export type SessionKeys = {
  cipher: CipherName
  kEnc: Uint8Array
  kMac: Uint8Array
  /** Where the counter stands: 8 bytes after BAC, 16 zero bytes after PACE with AES. */
  ssc: Uint8Array
}

/** The response is not protected as §9.8 demands; nothing of it may be believed and the session is over. */
export class SecureMessagingError extends Error {
  override readonly name = 'SecureMessagingError'
}

/** The chip has ended the session, and says only so. */
export class SessionEnded extends SecureMessagingError {}

type Rules = Pick<InspectionRules, 'macHolds' | 'statusIsProtected' | 'dataMayBeInClear' | 'clearAnswerCounts'>

/** ISO/IEC 7816-4 §10.2: data that are authenticated and not enciphered. */
const DO_PLAIN = 0x81
const DO_ENCRYPTED = 0x87
/** §9.8.4: in place of 87 when the instruction is odd; no padding indicator precedes the content. */
const DO_ENCRYPTED_TLV = 0x85
const DO_EXPECTED_LENGTH = 0x97
const DO_STATUS = 0x99
const DO_MAC = 0x8e
const MAC_LENGTH = 8
const PADDING_INDICATOR = 0x01
const CLA_SECURE = 0x0c

const isOdd = ({ ins }: Command): boolean => ins % 2 === 1

const expectedLength = (ne: number): Uint8Array =>
  ne <= SHORT_NE ? Uint8Array.of(ne & 0xff) : Uint8Array.of((ne >> 8) & 0xff, ne & 0xff)

const increment = (counter: Uint8Array): void => {
  for (let i = counter.length - 1; i >= 0; i--) {
    counter[i] = ((counter[i] ?? 0) + 1) & 0xff
    if (counter[i] !== 0) return
  }
}

export const createSecureMessaging = ({ cipher, kEnc, kMac, ssc: start }: SessionKeys, rules: Rules) => {
  const ssc = new Uint8Array(start)
  const blockSize = BLOCK_SIZE[cipher]
  const { encryptCbc, decryptCbc, encryptEcb } = createBlockCipher(cipher, kEnc)
  const macOf = cipher === '3DES' ? createRetailMac(kMac) : createAesCmac(kMac)
  const mac = (data: Uint8Array): Uint8Array => macOf(pad(concat(ssc, data), blockSize)).subarray(0, MAC_LENGTH)
  // §9.8.6.1 and §9.8.7.1: the initial vector is zero for 3DES and the encrypted counter for AES.
  const iv = (): Uint8Array => (cipher === '3DES' ? new Uint8Array(blockSize) : encryptEcb(ssc))

  const encrypted = (command: Command): Uint8Array[] => {
    if (command.data.length === 0) return []
    const cryptogram = encryptCbc(iv(), pad(command.data, blockSize))
    return isOdd(command)
      ? [encodeTlv(DO_ENCRYPTED_TLV, cryptogram)]
      : [encodeTlv(DO_ENCRYPTED, [Uint8Array.of(PADDING_INDICATOR), cryptogram])]
  }

  const protect = (command: Command): Uint8Array => {
    increment(ssc)
    const { ins, p1, p2, ne } = command
    const cla = command.cla | CLA_SECURE
    const objects = encrypted(command)
    if (ne !== undefined) objects.push(encodeTlv(DO_EXPECTED_LENGTH, expectedLength(ne)))
    const header = Uint8Array.of(cla, ins, p1, p2)
    // With no object the padded header is the whole message: it must not be padded a second time.
    const message = objects.length === 0 ? header : concat(pad(header, blockSize), ...objects)
    objects.push(encodeTlv(DO_MAC, mac(message)))
    const data = concat(...objects)
    const extended = data.length > 0xff || (ne ?? 0) > SHORT_NE
    return encodeCommand({ cla, ins, p1, p2, data, ne: extended ? EXTENDED_NE : SHORT_NE }, { extended })
  }

  const decrypted = (cryptogram: Uint8Array): Uint8Array => {
    if (cryptogram.length === 0 || cryptogram.length % blockSize !== 0)
      throw new SecureMessagingError(`a cryptogram of ${cryptogram.length} bytes`)
    const plain = unpad(decryptCbc(iv(), cryptogram))
    if (plain === undefined) throw new SecureMessagingError('the decrypted data are not padded')
    return plain
  }

  const unprotect = (response: Response): Response => {
    increment(ssc)
    if (response.data.length === 0 && response.sw !== SW_9000_OK)
      throw new SessionEnded(`the chip ended the session with ${response.sw.toString(16)}`)
    const parts = takeApart(response.data)
    if (!parts) {
      if (rules.clearAnswerCounts()) return response
      throw new SecureMessagingError('the response is not protected')
    }
    const { objects, authenticated, code } = parts
    const found = code === undefined ? 'missing' : equalBytes(code, mac(authenticated)) ? 'right' : 'wrong'
    if (!rules.macHolds(found)) throw new SecureMessagingError(`the authentication code of the response is ${found}`)
    const word = findTlv(objects, DO_STATUS) ?? new Uint8Array(0)
    if (!rules.statusIsProtected(word.length)) throw new SecureMessagingError('the response has no protected status')
    const sw = word.length === 2 ? word.reduce((so, byte) => so * 0x100 + byte, 0) : response.sw
    const plain = findTlv(objects, DO_PLAIN)
    if (plain) {
      if (!rules.dataMayBeInClear()) throw new SecureMessagingError('the data are not enciphered')
      return { data: plain, sw }
    }
    const cryptogram = findTlv(objects, DO_ENCRYPTED)
    if (cryptogram !== undefined && cryptogram[0] !== PADDING_INDICATOR)
      throw new SecureMessagingError('the padding indicator is not 01')
    const data = cryptogram?.subarray(1) ?? findTlv(objects, DO_ENCRYPTED_TLV)
    return { data: data === undefined ? new Uint8Array(0) : decrypted(data), sw }
  }

  return { protect, unprotect }
}

type Parts = { objects: Tlv[]; authenticated: Uint8Array; code: Uint8Array | undefined }

/** Undefined for what is no protected response. The code must come last: what stands behind it would not be authentic. */
const takeApart = (data: Uint8Array): Parts | undefined => {
  const objects: Tlv[] = []
  for (let at = 0; at < data.length; ) {
    const object = objectAt(data, at)
    if (!object || !PROTECTED.includes(object.tag)) return undefined
    const { tag, value, end } = object
    if (tag === DO_MAC)
      return end === data.length ? { objects, authenticated: data.subarray(0, at), code: value } : undefined
    objects.push({ tag, value })
    at = end
  }
  return objects.length > 0 ? { objects, authenticated: data, code: undefined } : undefined
}

const PROTECTED = [DO_PLAIN, DO_ENCRYPTED, DO_ENCRYPTED_TLV, DO_STATUS, DO_MAC]

const objectAt = (data: Uint8Array, at: number) => {
  try {
    return readTlv(data, at)
  } catch (thrown) {
    if (thrown instanceof TlvError) return undefined
    throw thrown
  }
}
