import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isOverLimit, measureOf, table } from './measure'

describe('a measure', () => {
  it('is held against its limit by its ratio, or by its value where it has none', () => {
    assert.equal(isOverLimit(measureOf({ value: 100, unit: 'ms', ratio: 2.9, limit: 3 })), false)
    assert.equal(isOverLimit(measureOf({ value: 1, unit: 'ms', ratio: 3.1, limit: 3 })), true)
    assert.equal(isOverLimit(measureOf({ value: 513, unit: 'MB', limit: 512 })), true)
    assert.equal(isOverLimit(measureOf({ value: 512, unit: 'MB', limit: 512 })), false)
    assert.equal(isOverLimit(measureOf({ value: 1e9, unit: 's' })), false)
  })

  it('has every key, also where there is nothing to say', () => {
    assert.deepEqual(measureOf({ value: 1 / 3, unit: 's' }), {
      value: 0.3333,
      unit: 's',
      ratio: null,
      against: null,
      limit: null,
    })
  })

  it('is marked in the table when it is over its limit, and only then', () => {
    const lines = table({
      slow: measureOf({ value: 4, unit: 'ms', ratio: 4, limit: 3 }),
      fast: measureOf({ value: 2, unit: 'ms', ratio: 2, limit: 3 }),
    }).split('\n')
    assert.match(lines[1] ?? '', /^OVER +slow +4 ms +4 × +3 ×$/)
    assert.match(lines[2] ?? '', /^ +fast +2 ms +2 × +3 ×$/)
  })
})
