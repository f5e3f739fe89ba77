import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { SetupFault } from '../core/errors'
import { writeFile } from '../core/files'
import { loadCatalogue } from './catalogue'
import { assertKnownTags, coverage } from './coverage'
import { readFeatures } from './features'

const folder = mkdtempSync(join(tmpdir(), 'vidimus-features-'))
after(() => rmSync(folder, { recursive: true }))

const feature = (name: string, text: string) => writeFile(join(folder, name, 'get-mitid/one.feature'), text)
const at = (name: string) => join(folder, name)

feature(
  'sound',
  `# language: da
Egenskab: Aktiver på denne telefon

  @get-mitid/5.1.1
  Regel: Valget starter aktiveringen
    @happy
    Scenarie: Ada vælger
      Givet noget

  @get-mitid/5.1.2b2 @A03
  Regel: En forkert PIN-kode afvises
    @negative
    Abstrakt Scenario: <kode> afvises
      Givet <kode>
      Eksempler:
        | kode |
        | 1111 |
        | 2222 |

  @get-mitid/5.1.3a
  Regel: En regel uden scenarie
`,
)
feature(
  'careless',
  `Feature: Careless
  Scenario: stands alone
    Given something

  @journey
  Scenario: a long walk
    Given something

  Rule: no clause
    @happy @get-mitid/9.9.9
    Scenario: has nothing to say
      Given something

  @get-mitid/5.1.1 @get-mitid/5.1.2a1
  Rule: two at once
    Scenario: is of no kind
      Given something
`,
)
feature('broken', 'Feature: Broken\n  Scenario: one\n    Given something\n    nonsense\n')

const catalogue = loadCatalogue()

describe('coverage', () => {
  it('counts a clause as tested when a rule that names it has a scenario', () => {
    const { tested, testedIds, openIds, total, excluded, open } = coverage(at('sound'), catalogue, {
      guide: 'get-mitid',
    })
    assert.deepEqual(testedIds, ['get-mitid/5.1.1', 'get-mitid/5.1.2b2'])
    assert.ok(openIds.includes('get-mitid/5.1.3a'))
    assert.equal(total, 232)
    assert.equal(tested + excluded + open, total)
  })

  it('counts each row of an outline', () => {
    const { scenarios, negativeOrBoundary } = coverage(at('sound'), catalogue)
    assert.deepEqual({ scenarios, negativeOrBoundary }, { scenarios: 3, negativeOrBoundary: 2 })
  })

  it('keeps to the clauses of a glob', () => {
    const { total, tested, scenarios } = coverage(at('sound'), catalogue, { clauseGlob: 'get-mitid/5.1.2*' })
    assert.deepEqual({ total, tested, scenarios }, { total: 4, tested: 1, scenarios: 2 })
  })

  it('gives a reason for each exclusion', () => {
    const { exclusions, excluded } = coverage(at('sound'), catalogue, { guide: 'spare' })
    assert.equal(exclusions.length, excluded)
    assert.ok(exclusions.every(({ reason }) => reason.length > 10))
  })

  it('finds what has no clause of its own', () => {
    const found = coverage(at('careless'), catalogue)
    assert.deepEqual(
      found.rulesWithoutClause.map(({ name }) => name),
      ['no clause'],
    )
    assert.deepEqual(
      found.rulesWithSeveralClauses.map(({ name }) => name),
      ['two at once'],
    )
    assert.deepEqual(found.scenariosOutsideRules, [{ file: 'get-mitid/one.feature', line: 2, name: 'stands alone' }])
    assert.deepEqual(
      found.scenariosWithoutKind.map(({ name }) => name),
      ['stands alone', 'is of no kind'],
    )
    assert.equal(found.journeys, 1)
  })

  it('names file and line of an unknown tag', () => {
    const found = coverage(at('careless'), catalogue)
    assert.deepEqual(found.unknownTags, [{ tag: 'get-mitid/9.9.9', file: 'get-mitid/one.feature', line: 10 }])
    assert.throws(
      () => assertKnownTags(found),
      (thrown) => thrown instanceof SetupFault && thrown.what.includes('get-mitid/one.feature:10 has @get-mitid/9.9.9'),
    )
    assertKnownTags(coverage(at('sound'), catalogue))
  })

  it('says where a feature is not Gherkin', () =>
    assert.throws(
      () => readFeatures(at('broken')),
      (thrown) => thrown instanceof SetupFault && /one\.feature.*\(4:5\)/.test(thrown.what),
    ))

  it('knows scenarios by their own line, rows by theirs', () =>
    assert.deepEqual(
      readFeatures(at('sound')).scenarios.map(({ line, rule }) => [line, rule?.line]),
      [
        [7, 5],
        [17, 11],
        [18, 11],
      ],
    ))
})
