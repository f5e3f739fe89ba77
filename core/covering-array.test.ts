import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { coveringArray, type Factors, partsOf, type Row } from './covering-array'
import { createRandom } from './random'

const wholeRows = (factors: Factors): Row[] =>
  Object.entries(factors).reduce<Row[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
const has = (row: Row, part: Row): boolean => Object.entries(part).every(([name, value]) => row[name] === value)

describe('a covering array', () => {
  it('has every combination of any two or three values that is allowed, and no row that is not', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 })
    const forbidden = fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.nat(4), fc.nat(3)), { maxLength: 5 })
    fc.assert(
      fc.property(sizes, forbidden, fc.integer({ min: 1, max: 3 }), fc.string(), (lengths, pairs, strength, seed) => {
        const factors = Object.fromEntries(
          lengths.map((length, n) => [`f${n}`, Array.from({ length }, (_, value) => `v${value}`)]),
        )
        const allowed = (row: Row) =>
          !pairs.some(([a, v, b, w]) => a !== b && row[`f${a}`] === `v${v}` && row[`f${b}`] === `v${w}`)
        const rows = coveringArray({ factors, strength, allowed, random: createRandom(seed) })
        assert.ok(rows.every(allowed))
        for (const whole of wholeRows(factors).filter(allowed))
          for (const part of partsOf(whole, strength))
            assert.ok(
              rows.some((row) => has(row, part)),
              JSON.stringify(part),
            )
      }),
      { numRuns: 150, seed: 20_261_122 },
    )
  })

  it('is the same for the same seed, another for another, and much smaller than the whole', () => {
    const values = ['a', 'b', 'c', 'd', 'e']
    const factors = { one: values, two: values, three: values, four: values }
    const made = (seed: string) =>
      coveringArray({ factors, strength: 2, allowed: () => true, random: createRandom(seed) })
    assert.deepEqual(made('x'), made('x'))
    assert.notDeepEqual(made('x'), made('y'))
    assert.ok(made('x').length <= 45, `${made('x').length} rows of 625`)
  })
})
