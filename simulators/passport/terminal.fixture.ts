/** A reader's hand for the tests of the chip: written apart from the chip's, only the primitives are the same. */
import { concat } from '../../core/bytes'
import { type Command, decodeResponse, encodeCommand, type Response } from '../../emrtd/apdu'
import { decryptCbc, encryptCbc, encryptEcb } from '../../emrtd/block-cipher'
import { toBigint } from '../../emrtd/curve'
import { type CipherName, deriveKey, mrzSecret } from '../../emrtd/key-derivation'
import { aesCmac, pad, retailMac, unpad } from '../../emrtd/mac'
import { encodeTlv, findTlv, parseTlvs, type Tlv } from '../../emrtd/tlv'
import type { Chip } from './chip'

/** `headerPaddedOnce`: of a command without data objects the code is over SSC and header, padded together. */
type Form = { extended?: boolean; headerPaddedOnce?: boolean }

export type Terminal = {
  send(command: Partial<Command> & { ins: number }, form?: Form): Response
  /** What the last `send` put on the air. */
  lastSent(): Uint8Array
  /** The objects of the last answer of PACE. */
  lastAnswer?: readonly Tlv[]
}

const NONE = new Uint8Array(0)
const blank = { cla: 0, p1: 0, p2: 0, data: NONE }
const sound = (bytes: Uint8Array): Response => {
  const response = decodeResponse(bytes)
  if (!response) throw new Error('the chip answered less than a status word')
  return response
}

export const inClear = (chip: Chip): Terminal => {
  let last: Uint8Array = NONE
  return {
    send: (command, form = {}) => {
      last = encodeCommand({ ...blank, ...command }, form)
      return sound(chip.answer(last))
    },
    lastSent: () => last,
  }
}

type Keys = { cipher: CipherName; enc: Uint8Array; mac: Uint8Array; counter: bigint }

export const secured = (chip: Chip, { cipher, enc, mac, counter }: Keys): Terminal => {
  const size = cipher === '3DES' ? 8 : 16
  let ssc = counter
  let last: Uint8Array = NONE
  const sscBytes = () => new Uint8Array(Buffer.from(ssc.toString(16).padStart(2 * size, '0'), 'hex'))
  const iv = () => (cipher === '3DES' ? new Uint8Array(8) : encryptEcb(cipher, enc, sscBytes()))
  const checksum = (data: Uint8Array) => {
    const padded = pad(concat(sscBytes(), data), size)
    return cipher === '3DES' ? retailMac(mac, padded) : aesCmac(mac, padded).subarray(0, 8)
  }
  const lengthField = (ne: number, extended: boolean) =>
    extended ? Uint8Array.of((ne >> 8) & 0xff, ne & 0xff) : Uint8Array.of(ne & 0xff)
  return {
    send: (partial, form = {}) => {
      const { cla, ins, p1, p2, data, ne } = { ...blank, ...partial }
      const extended = form.extended === true
      const odd = ins % 2 === 1
      ssc += 1n
      const header = Uint8Array.of(cla | 0x0c, ins, p1, p2)
      const cryptogram = () => encryptCbc(cipher, enc, iv(), pad(data, size))
      const objects = concat(
        data.length === 0
          ? NONE
          : odd
            ? encodeTlv(0x85, cryptogram())
            : encodeTlv(0x87, [Uint8Array.of(1), cryptogram()]),
        ne === undefined ? NONE : encodeTlv(0x97, lengthField(ne, extended)),
      )
      const once = form.headerPaddedOnce && objects.length === 0
      const body = concat(objects, encodeTlv(0x8e, checksum(once ? header : concat(pad(header, size), objects))))
      last = encodeCommand({ cla: cla | 0x0c, ins, p1, p2, data: body, ne: extended ? 65536 : 256 }, { extended })
      const response = sound(chip.answer(last))
      if (response.data.length === 0) return response
      ssc += 1n
      const inside = parseTlvs(response.data)
      const answered = response.data.subarray(0, -10)
      const theirs = findTlv(inside, 0x8e)
      if (!theirs || Buffer.compare(theirs, checksum(answered)) !== 0) throw new Error('the response has a wrong MAC')
      const encrypted = odd ? findTlv(inside, 0x85) : findTlv(inside, 0x87)?.subarray(1)
      const sw = findTlv(inside, 0x99)
      if (!sw) throw new Error('the response has no DO 99')
      const plain = encrypted ? unpad(decryptCbc(cipher, enc, iv(), encrypted)) : NONE
      if (!plain) throw new Error('the response is not padded')
      return { data: plain, sw: (sw[0] ?? 0) * 0x100 + (sw[1] ?? 0) }
    },
    lastSent: () => last,
  }
}

/** The session after BAC, or the status word of the refusal. RND.IFD and K.IFD are constants. */
export const bacSession = (chip: Chip, mrz: string): Terminal | number => {
  const clear = inClear(chip)
  const seed = mrzSecret(mrz).subarray(0, 16)
  const [enc, mac] = [deriveKey(seed, 1, '3DES'), deriveKey(seed, 2, '3DES')]
  const rndIc = clear.send({ ins: 0x84, ne: 8 }).data
  const [rndIfd, kIfd] = [new Uint8Array(8).fill(7), new Uint8Array(16).fill(9)]
  const e = encryptCbc('3DES', enc, new Uint8Array(8), concat(rndIfd, rndIc, kIfd))
  const { data, sw } = clear.send({ ins: 0x82, data: concat(e, retailMac(mac, pad(e, 8))), ne: 40 })
  if (sw !== 0x9000) return sw
  const r = decryptCbc('3DES', enc, new Uint8Array(8), data.subarray(0, 32))
  const secret = kIfd.map((byte, i) => byte ^ (r[16 + i] ?? 0))
  const counter = toBigint(concat(rndIc.subarray(4), rndIfd.subarray(4)))
  return secured(chip, {
    cipher: '3DES',
    enc: deriveKey(secret, 1, '3DES'),
    mac: deriveKey(secret, 2, '3DES'),
    counter,
  })
}
