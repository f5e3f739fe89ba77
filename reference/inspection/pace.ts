import { concat, equalBytes } from '../../core/bytes'
import { type Response, SHORT_NE } from '../../emrtd/apdu'
import { BLOCK_SIZE, decryptCbc } from '../../emrtd/block-cipher'
import { add, decodePoint, encodePoint, multiply, PointError, sharedX, toBigint } from '../../emrtd/curve'
import { type DomainParameters, domainParameters, type Point } from '../../emrtd/domain-parameters'
import { type CipherName, deriveKey, mrzSecret } from '../../emrtd/key-derivation'
import { aesCmac, pad, retailMac } from '../../emrtd/mac'
import {
  encodeOid,
  ID_PACE_ECDH_GM_3DES_CBC_CBC,
  ID_PACE_ECDH_GM_AES_CBC_CMAC_128,
  ID_PACE_ECDH_GM_AES_CBC_CMAC_192,
  ID_PACE_ECDH_GM_AES_CBC_CMAC_256,
} from '../../emrtd/object-ids'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6300_AUTHENTICATION_FAILED,
  SW_6982_SECURITY_STATUS_NOT_SATISFIED,
  SW_9000_OK,
} from '../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import type { PaceInfo } from '../rules/inspection'
import type { Chance } from './bac'
import type { SessionKeys } from './secure-messaging'
import { AccessRefused, ChipUnreadable, type Session } from './session'

/**
 * PACE with generic mapping over elliptic curves, the reader's side: Doc 9303-11 (8th ed.) §4.4 and App G.1. The
 * password is the printed code.
 */
export type PaceOffer = { protocol: string; cipher: CipherName; parameters: DomainParameters; ambiguous: boolean }

/** Weakest first. */
const PROTOCOLS: readonly (readonly [protocol: string, cipher: CipherName])[] = [
  [ID_PACE_ECDH_GM_3DES_CBC_CBC, '3DES'],
  [ID_PACE_ECDH_GM_AES_CBC_CMAC_128, 'AES-128'],
  [ID_PACE_ECDH_GM_AES_CBC_CMAC_192, 'AES-192'],
  [ID_PACE_ECDH_GM_AES_CBC_CMAC_256, 'AES-256'],
]
const strength = ({ protocol }: PaceInfo): number => PROTOCOLS.findIndex(([known]) => known === protocol)

/** The strongest offer that this reader can take up: first the cipher counts, then the curve. */
export const choosePace = (infos: readonly PaceInfo[]): PaceOffer | undefined => {
  const offers = infos.flatMap((info) => {
    const parameters = domainParameters(info.parameterId ?? -1)
    const cipher = PROTOCOLS[strength(info)]?.[1]
    // §4.4.4.1: which parameters are meant must be said when the chip has several for the protocol.
    const ambiguous = infos.filter(({ protocol }) => protocol === info.protocol).length > 1
    return cipher && parameters
      ? [{ protocol: info.protocol, cipher, parameters, ambiguous, rank: strength(info) }]
      : []
  })
  return offers.sort((a, b) => b.rank - a.rank || b.parameters.size - a.parameters.size)[0]
}

const PASSWORD_IS_MRZ = Uint8Array.of(0x01)
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
const TOKEN_LENGTH = 8

const isWrongKey = (sw: number): boolean =>
  sw === SW_6300_AUTHENTICATION_FAILED || sw === SW_6A80_INCORRECT_DATA || (sw & 0xfff0) === 0x63c0

/** @throws AccessRefused when the chip is another one than the code was printed for. */
export const performPace = async (
  session: Session,
  offer: PaceOffer,
  mrzInformation: string,
  chance: Chance,
): Promise<SessionKeys> => {
  const { cipher, parameters: dp } = offer
  const kPi = deriveKey(mrzSecret(mrzInformation), 3, cipher)
  await setAuthenticationTemplate(session, offer)

  const z = await step(session, [], DO_ENCRYPTED_NONCE)
  if (z.length === 0 || z.length % BLOCK_SIZE[cipher] !== 0)
    throw new ChipUnreadable(`PACE: a nonce of ${z.length} bytes`)
  const s = decryptCbc(cipher, kPi, new Uint8Array(BLOCK_SIZE[cipher]), z)

  const mapping = keyPair(dp, chance)
  const chipMapping = pointOf(dp, await step(session, exchange(DO_MAPPING_DATA, dp, mapping.pk), DO_MAPPING_DATA + 1))
  const mapped = mappedGenerator(dp, s, multiply(dp, mapping.sk, chipMapping))

  const own = keyPair(dp, chance, mapped)
  const chip = pointOf(dp, await step(session, exchange(DO_EPHEMERAL_KEY, dp, own.pk), DO_EPHEMERAL_KEY + 1))
  // §4.4.1 step 3 d: equal keys would let anybody mirror the reader.
  if (chip.x === own.pk.x && chip.y === own.pk.y) throw new ChipUnreadable('PACE: the chip mirrors the key')
  const k = sharedX(dp, own.sk, chip)
  const kEnc = deriveKey(k, 1, cipher)
  const kMac = deriveKey(k, 2, cipher)

  const tokenIfd = encodeTlv(DO_TOKEN, token(offer, kMac, chip))
  const tokenIc = await step(session, [tokenIfd], DO_TOKEN + 1, true)
  if (!equalBytes(tokenIc, token(offer, kMac, own.pk))) throw new AccessRefused('PACE: the token of the chip is wrong')
  return { cipher, kEnc, kMac, ssc: new Uint8Array(BLOCK_SIZE[cipher]) }
}

