import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodePoint, toBytes } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { modularGroup } from '../../emrtd/modular-group'
import {
  encodeOid,
  ID_DH_KEY_AGREEMENT,
  ID_DH_PUBLIC_NUMBER,
  ID_EC_PUBLIC_KEY,
  ID_PRIME_FIELD,
} from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { inspectionRules } from '../rules/inspection'
import { parseCardSecurity } from './card-security'
import { parseCertificate } from './certificates'
import { chipAuthenticationWays } from './chip-authentication'
import { childrenOf, parseDer } from './der'
import { choosePace } from './pace-offers'
import { agreementKeyOf, agreementOf, publicKeyOf } from './public-key'
import { parseRevocationList } from './revocation-lists'
import { parseSecurityInfos } from './security-infos'
import { parseSecurityObject } from './sod'

/** What nobody honest makes: quirk HX-01, CVE-2020-0601, and keys that agree on nothing secret. */
const sequence = (...parts: Uint8Array[]) => encodeTlv(0x30, parts)
const integer = (value: bigint) => encodeTlv(0x02, toBytes(value, Math.floor(value.toString(16).length / 2) + 1))
const oid = (dotted: string) => encodeTlv(0x06, encodeOid(dotted))
const bits = (bytes: Uint8Array) => encodeTlv(0x03, [Uint8Array.of(0), bytes])
const curve = domainParameters(13)
const group = modularGroup(2)
assert.ok(curve && group)

type Explicit = { p: bigint; a: bigint; b: bigint; g: Uint8Array; n: bigint; cofactor: bigint }
const HONEST: Explicit = { ...curve, g: encodePoint(curve, curve.g), cofactor: 1n }
const explicit = (change: Partial<Explicit> = {}): Uint8Array => {
  const { p, a, b, g, n, cofactor } = { ...HONEST, ...change }
  const field = sequence(oid(ID_PRIME_FIELD), integer(p))
  const coefficients = sequence(encodeTlv(0x04, toBytes(a, 33).slice(1)), encodeTlv(0x04, toBytes(b, 33).slice(1)))
  return sequence(
    oid(ID_EC_PUBLIC_KEY),
    sequence(integer(1n), field, coefficients, encodeTlv(0x04, g), integer(n), integer(cofactor)),
  )
}
const { x, y } = curve.g
const HOSTILE: Record<string, Partial<Explicit>> = {
  'another prime': { p: curve.p + 2n },
  'another coefficient a': { a: curve.a - 1n },
  'another coefficient b': { b: curve.b + 1n },
  'another order': { n: curve.n - 2n },
  'another cofactor': { cofactor: 4n },
  'another generator': { g: encodePoint(curve, { x, y: curve.p - y }) },
  'a generator off the curve': { g: Uint8Array.of(4, ...toBytes(x, 32), ...toBytes(y + 1n, 32)) },
  'no generator': { g: Uint8Array.of(0) },
  'zero everywhere': { p: 0n, a: 0n, b: 0n, n: 0n },
}

describe('explicit parameters', () => {
  it('are taken when they are those of a known curve', () => {
    const info = parseDer(sequence(explicit(), bits(HONEST.g)))
    assert.equal(publicKeyOf(info).asymmetricKeyDetails?.namedCurve, 'brainpoolP256r1')
    assert.equal(agreementKeyOf(info).agreement, agreementOf(parseDer(explicit())))
  })

  for (const [what, change] of Object.entries(HOSTILE))
    it(`are refused with ${what}, in certificates, in DG14 and in EF.CardAccess`, () => {
      const info = parseDer(sequence(explicit(change), bits(HONEST.g)))
      assert.throws(() => publicKeyOf(info), { name: 'DerError' })
      assert.throws(() => agreementKeyOf(info), { name: 'DerError' })
      const ours = sequence(oid('0.4.0.127.0.7.2.2.1.2'), info.raw)
      const offer = sequence(oid('0.4.0.127.0.7.2.2.4.2.2'), integer(2n), integer(40n))
      const domain = sequence(oid('0.4.0.127.0.7.2.2.4.2'), explicit(change), integer(40n))
      const infos = parseSecurityInfos(parseDer(encodeTlv(0x31, [ours, offer, domain])))
      assert.deepEqual(chipAuthenticationWays(infos), [])
      assert.equal(choosePace(infos, inspectionRules), undefined)
    })

  it('of a known curve can be taken up by PACE, though they have an id of the chip only', () => {
    const offer = sequence(oid('0.4.0.127.0.7.2.2.4.2.2'), integer(2n), integer(40n))
    const domain = sequence(oid('0.4.0.127.0.7.2.2.4.2'), explicit(), integer(40n))
    const infos = parseSecurityInfos(parseDer(encodeTlv(0x31, [offer, domain])))
    assert.equal(choosePace(infos, inspectionRules)?.parameterId, 40)
  })
})

