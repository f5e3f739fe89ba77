import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PROJECT_ROOT, readText } from '../core/files'
import { allFaults } from '../reference/faults/all'

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
    const { kills } = JSON.parse(readText(join(PROJECT_ROOT, 'reports/proof.json'))) as {
      kills: Record<string, string[]>
    }
    const told = Object.values(kills).flat().sort()
    assert.deepEqual(told, allFaults.map(({ name }) => name).sort(), 'refresh it with: npx vidimus prove --save')
  })

  it('passes the reference on a seed of its own', () => {
    const { status, stderr, json } = vidimus(
      'run',
      '--seed',
      `day-${process.pid}`,
      '--report',
      mkdtempSync(join(tmpdir(), 'vidimus-run-')),
    )
    assert.equal(json.verdict, 'passed', stderr)
    assert.equal(status, 0)
  })

  it('kills every fault of the reference and gives no false alarm', () => {
    const { status, stderr, json } = vidimus('prove')
    assert.deepEqual(json.survivors, [], stderr)
    assert.deepEqual(json.falseAlarms, [], stderr)
    assert.ok((json.killed as string[]).length > 100, 'hardly anything was broken')
    assert.equal(status, 0)
  })
})
