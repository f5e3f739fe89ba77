import { concat } from '../../core/bytes'
import { EXTENDED_NE, SHORT_NE } from '../../emrtd/apdu'
import { BLOCK_SIZE } from '../../emrtd/block-cipher'
import { dataGroup } from '../../emrtd/files'
import { type CipherName, deriveKey } from '../../emrtd/key-derivation'
import { encodeOid, ID_CA_DH, ID_CA_ECDH } from '../../emrtd/object-ids'
import { SW_9000_OK } from '../../emrtd/status-words'
import { encodeTlv } from '../../emrtd/tlv'
import type { ProofResult } from './active-authentication'
import { DerError } from './der'
import { type Chance, type Element, type KeyAgreement, KeyRefused } from './key-agreement'
import { cipherOf } from './pace-offers'
import { agreementKeyOf } from './public-key'
import { SecureMessagingError, type SessionKeys } from './secure-messaging'
import type { SecurityInfos } from './security-infos'
import type { Session } from './session'

/** Chip Authentication version 1, the reader's side: Doc 9303-11 (8th ed.) §6.2. */
export type ChipAuthenticationWay = {
  protocol: string
  cipher: CipherName
  agreement: KeyAgreement
  pk: Element
  keyId: number | undefined
}

const SHORT_FIELD_BITS = 1_700
/** §9.2.5. */
const VERSION = 1
/** Where the chip names no protocol: that of the first chips, then the others. */
const UNNAMED = [1, 2, 3, 4]

/**
 * Every key with every protocol that goes with it, strongest cipher first: paired by key id, or as the only ones there
 * are. Keys that cannot be read, or are on no known curve, give no way.
 */
export const chipAuthenticationWays = ({
  chipAuthentication: protocols,
  chipAuthenticationKeys: keys,
}: SecurityInfos): ChipAuthenticationWay[] =>
  keys.flatMap((one) => {
    const branch = one.kind === 'DH' ? ID_CA_DH : ID_CA_ECDH
    const sameKind = protocols.filter(({ protocol }) => protocol.startsWith(`${branch}.`))
    const paired = keys.length === 1 ? sameKind : sameKind.filter(({ keyId }) => keyId === one.keyId)
    const known = paired.filter(({ version }) => version === VERSION)
    const named = known.map(({ protocol }) => protocol).sort((a, b) => arc(b) - arc(a))
    const key = keyOf(one.key)
    if (key?.agreement.kind !== one.kind) return []
    return (paired.length > 0 ? named : UNNAMED.map((last) => `${branch}.${last}`)).flatMap((protocol) => {
      const cipher = cipherOf(protocol)
      return cipher ? [{ ...key, protocol, cipher, keyId: one.keyId }] : []
    })
  })

const arc = (protocol: string): number => Number(protocol.split('.').at(-1))
const keyOf = (info: Parameters<typeof agreementKeyOf>[0]) => {
  try {
    return agreementKeyOf(info)
  } catch (thrown) {
    if (thrown instanceof DerError || thrown instanceof KeyRefused) return undefined
    throw thrown
  }
}

/**
 * Sends the ephemeral key and gives the new session keys, or undefined when the chip does not take it up; the old keys
 * hold on then (§6.2.4). Only the next answer under the new keys shows whether the chip has the private key.
 */
export const agreeWithChip = async (
  session: Session,
  way: ChipAuthenticationWay,
  chance: Chance,
): Promise<SessionKeys | undefined> => {
  const { agreement, cipher, pk } = way
  const own = agreement.keyPair(chance)
  // 3DES has a command of its own (§6.2.4.1), and on some chips the other sequence as well.
  const takenUp =
    (cipher === '3DES' && (await setKeyAgreementTemplate(session, way, own.pk))) ||
    (await generalAuthenticate(session, way, own.pk))
  if (!takenUp) return undefined
  const k = agreement.secret(own.sk, pk)
  return {
    cipher,
    kEnc: deriveKey(k, 1, cipher),
    kMac: deriveKey(k, 2, cipher),
    ssc: new Uint8Array(BLOCK_SIZE[cipher]),
  }
}

/**
 * Chip Authentication by the first way that the chip takes up. The session goes on under the new keys; it is undefined
 * when the chip does not know them, as one without the private key cannot.
 */
export const authenticateChip = async (
  chip: { session: Session; renew(keys: SessionKeys): Session },
  infos: SecurityInfos | undefined,
  chance: Chance,
): Promise<{ proof: ProofResult | undefined; session: Session | undefined }> => {
  const { session } = chip
  if (infos === undefined || infos.chipAuthenticationKeys.length === 0) return { proof: undefined, session }
  const ways = chipAuthenticationWays(infos)
  for (const way of ways) {
    const keys = await agreeWithChip(session, way, chance)
    if (keys === undefined) continue
    const renewed = chip.renew(keys)
    return (await answersUnder(renewed))
      ? { proof: { result: 'successful' }, session: renewed }
      : { proof: { result: 'failed', reason: 'chip-authentication-failed' }, session: undefined }
  }
  const reason = ways.length === 0 ? 'chip-authentication-key-unreadable' : 'chip-authentication-not-taken-up'
  return { proof: { result: 'undetermined', reason }, session }
}

/** Any answer will do that carries the right code; DG1 is there on every chip. */
const answersUnder = async (session: Session): Promise<boolean> => {
  const { fileId } = dataGroup(1)
  const data = Uint8Array.of(fileId >> 8, fileId & 0xff)
  try {
    await session.send({ cla: 0, ins: 0xa4, p1: 0x02, p2: 0x0c, data })
    return true
  } catch (thrown) {
    if (thrown instanceof SecureMessagingError) return false
    throw thrown
  }
}

const reference = ({ keyId }: ChipAuthenticationWay): Uint8Array[] => {
  if (keyId === undefined) return []
  const octets = keyId.toString(16)
  return [
    encodeTlv(0x84, new Uint8Array(Buffer.from(octets.padStart(octets.length + (octets.length % 2), '0'), 'hex'))),
  ]
}

const setKeyAgreementTemplate = async (session: Session, way: ChipAuthenticationWay, pk: Element): Promise<boolean> => {
  const data = concat(encodeTlv(0x91, pk), ...reference(way))
  return (await session.send({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa6, data })).sw === SW_9000_OK
}

const generalAuthenticate = async (session: Session, way: ChipAuthenticationWay, pk: Element): Promise<boolean> => {
  const template = concat(encodeTlv(0x80, encodeOid(way.protocol)), ...reference(way))
  const { sw } = await session.send({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa4, data: template })
  if (sw !== SW_9000_OK) return false
  const data = encodeTlv(0x7c, encodeTlv(0x80, pk))
  const ne = way.agreement.bits > SHORT_FIELD_BITS ? EXTENDED_NE : SHORT_NE
  return (await session.send({ cla: 0, ins: 0x86, p1: 0, p2: 0, data, ne })).sw === SW_9000_OK
}
