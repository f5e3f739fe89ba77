import type { Random } from '../core/random'
import rsa2048 from './pools/rsa-2048.json'
import rsa3072 from './pools/rsa-3072.json'

const POOLS: Readonly<Record<2048 | 3072, readonly string[]>> = { 2048: rsa2048.keys, 3072: rsa3072.keys }

/** Different TEST keys from the committed pool, as PKCS#8 PEM: the source of chance chooses which, and their order. */
export const drawRsaKeys = (bits: 2048 | 3072, count: number, random: Random): string[] => {
  const left = [...POOLS[bits]]
  if (count > left.length) throw new RangeError(`the pool of RSA-${bits} has ${left.length} keys, ${count} are needed`)
  return Array.from({ length: count }, () => left.splice(random.int(left.length), 1)).flat()
}
