import * as ids from '../emrtd/object-ids'

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(ids).flatMap(([name, id]): [string, string][] =>
    typeof id === 'string' ? [[id, name.replace(/^ID_/, '').replaceAll('_', '-')]] : [],
  ),
)

/** The standard's name of an object, or its number. @param contents of an OBJECT IDENTIFIER */
export const nameOfObject = (contents: Uint8Array): string => {
  const dotted = ids.decodeOid(contents)
  return dotted === undefined ? 'a malformed object identifier' : (NAMES.get(dotted) ?? dotted)
}
