/** A reader's hand for PACE and Chip Authentication, for the tests of the chip. */
import { concat } from '../../core/bytes'
import type { Response } from '../../emrtd/apdu'
import { decryptCbc, encryptEcb } from '../../emrtd/block-cipher'
import { toBigint } from '../../emrtd/curve'
import { type CipherName, deriveKey, mrzSecret } from '../../emrtd/key-derivation'
import { aesCmac, pad, retailMac, unpad } from '../../emrtd/mac'
import { encodeOid } from '../../emrtd/object-ids'
import { chipAuthenticationOid, type PaceMapping, paceOid } from '../../emrtd/security-protocols'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import type { Chip } from './chip'
import { type Group, withGroup } from './key-agreement'
import { pseudoRandomNumber } from './protocols/pace/pseudo-random'
import { inClear, secured, type Terminal } from './terminal.fixture'

const NONE = new Uint8Array(0)

export type PaceWish = {
  cipher: CipherName
  parameterId: number
  mapping?: PaceMapping
  /** In place of the one that goes with the rest. */
  oid?: string
  mrz?: string
  /** In place of the MRZ. */
  can?: string
  /** MSE says the parameter id. */
  named?: boolean
  /** Further data objects of MSE. */
  more?: Uint8Array
  /** Of chip-authentication mapping, from EF.CardSecurity. */
  staticKey?: Uint8Array
}

const own = (steps: number): bigint => BigInt(7 + steps) ** 31n

/** The session after PACE, or the status word of the first refusal. */
export const paceSession = (chip: Chip, wish: PaceWish): Terminal | number =>
  withGroup(wish.parameterId, (group) => paceIn(chip, wish, group))

const paceIn = <E>(chip: Chip, wish: PaceWish, group: Group<E>): Terminal | number => {
  const { cipher, parameterId, mapping = 'GM', mrz = '', can, named, more = NONE } = wish
  const agreement = parameterId < 3 ? 'DH' : 'ECDH'
  const oid = wish.oid ?? paceOid({ agreement, mapping, cipher })
  const clear = inClear(chip)
  const choice = concat(
    encodeTlv(0x80, encodeOid(oid)),
    encodeTlv(0x83, Uint8Array.of(can === undefined ? 1 : 2)),
    named ? encodeTlv(0x84, Uint8Array.of(parameterId)) : NONE,
    more,
  )
  const mse = clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: choice })
  if (mse.sw !== 0x9000) return mse.sw
  let answered: ReturnType<typeof parseTlvs> = []
  const step = (cla: number, sent: Uint8Array, tag: number): Uint8Array | number => {
    const { data, sw } = clear.send({ cla, ins: 0x86, data: encodeTlv(0x7c, sent), ne: 65536 }, { extended: true })
    if (sw !== 0x9000) return sw
    answered = parseTlvs(parseTlvs(data)[0]?.value ?? NONE)
    return findTlv(answered, tag) ?? 0
  }
  const z = step(0x10, NONE, 0x80)
  if (typeof z === 'number') return z
  const kPi = deriveKey(can === undefined ? mrzSecret(mrz) : new Uint8Array(Buffer.from(can, 'latin1')), 3, cipher)
  const block = cipher === '3DES' ? 8 : 16
  const nonce = decryptCbc(cipher, kPi, new Uint8Array(block), z)
  const t = new Uint8Array({ '3DES': 16, 'AES-128': 16, 'AES-192': 24, 'AES-256': 32 }[cipher]).fill(0x5a)
  const sentMapping = mapping === 'IM' ? t : group.encode(group.times(own(1), group.generator))
  const chipMapping = step(0x10, encodeTlv(0x81, sentMapping), 0x82)
  if (typeof chipMapping === 'number') return chipMapping
  const g =
    mapping === 'IM'
      ? group.ofNumber(pseudoRandomNumber(cipher, nonce, t, group.prime))
      : group.plus(group.times(toBigint(nonce), group.generator), group.times(own(1), group.decode(chipMapping)))
  const ours = group.encode(group.times(own(2), g))
  const theirs = step(0x10, encodeTlv(0x83, ours), 0x84)
  if (typeof theirs === 'number') return theirs
  const shared = group.secret(own(2), group.decode(theirs))
  const [enc, mac] = [deriveKey(shared, 1, cipher), deriveKey(shared, 2, cipher)]
  const token = (key: Uint8Array) => {
    const data = encodeTlv(0x7f49, [encodeTlv(0x06, encodeOid(oid)), encodeTlv(group.publicValueTag, key)])
    return cipher === '3DES' ? retailMac(mac, pad(data, 8)) : aesCmac(mac, data).subarray(0, 8)
  }
  const tIc = step(0x00, encodeTlv(0x85, token(theirs)), 0x86)
  if (typeof tIc === 'number') return tIc
  if (Buffer.compare(tIc, token(ours)) !== 0) throw new Error('the token of the chip is wrong')
  const proof = findTlv(answered, 0x8a)
  if ((proof !== undefined) !== (mapping === 'CAM')) throw new Error('DO 8A is there exactly with CAM')
  if (proof) {
    const iv = encryptEcb(cipher, enc, new Uint8Array(16).fill(0xff))
    const data = unpad(decryptCbc(cipher, enc, iv, proof)) ?? NONE
    const product = group.times(toBigint(data), group.decode(wish.staticKey ?? NONE))
    if (Buffer.compare(group.encode(product), chipMapping) !== 0)
      throw new Error('the chip does not know its static key')
  }
  return Object.assign(secured(chip, { cipher, enc, mac, counter: 0n }), { lastAnswer: answered })
}

