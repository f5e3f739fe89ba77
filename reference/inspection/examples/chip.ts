import { concat, equalBytes } from '../../../core/bytes'
import { decodeCommand, encodeResponse, type Response } from '../../../emrtd/apdu'
import { BLOCK_SIZE, decryptCbc, encryptCbc, encryptEcb } from '../../../emrtd/block-cipher'
import { decodePoint, sharedX } from '../../../emrtd/curve'
import type { DomainParameters } from '../../../emrtd/domain-parameters'
import { type CipherName, deriveKey, mrzSecret } from '../../../emrtd/key-derivation'
import { aesCmac, pad, retailMac, unpad } from '../../../emrtd/mac'
import { encodeTlv, findTlv, parseTlvs } from '../../../emrtd/tlv'

/**
 * A chip for the tests of the reader, as plain as can be: BAC after Doc 9303-11 App D.3 and D.4, files by identifier,
 * Chip Authentication with ECDH, Active Authentication by whatever is handed in. EF.CardAccess alone is read in clear.
 */
export type ExampleOptions = {
  chipKey?: { parameters: DomainParameters; sk: bigint; cipher: CipherName }
  /** The signature over a challenge, or a status word. */
  signs?: (challenge: Uint8Array, ne: number) => Uint8Array | number
}
const CARD_ACCESS = 0x011c
const OK = 0x9000
const K_IC = new Uint8Array(16).fill(0x22)
const RND_IC = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
const NONE = new Uint8Array(0)
const ZERO_IV = new Uint8Array(8)
type Channel = { cipher: CipherName; kEnc: Uint8Array; kMac: Uint8Array; ssc: bigint }

const retail = (key: Uint8Array, data: Uint8Array): Uint8Array => retailMac(key, pad(data, 8))
const answer = (sw: number, data: Uint8Array = NONE): Response => ({ data, sw })
const channelOf = (cipher: CipherName, secret: Uint8Array, ssc: bigint): Channel => ({
  cipher,
  kEnc: deriveKey(secret, 1, cipher),
  kMac: deriveKey(secret, 2, cipher),
  ssc,
})
const counter = ({ cipher, ssc }: Channel): Uint8Array =>
  new Uint8Array(Buffer.from(ssc.toString(16).padStart(2 * BLOCK_SIZE[cipher], '0'), 'hex'))
const ivOf = (channel: Channel): Uint8Array =>
  channel.cipher === '3DES' ? ZERO_IV : encryptEcb(channel.cipher, channel.kEnc, counter(channel))
const macOf = (channel: Channel, data: Uint8Array): Uint8Array => {
  const message = concat(counter(channel), data)
  return channel.cipher === '3DES'
    ? retail(channel.kMac, message)
    : aesCmac(channel.kMac, pad(message, 16)).subarray(0, 8)
}

