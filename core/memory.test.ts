import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createMemory, noMemory } from './memory'

describe('a memory', () => {
  it('makes a thing once and forgets the least recently used', () => {
    const made: string[] = []
    const memory = createMemory(2)
    const recall = (key: string) =>
      memory.recall(key, () => {
        made.push(key)
        return key
      })
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(recall(key), key)
    assert.deepEqual(made, ['a', 'b', 'c', 'b'])
  })

  it('that is none makes everything anew', () => {
    let made = 0
    for (const _ of [1, 2])
      noMemory.recall('a', () => {
        made += 1
      })
    assert.equal(made, 2)
  })
})
