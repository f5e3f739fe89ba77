import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CollectedScenario } from './collector'
import { combinationsIn } from './combinations'

const FACTORS = { document: ['A', 'B', 'C'], access: ['PACE', 'BAC'], transport: ['still', 'lost'] }
type Factors = Record<keyof typeof FACTORS, string>

/** A run over all twelve rows, of which those fail that the predicate says. */
const runWhere = (fails: (factors: Factors) => boolean): CollectedScenario[] => {
  const rows = FACTORS.document.flatMap((document) =>
    FACTORS.access.flatMap((access) => FACTORS.transport.map((transport) => ({ document, access, transport }))),
  )
  return rows.map(
    (factors) =>
      ({ record: { combinations: [{ factors, held: !fails(factors), strength: 2, rows: rows.length }] } }) as never,
  )
}
const failsOf = (fails: (factors: Factors) => boolean) => combinationsIn(runWhere(fails))?.fails

describe('what failing combinations have in common', () => {
  it('is nothing where all hold, and is not told where nothing was combined', () => {
    assert.equal(combinationsIn([]), undefined)
    const { sentence, failed, tried, factors } = combinationsIn(runWhere(() => false)) ?? assert.fail()
    assert.equal(sentence, 'holds for every combination (12 of 12 rows tried, strength 2)')
    assert.deepEqual(
      [failed, tried, factors],
      [0, 12, { document: ['A', 'B', 'C'], access: ['BAC', 'PACE'], transport: ['lost', 'still'] }],
    )
  })

  it('is one value where that is enough', () => {
    assert.deepEqual(
      failsOf(({ access }) => access === 'BAC'),
      [{ factors: { access: 'BAC' }, rows: 6 }],
    )
    assert.equal(
      combinationsIn(runWhere(({ access }) => access === 'BAC'))?.sentence,
      'fails for these combinations: access ‘BAC’ (6 rows) (12 of 12 rows tried, strength 2)',
    )
  })

  it('is two values where neither alone fails, or several that fail for themselves', () => {
    assert.deepEqual(
      failsOf(({ access, transport }) => access === 'BAC' && transport === 'lost'),
      [{ factors: { access: 'BAC', transport: 'lost' }, rows: 3 }],
    )
    assert.deepEqual(
      failsOf(({ access, transport, document }) => document === 'B' || (access === 'BAC' && transport === 'lost')),
      [
        { factors: { document: 'B' }, rows: 4 },
        { factors: { access: 'BAC', transport: 'lost' }, rows: 3 },
      ],
    )
  })

  it('is the whole row where only that fails', () => {
    const whole = { document: 'C', access: 'PACE', transport: 'still' }
    const only = (factors: Factors) => JSON.stringify(factors) === JSON.stringify(whole)
    assert.deepEqual(failsOf(only), [{ factors: whole, rows: 1 }])
  })
})