describe('keys of a chip', () => {
  it('are refused off the curve, at infinity, compressed, and of a wrong length', () => {
    const off = Uint8Array.of(4, ...toBytes(x, 32), ...toBytes(y + 1n, 32))
    const beyond = Uint8Array.of(4, ...toBytes(curve.p, 32), ...toBytes(y, 32))
    for (const point of [off, beyond, Uint8Array.of(0), Uint8Array.of(2, ...toBytes(x, 32)), HONEST.g.slice(0, -1)])
      assert.throws(() => agreementKeyOf(parseDer(sequence(explicit(), bits(point)))), { name: 'KeyRefused' })
  })

  it('are refused modulo a prime at 0, 1, p − 1 and outside the subgroup, and on parameters of no group', () => {
    const { p, g, q } = group
    const key = (parameters: Uint8Array, value: bigint) =>
      parseDer(sequence(sequence(oid(ID_DH_PUBLIC_NUMBER), parameters), bits(integer(value))))
    const honest = sequence(integer(p), integer(g), integer(q))
    assert.equal(agreementKeyOf(key(honest, g)).agreement.kind, 'DH')
    for (const value of [0n, 1n, p - 1n, p - g, p + g])
      assert.throws(() => agreementKeyOf(key(honest, value)), { name: 'KeyRefused' }, value.toString(16))
    const bad: [bigint, bigint, bigint][] = [
      [p - 1n, g, q],
      [p, 1n, q],
      [p, p - 1n, q],
      [p, g + 1n, q + 2n],
      [23n, 5n, 11n],
      [p << 8_192n, g, q],
    ]
    for (const [prime, generator, order] of bad)
      assert.throws(() => agreementKeyOf(key(sequence(integer(prime), integer(generator), integer(order)), g)), {
        name: 'DerError',
      })
    const pkcs3 = sequence(oid(ID_DH_KEY_AGREEMENT), sequence(integer(p), integer(g + 1n)))
    assert.throws(() => agreementKeyOf(parseDer(sequence(pkcs3, bits(integer(p - 1n))))), { name: 'KeyRefused' })
  })
})

describe('bombs', () => {
  const nested = (depth: number): Uint8Array => {
    let inner = new Uint8Array(0)
    for (let i = 0; i < depth; i++) inner = new Uint8Array(encodeTlv(0x30, inner))
    return inner
  }
  const many = encodeTlv(0x30, new Uint8Array(60_000))
  const crowd = encodeTlv(
    0x30,
    new Uint8Array(50_000).map((_, i) => (i % 2 === 0 ? 0x05 : 0x00)),
  )
  const bombs: Record<string, Uint8Array> = {
    'values in values in values': nested(8_000),
    'very many values': crowd,
    'values of no tag': many,
    'a length of four gigabytes': Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff),
    'a length of five bytes': Uint8Array.of(0x30, 0x85, 1, 0, 0, 0, 0),
    'an indefinite length': Uint8Array.of(0x30, 0x80, 0, 0),
    'an endless tag': Uint8Array.of(0x3f, 0xff, 0xff, 0xff, 0xff, 0x7f, 0),
    nothing: new Uint8Array(0),
  }

  for (const [what, bytes] of Object.entries(bombs))
    it(`are no data: ${what}`, () => {
      const begun = process.cpuUsage()
      assert.equal(parseSecurityObject(encodeTlv(0x77, bytes)), undefined)
      assert.equal(parseSecurityObject(bytes), undefined)
      assert.equal(parseCardSecurity(bytes), undefined)
      for (const parse of [parseCertificate, parseRevocationList])
        assert.throws(() => parse(bytes), { name: 'DerError' })
      assert.throws(() => parseSecurityInfos(parseDer(bytes)), { name: 'DerError' })
      // What others do on the machine takes none of this time.
      const { user, system } = process.cpuUsage(begun)
      assert.ok(user + system < 2_000_000)
    })

  it('have no more values than the reader counts', () => {
    assert.throws(() => childrenOf(parseDer(crowd)), /more than/)
  })
})
