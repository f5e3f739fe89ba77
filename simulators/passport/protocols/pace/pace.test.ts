import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../../../core/bytes'
import { createEvidence } from '../../../../core/evidence'
import { createRandom } from '../../../../core/random'
import { encodePoint, isOnCurve, PointError, toBigint } from '../../../../emrtd/curve'
import { domainParameters } from '../../../../emrtd/domain-parameters'
import { EF_COM, MRTD_AID, PATH_EF_CARD_SECURITY } from '../../../../emrtd/files'
import { modularGroup } from '../../../../emrtd/modular-group'
import { encodeTlv, findTlv } from '../../../../emrtd/tlv'
import { type PaceWish, paceSession } from '../../agreement.fixture'
import { createStaticKey } from '../../key-agreement'
import { type ChipParts, passportChip } from '../../passport-chip'
import { pointOfNumber } from '../../point-encoding'
import { bacSession, inClear, type Terminal } from '../../terminal.fixture'
import type { PaceOffer } from './pace'

const MRZ = 'T22000129364081251010318'
const CAN = '123456'
const CONTENT = fromHex('60165F01')
const CIPHERS = ['3DES', 'AES-128', 'AES-192', 'AES-256'] as const
const random = createRandom('pace')
const mappingKey = createStaticKey(13, random)

const chipWith = (pace: readonly PaceOffer[], more: Partial<ChipParts> = {}) =>
  passportChip({
    files: new Map([
      [EF_COM, CONTENT],
      [PATH_EF_CARD_SECURITY, fromHex('3003020101')],
    ]),
    access: { mrz: MRZ, can: CAN, bac: true, pace },
    keys: { mapping: [mappingKey] },
    random,
    witness: createEvidence(() => 0),
    ...more,
  })
const session = (made: Terminal | number): Terminal => {
  assert.ok(typeof made !== 'number', `refused with ${made.toString(16)}`)
  return made
}
const readsEfCom = (terminal: Terminal): void => {
  assert.equal(terminal.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID }).sw, 0x9000)
  assert.deepEqual(terminal.send({ ins: 0xb0, p1: 0x9e, ne: 4 }).data.slice(), CONTENT)
}
const opens = (wish: PaceWish, offers: readonly PaceOffer[] = [wish]) =>
  readsEfCom(session(paceSession(chipWith(offers), { mrz: MRZ, ...wish })))

describe('PACE over elliptic curves', () => {
  for (const parameterId of [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]) {
    it(`with generic mapping on ${domainParameters(parameterId)?.name} opens the chip`, () =>
      opens({ cipher: 'AES-128', parameterId }))
    if (parameterId !== 10)
      it(`with integrated mapping on ${domainParameters(parameterId)?.name} opens the chip`, () =>
        opens({ cipher: 'AES-128', parameterId, mapping: 'IM' }))
  }
  for (const cipher of CIPHERS) {
    it(`with integrated mapping and ${cipher} opens the chip`, () => opens({ cipher, parameterId: 13, mapping: 'IM' }))
    it(`with ${cipher} and the CAN opens the chip`, () => opens({ cipher, parameterId: 13, can: CAN }))
    if (cipher !== '3DES')
      it(`with chip-authentication mapping and ${cipher} opens the chip and proves its key`, () =>
        opens({ cipher, parameterId: 13, mapping: 'CAM', staticKey: mappingKey.publicKey }))
  }
})

describe('PACE modulo p', () => {
  for (const parameterId of [0, 1, 2])
    for (const mapping of ['GM', 'IM'] as const)
      it(`with ${mapping} on parameters ${parameterId} opens the chip`, () =>
        opens({ cipher: 'AES-256', parameterId, mapping }))
  it('with 3DES opens the chip', () => opens({ cipher: '3DES', parameterId: 0 }))
})

describe('PACE with several PACEInfos', () => {
  const offers: PaceOffer[] = [
    { cipher: 'AES-128', parameterId: 12 },
    { cipher: 'AES-128', parameterId: 13, mapping: 'CAM' },
    { cipher: 'AES-128', parameterId: 13 },
    { cipher: 'AES-128', parameterId: 13, mapping: 'IM' },
    { cipher: 'AES-128', parameterId: 2 },
    { cipher: '3DES', parameterId: 12 },
  ]
  for (const offer of offers)
    it(`takes ${offer.cipher} ${offer.mapping ?? 'GM'} ${offer.parameterId}, named`, () =>
      opens({ ...offer, named: true, staticKey: mappingKey.publicKey }, offers))

  it('needs a name where the algorithm leaves a choice, and only there', () => {
    assert.equal(paceSession(chipWith(offers), { cipher: 'AES-128', parameterId: 13, mrz: MRZ }), 0x6a88)
    opens({ cipher: '3DES', parameterId: 12 }, offers)
    opens({ cipher: 'AES-128', parameterId: 2 }, offers)
  })
})