export type ChipAuthenticationWish = {
  cipher: CipherName
  parameterId: number
  /** Of the chip, from DG14. */
  publicKey: Uint8Array
  /** Sent as DO 84. */
  keyId?: number
  /** MSE:Set KAT instead of MSE:Set AT and GENERAL AUTHENTICATE. */
  kat?: boolean
  /** In place of a sound ephemeral key. */
  ephemeral?: Uint8Array
  /** Bytes of each piece of a chain. */
  pieces?: number
}

/** The session after Chip Authentication, or the status word of the first refusal. */
export const chipAuthenticated = (chip: Chip, terminal: Terminal, wish: ChipAuthenticationWish): Terminal | number =>
  withGroup(wish.parameterId, (group) => chipAuthenticatedIn(chip, terminal, wish, group))

const chipAuthenticatedIn = <E>(
  chip: Chip,
  terminal: Terminal,
  { cipher, parameterId, publicKey, keyId, kat, ephemeral, pieces }: ChipAuthenticationWish,
  group: Group<E>,
): Terminal | number => {
  const ours = ephemeral ?? group.encode(group.times(own(3), group.generator))
  const id = keyId === undefined ? NONE : encodeTlv(0x84, Uint8Array.of(keyId))
  const form = { extended: pieces === undefined }
  const send = (ins: number, p1: number, p2: number, data: Uint8Array): Response => {
    const header = { ins, p1, p2, ne: 256 }
    let at = 0
    for (; pieces !== undefined && data.length - at > pieces; at += pieces) {
      const piece = terminal.send({ ...header, cla: 0x10, data: data.subarray(at, at + pieces) }, form)
      if (piece.sw !== 0x9000 || piece.data.length > 0) return piece
    }
    return terminal.send({ ...header, data: data.subarray(at) }, form)
  }
  if (kat) {
    const { sw } = send(0x22, 0x41, 0xa6, concat(encodeTlv(0x91, ours), id))
    if (sw !== 0x9000) return sw
  } else {
    const agreement = parameterId < 3 ? 'DH' : 'ECDH'
    const oid = encodeTlv(0x80, encodeOid(chipAuthenticationOid({ agreement, cipher })))
    const { sw } = send(0x22, 0x41, 0xa4, concat(oid, id))
    if (sw !== 0x9000) return sw
    const agreed = send(0x86, 0, 0, encodeTlv(0x7c, encodeTlv(0x80, ours)))
    if (agreed.sw !== 0x9000) return agreed.sw
    if (Buffer.from(agreed.data).toString('hex') !== '7c00') throw new Error('the answer is no empty DO 7C')
  }
  const shared = group.secret(own(3), group.decode(publicKey))
  return secured(chip, { cipher, enc: deriveKey(shared, 1, cipher), mac: deriveKey(shared, 2, cipher), counter: 0n })
}
