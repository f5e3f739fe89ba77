import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, fromHex, hex } from '../../../core/bytes'
import { createEvidence } from '../../../core/evidence'
import { createRandom } from '../../../core/random'
import { encodePoint, multiply } from '../../../emrtd/curve'
import { domainParameters } from '../../../emrtd/domain-parameters'
import { EF_COM, MRTD_AID } from '../../../emrtd/files'
import { encodeTlv, findTlv, parseTlvs } from '../../../emrtd/tlv'
import { chipAuthenticated, paceSession } from '../agreement.fixture'
import type { Chip } from '../chip'
import { createStaticKey } from '../key-agreement'
import { passportChip } from '../passport-chip'
import { bacSession, inClear, type Terminal } from '../terminal.fixture'
import type { ChipKey } from './chip-authentication'

const MRZ = 'T22000129364081251010318'
const CIPHERS = ['3DES', 'AES-128', 'AES-192', 'AES-256'] as const
const random = createRandom('chip authentication')
const LONG = random.bytes(3000)
const key = (parameterId: number, more: Partial<ChipKey> = {}): ChipKey => ({
  ...createStaticKey(parameterId, random.fork(`${parameterId}/${more.keyId}`)),
  ciphers: CIPHERS,
  ...more,
})
const session = (made: Terminal | number): Terminal => {
  assert.ok(typeof made !== 'number', `refused with ${made.toString(16)}`)
  return made
}
const OFFER = { cipher: 'AES-128', parameterId: 12 } as const

/** The chip, its application selected in the session that was asked for. */
const opened = (keys: readonly ChipKey[], access: 'BAC' | 'PACE' = 'BAC'): { chip: Chip; terminal: Terminal } => {
  const chip = passportChip({
    files: new Map([[EF_COM, LONG]]),
    access: { mrz: MRZ, bac: true, pace: [OFFER] },
    keys: { chip: keys },
    random,
    witness: createEvidence(() => 0),
  })
  const select = { ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID }
  if (access === 'BAC') {
    inClear(chip).send(select)
    return { chip, terminal: session(bacSession(chip, MRZ)) }
  }
  const terminal = session(paceSession(chip, { ...OFFER, mrz: MRZ }))
  terminal.send(select)
  return { chip, terminal }
}
const reads = (terminal: Terminal): number => terminal.send({ ins: 0xb0, p1: 0x9e, ne: 8 }).sw

