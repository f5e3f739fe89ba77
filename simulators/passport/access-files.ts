import { EF_ATR_INFO, EF_CARD_ACCESS, EF_DIR, PATH_EF_CARD_SECURITY, PATH_EF_CVCA } from '../../emrtd/files'
import { efAtrInfo, LONGEST_APDUS } from './files'
import type { PassportAccess, Security } from './security'
import { efCardAccess, efCvca, efDir, securityInfos } from './security-infos'

/**
 * The files that say how a passport is spoken to: those of the master file (Doc 9303-10 §3.11), and EF.CVCA.
 * @param signed makes EF.CardSecurity of SecurityInfos
 */
export const accessFiles = (
  { pace, extendedLength = true, directory = false }: PassportAccess,
  { cardSecurity, keys }: Security,
  signed: (infos: Uint8Array) => Uint8Array,
): Map<number, Uint8Array> => {
  const files = new Map([[EF_ATR_INFO, efAtrInfo(extendedLength ? LONGEST_APDUS : undefined)]])
  if (directory) files.set(EF_DIR, efDir())
  if (pace.length > 0) files.set(EF_CARD_ACCESS, efCardAccess(pace))
  if (cardSecurity.length > 0) files.set(PATH_EF_CARD_SECURITY, signed(securityInfos(cardSecurity)))
  if (keys.authority) files.set(PATH_EF_CVCA, efCvca(keys.authority))
  return files
}
