import { join } from 'node:path'
import { PROJECT_ROOT, readText } from '../core/files'

/** One printed example of Doc 9303: its section, and the printed values by the document's own names. */
export type WorkedExample = {
  id: string
  section: string
  title: string
  source: string
  values: Record<string, unknown>
}

let loaded: readonly WorkedExample[] | undefined
const all = (): readonly WorkedExample[] => {
  loaded ??= (JSON.parse(readText(join(PROJECT_ROOT, 'emrtd/vectors/icao-9303.json'))) as { vectors: WorkedExample[] })
    .vectors
  return loaded
}

/** For tests of either side. Throws RangeError for an id that is not there. */
export const workedExample = (id: string): WorkedExample => {
  const found = all().find((example) => example.id === id)
  if (!found) throw new RangeError(`there is no worked example ${id}`)
  return found
}

/** A value that the document prints as one string (hexadecimal, or characters). */
export const printed = (example: WorkedExample, name: string): string => {
  const value = example.values[name]
  if (typeof value !== 'string') throw new RangeError(`${example.id} prints no "${name}"`)
  return value
}
