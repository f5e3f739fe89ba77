import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom, type Random } from '../../core/random'
import { EF_CARD_ACCESS, EF_COM, EF_SOD } from '../../emrtd/files'
import { ID_PACE_ECDH_GM_AES_CBC_CMAC_128 } from '../../emrtd/object-ids'
import * as words from '../../emrtd/status-words'
import { paceSession } from './agreement.fixture'
import type { Chip } from './chip'
import { passportChip } from './passport-chip'
import { efCardAccess } from './security-infos'

const SEED = 'fuzz'
const COMMANDS = 6_000
const MRZ = 'T22000129364081251010318'
const OFFER = { oid: ID_PACE_ECDH_GM_AES_CBC_CMAC_128, parameterId: 12, cipher: 'AES-128' } as const
const KNOWN_WORDS = new Set<number>(Object.values(words))
const SECRET = Buffer.from('CONTENT OF THE LDS')

const chipOfFuzz = () => {
  const witness = createEvidence(() => 0)
  const secret = new Uint8Array(Buffer.concat([SECRET, SECRET, SECRET, SECRET]))
  const files = new Map<number, Uint8Array>(
    [EF_COM, EF_SOD, 0x0101, 0x0102, 0x0103].map((fileId) => [fileId, secret] as const),
  )
  files.set(EF_CARD_ACCESS, efCardAccess([OFFER]))
  const random = createRandom(SEED)
  return { chip: passportChip({ files, access: { mrz: MRZ, bac: true, pace: [OFFER] }, random, witness }), witness }
}

/** Commands near what the chip knows, so that most get past the first check. */
const SOUND = [
  '00A4040C07A0000002471001',
  '00A4020C02011C',
  '00A4020C020101',
  '00A4000C023F00',
  '00B0000000',
  '00B0810004',
  '00B09C0000',
  '00B10000035401000A',
  '00B1010103540100000000',
  '0084000008',
  `0082000028${'AA'.repeat(40)}28`,
  '0022C1A40F800A04007F00070202040202830101',
  '10860000027C0000',
  `10860000457C438141${'04'.repeat(65)}00`,
  `10860000457C438341${'04'.repeat(65)}00`,
  '008600000C7C0A8508C2B0BD78D94BA86600',
  '0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800',
  '0CB000000D9701048E08ED6705417E96BA5500',
  '00B00000000000',
]

const mutated = (random: Random): Uint8Array => {
  if (random.int(8) === 0) return random.bytes(random.int(24))
  const bytes = fromHex(random.pick(SOUND))
  for (let changes = random.int(3); changes > 0; changes--) bytes[random.int(bytes.length)] = random.int(256)
  if (random.int(10) === 0) return bytes.subarray(0, random.int(bytes.length))
  return random.int(12) === 0 ? concat(bytes, random.bytes(1 + random.int(3))) : bytes
}

const check = (chip: Chip, command: Uint8Array): void => {
  const answer = chip.answer(command)
  const where = `seed ${SEED}: ${hex(command)} → ${hex(answer)}`
  assert.ok(answer.length >= 2, where)
  const sw = (answer.at(-2) ?? 0) * 0x100 + (answer.at(-1) ?? 0)
  assert.ok(KNOWN_WORDS.has(sw) && sw !== words.SW_6F00_NO_PRECISE_DIAGNOSIS, where)
  assert.equal(Buffer.from(answer).includes(SECRET.subarray(0, 4)), false, `${where} shows the LDS in clear`)
}

describe('the chip under any bytes', () => {
  it(`answers ${COMMANDS} commands with a status word of its own and never the LDS in clear`, () => {
    const { chip, witness } = chipOfFuzz()
    const random = createRandom(`${SEED}/commands`)
    for (let n = 0; n < COMMANDS; n++) {
      if (random.int(40) === 0) chip.powerOn()
      check(chip, mutated(random))
    }
    const seen = witness.entries()
    assert.deepEqual(
      seen.filter(({ kind }) => kind !== 'apdu'),
      [],
    )
    const answered = new Set(seen.map(({ data }) => data.sw))
    assert.ok(answered.has('9000') && answered.size > 12, `the fuzz reached only ${[...answered].join(' ')}`)
  })

  it('loses the session with the first of them', () => {
    const { chip } = chipOfFuzz()
    const random = createRandom(`${SEED}/in session`)
    for (let n = 0; n < 60; n++) {
      chip.powerOn()
      const terminal = paceSession(chip, { ...OFFER, mrz: MRZ })
      assert.ok(typeof terminal !== 'number')
      assert.equal(terminal.send({ ins: 0xa4, p1: 4, p2: 0x0c, data: fromHex('A0000002471001') }).sw, 0x9000)
      const command = mutated(random)
      check(chip, command)
      assert.equal(terminal.send({ ins: 0xb0, p1: 0x9e, ne: 4 }).sw, 0x6982, hex(command))
    }
  })

  it('answers 6F00 to a fault of ours, which the witness sees', () => {
    const witness = createEvidence(() => 0)
    const broken = new Map([[EF_CARD_ACCESS, undefined as unknown as Uint8Array]])
    broken.get = () => {
      throw new Error('no such memory')
    }
    const chip = passportChip({ files: broken, access: { mrz: MRZ, bac: true }, random: createRandom(SEED), witness })
    assert.equal(hex(chip.answer(fromHex('00A4020C02011C'))), '6F00')
    assert.deepEqual(
      witness.entries().map(({ kind }) => kind),
      ['harness-fault', 'apdu'],
    )
  })
})
