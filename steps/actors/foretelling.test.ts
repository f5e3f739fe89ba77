import assert from 'node:assert/strict'
import { it } from 'node:test'
import { foretoldBy } from './foretelling'

const sent = (...codes: string[]) => codes.map((code) => ({ code, known: [] }))

it('codes that are alike or counted foretell the next, around the largest too', () => {
  assert.equal(foretoldBy(sent('123456', '123456', '123456')), 'all are alike')
  assert.equal(foretoldBy(sent('000123', '000124', '000125')), 'each is 1 more than the one before')
  assert.equal(foretoldBy(sent('999990', '999997', '000004')), 'each is 7 more than the one before')
  assert.equal(foretoldBy(sent('1234', '1235', '1236', '1237')), 'each is 1 more than the one before')
})

it('codes of other lengths, drawn ones and two of three that are alike foretell nothing', () => {
  assert.equal(foretoldBy(sent('104771', '552016', '387790')), undefined)
  assert.equal(foretoldBy(sent('104771', '104771', '387790')), undefined)
  assert.equal(foretoldBy(sent('99998', '99999', '100000')), undefined)
})

it('too few digits are no proof: chance may have drawn them', () => {
  assert.equal(foretoldBy(sent('1234', '1235', '1236')), undefined)
  assert.equal(foretoldBy(sent('1234', '1234')), undefined)
  assert.equal(foretoldBy(sent('123456')), undefined)
})

it('codes that stand in what is known of each person are foretold by that, and one of them is chance', () => {
  const [ada, bo] = [
    { code: '150199', known: ['1999-01-15', '150199-4321'] },
    { code: '345678', known: ['+45 12 34 56 78'] },
  ] as const
  assert.equal(foretoldBy([ada, bo]), 'each stands in what is known of the person')
  assert.equal(foretoldBy([ada, { ...bo, known: [] }]), undefined)
})
