import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SetupFault } from '../core/errors'
import { checkedSample, sampleOf } from './sample'

const ALL = Array.from({ length: 200 }, (_, n) => n)

describe('a sample', () => {
  it('has as many as asked, each once, in their order, and follows from the seed', () => {
    const drawn = sampleOf(ALL, 50, 'a')
    assert.equal(new Set(drawn).size, 50)
    assert.deepEqual(
      drawn.toSorted((a, b) => a - b),
      drawn,
    )
    assert.deepEqual(sampleOf(ALL, 50, 'a'), drawn)
    assert.notDeepEqual(sampleOf(ALL, 50, 'b'), drawn)
  })

  it('reaches everything sooner or later, and is everything where there is less', () => {
    const seen = new Set(Array.from({ length: 40 }, (_, seed) => sampleOf(ALL, 50, String(seed))).flat())
    assert.equal(seen.size, ALL.length)
    assert.deepEqual(sampleOf(ALL, 500, 'a'), ALL)
  })

  it('of no whole number is a fault of the set-up', () => {
    assert.deepEqual([checkedSample(undefined), checkedSample('50')], [undefined, 50])
    for (const wrong of ['0', '-1', '1.5', 'many', '']) assert.throws(() => checkedSample(wrong), SetupFault, wrong)
  })
})
