import { SetupFault } from '../core/errors'
import { createRandom } from '../core/random'

/** How many are wanted; undefined when all are. Throws SetupFault. */
export const checkedSample = (sample: string | undefined): number | undefined => {
  if (sample === undefined) return undefined
  if (/^[1-9]\d{0,5}$/.test(sample)) return Number(sample)
  throw new SetupFault({
    code: 'SETUP_SAMPLE',
    what: `"${sample}" is not a number of faults`,
    mend: 'give a whole number from 1, or leave --sample out for all faults',
  })
}

/** So many of them, or all where there are fewer, in their own order; which ones follows from the seed. */
export const sampleOf = <T>(all: readonly T[], size: number, seed: string): T[] => {
  const random = createRandom(seed).fork('sample')
  const left = all.map((_, index) => index)
  const drawn = new Set<number>()
  while (drawn.size < Math.min(size, all.length)) {
    const [index = 0] = left.splice(random.int(left.length), 1)
    drawn.add(index)
  }
  return all.filter((_, index) => drawn.has(index))
}
