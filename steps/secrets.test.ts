import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EvidenceEntry } from '../core/evidence'
import { concealedIn, lineOf } from './secrets'

const pseudonyms = new Map([
  ['338000', '‹PIN›'],
  ['3380001', '‹code›'],
  ['', '‹nothing›'],
  ['a"b', '‹user ID›'],
])

describe('secrets in what is written', () => {
  it('bear their pseudonyms wherever a text has them, the longest first', () => {
    const told = concealedIn({ code: 'code 3380001', all: ['338000', { 'a"b': 'has 338000' }] }, pseudonyms)
    assert.deepEqual(told, { code: 'code ‹code›', all: ['‹PIN›', { '‹user ID›': 'has ‹PIN›' }] })
  })

  it('bear them in groups of digits too, as a message may have them', () => {
    assert.equal(concealedIn('code 338 0001, 3380-00', pseudonyms), 'code ‹code›, ‹PIN›')
  })

  it('leave numbers alone that look like them', () => {
    const entry = {
      at: 1795338000000,
      kind: 'act',
      data: { value: '338000', width: 338000 },
    } as unknown as EvidenceEntry
    assert.deepEqual(JSON.parse(lineOf(entry, pseudonyms)), {
      at: 1795338000000,
      kind: 'act',
      data: { value: '‹PIN›', width: 338000 },
    })
  })
})
