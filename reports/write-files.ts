import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceEntry } from '../core/evidence'
import { writeFile } from '../core/files'
import { junitOf } from './junit'
import { type Result, resultJsonSchema } from './result'

/** Writes `result.json`, the schema it obeys, and the same as JUnit XML into the folder of the report. */
export const writeResult = (folder: string, result: Result): void => {
  writeFile(join(folder, 'result.json'), `${JSON.stringify(result, undefined, 2)}\n`)
  writeFile(join(folder, 'result.schema.json'), `${JSON.stringify(resultJsonSchema(), undefined, 2)}\n`)
  writeFile(join(folder, 'junit.xml'), junitOf(result))
}

const entryOf = (line: string): EvidenceEntry[] => {
  try {
    return [JSON.parse(line) as EvidenceEntry]
  } catch {
    return []
  }
}

/** Evidence of one scenario, from NDJSON; empty where none was kept. A line cut short by an interruption is left out. */
export const readEvidence = (folder: string, file: string | undefined): EvidenceEntry[] => {
  const path = file === undefined ? undefined : join(folder, file)
  if (path === undefined || !existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap(entryOf)
}
