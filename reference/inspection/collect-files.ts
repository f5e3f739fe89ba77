import { dataGroup, EF_COM, EF_SOD } from '../../emrtd/files'
import { groupsInCom } from './lds'
import type { DataGroups, Sod } from './passive-authentication'
import type { FileReader } from './read-files'
import { ChipUnreadable, type Session, TagLost } from './session'
import { parseSecurityObject } from './sod'

/** The files that inspection needs, in this order: DG2 last, as it is by far the longest. */
export type CollectedFiles = {
  /** Numbers that EF.COM lists; undefined when there is no EF.COM. */
  listed: readonly number[] | undefined
  sod: Sod
  groups: DataGroups
  /** What had not been read when the chip left the field; empty when it stayed. */
  missing: readonly string[]
}

/** Where in the whole read a file begins and ends, as shares; access to the chip comes before. */
const SHARES: Record<string, readonly [from: number, to: number]> = {
  COM: [0.15, 0.18],
  SOD: [0.18, 0.26],
  DG1: [0.26, 0.29],
  DG14: [0.29, 0.31],
  DG2: [0.31, 1],
}

export const collectFiles = async (
  session: Session,
  reader: FileReader,
  onProgress: (share: number) => void,
): Promise<CollectedFiles> => {
  const groups = new Map<number, Uint8Array | undefined>()
  const missing = new Set(['EF.COM', 'EF.SOD', 'DG1', 'DG2'])
  let listed: readonly number[] | undefined
  let sod: Sod = 'missing'

  const read = (fileId: number, name: string): Promise<Uint8Array | undefined> => {
    const [from, to] = SHARES[name] ?? [0, 0]
    onProgress(from)
    return reader.read(session, fileId, (done, of) => onProgress(from + (to - from) * (done / of)))
  }
  const readGroup = async (number: number, optional: boolean): Promise<void> => {
    const file = await read(dataGroup(number).fileId, `DG${number}`)
    if (file === undefined && !optional) throw new ChipUnreadable(`the chip has no DG${number}`)
    groups.set(number, file)
    missing.delete(`DG${number}`)
  }

  try {
    const com = await read(EF_COM, 'COM')
    listed = com && groupsInCom(com)
    missing.delete('EF.COM')
    const sodFile = await read(EF_SOD, 'SOD')
    if (sodFile !== undefined) sod = parseSecurityObject(sodFile) ?? 'malformed'
    missing.delete('EF.SOD')
    // The signed list counts beside the open one: leaving DG14 out of EF.COM must not hide it.
    if (listed?.includes(14) || (typeof sod === 'object' && sod.hashes.has(14))) {
      missing.add('DG14')
    }
    await readGroup(1, false)
    if (missing.has('DG14')) await readGroup(14, true)
    await readGroup(2, false)
  } catch (thrown) {
    if (!(thrown instanceof TagLost)) throw thrown
  }
  return { listed, sod, groups, missing: [...missing] }
}
