import assert from 'node:assert/strict'
import { type ChildProcessByStdio, execFile, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { type Profile, profileSchema } from '../contract/profile'
import { PROJECT_ROOT, readText, writeFile } from '../core/files'
import type { Driver } from '../drivers/driver'
import { openHttp } from '../drivers/http'
import { lend, NOW, surroundings } from './lend'

const COPY = join(PROJECT_ROOT, 'docs/exchange.md')

/** As it is written, without what is assumed where it is silent: the page need not know that. */
const profile = parse(readText(join(PROJECT_ROOT, 'docs/example-profile.yaml'))) as Profile
profileSchema.parse(profile)

/** The example server as a process of its own, and all that it has told so far. */
type Example = {
  process: ChildProcessByStdio<null, Readable, null>
  told: string[]
  says(what: RegExp): Promise<string>
}

const runExample = (): Example => {
  const process_ = spawn(process.execPath, [join(PROJECT_ROOT, 'docs/example-server.mjs'), '0', '--tell'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  let heard = () => {}
  createInterface(process_.stdout).on('line', (line) => {
    told.push(line)
    heard()
  })
  const says = async (what: RegExp): Promise<string> => {
    for (;;) {
      const line = told.find((line) => what.test(line))
      if (line !== undefined) return line
      await new Promise<void>((next) => {
        heard = next
      })
    }
  }
  return { process: process_, told, says }
}

/** What was told, as somebody would type it. */
const listingOf = (told: readonly string[], own: string): string => {
  const lent = /"services":"http:\/\/127\.0\.0\.1:(\d+)"/.exec(told.join('\n'))?.[1] ?? assert.fail('nothing was lent')
  const token = /"token":"(\w+)"/.exec(told.join('\n'))?.[1] ?? assert.fail('no token was given')
  const curl = (address: string, body: string, secret = '') =>
    `\n$ curl -s ${address}${secret} -H 'content-type: application/json' -d '${body}'`
  const lines = told.slice(1).map((line) => {
    const [, side = '', arrow = '', text = ''] = /^(\w+) (←|→) (.*)$/.exec(line) ?? []
    const plain = text
      .replaceAll(`127.0.0.1:${lent}`, '127.0.0.1:40000')
      .replaceAll(token, side === 'start' ? `'$TOKEN'` : '$TOKEN')
      .replace(
        /"rgba":"(.{16})[^"]*"/,
        (all, first) => `"rgba":"${first}… ${all.length - '"rgba":""'.length} characters"`,
      )
    const bearer = ` -H "authorization: Bearer $TOKEN"`
    if (side === 'gateway') return `${arrow === '←' ? '  gateway >' : '  gateway <'} ${plain}`
    if (side === 'services' && arrow === '→') return `  ${plain.replace(/^\d+ /, '')}`
    if (side === 'services')
      return `  ${curl('http://127.0.0.1:40000/sms/messages', plain.replace(/^POST \S+ /, ''), bearer).trim()}`
    if (arrow === '→') return plain.replace(/^\d+ /, '')
    return curl(`${own}/v1/${side}`, plain, side === 'start' ? '' : bearer)
  })
  return lines.join('\n').trim()
}

const HEAD = `# One complete exchange

What [example-server.mjs](example-server.mjs) hears and says from start to stop, against a phone with a camera, on a
passport. The \`curl\` lines at the margin are Vidimus; indented is what the server asks of the suite, frames of the
gateway's WebSocket (\`>\` to the suite, \`<\` from it) and one request to the SMS service; the pixels are cut short.

To type it yourself, from the folder of the project, a window each:

1. \`npx node docs/example-server.mjs 8080 --tell\` is the implementation: this one, or yours in its place.
2. \`npx node --require ts-node/register docs/lend.ts 40000\` lends phone, passport and services, and prints a token.
3. \`TOKEN=…\`, that token, and then the lines at the margin, one after the other.

A test types it too, and holds this page to what comes back.

`
const page = (listing: string) => `${HEAD}\`\`\`console\n${listing}\n\`\`\`\n`

describe('a server written from the documents alone', () => {
  let example: Example
  let driver: Driver
  let address: string
  let around: ReturnType<typeof surroundings>
  before(async () => {
    example = runExample()
    address = /http:\S+/.exec(await example.says(/^listening/))?.[0] ?? ''
    around = surroundings()
    const { gateway, services } = around
    driver = await openHttp({ implementation: address, gateway, services, profile, now: NOW })
  })
  after(async () => {
    await driver?.stop()
    example.process.kill()
  })
  const titles = async (surface: string) => (await driver.call('screen', { surface })).elements.map(({ text }) => text)
  const press = (surface: string, text: string) => driver.call('act', { surface, action: { do: 'press', text } })

  it('passes a small exchange: app, camera, chip, vibration, SMS, log-in', async () => {
    const { phone, services } = around
    const { surface } = await driver.call('open', { app: 'phone-1' })
    assert.deepEqual(await titles(surface), ['Aktiver dit MitID', 'Kom i gang'])
    await press(surface, 'Kom i gang')
    await press(surface, 'Scan koden')
    await example.says(/"call":"camera.close"/)
    await example.says(/gateway → {"id":4,/)
    assert.deepEqual(await titles(surface), ['Aflæs passets chip', 'Billedet er 1280 × 720.', 'Aflæs chip'])
    await press(surface, 'Aflæs chip')
    await example.says(/^services → 200/)
    assert.deepEqual(await titles(surface), ['Færdig', 'Du har fået en sms.'])
    assert.equal(phone.nfc.apdusSeen(), 1)
    assert.equal(phone.vibrations().length, 1)
    assert.deepEqual(
      services.allSms().map(({ to, text }) => [to, text]),
      [['+4512345678', 'Chippen svarede 9000.']],
    )
    const { logIn } = await driver.call('logIn', { userId: 'ada', relyingParty: 'Borger.dk', text: 'Log på' })
    assert.deepEqual(await driver.call('logInState', { logIn }), { state: 'refused' })
    await driver.call('stop', {})
    await example.says(/^stop →/)
  })

  it('and the page shows that very exchange; a wanted change is copied with VIDIMUS_COPY_CONTRACT=1', () => {
    const now = page(listingOf(example.told, 'http://127.0.0.1:8080'))
    if (process.env.VIDIMUS_COPY_CONTRACT) writeFile(COPY, now)
    assert.equal(now, readText(COPY))
  })

  const noCurl = spawnSync('curl', ['--version']).status === 0 ? false : 'there is no curl on this machine'
  it('and can be typed by hand, with what the page says', { skip: noCurl }, async () => {
    const typed = runExample()
    const at = /http:\S+/.exec(await typed.says(/^listening/))?.[0] ?? ''
    const lent = await lend()
    const lines = readText(COPY).split('\n')
    const shell = async (line: string) => {
      const words = line
        .slice(2)
        .replaceAll('http://127.0.0.1:8080', at)
        .replaceAll('127.0.0.1:40000', new URL(lent.services).host)
      return (await promisify(execFile)('sh', ['-c', words], { env: { ...process.env, TOKEN: lent.token } })).stdout
    }
    try {
      const asked = lines.flatMap((line, n) => (line.startsWith('$ curl') ? [{ line, rest: lines.slice(n + 1) }] : []))
      assert.ok(asked.length > 8)
      for (const { line, rest } of asked) {
        assert.equal(
          await shell(line),
          rest.find((answer) => answer.startsWith('{')),
          line.slice(0, 60),
        )
        // A hand takes longer to type than a server to do what it has begun.
        if (line.includes('Scan koden')) await typed.says(/gateway → {"id":4,/)
        if (line.includes('Aflæs chip')) await typed.says(/^services → 200/)
      }
    } finally {
      typed.process.kill()
      await lent.close()
    }
  })
})
