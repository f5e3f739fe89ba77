import { LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { z } from 'zod'
import { SetupFault } from '../core/errors'
import { exists, readText } from '../core/files'

/**
 * A YAML file held to its schema. Whatever is wrong is one SetupFault that names the file, the line, what is wrong
 * there and how to mend it.
 */
export const readSettings = <S extends z.ZodType>(path: string, kind: string, schema: S): z.infer<S> => {
  if (!exists(path)) throw fault(kind, path, 'there is no such file', `give the path of a ${kind}`)
  const lines = new LineCounter()
  const document = parseDocument(readText(path), { lineCounter: lines })
  const [error] = document.errors
  if (error) {
    const [message = ''] = error.message.split('\n')
    throw fault(kind, path, `not YAML: ${message}`, 'mend the line', lines.linePos(error.pos[0]).line)
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const keys = (issue?.path ?? []).filter((key) => typeof key !== 'symbol')
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const at = unknown === undefined ? keys : [...keys, unknown]
  const node = nodeAt(document.contents, at)
  const line = node?.range ? lines.linePos(node.range[0]).line : 1
  const what = `${at.join('.') || kind}: ${unknown === undefined ? (issue?.message ?? 'malformed') : 'no such key'}`
  throw fault(
    kind,
    path,
    what,
    unknown === undefined ? 'give a value that the schema allows' : 'remove or rename the key',
    line,
  )
}

const nodeAt = (root: ParsedNode | null, path: readonly (string | number)[]): ParsedNode | undefined => {
  let node: unknown = root
  for (const key of path) {
    const next: unknown = (node as { get?(key: string | number, keep: boolean): unknown } | undefined)?.get?.(key, true)
    if (next === undefined || next === null) break
    node = next
  }
  return (node as ParsedNode | null) ?? undefined
}

const fault = (kind: string, path: string, what: string, mend: string, line?: number): SetupFault =>
  new SetupFault({
    code: `SETUP_${kind.toUpperCase()}`,
    what: `${path}${line === undefined ? '' : `:${line}`}: ${what}`,
    mend,
  })
