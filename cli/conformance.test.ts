import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PROJECT_ROOT } from '../core/files'

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
