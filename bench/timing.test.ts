import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inTurns, median } from './timing'

describe('timing', () => {
  it('takes the value in the middle, or between the two', () => {
    assert.equal(median([9, 1, 5]), 5)
    assert.equal(median([4, 1, 2, 9]), 3)
    assert.equal(median([7]), 7)
    assert.throws(() => median([]), RangeError)
  })

  it('lets the works take turns, and waits for each', async () => {
    let order = ''
    const slowly = async () => {
      await Promise.resolve()
      order += 'a'
    }
    const times = await inTurns({ a: slowly, b: () => (order += 'b') }, { warmUps: 1, rounds: 2 })
    assert.equal(order, 'ababab')
    assert.ok(times.a >= 0 && times.b >= 0)
  })
})
