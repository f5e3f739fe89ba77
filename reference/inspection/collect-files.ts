import { dataGroup, EF_COM, EF_SOD } from '../../emrtd/files'
import { TlvError } from '../../emrtd/tlv'
import type { InspectionRules } from '../rules/inspection'
import { authenticateActively, type ProofResult } from './active-authentication'
import type { Certificate } from './certificates'
import { authenticateChip } from './chip-authentication'
import { DerError } from './der'
import type { Chance } from './key-agreement'
import { groupsInCom, ldsVersionInCom, securityInfosOfDg14 } from './lds'
import type { OpenedChip } from './open-chip'
import type { DataGroups, Sod } from './passive-authentication'
import type { FileReader } from './read-files'
import type { SecurityInfos } from './security-infos'
import { ChipUnreadable, TagLost } from './session'
import { parseSecurityObject } from './sod'

/**
 * The files that inspection needs, and the chip's proofs on the way, in this order: what lists the files, DG1, DG14,
 * Chip Authentication, DG15, Active Authentication, and DG2, by far the longest, under the newest keys.
 */
export type CollectedFiles = {
  /** Numbers that EF.COM lists; undefined when there is no EF.COM. */
  listed: readonly number[] | undefined
  /** What EF.COM says of itself. */
  ldsVersion: string | undefined
  sod: Sod
  groups: DataGroups
  /** Of DG14; undefined when there is none or it cannot be read. */
  infos: SecurityInfos | undefined
  /** Undefined when the chip has no such key. */
  chipAuthentication: ProofResult | undefined
  activeAuthentication: ProofResult | undefined
  /** What had not been read when the chip left the field; empty when it stayed. */
  missing: readonly string[]
}

/** Where in the whole read a file begins and ends, as shares; access to the chip comes before. */
const SHARES: Record<string, readonly [from: number, to: number]> = {
  COM: [0.15, 0.18],
  SOD: [0.18, 0.26],
  DG1: [0.26, 0.28],
  DG14: [0.28, 0.3],
  DG15: [0.32, 0.34],
  DG2: [0.36, 1],
}

type Given = {
  chip: OpenedChip
  reader: FileReader
  random: Chance
  rules: InspectionRules
  /** Whether lengths may be tried that some chips break the session off for. */
  extended: boolean
  /** Document signers that are known without the chip. */
  signers: readonly Certificate[]
  onProgress: (share: number) => void
}

export const collectFiles = async (given: Given): Promise<CollectedFiles> => {
  const { chip, reader, random, rules, extended, signers, onProgress } = given
  const groups = new Map<number, Uint8Array | undefined>()
  const missing = new Set(['EF.COM', 'EF.SOD', 'DG1', 'DG2'])
  const found: Omit<CollectedFiles, 'groups' | 'missing'> = {
    listed: undefined,
    ldsVersion: undefined,
    sod: 'missing',
    infos: undefined,
    chipAuthentication: undefined,
    activeAuthentication: undefined,
  }
  let session = chip.session

  const read = (fileId: number, name: string): Promise<Uint8Array | undefined> => {
    const [from, to] = SHARES[name] ?? [0, 0]
    onProgress(from)
    return reader.read(session, fileId, (done, of) => onProgress(from + (to - from) * (done / of)))
  }
  const readGroup = async (number: number): Promise<Uint8Array | undefined> => {
    const file = await read(dataGroup(number).fileId, `DG${number}`)
    groups.set(number, file)
    missing.delete(`DG${number}`)
    return file
  }
  const readNeeded = async (number: number): Promise<void> => {
    if ((await readGroup(number)) === undefined) throw new ChipUnreadable(`the chip has no DG${number}`)
  }
  /** The signed list counts beside the open one: leaving a group out of EF.COM must not hide it. */
  const isListed = (number: number): boolean =>
    found.listed?.includes(number) === true || (typeof found.sod === 'object' && found.sod.hashes.has(number))

  try {
    const com = await read(EF_COM, 'COM')
    found.listed = com && groupsInCom(com)
    found.ldsVersion = com && ldsVersionInCom(com)
    missing.delete('EF.COM')
    const sodFile = await read(EF_SOD, 'SOD')
    if (sodFile !== undefined) found.sod = parseSecurityObject(sodFile, signers) ?? 'malformed'
    missing.delete('EF.SOD')
    for (const number of [14, 15]) if (isListed(number)) missing.add(`DG${number}`)
    await readNeeded(1)

    const dg14 = missing.has('DG14') ? await readGroup(14) : undefined
    found.infos = dg14 && infosIn(dg14)
    if (dg14) {
      const { proof, session: renewed } = await authenticateChip({ ...chip, session }, found.infos, random)
      found.chipAuthentication = proof
      // Nothing more can be read of a chip that does not know the keys it agreed on.
      if (renewed === undefined) return { ...found, groups, missing: [] }
      session = renewed
    }

    const dg15 = missing.has('DG15') ? await readGroup(15) : undefined
    if (dg15) {
      const algorithm = found.infos?.activeAuthenticationAlgorithm
      found.activeAuthentication = await authenticateActively(session, {
        dg15,
        algorithm,
        extended,
        chance: random,
        rules,
      })
    }
    await readNeeded(2)
  } catch (thrown) {
    if (!(thrown instanceof TagLost)) throw thrown
  }
  return { ...found, groups, missing: [...missing] }
}

/** Altered data are often no data: the hash will say so. */
const infosIn = (dg14: Uint8Array): SecurityInfos | undefined => {
  try {
    return securityInfosOfDg14(dg14)
  } catch (thrown) {
    if ([DerError, TlvError, ChipUnreadable].some((kind) => thrown instanceof kind)) return undefined
    throw thrown
  }
}
