import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { labelTable } from '../../clauses/labels'
import { codeOn } from './shown-code'

const reader = { scene: { labels: labelTable('spare', 'en') }, userId: 'ada12345' }
const codeIn = (...texts: string[]) =>
  codeOn({ screen: { elements: texts.map((text) => ({ role: 'text', text, enabled: true })), feedback: [] } }, reader)

describe('an activation code on a screen', () => {
  it('follows the words that speak of it, with digits or, by chance, without', () => {
    assert.equal(codeIn('User ID: ada12345', 'Activation code: 12345 67890'), '12345 67890')
    assert.equal(codeIn('Your activation code', 'K7QD-M2XW'), 'K7QD-M2XW')
    assert.equal(codeIn('Your activation code', 'KRQD-MHXW'), 'KRQD-MHXW')
    assert.equal(codeIn('Activation code: KRQDMHXW'), 'KRQDMHXW')
  })

  it('is no word of a sentence, no heading and no user ID', () => {
    assert.equal(codeIn('ACTIVATION CODE', 'Write it down, with ada12345'), undefined)
    assert.equal(codeIn('Your activation code', 'Get it with MITID'), undefined)
    assert.equal(codeIn('12345 67890'), undefined)
  })
})
