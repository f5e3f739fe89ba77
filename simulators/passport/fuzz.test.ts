import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../core/bytes'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import { EF_CARD_ACCESS } from '../../emrtd/files'
import { fuzz } from './fuzz-walk.fixture'
import { passportChip } from './passport-chip'

/** A night-length run: VIDIMUS_FUZZ_COMMANDS=1000000 node --require ts-node/register --test simulators/passport/fuzz.test.ts */
const COMMANDS = Number(process.env.VIDIMUS_FUZZ_COMMANDS ?? 1_000)
const SEED = process.env.VIDIMUS_FUZZ_SEED ?? 'fuzz'

describe('the chip under any bytes', () => {
  it(`answers ${COMMANDS} commands as the state calls for, and shows no file over a dead channel`, () => {
    const words = fuzz(SEED, COMMANDS)
    const met = [...words.keys()].map((word) => word.toString(16))
    assert.ok(words.has(0x9000) && words.size > 14, `the fuzz reached only ${met.join(' ')}`)
  })

  it('answers 6F00 to a fault of ours, which the witness sees', () => {
    const witness = createEvidence(() => 0)
    const broken = new Map([[EF_CARD_ACCESS, undefined as unknown as Uint8Array]])
    broken.get = () => {
      throw new Error('no such memory')
    }
    const chip = passportChip({ files: broken, access: { mrz: '', bac: true }, random: createRandom(SEED), witness })
    assert.equal(hex(chip.answer(fromHex('00A4020C02011C'))), '6F00')
    assert.deepEqual(
      witness.entries().map(({ kind }) => kind),
      ['harness-fault', 'apdu'],
    )
  })
})
