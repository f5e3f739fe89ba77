import {
  EF_ATR_INFO,
  EF_CARD_ACCESS,
  EF_CARD_SECURITY,
  EF_CVCA,
  EF_DIR,
  PATH_EF_CARD_SECURITY,
  PATH_EF_CVCA,
} from '../../emrtd/files'
import { SW_6A82_FILE_NOT_FOUND, SW_6982_SECURITY_STATUS_NOT_SATISFIED } from '../../emrtd/status-words'
import { isOpen, type Session } from './protocol'

/** Elementary files by identifier; EF.CardSecurity and EF.CVCA by path, as their identifiers are met twice. */
export type Files = ReadonlyMap<number, Uint8Array>

const IN_MASTER_FILE = [EF_CARD_ACCESS, EF_ATR_INFO, EF_DIR]
/** Fingers and irises open to Extended Access Control only, which this chip does not offer. */
const WITHHELD = [0x0103, 0x0104]
/** Doc 9303-10 §3.11: short identifiers below the master file that are not the end of the identifier. */
const SHORT_IDS_OF_MASTER_FILE: Record<number, number> = { 1: EF_ATR_INFO, 30: EF_DIR }

export const fileIdOfShortId = (session: Session, shortId: number): number =>
  (session.directory === 'master-file' ? SHORT_IDS_OF_MASTER_FILE[shortId] : undefined) ?? 0x0100 + shortId

/** Doc 9303-10 §3.11.4: EF.CardSecurity opens after PACE. The other files of the master file are open. */
const readableInMasterFile = (files: Files, session: Session, fileId: number): Uint8Array | number => {
  if (IN_MASTER_FILE.includes(fileId)) return files.get(fileId) ?? SW_6A82_FILE_NOT_FOUND
  const content = fileId === EF_CARD_SECURITY ? files.get(PATH_EF_CARD_SECURITY) : undefined
  if (!content) return SW_6A82_FILE_NOT_FOUND
  return session.channel && session.access === 'PACE' ? content : SW_6982_SECURITY_STATUS_NOT_SATISFIED
}

/**
 * A file of the selected directory that may be read now, or the status word that says why not. Without access rights a
 * file that exists and one that does not are answered alike (Doc 9303-11 §4.4.2).
 */
export const readable = (files: Files, session: Session, fileId: number): Uint8Array | number => {
  if (session.directory === 'master-file') return readableInMasterFile(files, session, fileId)
  if (!isOpen(session)) return SW_6982_SECURITY_STATUS_NOT_SATISFIED
  const key = fileId === EF_CVCA ? PATH_EF_CVCA : fileId
  const content = IN_MASTER_FILE.includes(key) ? undefined : files.get(key)
  if (!content) return SW_6A82_FILE_NOT_FOUND
  return WITHHELD.includes(fileId) ? SW_6982_SECURITY_STATUS_NOT_SATISFIED : content
}
