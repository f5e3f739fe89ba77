import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { matchesGlob } from './glob'

describe('a clause glob', () => {
  it('stands for every clause that begins alike', () => {
    assert.ok(matchesGlob('get-mitid/5.1*', 'get-mitid/5.1.2b1'))
    assert.ok(matchesGlob('get-mitid/5.1*', 'get-mitid/5.1-tip-banner'))
    assert.ok(!matchesGlob('get-mitid/5.1*', 'get-mitid/5.2.1a'))
  })
  it('takes a dot for a dot', () => assert.ok(!matchesGlob('get-mitid/5.1', 'get-mitid/5x1')))
  it('matches the whole id', () => assert.ok(!matchesGlob('5.1', 'get-mitid/5.1')))
  it('takes several patterns', () => {
    assert.ok(matchesGlob('spare/*, get-mitid/3.?.1', 'get-mitid/3.2.1'))
    assert.ok(matchesGlob('spare/*, get-mitid/3.?.1', 'spare/two'))
    assert.ok(!matchesGlob('spare/*, get-mitid/3.?.1', 'get-mitid/3.2.2a'))
  })
  it('matches nothing when it is empty', () => assert.ok(!matchesGlob('', 'spare/two')))
})
