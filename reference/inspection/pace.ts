import { concat, equalBytes } from '../../core/bytes'
import { EXTENDED_NE, type Response, SHORT_NE } from '../../emrtd/apdu'
import { BLOCK_SIZE, decryptCbc, encryptEcb } from '../../emrtd/block-cipher'
import { type CipherName, deriveKey, KEY_LENGTH, mrzSecret } from '../../emrtd/key-derivation'
import { aesCmac, pad, retailMac, unpad } from '../../emrtd/mac'
import { encodeOid } from '../../emrtd/object-ids'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A88_REFERENCED_DATA_NOT_FOUND,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import type { InspectionRules } from '../rules/inspection'
import { pseudoRandomElement } from './integrated-mapping'
import { type Chance, type Element, type KeyAgreement, KeyRefused, sameElement } from './key-agreement'
import type { PaceOffer } from './pace-offers'
import type { SessionKeys } from './secure-messaging'
import { ChipUnreadable, PaceRefused, type Session } from './session'

/**
 * PACE, the reader's side: Doc 9303-11 (8th ed.) §4.4 and App G to I. Names are the document's. The password is the
 * printed code (MRZ_information) or the card access number.
 */
export type PacePassword = { mrzInformation: string } | { can: string }
/** What chip authentication mapping leaves behind; it proves nothing before the chip's key is verified (§4.4.3.5.2). */
export type MappingProof = {
  agreement: KeyAgreement
  parameterId: number | undefined
  pkMapIc: Element
  /** CA_IC; undefined when the chip sent no such data, or none that decrypts. */
  caIc: Uint8Array | undefined
}
export type PaceResult = { keys: SessionKeys; proof: MappingProof | undefined }

const DO_PROTOCOL = 0x80
const DO_PASSWORD = 0x83
const DO_PARAMETERS = 0x84
const SW_6A87 = 0x6a87
const CHAINED = 0x10
const NONE = new Uint8Array(0)
/** In dynamic authentication data: what the reader sends, and one more for what the chip answers (§4.4.5, table 4). */
const DO_ENCRYPTED_NONCE = 0x80
const DO_MAPPING_DATA = 0x81
const DO_EPHEMERAL_KEY = 0x83
const DO_TOKEN = 0x85
const DO_CHIP_AUTHENTICATION_DATA = 0x8a
const TOKEN_LENGTH = 8
/** Beyond it an element and what stands around it do not fit 256 bytes. */
const SHORT_FIELD_BITS = 1_700

/** §9.7.3, table 14. */
const secretOf = (password: PacePassword): Uint8Array =>
  'can' in password ? new Uint8Array(Buffer.from(password.can, 'latin1')) : mrzSecret(password.mrzInformation)

type PaceRules = Pick<InspectionRules, 'paceParametersAreNamed' | 'paceTokenHolds'>

/** @throws PaceRefused when the password is not the chip's; ChipUnreadable when the chip does not keep to §4.4. */
export const performPace = async (
  session: Session,
  offer: PaceOffer,
  password: PacePassword,
  chance: Chance,
  rules: PaceRules,
): Promise<PaceResult> => {
  try {
    return await perform(session, offer, deriveKey(secretOf(password), 3, offer.cipher), password, chance, rules)
  } catch (thrown) {
    if (thrown instanceof KeyRefused) throw new ChipUnreadable(`PACE: ${thrown.message}`)
    throw thrown
  }
}

const perform = async (
  session: Session,
  offer: PaceOffer,
  kPi: Uint8Array,
  password: PacePassword,
  chance: Chance,
  rules: PaceRules,
): Promise<PaceResult> => {
  const { cipher, agreement } = offer
  const blockSize = BLOCK_SIZE[cipher]
  await setAuthenticationTemplate(session, offer, password, rules)

  const z = valueIn(await step(session, offer, []), DO_ENCRYPTED_NONCE)
  if (z.length === 0 || z.length % blockSize !== 0) throw new ChipUnreadable(`PACE: a nonce of ${z.length} bytes`)
  const s = decryptCbc(cipher, kPi, new Uint8Array(blockSize), z)

  const { generator, pkMapIc } = await map(session, offer, s, chance)
  const own = agreement.keyPair(chance, generator)
  const answer = await step(session, offer, [encodeTlv(DO_EPHEMERAL_KEY, own.pk)])
  const pkIc = agreement.validate(valueIn(answer, DO_EPHEMERAL_KEY + 1))
  // §4.4.1 step 3 d: equal keys would let anybody mirror the reader.
  if (sameElement(agreement, pkIc, own.pk)) throw new ChipUnreadable('PACE: the chip mirrors the key')
  const k = agreement.secret(own.sk, pkIc)
  const [kEnc, kMac] = [deriveKey(k, 1, cipher), deriveKey(k, 2, cipher)]

  const last = await step(session, offer, [encodeTlv(DO_TOKEN, token(offer, kMac, pkIc))], true)
  if (!rules.paceTokenHolds(equalBytes(valueIn(last, DO_TOKEN + 1), token(offer, kMac, own.pk))))
    throw new PaceRefused('PACE: the token of the chip is wrong')
  const keys = { cipher, kEnc, kMac, ssc: new Uint8Array(blockSize) }
  if (offer.mapping !== 'chip-authentication') return { keys, proof: undefined }
  const caIc = decryptedProof(cipher, kEnc, findTlv(last, DO_CHIP_AUTHENTICATION_DATA))
  return { keys, proof: { agreement, parameterId: offer.parameterId, pkMapIc, caIc } }
}

