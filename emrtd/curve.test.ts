import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { describe, it } from 'node:test'
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { concat, fromHex, hex } from '../core/bytes'
import { createRandom } from '../core/random'
import {
  add,
  decodePoint,
  encodePoint,
  isOnCurve,
  multiply,
  multiplyUpToSign,
  PointError,
  sharedX,
  toBigint,
  toBytes,
} from './curve'
import { type DomainParameters, domainParameters, domainParametersOfCurve } from './domain-parameters'
import { printed, workedExample } from './worked-examples'

const parameters = (id: number): DomainParameters => {
  const found = domainParameters(id)
  assert.ok(found)
  return found
}
const ALL = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map(parameters)
const bp256 = parameters(13)
const random = createRandom('curves')
const scalar = (dp: DomainParameters) => toBigint(random.bytes(dp.size))

describe('domain parameters', () => {
  for (const dp of ALL)
    it(`${dp.id} (${dp.name}) are those of the curve in OpenSSL`, () => {
      assert.ok(isOnCurve(dp, dp.g))
      const ecdh = createECDH(dp.curve)
      ecdh.setPrivateKey(toBytes(1n, dp.size))
      assert.equal(hex(ecdh.getPublicKey()), hex(encodePoint(dp, dp.g)))
      assert.throws(() => ecdh.setPrivateKey(toBytes(dp.n, dp.size)))
      assert.deepEqual(multiply(dp, dp.n - 1n), { x: dp.g.x, y: dp.p - dp.g.y })
      assert.equal(domainParametersOfCurve(dp.curve), dp)
    })

  it('are not known for multiplicative groups and reserved ids', () => {
    for (const id of [0, 1, 2, 7, 19, 31, -1]) assert.equal(domainParameters(id), undefined)
  })
})

describe('points', () => {
  it('map as in Doc 9303-11 App G.1: H = SK·PK and Ĝ = s·G + H', () => {
    const example = workedExample('9303-11-G.1')
    const value = (name: string) => fromHex(printed(example, name))
    const point = (name: string) => decodePoint(bp256, concat(Uint8Array.of(4), value(name)))
    const chip = toBigint(value('SK_MAP_IC'))
    assert.deepEqual(multiply(bp256, chip), point('PK_MAP_IC'))
    const h = multiply(bp256, chip, point('PK_MAP_IFD'))
    assert.deepEqual(h, point('H'))
    const mapped = add(bp256, multiply(bp256, toBigint(value('s'))), h)
    assert.deepEqual(mapped, point('G_mapped'))
    assert.deepEqual(multiply(bp256, toBigint(value('SK_IC')), mapped), point('PK_IC'))
    assert.equal(hex(sharedX(bp256, toBigint(value('SK_IC')), point('PK_IFD'))), printed(example, 'K'))
  })

  it('are multiplied up to their sign, which is chosen, on every curve', () => {
    for (const dp of ALL) {
      const point = multiply(dp, scalar(dp))
      for (const from of [point, dp.g]) {
        const k = scalar(dp)
        const product = multiply(dp, k, from)
        for (const odd of [true, false]) {
          const y = (product.y % 2n === 1n) === odd ? product.y : dp.p - product.y
          assert.deepEqual(multiplyUpToSign(dp, k, from, odd), { x: product.x, y }, dp.name)
        }
      }
      assert.throws(() => multiplyUpToSign(dp, dp.n, point, true), PointError)
    }
  })

  const nobles = [
    [12, p256],
    [13, brainpoolP256r1],
    [15, p384],
    [16, brainpoolP384r1],
    [17, brainpoolP512r1],
    [18, p521],
  ] as const
  for (const [id, noble] of nobles)
    it(`of ${parameters(id).name} multiply and add as an independent library says`, () => {
      const dp = parameters(id)
      const [k, m] = [scalar(dp), scalar(dp)]
      const p = multiply(dp, m)
      const other = noble.Point.fromAffine(p)
      assert.deepEqual(multiply(dp, k, p), other.multiply(k % dp.n).toAffine())
      assert.deepEqual(add(dp, p, dp.g), other.add(noble.Point.BASE).toAffine())
      assert.deepEqual(add(dp, p, p), other.double().toAffine())
    })

  it('multiply by the edges of the order', () => {
    for (const dp of ALL) {
      const p = multiply(dp, 5n)
      assert.deepEqual(multiply(dp, 1n, p), p)
      assert.deepEqual(multiply(dp, 2n, p), add(dp, p, p))
      assert.deepEqual(multiply(dp, dp.n + 3n, p), multiply(dp, 15n))
      assert.deepEqual(multiply(dp, dp.n - 1n, p), { x: p.x, y: dp.p - p.y })
      assert.deepEqual(multiply(dp, dp.n - 2n, p), multiply(dp, dp.n - 10n))
      assert.throws(() => multiply(dp, dp.n, p), PointError)
      assert.throws(() => multiply(dp, 0n), PointError)
      assert.throws(() => add(dp, p, { x: p.x, y: dp.p - p.y }), PointError)
    }
  })

  it('are refused when hostile', () => {
    const g = encodePoint(bp256, bp256.g)
    assert.deepEqual(decodePoint(bp256, g), bp256.g)
    const changed = (at: number, byte: number) => g.map((old, i) => (i === at ? byte : old))
    const onAnotherCurve = encodePoint(parameters(12), parameters(12).g)
    const beyondField = concat(Uint8Array.of(4), toBytes(bp256.p, 32), g.subarray(33))
    const aliased = concat(Uint8Array.of(4), g.subarray(1, 33), toBytes(bp256.g.y + bp256.p, 32))
    const hostile = [
      Uint8Array.of(0),
      new Uint8Array(0),
      new Uint8Array(65),
      changed(64, 0),
      changed(0, 2),
      changed(0, 6),
    ]
    const lengths = [g.subarray(0, 64), concat(g, Uint8Array.of(0)), g.subarray(1), concat(Uint8Array.of(4), g)]
    const zero = concat(Uint8Array.of(4), new Uint8Array(64))
    for (const bytes of [...hostile, ...lengths, zero, onAnotherCurve, beyondField, aliased])
      assert.throws(() => decodePoint(bp256, bytes), PointError, hex(bytes))
  })
})
