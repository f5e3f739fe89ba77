import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MEGABYTE = 1_000_000
/** Bytes of this process after the last collection. */
let least = Number.POSITIVE_INFINITY

/**
 * Collects once this process has grown by so much since it last did. Pictures lie outside the heap that the engine
 * watches: without a word from us it lets hundreds of megabytes pile up; a word after every picture costs more than they do.
 */
export const collectGarbage = (grownBy: { megabytes: number }): void => {
  const size = process.memoryUsage.rss()
  least = Math.min(least, size)
  if (size - least < grownBy.megabytes * MEGABYTE) return
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  least = process.memoryUsage.rss()
}
