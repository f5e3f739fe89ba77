import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { InvariantRecord, ScenarioRecord } from '../core/record'
import { invariantsIn, invariantsInWords } from './invariants'

const scenario = (...invariants: InvariantRecord[]) => ({ record: { invariants } as unknown as ScenarioRecord })
const held: InvariantRecord = { id: 'I01', means: 'three apps', outcome: 'held' }
const hidden: InvariantRecord = { id: 'I02', means: 'one display', outcome: 'not-verified', why: 'no register' }

describe('the invariants of a run', () => {
  it('are held where a scenario could tell and none saw them broken', () => {
    const [first, second] = invariantsIn([scenario(held, hidden), scenario(held, hidden), {}])
    assert.deepEqual(first, { ...held, why: '', scenarios: 2 })
    assert.deepEqual(second, { ...hidden, scenarios: 0 })
    const [broken] = invariantsIn([scenario(held), scenario({ ...held, outcome: 'broken' })])
    assert.equal(broken?.outcome, 'broken')
  })

  it('say what nobody could see', () => {
    assert.equal(
      invariantsInWords(invariantsIn([scenario(held, hidden)])),
      '1 invariants held after every step · not verified: I02 (no register)',
    )
    assert.equal(invariantsInWords([]), '')
  })
})
