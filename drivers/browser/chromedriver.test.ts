import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { it } from 'node:test'
import { realTime } from '../../core/clock'
import { noBrowser, noChromedriver } from './find'

const STARTS = `
  require('./cli/register.js')
  const { startChromedriver } = require('./drivers/browser/chromedriver')
  process.on('SIGINT', () => process.exit(0))
  setInterval(() => undefined, 1000)
  startChromedriver().then(({ port, folder }) => console.log(JSON.stringify({ port, folder })))`
const LOOKS = 100

it('chromedriver ends with Ctrl-C, which reaches all that was started in a terminal', {
  skip: noBrowser || noChromedriver,
}, async () => {
  const started = spawn(process.execPath, ['-e', STARTS], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(started.stdout, 'data')) as [Buffer]
  const { port, folder } = JSON.parse(String(line)) as { port: number; folder: string }
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
  assert.ok(await answers())
  process.kill(-(started.pid as number), 'SIGINT')
  for (let looks = 0; looks < LOOKS && (await answers()); looks++) await realTime.pause(50)
  for (let looks = 0; looks < LOOKS && existsSync(folder); looks++) await realTime.pause(50)
  assert.deepEqual([await answers(), existsSync(folder)], [false, false])
})
