import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { SetupFault } from '../core/errors'
import { exists, readText, writeFile } from '../core/files'
import { preparedFolder } from './report-folder'

const folder = () => mkdtempSync(join(tmpdir(), 'vidimus-folder-'))

describe('the report folder', () => {
  it('is refused while another run writes to it, and loses nothing; taken over once that run is dead', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    const report = folder()
    const evidence = join(report, 'evidence/one.ndjson')
    writeFile(evidence, '{}')
    writeFile(join(report, 'running.pid'), String(other.pid))
    assert.throws(
      () => preparedFolder(report, false),
      (thrown: unknown) => {
        assert.ok(thrown instanceof SetupFault)
        assert.equal(thrown.code, 'SETUP_REPORT_FOLDER_IN_USE')
        assert.match(thrown.what, new RegExp(`process ${other.pid}`))
        return true
      },
    )
    assert.ok(exists(evidence), 'the evidence of the other run is gone')
    other.kill('SIGKILL')
    await once(other, 'exit')
    assert.equal(preparedFolder(report, false), report)
    assert.ok(!exists(evidence))
    assert.equal(readText(join(report, 'running.pid')), String(process.pid))
  })

  it('keeps what is there for a run that goes on with it', () => {
    const report = folder()
    writeFile(join(report, 'evidence/one.ndjson'), '{}')
    preparedFolder(report, true)
    assert.ok(exists(join(report, 'evidence/one.ndjson')))
  })
})
