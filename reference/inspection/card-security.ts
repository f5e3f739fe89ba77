import { ID_SECURITY_OBJECT } from '../../emrtd/object-ids'
import { DerError, parseDer } from './der'
import { parseSecurityInfos, type SecurityInfos } from './security-infos'
import { parseSignedData, type SignedData } from './signed-data'

/** EF.CardSecurity: Doc 9303-10 (8th ed.) §3.11.4, SecurityInfos that a document signer signed. */
export type CardSecurity = SignedData & { infos: SecurityInfos }

/** Undefined when the bytes are no signed SecurityInfos. */
export const parseCardSecurity = (file: Uint8Array): CardSecurity | undefined => {
  try {
    const signed = parseSignedData(parseDer(file), ID_SECURITY_OBJECT)
    return { ...signed, infos: parseSecurityInfos(parseDer(signed.content)) }
  } catch (thrown) {
    if (thrown instanceof DerError) return undefined
    throw thrown
  }
}
