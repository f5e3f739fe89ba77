import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { filesBelow, writeFile } from '../core/files'
import { createResult, resultJsonSchema, resultSchema } from './result'
import { catalogue, evidence, facts, scenarios } from './sample.fixture'
import { judge } from './verdict'
import { readEvidence, writeResult } from './write-files'
import { writeSite } from './write-site'

const folder = mkdtempSync(join(tmpdir(), 'vidimus-report-'))
after(() => rmSync(folder, { recursive: true }))

const judgement = judge({ catalogue, scenarios })
const faults = new Map([['get-mitid/5.1.1', ['choice-does-nothing']]])
const result = createResult({ run: facts, judgement, catalogue, faults })
writeFile(join(folder, 'evidence/one.ndjson'), `${evidence.map((entry) => JSON.stringify(entry)).join('\n')}\n{"cut`)
writeFile(join(folder, 'scenarios/of-an-earlier-run-7.html'), 'old')
writeFile(join(folder, 'scenarios/by-somebody-else.txt'), 'not ours')
writeResult(folder, result)
writeSite({ folder, result, scenarios, catalogue })
const page = (name: string) => readFileSync(join(folder, name), 'utf8')
const first = 'scenarios/get-mitid-09-activate-this-phone-8.html'

describe('result.json', () => {
  it('obeys its schema', () => {
    const read = resultSchema.parse(JSON.parse(page('result.json')))
    assert.deepEqual(read.counts, {
      scenarios: { failed: 1, inconclusive: 1, passed: 2 },
      clauses: { failed: 1, inconclusive: 1, passed: 3 },
    })
    assert.equal(read.verdict, 'failed')
    assert.equal(read.exitStatus, 1)
  })

  it('is refused with a member that the schema does not know', () =>
    assert.equal(resultSchema.safeParse({ ...result, more: 1 }).success, false))

  it('has a JSON Schema beside it', () => {
    assert.deepEqual(JSON.parse(page('result.schema.json')), JSON.parse(JSON.stringify(resultJsonSchema())))
    assert.ok(page('result.schema.json').includes('"not-reached"'))
  })

  it('tells each clause with its statements, checks and the faults its scenarios catch', () => {
    const clause = result.clauses.find(({ id }) => id === 'get-mitid/5.1.1')
    assert.equal(clause?.statementDa, catalogue.byId.get('get-mitid/5.1.1')?.statementDa)
    assert.deepEqual(clause?.faults, ['choice-does-nothing'])
    assert.equal(clause?.checks.length, 1)
  })

  it('lists what the catalogue excludes, with reasons', () => assert.equal(result.exclusions.length, 37))
})

describe('the site', () => {
  it('says the verdict, who, when, and how to repeat it', () => {
    const index = page('index.html')
    for (const told of ['Failed', 'Sample &amp; Sons 1.2', '2026-01-02 03:04:05 UTC', 'a seed', 'Fortsæt', 'journey'])
      assert.ok(index.toLowerCase().includes(told.toLowerCase()), told)
    assert.ok(index.includes("npx vidimus run --seed 'a seed' --clause get-mitid/5.1.2b2"))
  })

  it('puts what failed before the clauses, with what was expected, observed and how to mend it', () => {
    const index = page('index.html')
    const finding = index.indexOf('refuse every PIN but the one that was sent')
    assert.ok(finding > 0 && finding < index.indexOf('<h2>Clauses</h2>'))
    assert.ok(index.indexOf('5.1.2b2') < index.indexOf('5.1.3a'))
  })

  it('lets nothing that was observed become part of the page', () => {
    for (const file of filesBelow(folder, '.html')) {
      assert.ok(!page(file).includes('<script>alert'), file)
      assert.ok(!page(file).includes('<img src=x'), file)
      assert.ok(!page(file).includes('<b>En forkert'), file)
    }
    assert.ok(page(first).includes('&lt;script>alert(1)&lt;/script>'))
  })

  it('lets one listen to what was said', () => {
    const [, source = ''] = /<audio [^>]*src="([^"]+)"/.exec(page(first)) ?? []
    assert.ok(page(first).includes('The audio code reader says: nul et to'))
    assert.equal(readFileSync(join(folder, dirname(first), source), 'ascii'), 'RIFF')
  })

  it('has no link that leads nowhere', () => {
    const broken = filesBelow(folder, '.html').flatMap((file) =>
      [...page(file).matchAll(/(?:href|src)="([^"#]*)(?:#([^"]*))?"/g)]
        .filter(([, path, anchor]) => {
          const target = path ? join(folder, dirname(file), path) : join(folder, file)
          return !existsSync(target) || (anchor && !readFileSync(target, 'utf8').includes(`id="${anchor}"`))
        })
        .map(([link]) => `${file}: ${link}`),
    )
    assert.deepEqual(broken, [])
  })

  it('forgets the pages of an earlier run, and touches nothing else', () =>
    assert.deepEqual(readdirSync(join(folder, 'scenarios')).sort(), [
      'by-somebody-else.txt',
      'get-mitid-09-activate-this-phone-20.html',
      'get-mitid-09-activate-this-phone-30.html',
      'get-mitid-09-activate-this-phone-40.html',
      'get-mitid-09-activate-this-phone-8.html',
    ]))

  it('shows each step, check and screen of a scenario, and what was done before it', () => {
    const told = page(first)
    for (const part of [
      'Ada er nået til valget',
      'Hvordan vil du godkende med MitID?',
      'presses ‘Næste’',
      'SMS to +4520000000',
    ])
      assert.ok(told.includes(part), part)
    assert.ok(told.includes('the device vibrates'))
    assert.ok(told.includes('something-new') && told.includes('mauve'))
  })

  it('folds the commands of the chip into words', () => {
    const told = page(first)
    assert.ok(told.includes('The chip: 4 commands, 8 bytes of files read'))
    assert.ok(told.includes('READ BINARY EF.DG2 (face): 8 bytes from 0 in 2 commands'))
    assert.ok(told.includes('6982 security status not satisfied'))
  })

  it('writes each picture and sound once', () => assert.equal(readdirSync(join(folder, 'pictures')).length, 3))

  it('names the readings that the clauses of the run rest on, and no others', () => {
    const used = new Set(result.clauses.flatMap(({ readings }) => readings))
    const named = [...page('scope.html').matchAll(/<tr id="(A\d\d)"/g)].map(([, id]) => id)
    assert.ok(used.size > 0)
    assert.deepEqual(named.sort(), [...used].sort())
  })
})

describe('evidence', () => {
  it('is read up to where an interruption cut it', () =>
    assert.equal(readEvidence(join(folder, 'evidence'), 'one.ndjson').length, evidence.length))
  it('may be missing', () => {
    assert.deepEqual(readEvidence(folder, 'none.ndjson'), [])
    assert.deepEqual(readEvidence(folder, undefined), [])
  })
})
