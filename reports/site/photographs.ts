import type { EvidenceEntry } from '../../core/evidence'

/** Puts each photograph of a glass to the screen that was read off it next; one without a screen stays by itself. */
export const withPhotographs = (entries: readonly EvidenceEntry[]): EvidenceEntry[] => {
  const told: EvidenceEntry[] = []
  for (const entry of entries) {
    const at =
      entry.kind === 'screen'
        ? told.findLastIndex(({ kind, data }) => kind === 'screenshot' && data.surface === entry.data.surface)
        : -1
    const [photograph] = at < 0 ? [] : told.splice(at, 1)
    const { jpeg, png } = photograph?.data ?? {}
    const picture = jpeg === undefined ? png && { png } : { jpeg }
    told.push(picture ? { ...entry, data: { ...entry.data, ...picture } } : entry)
  }
  return told
}
