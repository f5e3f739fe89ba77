import { concat, equalBytes } from '../../../core/bytes'
import { decodeCommand, encodeResponse, type Response } from '../../../emrtd/apdu'
import { decryptCbc, encryptCbc } from '../../../emrtd/block-cipher'
import { deriveKey, mrzSecret } from '../../../emrtd/key-derivation'
import { pad, retailMac, unpad } from '../../../emrtd/mac'
import { encodeTlv, findTlv, parseTlvs } from '../../../emrtd/tlv'

/**
 * A chip for the tests of the reader, as plain as can be: BAC and 3DES after Doc 9303-11 App D.3 and D.4, files by
 * identifier. EF.CardAccess alone is read in clear.
 */
const ZERO_IV = new Uint8Array(8)
const CARD_ACCESS = 0x011c
const OK = 0x9000
const K_IC = new Uint8Array(16).fill(0x22)
const RND_IC = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)
const NONE = new Uint8Array(0)

const macOver = (key: Uint8Array, data: Uint8Array): Uint8Array => retailMac(key, pad(data, 8))

export const exampleChip = (files: ReadonlyMap<number, Uint8Array>, mrzInformation: string) => {
  const seed = mrzSecret(mrzInformation).subarray(0, 16)
  let selected = 0
  let keys: { kEnc: Uint8Array; kMac: Uint8Array; ssc: bigint } | undefined

  const authenticate = (data: Uint8Array): Response => {
    const [kEnc, kMac] = [deriveKey(seed, 1, '3DES'), deriveKey(seed, 2, '3DES')]
    const cryptogram = data.subarray(0, 32)
    if (!equalBytes(data.subarray(32), macOver(kMac, cryptogram))) return { data: NONE, sw: 0x6300 }
    const plain = decryptCbc('3DES', kEnc, ZERO_IV, cryptogram)
    const rndIfd = plain.subarray(0, 8)
    const sessionSeed = plain.subarray(16).map((byte, i) => byte ^ (K_IC[i] ?? 0))
    keys = {
      kEnc: deriveKey(sessionSeed, 1, '3DES'),
      kMac: deriveKey(sessionSeed, 2, '3DES'),
      ssc: BigInt(`0x${Buffer.from(concat(RND_IC.subarray(4), rndIfd.subarray(4))).toString('hex')}`),
    }
    const answer = encryptCbc('3DES', kEnc, ZERO_IV, concat(RND_IC, rndIfd, K_IC))
    return { data: concat(answer, macOver(kMac, answer)), sw: OK }
  }

  const inClear = (ins: number, p1: number, p2: number, data: Uint8Array, ne: number): Response => {
    if (ins === 0x84) return { data: RND_IC, sw: OK }
    if (ins === 0x82) return authenticate(data)
    if (ins === 0xa4 && p1 === 0x02) {
      selected = (data[0] ?? 0) * 0x100 + (data[1] ?? 0)
      return { data: NONE, sw: files.has(selected) ? OK : 0x6a82 }
    }
    if (ins === 0xa4) return { data: NONE, sw: OK }
    if (ins !== 0xb0) return { data: NONE, sw: 0x6d00 }
    if (!keys && selected !== CARD_ACCESS) return { data: NONE, sw: 0x6982 }
    const offset = p1 * 0x100 + p2
    return { data: files.get(selected)?.subarray(offset, offset + ne) ?? NONE, sw: OK }
  }

  return async (bytes: Uint8Array): Promise<Uint8Array | undefined> => {
    const command = decodeCommand(bytes)
    if (!command) return encodeResponse({ data: NONE, sw: 0x6700 })
    const { cla, ins, p1, p2, data, ne = 0 } = command
    if ((cla & 0x0c) === 0 || !keys) {
      keys = undefined
      return encodeResponse(inClear(ins, p1, p2, data, ne))
    }
    const { kEnc, kMac } = keys
    const objects = parseTlvs(data)
    const encrypted = findTlv(objects, 0x87)?.subarray(1)
    const plain = encrypted ? (unpad(decryptCbc('3DES', kEnc, ZERO_IV, encrypted)) ?? NONE) : NONE
    const answer = inClear(ins, p1, p2, plain, findTlv(objects, 0x97)?.[0] || 0x100)
    keys.ssc += 2n
    const body = [
      ...(answer.data.length === 0
        ? []
        : [encodeTlv(0x87, [Uint8Array.of(1), encryptCbc('3DES', kEnc, ZERO_IV, pad(answer.data, 8))])]),
      encodeTlv(0x99, Uint8Array.of(answer.sw >> 8, answer.sw & 0xff)),
    ]
    const counter = new Uint8Array(Buffer.from(keys.ssc.toString(16).padStart(16, '0'), 'hex'))
    const code = encodeTlv(0x8e, macOver(kMac, concat(counter, ...body)))
    return encodeResponse({ data: concat(...body, code), sw: OK })
  }
}
