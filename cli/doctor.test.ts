import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readText } from '../core/files'
import { serveImplementation } from '../drivers/http-server'
import { tinyImplementation } from '../drivers/tiny-implementation'
import { loadRunner } from './cucumber'
import { type DoctorOptions, diagnose } from './doctor'
import type { Prospect } from './forecast'
import { init } from './init'
import { DEFAULT_POLICY, REFERENCE_PROFILE } from './settings'

const folder = () => mkdtempSync(join(tmpdir(), 'vidimus-doctor-test-'))
const profileWith = (change: (text: string) => string): string => {
  const path = join(folder(), 'profile.yaml')
  const text = readText(REFERENCE_PROFILE)
  assert.notEqual(change(text), text, 'nothing was changed')
  writeFileSync(path, change(text))
  return path
}

/** Step definitions can be loaded once in a process. */
const runner = loadRunner()
const examine = (more: Partial<DoctorOptions>) =>
  diagnose(
    { driver: 'in-process', guide: 'get-mitid', profile: REFERENCE_PROFILE, policy: DEFAULT_POLICY, ...more },
    () => runner,
  )
const prospectOf = (prospects: readonly Prospect[], id: string) => prospects.find(({ clause }) => clause === id)

describe('vidimus doctor', () => {
  it('finds nothing wrong with the reference, and says what a run can come to', async () => {
    const { troubles, forecast } = await examine({})
    assert.deepEqual(troubles, [])
    assert.deepEqual(prospectOf(forecast, 'get-mitid/3.2.7a'), {
      clause: 'get-mitid/3.2.7a',
      prospect: 'verified',
      unlockedBy: [],
    })
  })

  it('names labels that no screen shows and capabilities that leave no trace, and forecasts what is left', async () => {
    const profile = profileWith((text) =>
      text.replace('labels: {}', 'labels: { terms: Betingelserne }').replace(/media, haptics, time/, 'media'),
    )
    const { troubles, forecast } = await examine({ profile })
    assert.deepEqual(
      troubles.map(({ who, what }) => [who, /^labels.terms: .*"Betingelserne"/.test(what)]),
      [['you, the vendor', true]],
    )
    assert.deepEqual(prospectOf(forecast, 'get-mitid/3.2.7a')?.prospect, 'attended')
    assert.deepEqual(prospectOf(forecast, 'get-mitid/4.2.3b')?.unlockedBy, ['time'])
    assert.equal(prospectOf(forecast, 'get-mitid/4.2.3b')?.prospect, 'not-verified')
  })

  it('says who must act where the profile is not sound, nobody answers, or a person does not get far', async () => {
    const beyond = await examine({
      profile: profileWith((text) => text.replace('temporaryPinMinutes: 30', 'temporaryPinMinutes: 45')),
    })
    assert.match(beyond.troubles[0]?.what ?? '', /allows 30 to 30/)
    const absent = await examine({ driver: 'http', implementation: 'http://127.0.0.1:9' })
    assert.match(absent.troubles[0]?.mend ?? '', /start the implementation first/)
    const tiny = await serveImplementation((gateway) => tinyImplementation(gateway))
    const profile = profileWith((text) => text.replace('screen: 15', 'screen: 2'))
    const poor = await examine({ driver: 'http', implementation: tiny.url, profile })
    await tiny.close()
    assert.match(poor.troubles[0]?.what ?? '', /did not get as far.*Kom i gang/)
    for (const { troubles } of [beyond, absent, poor])
      assert.ok(troubles.every(({ who, mend }) => who === 'you, the vendor' && mend !== ''))
  })
})

describe('vidimus init', () => {
  const options = { yes: true, name: 'Prøve: "et"', capabilities: 'time,colour', routes: 'activation-code' }

  it('writes a profile that is sound and an adapter that runs', async () => {
    const out = folder()
    assert.equal(await init({ ...options, out }), 0)
    const child = spawn(process.execPath, [join(out, 'adapter.mjs'), '0', '--tell'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const address = await new Promise<string>((listening) =>
      child.stdout.on('data', (text) => {
        const found = /http:\S+/.exec(String(text))?.[0]
        if (found) listening(found)
      }),
    )
    const { troubles, forecast } = await examine({
      driver: 'http',
      implementation: address,
      profile: join(out, 'profile.yaml'),
      clause: 'get-mitid/2.2*',
    })
    child.kill()
    assert.match(troubles[0]?.what ?? '', /get-mitid\/2\.2\./, 'the stub starts, and has no way to an identity')
    assert.equal(prospectOf(forecast, 'get-mitid/2.2.1')?.prospect, 'verified')
    assert.match(readText(join(out, 'profile.yaml')), /capabilities: \[ ?time, colour ?\]/)
  })

  it('overwrites nothing and knows its words', async () => {
    const out = folder()
    await init({ ...options, out })
    await assert.rejects(init({ ...options, out }), /is there already/)
    await assert.rejects(init({ ...options, out: folder(), capabilities: 'telepathy' }), /there is no "telepathy"/)
  })
})