describe('Chip Authentication', () => {
  const cases = [
    ...[8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((id) => [id, 'AES-128'] as const),
    ...CIPHERS.map((cipher) => [13, cipher] as const),
    ...[0, 1, 2].map((id) => [id, 'AES-256'] as const),
    [1, '3DES'] as const,
  ]
  for (const [parameterId, cipher] of cases)
    it(`with ${cipher} on the parameters ${parameterId} gives secure messaging new keys`, () => {
      const own = key(parameterId)
      for (const access of ['BAC', 'PACE'] as const) {
        const { chip, terminal } = opened([own], access)
        const restarted = session(chipAuthenticated(chip, terminal, { cipher, ...own }))
        assert.deepEqual(restarted.send({ ins: 0xb0, p1: 0x9e, ne: 8 }).data.slice(), LONG.slice(0, 8))
        assert.equal(hex(chip.answer(terminal.lastSent())), '6988', 'the old keys are gone')
        assert.equal(reads(restarted), 0x6982)
      }
    })

  it('with MSE:Set KAT takes one command, over curves and modulo p', () => {
    for (const own of [key(13), key(12), key(2)]) {
      const { chip, terminal } = opened([own])
      const restarted = session(chipAuthenticated(chip, terminal, { ...own, cipher: '3DES', kat: true }))
      assert.equal(reads(restarted), 0x9000)
    }
  })

  // Doc 9303-11 §7.1.1: a chip that has proved its key is asked for a challenge next; readers also ask to see the new keys.
  it('gives a challenge under the new keys, and none under the old', () => {
    const own = key(13)
    const { chip, terminal } = opened([own], 'PACE')
    const ask = { ins: 0x84, ne: 8 }
    assert.equal(terminal.send(ask).sw, 0x6985)
    const restarted = session(chipAuthenticated(chip, terminal, { ...own, cipher: 'AES-128' }))
    const [first, second] = [restarted.send(ask).data.slice(), restarted.send(ask).data.slice()]
    assert.equal(first.length, 8)
    assert.notDeepEqual(first, second)
    assert.equal(restarted.send({ ...ask, ne: 7 }).sw, 0x6700)
  })

  it('may be done again, and after it the next session starts anew', () => {
    const own = key(13)
    const { chip, terminal } = opened([own], 'PACE')
    const once = session(chipAuthenticated(chip, terminal, { ...own, cipher: 'AES-128' }))
    const twice = session(chipAuthenticated(chip, once, { ...own, cipher: 'AES-256' }))
    assert.equal(reads(twice), 0x9000)
    chip.powerOn()
    assert.equal(reads(twice), 0x6982)
  })

  it('tells keys apart by their ids', () => {
    const [first, second] = [key(13, { keyId: 1 }), key(13, { keyId: 2 })]
    for (const kat of [false, true]) {
      const wish = { cipher: '3DES', kat } as const
      const { chip, terminal } = opened([first, second])
      assert.equal(chipAuthenticated(chip, terminal, { ...wish, ...first, keyId: 3 }), 0x6a88)
      const { keyId: _, ...unnamed } = second
      assert.equal(chipAuthenticated(chip, terminal, { ...wish, ...unnamed }), 0x6a88)
      assert.equal(reads(session(chipAuthenticated(chip, terminal, { ...wish, ...second }))), 0x9000)
    }
  })

  it('needs no id where there is one key, and takes the one that it has', () => {
    const only = key(12, { keyId: 12 })
    const { keyId: _, ...unnamed } = only
    for (const wish of [only, unnamed]) {
      const { chip, terminal } = opened([only])
      assert.equal(reads(session(chipAuthenticated(chip, terminal, { ...wish, cipher: 'AES-128' }))), 0x9000)
    }
  })

  it('is for the ciphers that its key names', () => {
    const aes = key(13, { ciphers: ['AES-128'] })
    const { chip, terminal } = opened([aes])
    assert.equal(chipAuthenticated(chip, terminal, { ...aes, cipher: 'AES-256' }), 0x6a80)
    assert.equal(chipAuthenticated(chip, terminal, { ...aes, cipher: '3DES', kat: true }), 0x6a88)
    assert.equal(reads(session(chipAuthenticated(chip, terminal, { ...aes, cipher: 'AES-128' }))), 0x9000)
  })

  it('takes a long public key in pieces, each protected by itself', () => {
    const own = key(2)
    for (const kat of [false, true])
      for (const pieces of [224, 100, 1]) {
        const { chip, terminal } = opened([own])
        const cipher = kat ? '3DES' : 'AES-128'
        const restarted = session(chipAuthenticated(chip, terminal, { ...own, cipher, kat, pieces }))
        assert.equal(reads(restarted), 0x9000)
      }
  })

  it('is not there before access control', () => {
    const { chip } = opened([key(13)])
    chip.powerOn()
    const clear = inClear(chip)
    clear.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    assert.equal(chipAuthenticated(chip, clear, { ...key(13), cipher: 'AES-128' }), 0x6982)
    assert.equal(clear.send({ ins: 0x86, data: fromHex('7C00'), ne: 256 }).sw, 0x6985)
  })

  it('refuses what is no element, and the old keys stay', () => {
    const [dp, twist] = [domainParameters(13), domainParameters(12)]
    assert.ok(dp && twist)
    const sound = encodePoint(dp, multiply(dp, 5n))
    const hostile = [
      new Uint8Array(0),
      Uint8Array.of(0),
      new Uint8Array(65),
      sound.subarray(0, 64),
      concat(sound, Uint8Array.of(0)),
      concat(Uint8Array.of(2), sound.subarray(1, 33)),
      sound.map((byte, i) => (i === 64 ? byte ^ 1 : byte)),
      encodePoint(twist, twist.g),
      concat(Uint8Array.of(4), new Uint8Array(64).fill(0xff)),
    ]
    const own = key(13)
    for (const kat of [false, true]) {
      const { chip, terminal } = opened([own])
      for (const ephemeral of hostile) {
        const wish = { ...own, cipher: '3DES', kat, ephemeral } as const
        assert.equal(chipAuthenticated(chip, terminal, wish), 0x6a80, hex(ephemeral))
        assert.equal(reads(terminal), 0x9000)
      }
    }
    const numbers = key(0)
    const { chip, terminal } = opened([numbers])
    for (const ephemeral of ['', '00', '01', 'FF'.repeat(128), '02'.repeat(129), '03'])
      assert.equal(
        chipAuthenticated(chip, terminal, { ...numbers, cipher: 'AES-128', ephemeral: fromHex(ephemeral) }),
        0x6a80,
      )
    assert.equal(reads(terminal), 0x9000)
  })

  it('takes its steps in order', () => {
    const own = key(13)
    const dp = domainParameters(13)
    assert.ok(dp)
    const { terminal } = opened([own])
    const agree = { ins: 0x86, data: encodeTlv(0x7c, encodeTlv(0x80, encodePoint(dp, dp.g))), ne: 256 }
    const mse = { ins: 0x22, p1: 0x41, p2: 0xa4, data: fromHex('800A04007F00070202030202') }
    const words: [Parameters<Terminal['send']>[0], number][] = [
      [agree, 0x6985],
      [{ ...mse, data: fromHex('84010D') }, 0x6a80],
      [{ ...mse, data: fromHex('80') }, 0x6a80],
      [{ ...mse, p1: 0x42 }, 0x6a86],
      [mse, 0x9000],
      [{ ...agree, p1: 1 }, 0x6a86],
      [agree, 0x6985],
      [mse, 0x9000],
      [{ ...agree, data: fromHex('7C00') }, 0x6a80],
      [{ ...mse, p2: 0xa6, data: fromHex('840100') }, 0x6a80],
    ]
    for (const [command, sw] of words) assert.equal(terminal.send(command).sw, sw)
  })

  it('is left alone by chains that are broken off', () => {
    const own = key(13)
    const { terminal } = opened([own])
    const piece = { cla: 0x10, ins: 0x22, p1: 0x41, p2: 0xa6, data: new Uint8Array(100) }
    assert.equal(terminal.send(piece).sw, 0x9000)
    assert.equal(terminal.send({ ins: 0xb0, p1: 0x9e, ne: 8 }).sw, 0x6883)
    assert.equal(reads(terminal), 0x9000)
    assert.equal(terminal.send({ ...piece, ins: 0xa4 }).sw, 0x6884, 'what cannot be chained ends the session')
  })
})

describe('the secure channel after Chip Authentication', () => {
  const keys = CIPHERS.map((cipher) => ({ cipher, own: key(12, { ciphers: [cipher] }) }))
  const channels = keys.map(({ cipher, own }) => {
    const { chip, terminal } = opened([own])
    return session(chipAuthenticated(chip, terminal, { ...own, cipher }))
  })

  it('gives any part of a file that is asked for, in any form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: LONG.length - 1 }),
        fc.integer({ min: 1, max: 1500 }),
        fc.boolean(),
        (which, offset, length, odd) => {
          const terminal = channels[which]
          assert.ok(terminal)
          terminal.send({ ins: 0xa4, p1: 2, p2: 0x0c, data: fromHex('011E') })
          const at = Uint8Array.of(offset >> 8, offset & 0xff)
          const ne = odd ? length + 4 : length
          const place = odd ? { ins: 0xb1, data: encodeTlv(0x54, at) } : { ins: 0xb0, p1: at[0] ?? 0, p2: at[1] ?? 0 }
          const { data, sw } = terminal.send({ ...place, ne }, { extended: true })
          const rest = Math.min(length, LONG.length - offset)
          const content = odd ? (findTlv(parseTlvs(data), 0x53) ?? data) : data
          assert.ok([0x9000, 0x6282].includes(sw))
          assert.ok(content.length >= rest)
          assert.deepEqual(content.slice(), LONG.slice(offset, offset + content.length))
        },
      ),
      { numRuns: 150, seed: 20_261_122 },
    )
  })
})
