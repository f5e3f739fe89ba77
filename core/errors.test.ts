import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { messageOf } from './errors'

describe('the message of something thrown', () => {
  it('is what it says, without the colours of a terminal', () => {
    assert.equal(messageOf(new TypeError('\u001b[2m- waiting\u001b[22m for it')), '- waiting for it')
    assert.equal(messageOf('nothing but a text'), 'nothing but a text')
    assert.equal(messageOf(undefined), 'undefined')
  })
})
