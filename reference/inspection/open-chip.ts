import { EF_CARD_ACCESS, EF_CARD_SECURITY, EF_COM } from '../../emrtd/files'
import type { MrzLines } from '../../emrtd/mrz-layout'
import type { InspectionRules, PaceInfo } from '../rules/inspection'
import { performBac } from './bac'
import { parseDer } from './der'
import type { Chance } from './key-agreement'
import { type MappingProof, type PacePassword, performPace } from './pace'
import { choosePace } from './pace-offers'
import { type FileReader, selectApplication, selectMasterFile } from './read-files'
import type { SessionKeys } from './secure-messaging'
import { parseSecurityInfos, type SecurityInfos } from './security-infos'
import {
  AccessRefused,
  ChipUnreadable,
  NoChallenge,
  openSession,
  PaceNotSupported,
  type Session,
  secureSession,
  type Transceive,
} from './session'

/** Gaining access to the chip: Doc 9303-11 (8th ed.) §4.2. */
export type OpenedChip = {
  access: 'PACE' | 'BAC' | 'none'
  /** Under secure messaging where the chip has access control, the application selected. */
  session: Session
  /** The session goes on under other keys. */
  renew(keys: SessionKeys): Session
  /** What EF.CardAccess offered. */
  cardAccess: readonly PaceInfo[]
  /** After chip authentication mapping: what it left behind, and the file that should hold the chip's key. */
  mapping: { proof: MappingProof; cardSecurity: Uint8Array | undefined } | undefined
}

export type Printed =
  | {
      lines: MrzLines
      /** Card access number; where it is known and the chip has PACE, it opens the chip in place of the lines. */
      can?: string
    }
  /** The number alone opens a chip with PACE; which document it is of then nobody can say but the chip. */
  | { lines?: undefined; can: string }
type Given = {
  transceive: Transceive
  code: Printed
  random: Chance
  rules: InspectionRules
  reader: FileReader
  /** How far earlier readings came before the chip was lost, from 0 to 1. */
  losses?: readonly number[]
}

export const openChip = async (given: Given): Promise<OpenedChip> => {
  const plain = openSession(given.transceive)
  const unanswered = given.losses?.filter((share) => share === 0).length
  await selectMasterFile(plain, given.rules, unanswered)
  const infos = await offersOf(plain, given.reader)
  if (!given.rules.paceRequired(infos?.pace ?? [])) return openByBac(plain, given)
  try {
    return await openByPace(plain, infos, given)
  } catch (thrown) {
    if (!(thrown instanceof AccessRefused) || !given.rules.mayFallBackToBac()) throw thrown
    return { ...(await openByBac(plain, given)), cardAccess: infos?.pace ?? [] }
  }
}

const openByPace = async (plain: Session, infos: SecurityInfos | undefined, given: Given): Promise<OpenedChip> => {
  const { transceive, code, random, reader, rules } = given
  const offer = infos && choosePace(infos, rules)
  if (!infos || !offer) throw new PaceNotSupported('no offer of PACE that this reader knows')
  const password = passwordOf(code, rules)
  const { keys, proof } = await performPace(plain, offer, password, random, rules)
  const session = secureSession(transceive, keys, rules)
  // EF.CardSecurity is in the master file: it is read before the application is selected.
  const mapping = proof && { proof, cardSecurity: await ifReadable(() => reader.read(session, EF_CARD_SECURITY)) }
  await selectApplication(session)
  return {
    access: 'PACE',
    session,
    renew: (next) => secureSession(transceive, next, rules),
    cardAccess: infos.pace,
    mapping,
  }
}

const passwordOf = (code: Printed, rules: Pick<InspectionRules, 'accessInformation'>): PacePassword => {
  if (code.lines === undefined) return { can: code.can }
  return code.can === undefined ? { mrzInformation: rules.accessInformation(code.lines) } : { can: code.can }
}

const openByBac = async (plain: Session, { transceive, code, random, rules, reader }: Given): Promise<OpenedChip> => {
  await selectApplication(plain)
  const opened = {
    renew: (next: SessionKeys) => secureSession(transceive, next, rules),
    cardAccess: [],
    mapping: undefined,
  }
  try {
    if (!code.lines) throw new NoChallenge('Basic Access Control needs the printed lines')
    const keys = await performBac(plain, rules.accessInformation(code.lines), random, rules)
    return { ...opened, access: 'BAC', session: secureSession(transceive, keys, rules) }
  } catch (thrown) {
    if (!(thrown instanceof NoChallenge) || !rules.mayReadWithoutAccessControl()) throw thrown
    // The first chips had no access control at all: their files are open, or this is none of them.
    if ((await ifReadable(() => reader.read(plain, EF_COM))) === undefined) throw thrown
    return { ...opened, access: 'none', session: plain }
  }
}

/** Chips without PACE refuse the file in many ways; all of them mean that there is no offer. */
const offersOf = async (plain: Session, reader: FileReader): Promise<SecurityInfos | undefined> => {
  const file = await ifReadable(() => reader.read(plain, EF_CARD_ACCESS))
  return file && parseSecurityInfos(parseDer(file))
}

const ifReadable = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof ChipUnreadable) return undefined
    throw thrown
  }
}
