import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeIn } from './sms'

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
