import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { exists, PROJECT_ROOT, writeFile } from '../core/files'

/**
 * Made the committed RSA pools; run by hand, `npx node --require ts-node/register certs/make-pools.ts`. RSA keys are
 * slow to make and cannot follow from a seed, so the seed chooses among these. A pool that exists is left alone.
 */
const POOLS = [
  { bits: 3072, count: 10 },
  { bits: 2048, count: 8 },
]

for (const { bits, count } of POOLS) {
  const path = join(PROJECT_ROOT, 'certs', 'pools', `rsa-${bits}.json`)
  if (exists(path)) continue
  const keys = Array.from(
    { length: count },
    () =>
      generateKeyPairSync('rsa', {
        modulusLength: bits,
        publicExponent: 65537,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      }).privateKey,
  )
  writeFile(path, `${JSON.stringify({ note: 'TEST KEYS, worthless outside Vidimus', bits, keys }, null, 2)}\n`)
}
