import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PROJECT_ROOT } from '../core/files'
import { issue } from './passport'
import { readRecord } from './passport-record'

const { missingForPcsc } = require('./test-packages') as { missingForPcsc(): string[] }

const APART = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc']

/** Why there can be no PC/SC stack here; undefined where there can be. */
const obstacle = (): string | undefined => {
  if (process.platform !== 'linux') return `vsmartcard-vpcd in a namespace needs Linux, this is ${process.platform}`
  const missing = missingForPcsc()
  if (missing.length > 0) return `no ${missing.join(', no ')} (Debian, as root: apt-get install ${missing.join(' ')})`
  const { status, stderr, error } = spawnSync('unshare', [...APART, 'true'], { encoding: 'utf8' })
  if (status === 0) return undefined
  return `no namespace of its own (unshare: ${(error?.message ?? stderr).trim()}); it needs root`
}

const throughPcscd = (passport: string, commands: string): string => {
  const script = join(__dirname, 'pcsc-namespace.fixture.sh')
  const { stdout, stderr } = spawnSync('unshare', [...APART, 'bash', script, passport, commands], {
    encoding: 'utf8',
    timeout: 90_000,
    maxBuffer: 1 << 24,
    env: { ...process.env, NODE: process.execPath, VIDIMUS_BIN: join(PROJECT_ROOT, 'cli/bin.js') },
  })
  return `${stdout}\n${stderr}`
}

describe('a served passport in a PC/SC reader', () => {
  it('answers opensc-tool through pcscd, and leaves the reader at Ctrl-C', (test) => {
    const why = obstacle()
    // Finished, and run wherever it can be: `npm test` installs what it needs on Debian as root. Elsewhere there may be no
    // pcscd, vpcd, opensc or namespace to run them in; then the test says in clear words which of them is missing.
    if (why !== undefined) return test.skip(`nothing was driven through pcscd: ${why}`)
    const out = mkdtempSync(join(tmpdir(), 'vidimus-pcsc-'))
    issue({ issuer: 'denmark', seed: 'pcsc', out })
    const seen = throughPcscd(
      join(out, 'passport.json'),
      `opensc-tool -c default -r 0 --atr
      opensc-tool -c default -r 0 -s FFCA000000 -s 00A4040C07A0000002471001 -s 0084000008 -s 00B0810000`,
    )
    // PC/SC part 3 §3.1.3.2.3.1: five historical bytes, card capabilities with extended length.
    assert.match(seen, /^3b:85:80:01:80:73:94:01:e0:82$/m, seen)
    // A random identifier, the application, eight bytes of RND.IC, and DG1 closed before BAC (Doc 9303-11 §4.3.1).
    const answers = seen.match(/Received \(SW1=0x.., SW2=0x..\)(:\n[^\n]*)?/g)?.map((text) => text.replace(/\s+/g, ' '))
    assert.equal(answers?.length, 4, seen)
    assert.match(answers[0] ?? '', /0x90, SW2=0x00\): 08( [0-9A-F]{2}){3} /)
    assert.match(answers[1] ?? '', /SW1=0x90, SW2=0x00\)$/)
    assert.match(answers[2] ?? '', /0x90, SW2=0x00\):( [0-9A-F]{2}){8} /)
    assert.match(answers[3] ?? '', /SW1=0x69, SW2=0x82\)$/)
    assert.match(seen, /^serve ended with 0$/m)
    assert.match(seen, /^0 +No +Virtual PCD 00 00$/m)
    assert.match(seen, /SELECT the eMRTD application: 9000/)
  })
  it('is read by the reference through PC/SC, and by no other lines than its own', (test) => {
    const why = obstacle() ?? (hasKoffi() ? undefined : 'koffi is not installed (npm install koffi)')
    // Finished, and run wherever it can be, as the one above. It needs koffi besides, an optional dependency with native
    // code that npm leaves out where there is none for the system; then the test says so.
    if (why !== undefined) return test.skip(`nothing was read through PC/SC: ${why}`)
    const out = mkdtempSync(join(tmpdir(), 'vidimus-pcsc-'))
    const path = join(out, 'passport.json')
    issue({ issuer: 'denmark', seed: 'pcsc', like: 'FRA-P-2017', can: '135792', out })
    const { printed, judgedOn } = readRecord(path)
    const lines = printed.map((line) => `'${line}'`).join(' ')
    const read = `vidimus passport read --on ${judgedOn} --trust '${path}' --mrz ${lines}`
    const seen = throughPcscd(
      path,
      `${read} --pcsc --can 135792; echo "read ended with $?"
      ${read} --pcsc 'PCD 00 00' --can 135793 --json; echo "read ended with $?"
      ${read} --pcsc nobody; echo "read ended with $?"
      vidimus passport read --on ${judgedOn} --trust '${path}' --pcsc --can 135792; echo "read ended with $?"`,
    )
    assert.deepEqual(
      seen.match(/^read ended with \d/gm),
      [0, 1, 2, 0].map((status) => `read ended with ${status}`),
      seen,
    )
    assert.match(seen, /^ {2}chip-authentication +successful$/m)
    assert.match(seen, /^ {2}same-document +undetermined: no-printed-lines$/m)
    assert.match(seen, /"outcome":"refused","reason":"access-refused"/)
    assert.match(seen, /no reader is called "nobody"\n {2}mend: use one of: Virtual PCD 00 00, Virtual PCD 00 01/)
  })
})

const hasKoffi = (): boolean => {
  try {
    require.resolve('koffi')
    return true
  } catch {
    return false
  }
}
