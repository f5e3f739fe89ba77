import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { exists, PROJECT_ROOT, readText } from '../core/files'
import { serveImplementation } from '../drivers/http-server'
import { tinyImplementation } from '../drivers/tiny-implementation'
import { resultSchema } from '../reports/result'

const folder = () => mkdtempSync(join(tmpdir(), 'vidimus-test-'))
const settle = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', done))

const vidimus = async (...args: string[]) => {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'cli/bin.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const status = await settle(child)
  return {
    status,
    stdout,
    stderr,
    json: () => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>,
  }
}

const file = (name: string, content: string) => {
  const path = join(folder(), name)
  writeFileSync(path, content)
  return path
}
const profile = readText(join(PROJECT_ROOT, 'reference/profile.yaml'))
const lineOf = (key: string) => profile.split('\n').findIndex((line) => line.trim().startsWith(`${key}:`)) + 1

describe('vidimus run', () => {
  it('ends with one JSON object, a report and a result that obeys its schema', async () => {
    const report = folder()
    const { status, json, stderr } = await vidimus(
      'run',
      '--clause',
      'get-mitid/2.2.1,get-mitid/2.2.2',
      '--seed',
      'cli',
      '--report',
      report,
      '--json',
    )
    assert.equal(status, 0, stderr)
    const told = json()
    assert.deepEqual(Object.keys(told), ['verdict', 'scenarios', 'clauses', 'seed', 'seconds', 'report'])
    assert.equal(told.verdict, 'passed')
    assert.deepEqual(told.clauses, { passed: 2 })
    assert.equal(told.seed, 'cli')
    const result = resultSchema.parse(JSON.parse(readText(join(report, 'result.json'))))
    assert.equal(result.run.command, "npx vidimus run --seed cli --clause 'get-mitid/2.2.1,get-mitid/2.2.2'")
    for (const name of ['index.html', 'junit.xml', 'messages.ndjson']) assert.ok(exists(join(report, name)), name)
  })

  it('passes the journey over HTTP as in process', async () => {
    const { status, json, stderr } = await vidimus(
      'run',
      '--driver',
      'http',
      '--clause',
      'get-mitid/0-channel-app-1',
      '--seed',
      'http',
      '--report',
      folder(),
      '--json',
    )
    assert.equal(status, 0, stderr)
    assert.equal(json().verdict, 'passed')
  })

  it('passes the journey with every message as JSON', async () => {
    const { status, stderr } = await vidimus(
      'run',
      '--driver',
      'loopback',
      '--clause',
      'get-mitid/0-channel-app-1',
      '--seed',
      'json',
      '--report',
      folder(),
    )
    assert.equal(status, 0, stderr)
  })

  it('fails an implementation that shows something else, clause by clause, and goes on', async () => {
    const served = await serveImplementation((gateway) => tinyImplementation(gateway))
    const report = folder()
    const { status, json } = await vidimus(
      'run',
      '--driver',
      'http',
      '--implementation',
      served.url,
      '--clause',
      'get-mitid/2.2.1,get-mitid/2.1.5a',
      '--report',
      report,
      '--json',
    )
    await served.close()
    assert.equal(status, 1)
    assert.deepEqual(json().clauses, { failed: 2 })
    const result = resultSchema.parse(JSON.parse(readText(join(report, 'result.json'))))
    const [error] = result.scenarios.flatMap((scenario) => scenario.error ?? [])
    assert.match(error?.what ?? '', /expected .*Kom i gang.*observed .*pressed 0 times/)
  })
})

describe('bad input', () => {
  const refusals: [what: string, args: () => string[], says: RegExp][] = [
    ['a profile that is not YAML', () => ['--profile', file('p.yaml', 'name: [')], /p\.yaml:\d+: not YAML/],
    [
      'a profile with an unknown key',
      () => ['--profile', file('p.yaml', `${profile}colour: red\n`)],
      /p\.yaml:\d+: colour: no such key/,
    ],
    [
      'a profile with an impossible value',
      () => ['--profile', file('p.yaml', profile.replace('wrongPinLimit: 3', 'wrongPinLimit: one'))],
      new RegExp(`p\\.yaml:${lineOf('wrongPinLimit')}: parameters\\.wrongPinLimit`),
    ],
    [
      'a parameter out of the range of the policy',
      () => ['--profile', file('p.yaml', profile.replace('temporaryPinMinutes: 30', 'temporaryPinMinutes: 45'))],
      /temporaryPinMinutes is 45, policy .* allows 30 to 30/,
    ],
    [
      'a clause that does not exist',
      () => [
        '--profile',
        file('p.yaml', profile.replace('inapplicable: []', 'inapplicable: [{ clause: get-mitid/9.9, reason: none }]')),
      ],
      /no clause is called "get-mitid\/9\.9"/,
    ],
    [
      'a clause that the policy does not let go',
      () => [
        '--profile',
        file(
          'p.yaml',
          profile.replace('inapplicable: []', 'inapplicable: [{ clause: get-mitid/2.2.1, reason: none }]'),
        ),
      ],
      /may not be declared inapplicable/,
    ],
    [
      'a wording that the policy holds to the guide',
      () => ['--profile', file('p.yaml', profile.replace('labels: {}', 'labels: { start: Start }'))],
      /wording of "start"/,
    ],
    ['a profile that is not there', () => ['--profile', '/nowhere/p.yaml'], /no such file/],
    ['a policy that is not YAML', () => ['--policy', file('q.yaml', '}')], /q\.yaml:1: /],
    ['an unknown guide', () => ['--guide', 'get-nemid'], /guide called "get-nemid"/],
    ['a clause glob that nothing fits', () => ['--clause', 'get-mitid/99*'], /no clause .* fits/],
    ['a malformed seed', () => ['--seed', 'a b'], /seed "a b" is malformed/],
    ['an unknown driver', () => ['--driver', 'telepathy'], /no driver is called "telepathy"/],
    ['a number of workers that is none', () => ['--workers', '0'], /"0" is no number of workers/],
    [
      'two workers for one implementation',
      () => ['--driver', 'http', '--implementation', 'http://127.0.0.1:9', '--workers', '2'],
      /2 workers need 2 implementations/,
    ],
    ['to resume what was never begun', () => ['--resume'], /holds no run that could be resumed/],
    ['an unwritable report folder', () => ['--report', '/proc/vidimus'], /cannot be written/],
    ['an unknown option', () => ['--sead', '1'], /unknown option/],
    [
      'an implementation that nobody has started',
      () => ['--driver', 'http', '--implementation', 'http://127.0.0.1:9', '--clause', 'get-mitid/2.2.1'],
      /start the implementation first/,
    ],
  ]
  for (const [what, args, says] of refusals)
    it(`refuses ${what} with one clear error and status 2`, async () => {
      const given = args()
      const report = given.includes('--report') ? [] : ['--report', folder()]
      const { status, stderr } = await vidimus('run', ...given, ...report)
      assert.equal(status, 2, stderr)
      assert.match(stderr, says)
      assert.doesNotMatch(stderr, /\n\s+at .*:\d+:\d+/, 'a stack is no help')
    })
})