export const exampleChip = (
  files: ReadonlyMap<number, Uint8Array>,
  mrzInformation: string,
  { chipKey, signs }: ExampleOptions = {},
) => {
  const seed = mrzSecret(mrzInformation).subarray(0, 16)
  let selected = 0
  let channel: Channel | undefined
  /** Counts from the command after this one. */
  let next: Channel | undefined

  const authenticate = (data: Uint8Array): Response => {
    const [kEnc, kMac] = [deriveKey(seed, 1, '3DES'), deriveKey(seed, 2, '3DES')]
    const cryptogram = data.subarray(0, 32)
    if (!equalBytes(data.subarray(32), retail(kMac, cryptogram))) return answer(0x6300)
    const plain = decryptCbc('3DES', kEnc, ZERO_IV, cryptogram)
    const rndIfd = plain.subarray(0, 8)
    const sessionSeed = plain.subarray(16).map((byte, i) => byte ^ (K_IC[i] ?? 0))
    const ssc = BigInt(`0x${Buffer.from(concat(RND_IC.subarray(4), rndIfd.subarray(4))).toString('hex')}`)
    channel = channelOf('3DES', sessionSeed, ssc)
    const eIc = encryptCbc('3DES', kEnc, ZERO_IV, concat(RND_IC, rndIfd, K_IC))
    return answer(OK, concat(eIc, retail(kMac, eIc)))
  }
  const agree = (pk: Uint8Array | undefined): boolean => {
    if (!chipKey || !pk) return false
    const k = sharedX(chipKey.parameters, chipKey.sk, decodePoint(chipKey.parameters, pk))
    next = channelOf(chipKey.cipher, k, 0n)
    return true
  }
  const manage = (p2: number, data: Uint8Array): Response => {
    if (!chipKey) return answer(0x6a80)
    if (p2 === 0xa6) return answer(chipKey.cipher === '3DES' && agree(findTlv(parseTlvs(data), 0x91)) ? OK : 0x6a80)
    return answer(chipKey.cipher === '3DES' ? 0x6a80 : OK)
  }
  const generalAuthenticate = (data: Uint8Array): Response =>
    agree(findTlv(parseTlvs(findTlv(parseTlvs(data), 0x7c) ?? NONE), 0x80))
      ? answer(OK, encodeTlv(0x7c, NONE))
      : answer(0x6a80)
  const internalAuthenticate = (challenge: Uint8Array, ne: number): Response => {
    const signed = signs?.(challenge, ne) ?? 0x6d00
    return typeof signed === 'number' ? answer(signed) : answer(OK, signed)
  }

  const inClear = (ins: number, p1: number, p2: number, data: Uint8Array, ne: number): Response => {
    if (ins === 0x84) return answer(OK, RND_IC)
    if (ins === 0x82) return authenticate(data)
    if (ins === 0x22) return manage(p2, data)
    if (ins === 0x86) return generalAuthenticate(data)
    if (ins === 0x88) return internalAuthenticate(data, ne)
    if (ins === 0xa4 && p1 === 0x02) {
      selected = (data[0] ?? 0) * 0x100 + (data[1] ?? 0)
      return answer(files.has(selected) ? OK : 0x6a82)
    }
    if (ins === 0xa4) return answer(OK)
    if (ins !== 0xb0) return answer(0x6d00)
    if (!channel && selected !== CARD_ACCESS) return answer(0x6982)
    const offset = p1 * 0x100 + p2
    return answer(OK, files.get(selected)?.subarray(offset, offset + ne) ?? NONE)
  }

  const protectedly = (under: Channel, ins: number, p1: number, p2: number, data: Uint8Array): Response => {
    const objects = parseTlvs(data)
    under.ssc += 1n
    const before = data.subarray(0, data.length - 10)
    const header = Uint8Array.of(0x0c, ins, p1, p2)
    const message = before.length === 0 ? header : concat(pad(header, BLOCK_SIZE[under.cipher]), before)
    if (!equalBytes(findTlv(objects, 0x8e) ?? NONE, macOf(under, message))) {
      channel = undefined
      return answer(0x6988)
    }
    const encrypted = findTlv(objects, 0x87)?.subarray(1)
    const plain = encrypted ? (unpad(decryptCbc(under.cipher, under.kEnc, ivOf(under), encrypted)) ?? NONE) : NONE
    const le = findTlv(objects, 0x97)
    const ne = le === undefined ? 0 : le.reduce((sum, byte) => sum * 0x100 + byte, 0) || 2 ** (8 * le.length)
    const response = inClear(ins, p1, p2, plain, ne)
    under.ssc += 1n
    const cryptogram = () =>
      encryptCbc(under.cipher, under.kEnc, ivOf(under), pad(response.data, BLOCK_SIZE[under.cipher]))
    const body = concat(
      ...(response.data.length === 0 ? [] : [encodeTlv(0x87, [Uint8Array.of(1), cryptogram()])]),
      encodeTlv(0x99, Uint8Array.of(response.sw >> 8, response.sw & 0xff)),
    )
    return answer(OK, concat(body, encodeTlv(0x8e, macOf(under, body))))
  }

  return async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
    const command = decodeCommand(bytes)
    if (!command) return encodeResponse(answer(0x6700))
    const { cla, ins, p1, p2, data, ne = 0 } = command
    if ((cla & 0x0c) === 0 || !channel) {
      channel = undefined
      return encodeResponse(inClear(ins, p1, p2, data, ne))
    }
    next = undefined
    const response = protectedly(channel, ins, p1, p2, data)
    channel = next ?? channel
    return encodeResponse(response)
  }
}
