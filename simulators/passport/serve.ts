import { concat } from '../../core/bytes'
import type { Random } from '../../core/random'
import type { Chip } from './chip'
import { cardCapabilities } from './files'

/**
 * A chip behind the socket of a virtual reader, as `vpcd` and `vpicc` of vsmartcard speak: each message is its length
 * (two bytes, big-endian) and so many bytes, a control byte or a command APDU towards the card, a response back.
 */
export const VPCD_PORT = 0x8c7b

const [OFF, ON, RESET, ATR] = [0x00, 0x01, 0x02, 0x04]

/** ISO/IEC 7816-4 §12.1.1: the historical bytes are compact-TLV objects and nothing else; 7, card capabilities, 3 bytes. */
const COMPACT_TLV = Uint8Array.of(0x80, 0x73)

/**
 * PC/SC part 3 §3.1.3.2.3.1: what a reader makes of a contactless card of ISO/IEC 14443-4 type A, T=0 and T=1 in name
 * and the historical bytes of its ATS.
 */
export const contactlessAtr = (extendedLength: boolean): Uint8Array => {
  const historical = concat(COMPACT_TLV, cardCapabilities(extendedLength))
  const checked = Uint8Array.of(0x80 | historical.length, 0x80, 0x01, ...historical)
  return concat(Uint8Array.of(0x3b), checked, Uint8Array.of(checked.reduce((sum, byte) => sum ^ byte, 0)))
}

/** PC/SC part 3 §3.2.2.1.3: GET DATA for the identifier is answered by the reader, which has it from anticollision. */
const isGetUid = (apdu: Uint8Array): boolean => apdu[0] === 0xff && apdu[1] === 0xca && apdu[2] === 0 && apdu[3] === 0
/** ISO/IEC 14443-3 §6.5.4: random identifiers, as passports have them, have four bytes and begin with 08. */
const RANDOM_UID = 0x08

export type VpcdCard = {
  /** What came over the socket, in pieces of any size; gives what is to be sent back. */
  receive(bytes: Uint8Array): Uint8Array
}

/** What two bytes cannot count cannot be sent, over the air neither. */
const LONGEST = 0xffff
const NOT_SENT = Uint8Array.of(0x6f, 0x00)

const framed = (answer: Uint8Array): Uint8Array => {
  const message = answer.length > LONGEST ? NOT_SENT : answer
  return concat(Uint8Array.of(message.length >> 8, message.length & 0xff), message)
}

/** One connection. */
export const vpcdCard = (chip: Chip, given: { extendedLength: boolean; random: Random }): VpcdCard => {
  const atr = contactlessAtr(given.extendedLength)
  let uid: Uint8Array = new Uint8Array()
  let pending: Uint8Array = new Uint8Array()
  const powerOn = () => {
    chip.powerOn()
    uid = Uint8Array.of(RANDOM_UID, ...given.random.bytes(3))
  }
  powerOn()

  /** Undefined: nothing is answered. */
  const answer = (message: Uint8Array): Uint8Array | undefined => {
    if (message.length !== 1) return isGetUid(message) ? Uint8Array.of(...uid, 0x90, 0x00) : chip.answer(message)
    const [control] = message
    if (control === ATR) return atr
    if (control === ON || control === RESET || control === OFF) powerOn()
    return undefined
  }

  return {
    receive: (bytes) => {
      pending = concat(pending, bytes)
      const answers: Uint8Array[] = []
      for (;;) {
        const length = (pending[0] ?? 0) * 0x100 + (pending[1] ?? 0)
        if (pending.length < 2 || pending.length < 2 + length) break
        const response = answer(pending.subarray(2, 2 + length))
        pending = pending.slice(2 + length)
        if (response) answers.push(framed(response))
      }
      return concat(...answers)
    },
  }
}
