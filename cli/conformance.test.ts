import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadCatalogue } from '../clauses/catalogue'
import { PROJECT_ROOT } from '../core/files'
import { allFaults } from '../reference/faults/all'
import { readProof } from '../reports/kept-proof'

/** Told when something fails, so that it can be repeated. */
const SEED = `day-${process.pid}`
const SAMPLE = 150

const vidimus = (...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(PROJECT_ROOT, 'cli/bin.js'), ...args, '--json'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  )
  const line = stdout.trim().split('\n').at(-1) ?? ''
  return { status, stderr, json: line === '' ? {} : (JSON.parse(line) as Record<string, unknown>) }
}

describe('the suite', () => {
  it('tells in its reports of faults that are there to be caught', () => {
    const told = [...readProof().values()].flat().sort()
    assert.deepEqual(told, allFaults.map(({ name }) => name).sort(), 'refresh it with: npx vidimus prove --save')
  })

  // All guides are run by the README's first command; here it is one of them, with other people each time.
  it('passes the reference on a seed of its own', () => {
    const { guides } = loadCatalogue()
    const guide = guides[process.pid % guides.length]?.id ?? ''
    const report = mkdtempSync(join(tmpdir(), 'vidimus-run-'))
    const { status, stderr, json } = vidimus('run', '--guide', guide, '--seed', SEED, '--report', report)
    assert.equal(json.verdict, 'passed', `${guide}, seed ${SEED}: ${stderr}`)
    assert.equal(status, 0)
  })

  // The whole proof is kept in reports/proof.json; what has changed since is found by others of its faults each time.
  it('kills a sample of the faults of the reference and gives no false alarm', () => {
    const { status, stderr, json } = vidimus('prove', '--sample', String(SAMPLE), '--seed', SEED)
    assert.deepEqual(json.survivors, [], `seed ${SEED}: ${stderr}`)
    assert.deepEqual(json.falseAlarms, [], `seed ${SEED}: ${stderr}`)
    assert.equal((json.killed as string[]).length, SAMPLE)
    assert.equal(status, 0)
  })
})
