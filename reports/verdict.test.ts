import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from '../clauses/catalogue'
import type { CheckRecord, EndOfScenario, ScenarioRecord } from '../core/record'
import type { CollectedScenario } from './collector'
import { countVerdicts, EXIT_STATUS, judge, type ToJudge } from './verdict'

const catalogue = loadCatalogue()
const MUST = 'get-mitid/5.1.1'
const OTHER = 'get-mitid/5.1.3a'
const SHOULD = 'get-mitid/4.2.2b2'
const MAY = 'get-mitid/3.3.6b2'

type Sketch = { clause?: string; end?: EndOfScenario; checks?: Partial<CheckRecord>[]; blames?: string; code?: string }
let line = 0

const scenario = ({ clause = MUST, end = 'passed', checks = [{}], blames, code = 'NON_CONFORMITY' }: Sketch) => {
  const place = `features/get-mitid/one.feature:${++line}`
  const record: ScenarioRecord = {
    scenario: place,
    name: 'a scenario',
    tags: [`@${clause}`],
    clause,
    checks: checks.map((check) => ({
      clause,
      outcome: 'held',
      expected: 'this',
      observed: 'that',
      source: 'observed',
      at: 0,
      ...check,
    })),
    end,
    ...(end === 'passed' ? {} : { error: { name: 'E', code, what: 'went wrong', mend: '', clause: blames ?? clause } }),
    seed: '1',
  }
  const collected: CollectedScenario = {
    scenario: place,
    feature: 'One',
    language: 'en',
    name: 'a scenario',
    tags: [clause],
    started: true,
    steps: [],
    seconds: 0,
    record,
  }
  return collected
}

const judged = (scenarios: CollectedScenario[], more: Partial<ToJudge> = {}) => {
  const judgement = judge({ catalogue, scenarios, ...more })
  const clauses = Object.fromEntries(judgement.clauses.map(({ clause, verdict }) => [clause.id, verdict]))
  return { run: judgement.verdict, clauses, scenarios: judgement.scenarios.map(({ verdict }) => verdict) }
}
const broken = { outcome: 'broken' as const }

