import { EF_CARD_ACCESS } from '../../emrtd/files'
import { mrzInformation } from '../../emrtd/mrz'
import type { InspectionRules, PaceInfo } from '../rules/inspection'
import { type Chance, performBac } from './bac'
import { paceInfosOfCardAccess } from './lds'
import { choosePace, performPace } from './pace'
import { type FileReader, selectApplication, selectMasterFile } from './read-files'
import { ChipUnreadable, openSession, type Session, secureSession, type Transceive } from './session'

/** Gaining access to the chip: Doc 9303-11 (8th ed.) §4.2. */
export type OpenedChip = {
  /** Under secure messaging, the application selected. */
  session: Session
  /** What EF.CardAccess offered. */
  cardAccess: readonly PaceInfo[]
}

/** A failed PACE is not followed by BAC: whoever disturbs it would choose the protocol. */
export const openChip = async (given: {
  transceive: Transceive
  code: { lines: readonly [string, string] }
  random: Chance
  rules: InspectionRules
  reader: FileReader
}): Promise<OpenedChip> => {
  const { transceive, random, rules, reader } = given
  const information = mrzInformation(given.code.lines)
  const plain = openSession(transceive)
  await selectMasterFile(plain)
  const cardAccess = await offersOf(plain, reader)
  if (!rules.paceRequired(cardAccess)) {
    await selectApplication(plain)
    return { session: secureSession(transceive, await performBac(plain, information, random)), cardAccess }
  }
  const offer = choosePace(cardAccess)
  if (offer === undefined) throw new ChipUnreadable('no offer of PACE that this reader knows')
  const session = secureSession(transceive, await performPace(plain, offer, information, random))
  await selectApplication(session)
  return { session, cardAccess }
}

/** Chips without PACE refuse the file in many ways; all of them mean that there is no offer. */
const offersOf = async (plain: Session, reader: FileReader): Promise<readonly PaceInfo[]> => {
  try {
    const file = await reader.read(plain, EF_CARD_ACCESS)
    return file ? paceInfosOfCardAccess(file) : []
  } catch (thrown) {
    if (thrown instanceof ChipUnreadable) return []
    throw thrown
  }
}
