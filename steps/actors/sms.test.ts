import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Person } from './person'
import { codeIn, otherCode } from './sms'

describe('the code in a message', () => {
  it('stands in a row or in groups', () => {
    assert.equal(codeIn('Din kode er 12345.'), '12345')
    assert.equal(codeIn('Din kode er 1234 1486. Giv den ikke videre.'), '12341486')
    assert.equal(codeIn('123-456 er din kode'), '123456')
    assert.equal(codeIn('12 34 56 78'), '12345678')
    assert.equal(codeIn('123\u00a0456'), '123456')
  })

  it('is no number of a phone, and nothing shorter', () => {
    assert.equal(codeIn('Ring til +4533980010'), '')
    assert.equal(codeIn('Om 5 minutter, kl. 12'), '')
  })
})

describe('a code that is to be wrong', () => {
  const scene = {
    clause: 'get-mitid/4.2.3b',
    checks: {
      notVerifiable: () => {
        throw new Error('not verified')
      },
    },
  } as unknown as Person['scene']

  it('tells nothing where chance has made it the right one', () => {
    const person = { scene } as Person
    assert.equal(otherCode(person, '123456', '654321'), '123456')
    assert.throws(() => otherCode(person, '123456', '123456'), /not verified/)
    assert.equal(otherCode(person, '', ''), '')
  })
})
