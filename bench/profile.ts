import { sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PROJECT_ROOT } from '../core/files'

/** A V8 CPU profile (Chrome DevTools Protocol, Profiler.Profile), as far as it is read here. Times are in µs. */
export type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[]
  samples: number[]
  timeDeltas: number[]
}

/** Milliseconds of one process by what they went into. */
export type Spent = {
  /** Chips, pictures and cryptography: what is being simulated and inspected. */
  work: number
  /** All other JavaScript and what it calls, by owner: a folder of the project, a package, Node itself. */
  rest: Map<string, number>
  /** Outside any stack: `idle`, `garbage collector`, `program`. Nobody's. */
  unowned: Map<string, number>
}

const WORK =
  /^(simulators\/(passport|nfc|page|face|camera)\/|reference\/(inspection|recognition)\/|emrtd\/|certs\/|node_modules\/@napi-rs\/canvas|node:(internal\/)?crypto)/
/** Compiling and loading a file is nobody's work, whoever asks for it. */
const LOADING = /^(node:internal\/modules\/|node_modules\/(ts-node|@swc|v8-compile-cache-lib)\/)/
const UNOWNED = /^\((idle|program|garbage collector)\)$/
const ROOT_URL = pathToFileURL(PROJECT_ROOT + sep).href

const placeOf = (url: string): string => {
  if (url.startsWith(ROOT_URL)) return url.slice(ROOT_URL.length)
  return url.startsWith(PROJECT_ROOT + sep) ? url.slice(PROJECT_ROOT.length + 1).replaceAll(sep, '/') : url
}

const ownerOf = (place: string): string => {
  const [first = '', second = '', third = ''] = place.split('/')
  if (place.startsWith('node:')) return 'node'
  if (first === 'node_modules') return second.startsWith('@') ? `${second}/${third}` : second
  return second === '' ? first : `${first}/`
}

type Kind = { work: true } | { work: false; owner: string | undefined }

/**
 * What a stack went into, from its innermost frame outwards: loading code is decided by the nearest loader, everything
 * else is work as soon as any frame is.
 */
const kindOf = (place: string, above: Kind): Kind => {
  if (LOADING.test(place)) return { work: false, owner: 'loading code' }
  if (WORK.test(place)) return { work: true }
  if (above.work) return above
  // Native functions and Node's own have no place of their own: they belong to who called them.
  const own = place === '' || place.startsWith('node:') ? undefined : ownerOf(place)
  return { work: false, owner: own ?? above.owner }
}

export const readProfile = ({ nodes, samples, timeDeltas }: CpuProfile): Spent => {
  const kinds = new Map<number, Kind>()
  const named = new Map(nodes.map((node) => [node.id, node]))
  const visit = (id: number, above: Kind): void => {
    const node = named.get(id)
    if (!node) return
    const { functionName, url } = node.callFrame
    const kind: Kind =
      UNOWNED.test(functionName) && url === '' ? { work: false, owner: functionName } : kindOf(placeOf(url), above)
    kinds.set(id, kind)
    for (const child of node.children ?? []) visit(child, kind)
  }
  const [root] = nodes
  if (root) visit(root.id, { work: false, owner: undefined })

  const spent: Spent = { work: 0, rest: new Map(), unowned: new Map() }
  samples.forEach((id, index) => {
    const ms = (timeDeltas[index] ?? 0) / 1000
    const kind = kinds.get(id)
    if (kind?.work) spent.work += ms
    else {
      const owner = kind?.owner ?? 'node'
      const where = UNOWNED.test(owner) ? spent.unowned : spent.rest
      where.set(owner, (where.get(owner) ?? 0) + ms)
    }
  })
  return spent
}
