import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dataGroup, dataGroupOfTag } from './files'

describe('data groups', () => {
  it('have the identifiers and tags of Doc 9303-10', () => {
    assert.deepEqual(dataGroup(1), { fileId: 0x0101, shortId: 1, tag: 0x61, name: 'MRZ' })
    assert.deepEqual(dataGroup(2), { fileId: 0x0102, shortId: 2, tag: 0x75, name: 'face' })
    assert.equal(dataGroup(14).tag, 0x6e)
    assert.equal(dataGroup(15).tag, 0x6f)
    assert.equal(dataGroup(16).fileId, 0x0110)
  })

  it('are sixteen, each with a tag of its own', () => {
    for (let number = 1; number <= 16; number++) assert.equal(dataGroupOfTag(dataGroup(number).tag), number)
    assert.throws(() => dataGroup(0), RangeError)
    assert.throws(() => dataGroup(17), RangeError)
    assert.equal(dataGroupOfTag(0x60), undefined)
  })
})
