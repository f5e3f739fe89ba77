import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import type { Gateway } from '../contract/gateway'
import type { StartGiven } from '../contract/implementation'
import { PROJECT_ROOT } from '../core/files'
import { openHttp } from '../drivers/http'
import { serveImplementation } from '../drivers/http-server'
import { tinyImplementation } from '../drivers/tiny-implementation'
import { trialProfile } from './cheats/run-against.fixture'

it('a run over HTTP that is killed leaves no port open, and the next run may start the implementation', async () => {
  let begun = (_: StartGiven) => {}
  const started = new Promise<StartGiven>((resolve) => {
    begun = resolve
  })
  const served = await serveImplementation((gateway) => {
    const tiny = tinyImplementation(gateway)
    // It hangs, so that the run is in the middle of something when it is killed.
    return {
      ...tiny,
      start: async (given) => {
        begun(given)
        return {}
      },
      screen: () => new Promise(() => {}),
    }
  })
  const report = mkdtempSync(join(tmpdir(), 'vidimus-killed-'))
  const words = ['run', '--driver', 'http', '--implementation', served.url, '--clause', 'get-mitid/2.2.1']
  const run = spawn(process.execPath, [join(PROJECT_ROOT, 'cli/bin.js'), ...words, '--report', report], {
    stdio: 'ignore',
  })
  const { services, token } = await started
  const headers = { authorization: `Bearer ${token}` }
  assert.equal((await fetch(`${services}/trust-list`, { headers })).status, 200)
  run.kill('SIGKILL')
  await once(run, 'exit')
  await assert.rejects(fetch(`${services}/trust-list`, { headers }), TypeError)
  const driver = await openHttp({
    implementation: served.url,
    gateway: (async () => ({})) as unknown as Gateway,
    services: { token: 'the-next', handlers: () => [] },
    profile: trialProfile(5),
    now: 0,
  })
  await driver.stop()
  await served.close()
})
