/** SecurityInfos of Doc 9303-11 §9.2 and the files that are made of them; DER. */
import { dataGroup, MRTD_AID } from '../../emrtd/files'
import {
  ID_ACTIVE_AUTHENTICATION,
  ID_PK_DH,
  ID_PK_ECDH,
  ID_PLAIN_ECDSA_SHA1,
  ID_PLAIN_ECDSA_SHA224,
  ID_PLAIN_ECDSA_SHA256,
  ID_PLAIN_ECDSA_SHA384,
  ID_PLAIN_ECDSA_SHA512,
  ID_TA,
} from '../../emrtd/object-ids'
import { agreementOf, type ChipAuthenticationProtocol, chipAuthenticationOid } from '../../emrtd/security-protocols'
import { encodeTlv } from '../../emrtd/tlv'
import type { StaticKey } from './key-agreement'
import type { ActiveHash } from './protocols/active-authentication'
import { oidOfOffer, type PaceOffer } from './protocols/pace/pace'
import { integer, oid, type ParameterForm, publicKeyInfo, sequence } from './public-key-info'

const PACE_VERSION = 2
const optional = (keyId: number | undefined): Uint8Array[] => (keyId === undefined ? [] : [integer(keyId)])

/** PACEInfo, §9.2.1. */
export const paceInfo = (offer: PaceOffer): Uint8Array =>
  sequence(oid(oidOfOffer(offer)), integer(PACE_VERSION), integer(offer.parameterId))

/** ActiveAuthenticationInfo, §9.2.4: which hash goes with ECDSA. */
export const activeAuthenticationInfo = (hash: ActiveHash): Uint8Array =>
  sequence(oid(ID_ACTIVE_AUTHENTICATION), integer(1), oid(PLAIN_ECDSA[hash]))

const PLAIN_ECDSA: Record<ActiveHash, string> = {
  sha1: ID_PLAIN_ECDSA_SHA1,
  sha224: ID_PLAIN_ECDSA_SHA224,
  sha256: ID_PLAIN_ECDSA_SHA256,
  sha384: ID_PLAIN_ECDSA_SHA384,
  sha512: ID_PLAIN_ECDSA_SHA512,
}

/** ChipAuthenticationInfo, §9.2.5. */
export const chipAuthenticationInfo = (protocol: ChipAuthenticationProtocol, keyId?: number): Uint8Array =>
  sequence(oid(chipAuthenticationOid(protocol)), integer(1), ...optional(keyId))

/** ChipAuthenticationPublicKeyInfo, §9.2.6. */
export const chipAuthenticationPublicKeyInfo = (key: StaticKey, form: ParameterForm, keyId?: number): Uint8Array =>
  sequence(
    oid(agreementOf(key.parameterId) === 'DH' ? ID_PK_DH : ID_PK_ECDH),
    publicKeyInfo(key, form),
    ...optional(keyId),
  )

/** TerminalAuthenticationInfo, §9.2.8. */
export const terminalAuthenticationInfo = (): Uint8Array => sequence(oid(ID_TA), integer(1))

/** A DER set, its members in the order of their encodings. */
export const securityInfos = (infos: readonly Uint8Array[]): Uint8Array =>
  encodeTlv(0x31, [...infos].sort(Buffer.compare))

/** EF.CardAccess (Doc 9303-10 §3.11.3). */
export const efCardAccess = (offers: readonly PaceOffer[]): Uint8Array => securityInfos(offers.map(paceInfo))

/** DG14 (Doc 9303-10 §4.7.14). */
export const dg14 = (infos: readonly Uint8Array[]): Uint8Array => encodeTlv(dataGroup(14).tag, securityInfos(infos))

/** DG15 (§4.7.15): the SubjectPublicKeyInfo of Active Authentication. */
export const dg15 = (publicKey: Uint8Array): Uint8Array => encodeTlv(dataGroup(15).tag, publicKey)

/** EF.DIR (§3.11.2; ISO/IEC 7816-4 §12.2.2): the template of the one application that is there. */
export const efDir = (): Uint8Array => encodeTlv(0x61, encodeTlv(0x4f, MRTD_AID))

const CVCA_LENGTH = 36

/** EF.CVCA (BSI TR-03110-3 A.1.2.2): the name of the certification authority, filled up with zeros. */
export const efCvca = (authority: Uint8Array): Uint8Array => {
  const file = new Uint8Array(CVCA_LENGTH)
  file.set(encodeTlv(0x42, authority))
  return file
}
