import type { CipherName } from './key-derivation'
import {
  ID_CA_DH,
  ID_CA_ECDH,
  ID_PACE_DH_GM,
  ID_PACE_DH_IM,
  ID_PACE_ECDH_CAM,
  ID_PACE_ECDH_GM,
  ID_PACE_ECDH_IM,
} from './object-ids'

/** How two sides come to a shared secret: on an elliptic curve (domain parameters 8 to 18) or modulo p (0 to 2). */
export type KeyAgreement = 'ECDH' | 'DH'
/** Generic, integrated and chip-authentication mapping: Doc 9303-11 §4.4.3.3. */
export type PaceMapping = 'GM' | 'IM' | 'CAM'
export type PaceProtocol = { agreement: KeyAgreement; mapping: PaceMapping; cipher: CipherName }
export type ChipAuthenticationProtocol = { agreement: KeyAgreement; cipher: CipherName }

/** The last arc: Doc 9303-11 §9.2.3 and §9.2.7. */
const CIPHER_ARC: Record<CipherName, number> = { '3DES': 1, 'AES-128': 2, 'AES-192': 3, 'AES-256': 4 }

const PACE_BRANCH: Record<PaceMapping, Partial<Record<KeyAgreement, string>>> = {
  GM: { DH: ID_PACE_DH_GM, ECDH: ID_PACE_ECDH_GM },
  IM: { DH: ID_PACE_DH_IM, ECDH: ID_PACE_ECDH_IM },
  CAM: { ECDH: ID_PACE_ECDH_CAM },
}

/** Doc 9303-11 §9.2.3. RangeError for chip-authentication mapping with DH or 3DES, which it does not define. */
export const paceOid = ({ agreement, mapping, cipher }: PaceProtocol): string => {
  const branch = PACE_BRANCH[mapping][agreement]
  if (branch === undefined || (mapping === 'CAM' && cipher === '3DES'))
    throw new RangeError(`there is no PACE with ${mapping} over ${agreement} and ${cipher}`)
  return `${branch}.${CIPHER_ARC[cipher]}`
}

/** Doc 9303-11 §9.2.7. */
export const chipAuthenticationOid = ({ agreement, cipher }: ChipAuthenticationProtocol): string =>
  `${agreement === 'DH' ? ID_CA_DH : ID_CA_ECDH}.${CIPHER_ARC[cipher]}`

/** The agreement that standardised domain parameters are for (Doc 9303-11 §9.5.1); undefined for reserved ids. */
export const agreementOf = (parameterId: number): KeyAgreement | undefined => {
  if (!Number.isInteger(parameterId) || parameterId < 0) return undefined
  if (parameterId <= 2) return 'DH'
  return parameterId >= 8 && parameterId <= 18 ? 'ECDH' : undefined
}
