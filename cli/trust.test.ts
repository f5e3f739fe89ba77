import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createIssuingState } from '../certs/issuing-state'
import { createRandom } from '../core/random'
import { run } from './run'
import { DEFAULT_POLICY, REFERENCE_PROFILE } from './settings'
import { readTrust } from './trust'

const NOW = Date.UTC(2026, 10, 22, 9)
const folder = mkdtempSync(join(tmpdir(), 'vidimus-trust-'))
const written = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const runWith = (...trust: string[]) =>
  run({
    driver: 'in-process',
    clause: 'passport-inspection/trust-csca',
    profile: REFERENCE_PROFILE,
    policy: DEFAULT_POLICY,
    report: join(folder, 'report'),
    seed: 'trust',
    trust,
  })

describe('a trust list of one’s own', () => {
  const state = createIssuingState('sweden', createRandom('trust'), NOW)

  it('is certificates and lists of any number of files', () => {
    const { cscaCertificates, revocationLists } = readTrust([
      written('csca.der', state.cscaCertificates[0] ?? new Uint8Array()),
      written('list.crl', state.revocationList),
    ])
    assert.deepEqual([cscaCertificates.length, revocationLists.length], [1, 1])
  })

  it('is refused before the run begins when a file is missing, unreadable or holds no CSCA', async () => {
    await assert.rejects(runWith(join(folder, 'none.der')), { code: 'SETUP_TRUST', what: /none\.der/ })
    await assert.rejects(runWith(written('text.txt', new Uint8Array(Buffer.from('hello')))), {
      code: 'SETUP_TRUST_UNREADABLE',
    })
    await assert.rejects(runWith(written('only.crl', state.revocationList)), { code: 'SETUP_TRUST_EMPTY' })
  })
})