/** MSE:Set AT. The id of the parameters is sent where it is needed, and to chips that ask for it with 6A87 or 6A88. */
const setAuthenticationTemplate = async (session: Session, offer: PaceOffer): Promise<void> => {
  const template = [encodeTlv(DO_PROTOCOL, encodeOid(offer.protocol)), encodeTlv(DO_PASSWORD, PASSWORD_IS_MRZ)]
  const named = [...template, encodeTlv(DO_PARAMETERS, Uint8Array.of(offer.parameters.id))]
  const send = async (objects: Uint8Array[]) =>
    (await session.send({ cla: 0, ins: 0x22, p1: 0xc1, p2: 0xa4, data: concat(...objects) })).sw
  const first = await send(offer.ambiguous ? named : template)
  const sw = first === SW_6A87 && !offer.ambiguous ? await send(named) : first
  // BSI TR-03110-3: 63CX only warns that the last password was wrong.
  if (sw !== SW_9000_OK && (sw & 0xfff0) !== 0x63c0)
    throw new ChipUnreadable(`MSE:Set AT is answered by ${sw.toString(16)}`)
}

/** One GENERAL AUTHENTICATE; gives the value of the data object that the chip must answer with. */
const step = async (session: Session, objects: Uint8Array[], answered: number, last = false): Promise<Uint8Array> => {
  const response = await session.send({
    cla: last ? 0 : CHAINED,
    ins: 0x86,
    p1: 0,
    p2: 0,
    data: encodeTlv(0x7c, objects.length === 0 ? NONE : objects),
    ne: SHORT_NE,
  })
  const value = answerOf(response, last)
  const found = findTlv(parseTlvs(findTlv(parseTlvs(value), 0x7c) ?? NONE), answered)
  if (found === undefined) throw new ChipUnreadable(`PACE: data object ${answered.toString(16)} is missing`)
  return found
}

const answerOf = ({ data, sw }: Response, last: boolean): Uint8Array => {
  if (sw === SW_9000_OK) return data
  if (last && (isWrongKey(sw) || sw === SW_6982_SECURITY_STATUS_NOT_SATISFIED))
    throw new AccessRefused(`PACE: ${sw.toString(16)}`)
  throw new ChipUnreadable(`GENERAL AUTHENTICATE is answered by ${sw.toString(16)}`)
}

const exchange = (tag: number, dp: DomainParameters, pk: Point): Uint8Array[] => [encodeTlv(tag, encodePoint(dp, pk))]

const pointOf = (dp: DomainParameters, bytes: Uint8Array): Point => {
  try {
    return decodePoint(dp, bytes)
  } catch (thrown) {
    if (thrown instanceof PointError) throw new ChipUnreadable(`PACE: ${thrown.message}`)
    throw thrown
  }
}

/** §4.4.3.3.1: G' = s·G + H. A nonce that the order divides would map to H alone. */
const mappedGenerator = (dp: DomainParameters, s: Uint8Array, h: Point): Point =>
  toBigint(s) % dp.n === 0n ? h : add(dp, multiply(dp, toBigint(s)), h)

const keyPair = (dp: DomainParameters, chance: Chance, generator?: Point): { sk: bigint; pk: Point } => {
  const sk = privateKey(dp, chance)
  return { sk, pk: multiply(dp, sk, generator) }
}

/** Uniform in 1 … n − 1: what is out of range is drawn again. */
const privateKey = (dp: DomainParameters, chance: Chance): bigint => {
  const excess = BigInt(8 * dp.size - dp.n.toString(2).length)
  for (;;) {
    const drawn = toBigint(chance.bytes(dp.size)) >> excess
    if (drawn > 0n && drawn < dp.n) return drawn
  }
}

/** §4.4.3.4: the code over the public key data object (§9.4.5) that names the protocol and the other side's key. */
const token = ({ protocol, cipher, parameters }: PaceOffer, kMac: Uint8Array, pk: Point): Uint8Array => {
  const data = encodeTlv(0x7f49, [encodeTlv(0x06, encodeOid(protocol)), encodeTlv(0x86, encodePoint(parameters, pk))])
  return cipher === '3DES' ? retailMac(kMac, pad(data, 8)) : aesCmac(kMac, data).subarray(0, TOKEN_LENGTH)
}
