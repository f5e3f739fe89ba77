import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'
import type { BrowserDriverName } from '../drivers/browser/browsers'
import { noBrowser, noChromedriver } from '../drivers/browser/find'
import { resultSchema } from '../reports/result'

const TOOLS: Record<BrowserDriverName, string | false> = {
  playwright: noBrowser,
  webdriver: noBrowser || noChromedriver,
}
/** The journey is the scenario that reaches this clause: the last on the way to an active app. */
const JOURNEY = 'get-mitid/5.1.5a'
/** Screens from the start to the active app, at the least. */
const SCREENS = 20

const runOver = (driver: BrowserDriverName) => {
  const report = mkdtempSync(join(tmpdir(), 'vidimus-browser-'))
  const words = ['run', '--driver', driver, '--clause', JOURNEY, '--seed', 'browser', '--report', report]
  const { status, stdout } = spawnSync(process.execPath, [join(PROJECT_ROOT, 'cli/bin.js'), ...words], {
    encoding: 'utf8',
  })
  const evidence = filesBelow(join(report, 'evidence'), '.ndjson').map((file) =>
    readText(join(report, 'evidence', file)),
  )
  return {
    status,
    stdout,
    result: resultSchema.parse(JSON.parse(readText(join(report, 'result.json')))),
    evidence: evidence.join('\n').split('\n'),
  }
}

describe('the whole journey in a browser, camera included', () => {
  for (const [tool, skip] of Object.entries(TOOLS) as [BrowserDriverName, string | false][])
    it(`passes over ${tool}, with a picture of every screen`, { skip }, () => {
      const { status, stdout, result, evidence } = runOver(tool)
      assert.equal(status, 0, stdout)
      assert.equal(result.run.driver, tool)
      const passed = result.clauses.filter(({ verdict }) => verdict === 'passed').map(({ id }) => id)
      for (const clause of [JOURNEY, 'get-mitid/3.1.8b', 'get-mitid/3.2.5', 'get-mitid/3.3.6a'])
        assert.ok(passed.includes(clause), clause)
      const pictures = evidence.filter((line) => line.includes('"screenshot"'))
      assert.ok(pictures.length >= SCREENS, `${pictures.length} pictures`)
      assert.ok(pictures.every((line) => line.includes('"jpeg":"/9j/')))
    })
})
