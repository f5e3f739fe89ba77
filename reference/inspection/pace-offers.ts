import type { CipherName } from '../../emrtd/key-derivation'
import {
  ID_PACE_DH_GM,
  ID_PACE_DH_IM,
  ID_PACE_ECDH_CAM,
  ID_PACE_ECDH_GM,
  ID_PACE_ECDH_IM,
} from '../../emrtd/object-ids'
import type { InspectionRules, PaceInfo } from '../rules/inspection'
import { DerError } from './der'
import type { KeyAgreement } from './key-agreement'
import { agreementOf, standardizedAgreement } from './public-key'
import type { SecurityInfos } from './security-infos'

/** What EF.CardAccess offers, made ready to be taken up: Doc 9303-11 (8th ed.) §4.4.3 and §9.2. */
export type Mapping = 'generic' | 'integrated' | 'chip-authentication'
export type PaceOffer = {
  protocol: string
  mapping: Mapping
  cipher: CipherName
  agreement: KeyAgreement
  parameterId: number | undefined
  /** §4.4.4.1: which parameters are meant must be said when the chip has several. */
  ambiguous: boolean
}

const MAPPINGS: Record<string, { kind: 'DH' | 'ECDH'; mapping: Mapping }> = {
  [ID_PACE_DH_GM]: { kind: 'DH', mapping: 'generic' },
  [ID_PACE_ECDH_GM]: { kind: 'ECDH', mapping: 'generic' },
  [ID_PACE_DH_IM]: { kind: 'DH', mapping: 'integrated' },
  [ID_PACE_ECDH_IM]: { kind: 'ECDH', mapping: 'integrated' },
  [ID_PACE_ECDH_CAM]: { kind: 'ECDH', mapping: 'chip-authentication' },
}
/** By the last arc of the identifier, for PACE (§9.2.3) and Chip Authentication (§9.2.7) alike. */
const CIPHERS: readonly (CipherName | undefined)[] = [undefined, '3DES', 'AES-128', 'AES-192', 'AES-256']
export const cipherOf = (protocol: string): CipherName | undefined => CIPHERS[Number(protocol.split('.').at(-1))]

/** Offers that this reader can take up, in the order of the file. */
export const usableOffers = (infos: SecurityInfos): PaceOffer[] => {
  const ambiguous = new Set(infos.pace.map(({ parameterId }) => parameterId)).size > 1
  return infos.pace.flatMap((info) => {
    const known = MAPPINGS[info.protocol.slice(0, info.protocol.lastIndexOf('.'))]
    const cipher = cipherOf(info.protocol)
    const agreement = known && agreementFor(info, infos)
    if (!known || !cipher || agreement?.kind !== known.kind) return []
    if (known.mapping === 'integrated' && !agreement.mapByIntegration) return []
    // §4.4.3.2, table 3: there is no such protocol with 3DES.
    if (known.mapping === 'chip-authentication' && cipher === '3DES') return []
    return [{ ...info, mapping: known.mapping, cipher, agreement, ambiguous }]
  })
}

/** §9.2.2: explicit parameters are used only where they are those of a known curve or group. */
const agreementFor = ({ parameterId }: PaceInfo, { paceParameters }: SecurityInfos): KeyAgreement | undefined => {
  const standardized = parameterId === undefined ? undefined : standardizedAgreement(parameterId)
  if (standardized) return standardized
  const explicit = paceParameters.find((one) => one.parameterId === parameterId) ?? paceParameters[0]
  try {
    return explicit && (parameterId === undefined || explicit.parameterId === parameterId)
      ? knownOnly(agreementOf(explicit.algorithm))
      : undefined
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}

const STANDARDIZED = [0, 1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const knownOnly = (agreement: KeyAgreement): KeyAgreement | undefined =>
  STANDARDIZED.some((id) => standardizedAgreement(id) === agreement) ? agreement : undefined

/** The offer that the rules put first; undefined when there is none to take up. */
export const choosePace = (
  infos: SecurityInfos,
  { paceOfferComesFirst, mayUsePace }: Pick<InspectionRules, 'paceOfferComesFirst' | 'mayUsePace'>,
): PaceOffer | undefined =>
  usableOffers(infos)
    .filter((offer) => mayUsePace(qualityOf(offer)))
    .reduce<PaceOffer | undefined>(
      (best, offer) => (best === undefined || paceOfferComesFirst(qualityOf(offer), qualityOf(best)) ? offer : best),
      undefined,
    )

const qualityOf = ({ mapping, cipher, agreement: { kind, bits } }: PaceOffer) => ({ mapping, cipher, kind, bits })
