import assert from 'node:assert/strict'
import { constants, createHash, createPublicKey, publicDecrypt, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../../core/bytes'
import { createEvidence } from '../../../core/evidence'
import { createRandom } from '../../../core/random'
import { MRTD_AID } from '../../../emrtd/files'
import { type ActiveAuthenticationOrder, createActiveKey } from '../active-keys'
import type { Chip } from '../chip'
import { passportChip } from '../passport-chip'
import { bacSession, inClear, type Terminal } from '../terminal.fixture'

const MRZ = 'T22000129364081251010318'
const random = createRandom('active authentication')
const CHALLENGE = fromHex('F173589974BF40C6')
const made = (order: ActiveAuthenticationOrder, bac = true) => {
  const { active, publicKey } = createActiveKey(order, random)
  const witness = createEvidence(() => 0)
  const chip = passportChip({ files: new Map(), access: { mrz: MRZ, bac }, keys: { active }, random, witness })
  inClear(chip).send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
  return { chip, key: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }) }
}
const opened = (chip: Chip): Terminal => {
  const terminal = bacSession(chip, MRZ)
  assert.ok(typeof terminal !== 'number')
  return terminal
}
const ask = { ins: 0x88, data: CHALLENGE, ne: 256 }
const extended = { extended: true }

describe('Active Authentication with RSA', () => {
  const TRAILERS = { sha1: 'BC', sha224: '38CC', sha256: '34CC', sha384: '36CC', sha512: '35CC' } as const
  for (const bits of [1024, 1280, 1536, 2048, 3072] as const)
    for (const hash of ['sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const)
      it(`of ${bits} bits signs with ${hash} what may be recovered`, () => {
        const { chip, key } = made({ kind: 'rsa', bits, hash })
        const { data, sw } = opened(chip).send({ ...ask, ne: 65536 }, extended)
        assert.equal(sw, 0x9000)
        assert.equal(data.length, bits / 8)
        const f = new Uint8Array(publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, data))
        const trailer = fromHex(TRAILERS[hash])
        assert.equal(f[0], 0x6a)
        assert.equal(hex(f.subarray(-trailer.length)), TRAILERS[hash])
        const digest = createHash(hash).update('').digest().length
        const hashAt = f.length - trailer.length - digest
        const m1 = f.subarray(1, hashAt)
        const expected = createHash(hash).update(concat(m1, CHALLENGE)).digest()
        assert.equal(hex(f.subarray(hashAt, hashAt + digest)), hex(expected))
      })

  it('never signs the same twice', () => {
    const terminal = opened(made({ kind: 'rsa', bits: 1024 }).chip)
    assert.notEqual(hex(terminal.send(ask).data), hex(terminal.send(ask).data))
  })
})

describe('Active Authentication with ECDSA', () => {
  for (const parameterId of [10, 11, 12, 13, 14, 15, 16, 17, 18])
    it(`on the parameters ${parameterId} signs the challenge in plain format`, () => {
      const { chip, key } = made({ kind: 'ecdsa', parameterId })
      const { data } = opened(chip).send(ask)
      const hash = createActiveKey({ kind: 'ecdsa', parameterId }, random).active.hash
      assert.ok(verify(hash, CHALLENGE, { key, dsaEncoding: 'ieee-p1363' }, data))
    })
})

describe('INTERNAL AUTHENTICATE', () => {
  it('is exact', () => {
    const terminal = opened(made({ kind: 'rsa', bits: 1024 }).chip)
    assert.equal(terminal.send({ ...ask, data: CHALLENGE.subarray(1) }).sw, 0x6700)
    assert.equal(terminal.send({ ...ask, data: concat(CHALLENGE, CHALLENGE) }).sw, 0x6700)
    assert.equal(terminal.send({ ...ask, p2: 1 }).sw, 0x6a86)
    assert.equal(terminal.send(ask).sw, 0x9000)
    assert.equal(terminal.send({ ins: 0x88, data: CHALLENGE }).data.length, 128, 'over T=0 there is no Le')
  })

  it('needs access control where there is any, and the application', () => {
    const { chip } = made({ kind: 'rsa', bits: 1024 })
    assert.equal(inClear(chip).send(ask).sw, 0x6982)
    const open = inClear(made({ kind: 'rsa', bits: 1024 }, false).chip)
    assert.equal(open.send(ask).sw, 0x9000)
    open.send({ ins: 0xa4, p1: 0, p2: 0x0c, data: fromHex('3F00') })
    assert.equal(open.send(ask).sw, 0x6982)
  })

  it('is unknown to a chip without a key', () => {
    const witness = createEvidence(() => 0)
    const chip = passportChip({ files: new Map(), access: { mrz: MRZ, bac: false }, random, witness })
    assert.equal(inClear(chip).send(ask).sw, 0x6d00)
  })
})

describe('a response that is longer than its command leaves room for', () => {
  const rest = (chip: Chip, cla: number, ne: number) => hex(chip.answer(Uint8Array.of(cla, 0xc0, 0, 0, ne)))

  it('is fetched by GET RESPONSE, in clear', () => {
    const { chip, key } = made({ kind: 'rsa', bits: 3072 }, false)
    const clear = inClear(chip)
    const first = clear.send({ ...ask, ne: 200 })
    assert.deepEqual([first.data.length, first.sw], [200, 0x61b8])
    assert.equal(rest(chip, 0, 0xb9), '6CB8')
    const second = rest(chip, 0, 100)
    assert.match(second, /6154$/)
    const third = rest(chip, 0, 0)
    assert.match(third, /9000$/)
    const signature = concat(first.data, fromHex(second.slice(0, -4)), fromHex(third.slice(0, -4)))
    assert.equal(signature.length, 384)
    assert.equal(publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature)[0], 0x6a)
    assert.equal(rest(chip, 0, 0), '6D00')
  })

  it('is forgotten with any other command', () => {
    const { chip } = made({ kind: 'rsa', bits: 3072 }, false)
    const clear = inClear(chip)
    assert.equal(clear.send(ask).sw, 0x6180)
    clear.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
    assert.equal(rest(chip, 0, 0), '6D00')
    assert.equal(clear.send(ask).sw, 0x6180)
    chip.powerOn()
    assert.equal(rest(chip, 0, 0), '6D00')
  })

  it('is put together before it is opened, inside secure messaging', () => {
    for (const cla of [0x00, 0x0c]) {
      const { chip, key } = made({ kind: 'rsa', bits: 2048 })
      // A reader whose transport fetches the rest by itself.
      const fetching: Chip = {
        ...chip,
        answer: (command) => {
          const answer = chip.answer(command)
          if (answer.at(-2) !== 0x61) return answer
          return concat(answer.subarray(0, -2), chip.answer(Uint8Array.of(cla, 0xc0, 0, 0, answer.at(-1) ?? 0)))
        },
      }
      const terminal = opened(fetching)
      const { data, sw } = terminal.send(ask)
      assert.equal(sw, 0x9000)
      assert.equal(publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, data)[0], 0x6a)
      assert.equal(terminal.send(ask).sw, 0x9000, 'secure messaging goes on')
    }
  })
})