describe('PACE refuses', () => {
  const offer = { cipher: 'AES-128', parameterId: 13 } as const
  it('the wrong CAN, and any where there is none', () => {
    assert.equal(paceSession(chipWith([offer]), { ...offer, can: '123457' }), 0x6300)
    const without = chipWith([offer], { access: { mrz: MRZ, bac: false, pace: [offer] } })
    assert.equal(paceSession(without, { ...offer, can: CAN }), 0x6a88)
  })

  const chained = (data: Uint8Array) => ({ cla: 0x10, ins: 0x86, data: encodeTlv(0x7c, data), ne: 256 })
  const begun = (wish: PaceOffer, mse: string) => {
    const clear = inClear(chipWith([wish]))
    assert.equal(clear.send({ ins: 0x22, p1: 0xc1, p2: 0xa4, data: fromHex(mse) }).sw, 0x9000)
    assert.equal(clear.send(chained(new Uint8Array(0))).sw, 0x9000)
    return clear
  }
  const IM = '800A04007F00070202040402830101'
  const DH = '800A04007F00070202040102830101'

  it('a nonce of the reader that is not as long as a key', () => {
    for (const length of [0, 8, 15, 17, 32]) {
      const clear = begun({ ...offer, mapping: 'IM' }, IM)
      assert.equal(clear.send(chained(encodeTlv(0x81, new Uint8Array(length).fill(1)))).sw, 0x6a80)
      assert.equal(clear.send(chained(encodeTlv(0x81, new Uint8Array(16)))).sw, 0x6985)
    }
  })

  it('hostile points after the integrated mapping', () => {
    const dp = domainParameters(13)
    assert.ok(dp)
    const generator = encodePoint(dp, dp.g)
    for (const point of [
      Uint8Array.of(0),
      generator.subarray(1),
      generator.map((byte, i) => (i === 9 ? byte ^ 1 : byte)),
    ]) {
      const clear = begun({ ...offer, mapping: 'IM' }, IM)
      assert.equal(clear.send(chained(encodeTlv(0x81, new Uint8Array(16).fill(1)))).sw, 0x9000)
      assert.equal(clear.send(chained(encodeTlv(0x83, point))).sw, 0x6a80)
    }
  })

  it('numbers that are no element of the group: 0, 1, p − 1, p, of a small order, too long', () => {
    const group = modularGroup(0)
    assert.ok(group)
    const { p, q } = group
    const bytes = (value: bigint) => fromHex(value.toString(16).padStart(256, '0'))
    const power = (base: bigint, exponent: bigint): bigint => {
      let result = 1n
      for (const bit of exponent.toString(2)) result = (result * result * (bit === '1' ? base : 1n)) % p
      return result
    }
    const small = power(3n, q)
    const hostile = [0n, 1n, p - 1n, p, small].map(bytes)
    for (const element of [...hostile, new Uint8Array(0), new Uint8Array(200).fill(2)]) {
      const clear = begun({ ...offer, parameterId: 0 }, DH)
      assert.equal(clear.send(chained(encodeTlv(0x81, element))).sw, 0x6a80, hex(element))
      assert.equal(clear.send(chained(encodeTlv(0x81, bytes(group.g)))).sw, 0x6985)
    }
  })
})

describe('after PACE', () => {
  const offer = { cipher: 'AES-128', parameterId: 13 } as const
  const readsCardSecurity = (terminal: Terminal): number => terminal.send({ ins: 0xb0, p1: 0x9d, ne: 4 }).sw

  it('EF.CardSecurity opens, which it does not before, nor after BAC', () => {
    const chip = chipWith([offer])
    assert.equal(readsCardSecurity(inClear(chip)), 0x6982)
    const terminal = session(paceSession(chip, { ...offer, mrz: MRZ }))
    assert.equal(readsCardSecurity(terminal), 0x9000)
    chip.powerOn()
    inClear(chip).send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    const bac = session(bacSession(chip, MRZ))
    assert.equal(readsCardSecurity(bac), 0x6a82)
    assert.equal(bac.send({ ins: 0xa4, p1: 0, p2: 0x0c, data: fromHex('3F00') }).sw, 0x9000)
    assert.equal(readsCardSecurity(bac), 0x6982)
  })

  it('the certification authority is named to a reader that asks, if there is one', () => {
    const authority = new Uint8Array(Buffer.from('UTCVCA00001'))
    const more = fromHex('7F4C12060904007F0007030102015305000000000F')
    for (const [keys, asked, named] of [
      [{ authority }, more, hex(authority)],
      [{ authority }, new Uint8Array(0), ''],
      [{}, more, ''],
    ] as const) {
      const terminal = session(paceSession(chipWith([offer], { keys }), { ...offer, mrz: MRZ, more: asked }))
      assert.equal(hex(findTlv(terminal.lastAnswer ?? [], 0x87) ?? new Uint8Array(0)), named)
    }
  })
})

describe('the point of a number', () => {
  it('is on the curve', () => {
    for (const id of [8, 9, 11, 12, 13, 14, 15, 16, 17, 18]) {
      const dp = domainParameters(id)
      assert.ok(dp)
      for (let n = 0; n < 4; n++) assert.ok(isOnCurve(dp, pointOfNumber(dp, toBigint(random.bytes(dp.size)) % dp.p)))
    }
  })

  it('is none on P-224, and none for 0, 1 and p − 1', () => {
    const [p224, p256] = [domainParameters(10), domainParameters(12)]
    assert.ok(p224 && p256)
    assert.throws(() => pointOfNumber(p224, 5n), RangeError)
    for (const t of [0n, 1n, p256.p - 1n]) assert.throws(() => pointOfNumber(p256, t), PointError)
  })
})
