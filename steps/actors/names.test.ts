import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readAlike } from './names'

const called = (givenNames: string, surname: string) => ({ givenNames, surname })

describe('people of a story', () => {
  it('are told apart by their given names, in whatever letters', () => {
    assert.ok(readAlike(called('Minik', 'Tasiilasen'), called('Minik', 'Sermilik')))
    assert.ok(readAlike(called('Åse', 'Holm'), called('Aase', 'Lund')))
    assert.ok(readAlike(called('Ib', 'Holm'), called('Hans Ib', 'Lund')))
    assert.ok(readAlike(called('Hans Ib', 'Lund'), called('Ib', 'Holm')))
    assert.ok(!readAlike(called('Ib', 'Holm'), called('Ibsen', 'Holm')))
  })
})