describe('vidimus clauses', () => {
  it('counts what is tested, excluded and open, and finds no check without a clause', async () => {
    const { status, json } = await vidimus(
      'clauses',
      '--guide',
      'get-mitid',
      '--clause',
      'get-mitid/0*,get-mitid/1*,get-mitid/2*,get-mitid/3*,get-mitid/4*,get-mitid/5-*,get-mitid/5.1*',
      '--json',
    )
    const told = json()
    assert.equal(status, 0)
    assert.deepEqual(
      {
        open: told.open,
        openIds: told.openIds,
        unknownTags: told.unknownTags,
        checksWithoutClause: told.checksWithoutClause,
      },
      { open: 0, openIds: [], unknownTags: 0, checksWithoutClause: 0 },
    )
    assert.equal(told.total, Number(told.tested) + Number(told.excluded))
  })
})

describe('vidimus passport issue', () => {
  it('writes files, trust list and page', async () => {
    const out = folder()
    const { status, json } = await vidimus(
      'passport',
      'issue',
      '--seed',
      'issue',
      '--defect',
      'revoked-signer',
      '--out',
      out,
      '--json',
    )
    assert.equal(status, 0)
    assert.deepEqual(json().defects, ['revoked-signer'])
    const passport = JSON.parse(readText(join(out, 'passport.json'))) as {
      printed: string[]
      files: Record<string, string>
    }
    assert.deepEqual(
      passport.printed.map((line) => line.length),
      [44, 44],
    )
    assert.deepEqual(
      ['0101', '0102', '010E', '011C', '011D', '011E'].filter((id) => !passport.files[id]),
      [],
    )
    assert.ok(exists(join(out, 'page.png')))
  })

  it('issues cards, portraits in JPEG 2000 and every optional data group', async () => {
    const out = folder()
    const card = ['--format', 'TD1', '--portrait', 'jp2', '--standard', 'iso-39794-5', '--lds', '0108', '--details']
    assert.equal((await vidimus('passport', 'issue', ...card, '--out', out)).status, 0)
    const { format, printed, files } = JSON.parse(readText(join(out, 'passport.json')))
    assert.deepEqual([format, printed.map((line: string) => line.length)], ['TD1', [30, 30, 30]])
    assert.deepEqual(
      ['0107', '010B', '010C', '010D', '0110'].filter((id) => !files[id]),
      [],
    )
    assert.ok(Buffer.from(files['0102'], 'base64').includes('ftypjp2 '))
    assert.ok(exists(join(out, 'front.png')))
    const { status, stderr } = await vidimus('passport', 'issue', '--format', 'TD4', '--out', folder())
    assert.equal(status, 2)
    assert.match(stderr, /no format is called "TD4"/)
  })

  it('issues for any issuing state, and lists them', async () => {
    const { status, json } = await vidimus('passport', 'issuers', '--json')
    assert.equal(status, 0)
    const { issuers } = json() as { issuers: { name: string; country: string; listed: boolean }[] }
    assert.ok(issuers.length > 130)
    const out = folder()
    const pakistan = issuers.find(({ listed }) => !listed)
    const issued = await vidimus('passport', 'issue', '--issuer', pakistan?.name ?? '', '--out', out, '--json')
    assert.equal(issued.status, 0)
    const { printed, trustList } = JSON.parse(readText(join(out, 'passport.json')))
    assert.equal(printed[0].slice(2, 5), pakistan?.country)
    assert.deepEqual(trustList, { cscaCertificates: [], linkCertificates: [], revocationLists: [] })
  })

  it('refuses an issuing state or a defect that nobody knows', async () => {
    const atlantis = await vidimus('passport', 'issue', '--issuer', 'atlantis', '--out', folder())
    assert.equal(atlantis.status, 2)
    assert.match(atlantis.stderr, /no issuer is called "atlantis"/)
    const { status, stderr } = await vidimus('passport', 'issue', '--defect', 'coffee-stain', '--out', folder())
    assert.equal(status, 2)
    assert.match(stderr, /no defect is called "coffee-stain"/)
  })
})