/** §4.4.3.3: the nonce becomes a generator. */
const map = async (session: Session, offer: PaceOffer, s: Uint8Array, chance: Chance) => {
  const { agreement, cipher } = offer
  if (offer.mapping === 'integrated' && agreement.mapByIntegration) {
    const t = chance.bytes(KEY_LENGTH[cipher])
    // §4.4.5.2.2: the chip answers with an empty object; some leave it out.
    await step(session, offer, [encodeTlv(DO_MAPPING_DATA, t)])
    return { generator: agreement.mapByIntegration(pseudoRandomElement(cipher, agreement.prime, s, t)), pkMapIc: NONE }
  }
  const own = agreement.keyPair(chance)
  const answer = await step(session, offer, [encodeTlv(DO_MAPPING_DATA, own.pk)])
  const pkMapIc = agreement.validate(valueIn(answer, DO_MAPPING_DATA + 1))
  if (sameElement(agreement, pkMapIc, own.pk)) throw new ChipUnreadable('PACE: the chip mirrors the mapping key')
  return { generator: agreement.mapGenerically(s, own.sk, pkMapIc), pkMapIc }
}

/** §4.4.3.5.3 and §4.4.3.5.4. */
const decryptedProof = (cipher: CipherName, kEnc: Uint8Array, aIc: Uint8Array | undefined): Uint8Array | undefined => {
  if (aIc === undefined || aIc.length === 0 || aIc.length % BLOCK_SIZE[cipher] !== 0) return undefined
  const iv = encryptEcb(cipher, kEnc, new Uint8Array(BLOCK_SIZE[cipher]).fill(0xff))
  return unpad(decryptCbc(cipher, kEnc, iv, aIc))
}

/** MSE:Set AT. The id of the parameters is sent where it is needed, and to chips that do not find them without. */
const setAuthenticationTemplate = async (
  session: Session,
  offer: PaceOffer,
  password: PacePassword,
  rules: PaceRules,
): Promise<void> => {
  const template = [
    encodeTlv(DO_PROTOCOL, encodeOid(offer.protocol)),
    encodeTlv(DO_PASSWORD, Uint8Array.of('can' in password ? 2 : 1)),
  ]
  const id = offer.parameterId
  const named = id === undefined ? template : [...template, encodeTlv(DO_PARAMETERS, Uint8Array.of(id))]
  const send = async (objects: Uint8Array[]) =>
    (await session.send({ cla: 0, ins: 0x22, p1: 0xc1, p2: 0xa4, data: concat(...objects) })).sw
  const first = await send(rules.paceParametersAreNamed(offer.ambiguous) ? named : template)
  const asksForMore = [SW_6A87, SW_6A80_INCORRECT_DATA, SW_6A88_REFERENCED_DATA_NOT_FOUND].includes(first)
  const sw = asksForMore && !offer.ambiguous && id !== undefined ? await send(named) : first
  // §4.4.4.1: the chip has no such password; BSI TR-03110-3: 63CX only warns that the last one was wrong.
  if (sw !== SW_9000_OK && (sw & 0xfff0) !== 0x63c0)
    throw new ChipUnreadable(`MSE:Set AT is answered by ${sw.toString(16)}`)
}

/** One GENERAL AUTHENTICATE; gives what stands in the dynamic authentication data of the answer. */
const step = async (session: Session, { agreement }: PaceOffer, objects: Uint8Array[], last = false) => {
  const response = await session.send({
    cla: last ? 0 : CHAINED,
    ins: 0x86,
    p1: 0,
    p2: 0,
    data: encodeTlv(0x7c, objects.length === 0 ? NONE : objects),
    ne: agreement.bits > SHORT_FIELD_BITS ? EXTENDED_NE : SHORT_NE,
  })
  return parseTlvs(findTlv(parseTlvs(answerOf(response, last)), 0x7c) ?? NONE)
}

const valueIn = (answer: ReturnType<typeof parseTlvs>, tag: number): Uint8Array => {
  const found = findTlv(answer, tag)
  if (found === undefined) throw new ChipUnreadable(`PACE: data object ${tag.toString(16)} is missing`)
  return found
}

const isWrongKey = (sw: number): boolean =>
  [SW_6300_AUTHENTICATION_FAILED, SW_6A80_INCORRECT_DATA, SW_6982_SECURITY_STATUS_NOT_SATISFIED].includes(sw) ||
  (sw & 0xfff0) === 0x63c0

const answerOf = ({ data, sw }: Response, last: boolean): Uint8Array => {
  if (sw === SW_9000_OK) return data
  if (last && isWrongKey(sw)) throw new PaceRefused(`PACE: ${sw.toString(16)}`)
  throw new ChipUnreadable(`GENERAL AUTHENTICATE is answered by ${sw.toString(16)}`)
}

/** §4.4.3.4: the code over the public key data object (§9.4.5) that names the protocol and the other side's key. */
const token = ({ protocol, cipher, agreement }: PaceOffer, kMac: Uint8Array, pk: Element): Uint8Array => {
  const data = encodeTlv(0x7f49, [encodeTlv(0x06, encodeOid(protocol)), encodeTlv(agreement.publicTag, pk)])
  return cipher === '3DES' ? retailMac(kMac, pad(data, 8)) : aesCmac(kMac, data).subarray(0, TOKEN_LENGTH)
}
