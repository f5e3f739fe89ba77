import { checkPrimeSync } from 'node:crypto'
import { join } from 'node:path'
import { exists, PROJECT_ROOT, readText, writeFile } from '../core/files'
import { primeSearchStart, type RsaPool } from './rsa-test-key'

/**
 * Made the committed RSA pools; run by hand, `npx node --require ts-node/register certs/make-pools.ts`. Keys that exist
 * are left alone; those that a pool lacks are searched for, some seconds each.
 */
const WANTED: Record<string, [bits: number, exponent: number, count: number]> = {
  // Document signers.
  rsa2048: [2048, 65537, 24],
  rsa3072: [3072, 65537, 8],
  rsa4096: [4096, 65537, 4],
  'rsa2048-e3': [2048, 3, 4],
  // Certification authorities: every generation of every state has a key of its own.
  'csca-rsa2048': [2048, 65537, 4],
  'csca-rsa3072': [3072, 65537, 48],
  'csca-rsa4096': [4096, 65537, 240],
  'csca-rsa6144': [6144, 65537, 4],
  'csca-rsa3072-e3': [3072, 3, 4],
  'csca-rsa4096-e3': [4096, 3, 6],
  'csca-rsa4096-e38129': [4096, 38129, 2],
  'csca-rsa4096-e56611': [4096, 56611, 3],
  'csca-rsa4096-e107903': [4096, 107903, 2],
}
const FILE = join(PROJECT_ROOT, 'certs', 'pools', 'rsa.json')
const SIEVE_BELOW = 20_000

const smallPrimes = (): number[] => {
  const composite = new Set<number>()
  const primes: number[] = []
  for (let n = 3; n < SIEVE_BELOW; n += 2) {
    if (composite.has(n)) continue
    primes.push(n)
    for (let multiple = n * n; multiple < SIEVE_BELOW; multiple += 2 * n) composite.add(multiple)
  }
  return primes
}
const PRIMES = smallPrimes()

/** How far above the start the first prime p lies for which e has an inverse modulo p − 1. */
const distance = (start: bigint, exponent: number): number => {
  const rests = PRIMES.map((prime) => [prime, Number(start % BigInt(prime))] as const)
  for (let above = 0; ; above += 2) {
    if (rests.some(([prime, rest]) => (rest + above) % prime === 0)) continue
    const candidate = start + BigInt(above)
    if (gcd(candidate - 1n, BigInt(exponent)) === 1n && checkPrimeSync(candidate)) return above
  }
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

const pools: Record<string, RsaPool> = exists(FILE) ? JSON.parse(readText(FILE)).pools : {}

const save = () => {
  const lines = Object.entries(pools).map(([name, pool]) => `    ${JSON.stringify(name)}: ${JSON.stringify(pool)}`)
  writeFile(FILE, `{\n  "note": "TEST KEYS, worthless outside Vidimus",\n  "pools": {\n${lines.join(',\n')}\n  }\n}\n`)
}

for (const [name, [bits, exponent, count]] of Object.entries(WANTED)) {
  const keys = [...(pools[name]?.keys ?? [])]
  for (let key = keys.length; key < count; key++) {
    keys.push([0, 1].map((prime) => distance(primeSearchStart(name, bits, key, prime), exponent)))
    pools[name] = { bits, exponent, keys }
    save()
  }
}
