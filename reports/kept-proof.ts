import { join } from 'node:path'
import { exists, PROJECT_ROOT, readText, writeFile } from '../core/files'

const PROOF = join(PROJECT_ROOT, 'reports/proof.json')

/** Clause → the faults of the reference that its scenarios kill, sorted; as the proof that is kept found. Empty without one. */
export const readProof = (): ReadonlyMap<string, readonly string[]> => {
  if (!exists(PROOF)) return new Map()
  const { kills } = JSON.parse(readText(PROOF)) as { kills: Record<string, string[]> }
  return new Map(Object.entries(kills))
}

export const writeProof = (kills: ReadonlyMap<string, readonly string[]>): void => {
  const sorted = Object.fromEntries([...kills].sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFile(PROOF, `${JSON.stringify({ kills: sorted }, undefined, 2)}\n`)
}
