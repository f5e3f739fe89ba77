import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex } from '../core/bytes'
import { toBigint } from './curve'
import { decodeElement, encodeElement, isInGroup, modularGroup, power, sharedElement } from './modular-group'
import { printed, workedExample } from './worked-examples'

const slow = (p: bigint, base: bigint, exponent: bigint): bigint => {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % p
    if (bit === '1') result = (result * base) % p
  }
  return result
}
const groups = [0, 1, 2].map((id) => {
  const group = modularGroup(id)
  assert.ok(group)
  return group
})
const [first] = groups
assert.ok(first)

describe('the multiplicative groups of Doc 9303-11 §9.5.1', () => {
  const example = workedExample('9303-11-G.2')
  const of = (name: string) => toBigint(fromHex(printed(example, name)))

  it('have a generator of prime order, and ids 0 to 2 only', () => {
    for (const group of groups) {
      assert.ok(isInGroup(group, group.g))
      assert.equal((group.p - 1n) % group.q, 0n)
      assert.equal(group.p.toString(16).length, 2 * group.size)
    }
    assert.deepEqual([3, 8, 13].map(modularGroup), [undefined, undefined, undefined])
  })

  it('agree on the printed keys, App G.2', () => {
    assert.deepEqual([first.p, first.g, first.q], [of('p'), of('g'), of('q')])
    assert.equal(power(first.p, first.g, of('SK_MAP_IFD')), of('PK_MAP_IFD'))
    assert.equal(toBigint(sharedElement(first, of('SK_MAP_IFD'), of('PK_MAP_IC'))), of('H'))
  })
})

describe('powers', () => {
  it('are those of plain arithmetic, at the edges too', () => {
    const { p, g, q } = first
    for (const exponent of [0n, 1n, 2n, 3n, q, q - 1n, (p - 1n) / q, p - 1n, p, p + 5n, p * 3n])
      assert.equal(power(p, g, exponent), slow(p, g, exponent), exponent.toString(16).slice(0, 8))
    for (const base of [1n, 2n, p - 1n, p - 2n]) assert.equal(power(p, base, 7n), slow(p, base, 7n))
  })

  it('are refused outside the group', () => {
    for (const base of [0n, first.p, -1n]) assert.throws(() => power(first.p, base, 2n), { name: 'GroupError' })
    assert.throws(() => power(23n, 5n, 2n), { name: 'GroupError' })
    assert.throws(() => power(first.p + 1n, 5n, 2n), { name: 'GroupError' })
  })
})

describe('elements', () => {
  it('are written without leading zeros and read with them', () => {
    const small = power(first.p, first.g, 2n)
    assert.deepEqual(encodeElement(0x0100n), Uint8Array.of(1, 0))
    assert.equal(decodeElement(first, Uint8Array.of(0, ...encodeElement(small))), small)
  })

  it('are refused at zero, one, p − 1, in another subgroup and beyond p', () => {
    const { p } = first
    for (const hostile of [0n, 1n, p - 1n, p - first.g, p, p + first.g])
      assert.throws(() => decodeElement(first, encodeElement(hostile)), { name: 'GroupError' }, hostile.toString(16))
  })
})
