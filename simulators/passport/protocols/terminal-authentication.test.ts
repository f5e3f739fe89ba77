import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex } from '../../../core/bytes'
import { createEvidence } from '../../../core/evidence'
import { createRandom } from '../../../core/random'
import { EF_COM, MRTD_AID, PATH_EF_CVCA } from '../../../emrtd/files'
import { encodeTlv } from '../../../emrtd/tlv'
import { chipAuthenticated } from '../agreement.fixture'
import { createStaticKey } from '../key-agreement'
import { passportChip } from '../passport-chip'
import { efCvca } from '../security-infos'
import { bacSession, inClear, type Terminal } from '../terminal.fixture'

const MRZ = 'T22000129364081251010318'
const random = createRandom('terminal authentication')
const AUTHORITY = new Uint8Array(Buffer.from('UTCVCA00001'))
const key = { ...createStaticKey(12, random), ciphers: ['AES-128'] as const }

const made = () => {
  const fingers = fromHex('63020000')
  const chip = passportChip({
    files: new Map([
      [EF_COM, fromHex('6000')],
      [0x0103, fingers],
      [0x0104, fingers],
      [PATH_EF_CVCA, efCvca(AUTHORITY)],
    ]),
    access: { mrz: MRZ, bac: true },
    keys: { chip: [key], authority: AUTHORITY },
    random,
    witness: createEvidence(() => 0),
  })
  inClear(chip).send({ ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })
  return chip
}
const authenticated = (): Terminal => {
  const chip = made()
  const terminal = bacSession(chip, MRZ)
  assert.ok(typeof terminal !== 'number')
  const restarted = chipAuthenticated(chip, terminal, { ...key, cipher: 'AES-128' })
  assert.ok(typeof restarted !== 'number')
  return restarted
}
const named = (name: Uint8Array) => encodeTlv(0x83, name)
const setDst = (name: Uint8Array) => ({ ins: 0x22, p1: 0x81, p2: 0xb6, data: named(name) })
const verify = { ins: 0x2a, p2: 0xbe, data: fromHex('7F4E025F295F3703010203') }
const fingersOf = (terminal: Terminal) => [
  terminal.send({ ins: 0xa4, p1: 2, p2: 0x0c, data: fromHex('0103') }).sw,
  terminal.send({ ins: 0xb0, p1: 0x84, ne: 4 }).sw,
]

describe('Terminal Authentication', () => {
  it('names its authority and certifies nobody, so that DG3 and DG4 stay closed', () => {
    const terminal = authenticated()
    const words: [Parameters<Terminal['send']>[0], number][] = [
      [verify, 0x6985],
      [setDst(new Uint8Array(Buffer.from('UTCVCA00002'))), 0x6a88],
      [verify, 0x6985],
      [setDst(AUTHORITY), 0x9000],
      [{ ...verify, p2: 0xbd }, 0x6a86],
      [{ ...verify, data: fromHex('7F4E00') }, 0x6a80],
      [verify, 0x6300],
      [{ ...setDst(AUTHORITY), p2: 0xa4 }, 0x6a88],
      [{ ...setDst(AUTHORITY), data: fromHex('84') }, 0x6a80],
      [{ ins: 0x84, ne: 8 }, 0x9000],
      [{ ins: 0x84, ne: 7 }, 0x6700],
      [{ ins: 0x82, data: new Uint8Array(64) }, 0x6985],
    ]
    for (const [command, sw] of words) assert.equal(terminal.send(command).sw, sw, command.ins.toString(16))
    assert.deepEqual(fingersOf(terminal), [0x6982, 0x6982])
  })

  it('takes a certificate in pieces', () => {
    const terminal = authenticated()
    terminal.send(setDst(AUTHORITY))
    const certificate = encodeTlv(0x7f4e, new Uint8Array(300))
    assert.equal(terminal.send({ ...verify, cla: 0x10, data: certificate.subarray(0, 200) }).sw, 0x9000)
    const last = new Uint8Array([...certificate.subarray(200), ...fromHex('5F370101')])
    assert.equal(terminal.send({ ...verify, data: last }).sw, 0x6300)
  })

  it('gives no challenge before Chip Authentication, and BAC keeps its own', () => {
    const chip = made()
    const clear = inClear(chip)
    assert.equal(clear.send(setDst(AUTHORITY)).sw, 0x6982)
    assert.equal(clear.send(verify).sw, 0x6982)
    assert.equal(clear.send({ ins: 0x84, ne: 8 }).sw, 0x9000)
    const terminal = bacSession(chip, MRZ)
    assert.ok(typeof terminal !== 'number')
    assert.equal(terminal.send({ ins: 0x84, ne: 8 }).sw, 0x6985)
  })

  it('has EF.CVCA below the application', () => {
    const terminal = authenticated()
    assert.deepEqual(terminal.send({ ins: 0xb0, p1: 0x9c, ne: 256 }).data.slice(), efCvca(AUTHORITY))
  })
})
