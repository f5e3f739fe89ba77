import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holds, names } from './leaks'

describe('a secret in a text', () => {
  it('is the same in groups, with other letters or with characters that nobody sees', () => {
    assert.ok(holds('Din kode er 123 456.', '123456'))
    assert.ok(holds('pin=4711', '4711'))
    assert.ok(holds('kode 12\u200b34', '1234'))
    assert.ok(holds('ADA 12345', 'ada12345'))
    assert.ok(holds('010190-1234', '0101901234'))
    assert.ok(!holds('anything', ''))
  })

  it('is not some digits of a longer number, nor of a key', () => {
    for (const text of [
      '+4500471199',
      '+45 00 47 11 99',
      'født 14.07.1147119',
      'Log på Testbutik 123 471199',
      'a147119cfe03b7d22e90',
      'hash 00ff4711ab00ff00',
    ])
      assert.ok(!holds(text, '4711'), text)
    assert.ok(holds('key a147119cfe03b7d22e90, pin 4711', '4711'))
  })
})

describe('a name in a text', () => {
  it('is a word of its own, in whatever letters', () => {
    assert.ok(names('{"holder":"DAM<<ADA"}', 'Dam'))
    assert.ok(names('Oesterby', 'Østerby'))
    assert.ok(names('við Ánna', 'við Ánna'))
    assert.ok(!names('adam', 'Dam'))
    assert.ok(!names('x9+dam/4Qz', 'Dam'))
  })
})