describe('the verdict on a clause', () => {
  it('is passed when a check of it held and none broke', () =>
    assert.deepEqual(judged([scenario({})]), { run: 'passed', clauses: { [MUST]: 'passed' }, scenarios: ['passed'] }))

  it('is failed when one of several checks broke', () => {
    const found = judged([scenario({}), scenario({ end: 'failed', checks: [{}, broken] })])
    assert.deepEqual(found, { run: 'failed', clauses: { [MUST]: 'failed' }, scenarios: ['passed', 'failed'] })
  })

  it('is a warning for a should and noted for a may, and the run passes', () => {
    const found = judged([
      scenario({}),
      scenario({ clause: SHOULD, end: 'failed', checks: [broken] }),
      scenario({ clause: MAY, end: 'failed', checks: [broken] }),
    ])
    assert.deepEqual(found, {
      run: 'passed',
      clauses: { [MUST]: 'passed', [SHOULD]: 'warning', [MAY]: 'noted' },
      scenarios: ['passed', 'warning', 'noted'],
    })
  })

  it('is failed whatever the level when the implementation hangs or answers nonsense', () => {
    const found = judged([
      scenario({}),
      scenario({ clause: MAY, end: 'failed', checks: [], code: 'NO_SENSIBLE_ANSWER' }),
    ])
    assert.equal(found.clauses[MAY], 'failed')
    assert.equal(found.run, 'failed')
  })

  it('falls on the clause that failed; the clause of the rule is not reached', () => {
    const found = judged([scenario({ end: 'failed', checks: [{ clause: OTHER, ...broken }], blames: OTHER })])
    assert.deepEqual(found.clauses, { [MUST]: 'not-reached', [OTHER]: 'failed' })
  })

  it('is not passed while another scenario of its rule ended elsewhere', () => {
    const found = judged([scenario({}), scenario({ end: 'failed', checks: [{}], blames: SHOULD })])
    assert.equal(found.clauses[MUST], 'not-reached')
    assert.equal(found.run, 'incomplete')
  })

  it('is never earned by what the suite itself simulates', () => {
    const found = judged([scenario({ checks: [{ source: 'simulated' }] })])
    assert.deepEqual([found.clauses[MUST], found.run], ['not-verified', 'incomplete'])
  })

  it('is attested where only a person says so, and the run passes', () => {
    const found = judged([scenario({ checks: [{ source: 'attested' }] })])
    assert.deepEqual([found.clauses[MUST], found.run], ['attested', 'passed'])
  })

  it('is not verified when a capability is missing', () => {
    const found = judged([scenario({}), scenario({ end: 'not-verified', checks: [{ outcome: 'not-verified' }] })])
    assert.deepEqual([found.clauses[MUST], found.run], ['not-verified', 'incomplete'])
  })

  it('is not reached when no check of it was made', () =>
    assert.equal(judged([scenario({ checks: [] })]).clauses[MUST], 'not-reached'))

  it('is not reached when it was selected and has no scenario', () => {
    const found = judged([scenario({})], { selected: [MUST, OTHER] })
    assert.deepEqual(found.clauses, { [MUST]: 'passed', [OTHER]: 'not-reached' })
    assert.equal(found.run, 'incomplete')
  })

  it('is inconclusive after a fault of the suite, or without a record', () => {
    const found = judged([scenario({ end: 'harness-fault' })])
    assert.deepEqual([found.clauses[MUST], found.run], ['inconclusive', 'inconclusive'])
    const { record: _, ...silent } = scenario({})
    assert.deepEqual(judged([scenario({}), silent]).clauses[MUST], 'inconclusive')
  })

  it('is inapplicable only where it is declared and the policy allows it', () => {
    const failing = () => [scenario({ clause: OTHER }), scenario({ end: 'failed', checks: [broken] })]
    const inapplicable = [{ clause: MUST, reason: 'no such route' }]
    const allowed = judged(failing(), { inapplicable, mayBeInapplicable: ['get-mitid/5.1*'] })
    assert.deepEqual([allowed.clauses[MUST], allowed.run], ['inapplicable', 'passed'])
    const refused = judged(failing(), { inapplicable, mayBeInapplicable: ['get-mitid/5.2*'] })
    assert.deepEqual([refused.clauses[MUST], refused.run], ['failed', 'failed'])
  })

  it('is given to clauses in a journey as well', () => {
    const walk = scenario({ checks: [{ clause: MUST }, { clause: SHOULD }] })
    delete walk.record?.clause
    const found = judged([{ ...walk, tags: ['journey'] }])
    assert.deepEqual(found.clauses, { [MUST]: 'passed', [SHOULD]: 'passed' })
  })
})

describe('the verdict on a run', () => {
  it('is incomplete when nothing ran', () => assert.equal(judged([]).run, 'incomplete'))

  it('is incomplete when it was interrupted', () => {
    const never = { ...scenario({}), started: false }
    const found = judged([scenario({}), never])
    assert.deepEqual([found.run, found.scenarios], ['incomplete', ['passed', 'not-reached']])
  })

  it('is a fault of the set-up before anything else', () =>
    assert.equal(
      judged([scenario({ end: 'setup-fault' }), scenario({ end: 'failed', checks: [broken] })]).run,
      'setup-fault',
    ))

  it('is failed although other scenarios met a fault of the suite', () =>
    assert.equal(
      judged([scenario({ clause: OTHER, end: 'harness-fault' }), scenario({ end: 'failed', checks: [broken] })]).run,
      'failed',
    ))

  it('has an exit status of its own', () =>
    assert.deepEqual(EXIT_STATUS, { passed: 0, failed: 1, 'setup-fault': 2, inconclusive: 3, incomplete: 4 }))

  it('counts each verdict that was given', () => {
    const { scenarios } = judge({
      catalogue,
      scenarios: [scenario({}), scenario({}), scenario({ end: 'harness-fault' })],
    })
    assert.deepEqual(countVerdicts(scenarios), { inconclusive: 1, passed: 2 })
  })
})
