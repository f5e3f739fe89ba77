import { createHash, randomBytes } from 'node:crypto'

/** A seeded source of chance. The same seed and the same calls give the same values on every machine. */
export type Random = {
  readonly seed: string
  bytes(length: number): Uint8Array
  /** A whole number from 0 (included) to `below` (excluded). */
  int(below: number): number
  pick<T>(choices: readonly T[]): T
  digits(length: number): string
  /** An independent source; the same label gives the same source, whatever was drawn before. */
  fork(label: string): Random
}

/** A secret of this run: the one thing that must not follow from the seed, which is printed. 32 hexadecimal digits. */
export const unguessable = (): string => randomBytes(16).toString('hex')

/** SHA-256 in counter mode over the seed. Not for secrets that must hold outside a test. */
export const createRandom = (seed: string): Random => {
  let block: Buffer = Buffer.alloc(0)
  let counter = 0
  const take = (length: number): Uint8Array => {
    const out = new Uint8Array(length)
    for (let filled = 0; filled < length; ) {
      if (block.length === 0) block = createHash('sha256').update(`${seed}\n${counter++}`).digest()
      const part = block.subarray(0, length - filled)
      out.set(part, filled)
      filled += part.length
      block = block.subarray(part.length)
    }
    return out
  }
  const int = (below: number): number => {
    if (!Number.isInteger(below) || below < 1 || below > 2 ** 32) throw new RangeError(`int below ${below}`)
    const limit = 2 ** 32 - (2 ** 32 % below)
    for (;;) {
      const drawn = Buffer.from(take(4)).readUInt32BE(0)
      if (drawn < limit) return drawn % below
    }
  }
  return {
    seed,
    bytes: take,
    int,
    pick: <T>(choices: readonly T[]): T => {
      const chosen = choices[int(choices.length)]
      return chosen as T
    },
    digits: (length) => Array.from({ length }, () => int(10)).join(''),
    fork: (label) => createRandom(`${seed}/${label}`),
  }
}
