import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hex } from '../../core/bytes'
import { createClock } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import type { Chip } from '../passport/chip'
import { createField } from './field'

const COMMAND = Uint8Array.of(0, 0, 0, 0)
const OK = '9000'

const make = (chipMsPerApdu = 0) => {
  const clock = createClock(0)
  const witness = createEvidence(clock.now)
  const field = createField({ clock, random: createRandom('field'), witness, chipMsPerApdu })
  const chip = (answer = OK): Chip & { powered: number } => ({
    powered: 0,
    powerOn() {
      this.powered += 1
    },
    answer: () => new Uint8Array(Buffer.from(answer, 'hex')),
  })
  const ask = async (tag: string | undefined) => {
    const answer = await field.transceive(tag ?? '', COMMAND)
    return answer && hex(answer)
  }
  return { clock, witness, field, chip, ask }
}

describe('the NFC field', () => {
  it('finds a chip that lies there and switches it on anew each time', async () => {
    const { field, chip, ask, clock } = make()
    const passport = chip()
    field.place(passport)
    const first = await field.connect(1000)
    assert.match(first ?? '', /^08[0-9A-F]{6}$/)
    assert.equal(await ask(first), OK)
    const second = await field.connect(1000)
    assert.notEqual(second, first)
    assert.equal(await ask(first), undefined)
    assert.equal(await ask(second), OK)
    assert.equal(passport.powered, 2)
    assert.equal(field.apdusSeen(), 2)
    assert.equal(clock.now(), 0)
  })

  it('waits for a chip, but no longer than it was told', async () => {
    const { field, chip, clock, ask } = make()
    const tooLate = field.connect(1000)
    await clock.advance(1000)
    assert.equal(await tooLate, undefined)
    const inTime = field.connect(1000)
    await clock.advance(500)
    field.place(chip())
    assert.equal(await ask(await inTime), OK)
  })

  it('finds nothing under a cover, and loses the tag that is covered', async () => {
    const { field, chip, clock, ask } = make()
    field.cover(true)
    field.place(chip())
    const shielded = field.connect(300)
    await clock.advance(300)
    assert.equal(await shielded, undefined)
    field.cover(false)
    const tag = await field.connect(300)
    assert.equal(await ask(tag), OK)
    field.cover(true)
    assert.equal(await ask(tag), undefined)
    field.cover(false)
    assert.equal(await ask(tag), undefined)
    assert.equal(await ask(await field.connect(300)), OK)
  })

  it('loses a tag that is removed, exchanged or disconnected', async () => {
    const { field, chip, ask } = make()
    field.place(chip())
    const removed = await field.connect(1)
    field.remove()
    assert.equal(await ask(removed), undefined)
    field.place(chip())
    const exchanged = await field.connect(1)
    field.place(chip('6A82'))
    assert.equal(await ask(exchanged), undefined)
    const left = await field.connect(1)
    assert.equal(await ask(left), '6A82')
    field.disconnect()
    assert.equal(await ask(left), undefined)
  })

  it('loses the tag after so many answers, until the passport is moved', async () => {
    const { field, chip, clock, ask } = make()
    field.place(chip())
    const tag = await field.connect(1)
    assert.equal(await ask(tag), OK)
    field.loseAfter(2)
    assert.deepEqual([await ask(tag), await ask(tag), await ask(tag)], [OK, OK, undefined])
    assert.equal(field.apdusSeen(), 3)
    const again = field.connect(200)
    await clock.advance(200)
    assert.equal(await again, undefined)
    field.move()
    assert.equal(await ask(tag), undefined)
    assert.equal(await ask(await field.connect(200)), OK)
  })

  it('takes virtual time for each APDU when it is slow', async () => {
    const { field, chip, clock, ask } = make(20)
    field.place(chip())
    const tag = await field.connect(1)
    const answers: (string | undefined)[] = []
    const first = ask(tag).then((answer) => answers.push(answer))
    await clock.advance(19)
    assert.deepEqual(answers, [])
    await clock.advance(1)
    await first
    assert.deepEqual(answers, [OK])
    const lost = ask(tag)
    field.remove()
    await clock.advance(20)
    assert.equal(await lost, undefined)
    field.place(chip())
    field.slow(0)
    assert.equal(await ask(await field.connect(1)), OK)
  })

  it('stands still where it is held, and goes on', async () => {
    const { field, chip, ask } = make()
    field.place(chip())
    const tag = await field.connect(1)
    const hold = field.holdAfter(1)
    assert.equal(await ask(tag), OK)
    let answer: string | undefined = 'none yet'
    const held = ask(tag).then((came) => {
      answer = came
    })
    await hold.reached
    assert.equal(answer, 'none yet')
    assert.equal(field.apdusSeen(), 1)
    hold.release()
    await held
    assert.equal(answer, OK)
    assert.equal(await ask(tag), OK)
  })

  it('does not stand still when it was released before', async () => {
    const { field, chip, ask } = make()
    field.place(chip())
    const tag = await field.connect(1)
    field.holdAfter(0).release()
    assert.equal(await ask(tag), OK)
  })

  it('says what happened', async () => {
    const { field, chip, witness } = make()
    field.place(chip())
    await field.connect(1)
    field.remove()
    assert.deepEqual(
      witness.entries().map(({ kind, data, source }) => `${kind} ${data.event} ${source}`),
      ['chip-placed', 'tag-found', 'chip-removed', 'tag-lost'].map((event) => `nfc ${event} simulated`),
    )
  })
})
