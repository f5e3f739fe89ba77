import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hex } from '../../core/bytes'
import { createClock } from '../../core/clock'
import { createEvidence } from '../../core/evidence'
import { createRandom } from '../../core/random'
import type { Chip } from '../passport/chip'
import { FIRST_UID, LAST_UID, select } from './anticollision'
import { createField, LONGEST_WAIT_MS } from './field'

const COMMAND = Uint8Array.of(0, 0, 0, 0)
const OK = '9000'

const make = (chipMsPerApdu = 0) => {
  const clock = createClock(0)
  const witness = createEvidence(clock.now)
  const field = createField({ clock, random: createRandom('field'), witness, chipMsPerApdu })
  const chip = (answer = OK): Chip & { powered: number; heard: number } => ({
    powered: 0,
    heard: 0,
    powerOn() {
      this.powered += 1
    },
    answer() {
      this.heard += 1
      return new Uint8Array(Buffer.from(answer, 'hex'))
    },
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
    field.loseAt({ apdus: 2 })
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

  it('loses the tag at any byte: in a command the chip hears nothing, in a response nobody hears the chip', async () => {
    const exchange = COMMAND.length + OK.length / 2
    for (let byte = 0; byte < 3 * exchange; byte++) {
      const { field, chip, ask } = make()
      const passport = chip()
      field.place(passport)
      const tag = await field.connect(1)
      field.loseAt({ bytes: byte })
      const answers = [await ask(tag), await ask(tag), await ask(tag), await ask(tag)]
      const whole = Math.floor(byte / exchange)
      assert.deepEqual(answers, [OK, OK, OK, undefined].fill(undefined, whole), `byte ${byte}`)
      assert.equal(passport.heard, whole + (byte % exchange < COMMAND.length ? 0 : 1), `byte ${byte}`)
      assert.equal(field.isToSlip(), false)
      field.move()
      assert.equal(await ask(await field.connect(1)), OK)
    }
  })

  it('finds it again by itself after a while, or another one in its place', async () => {
    const { field, chip, clock, ask } = make()
    field.place(chip())
    const tag = await field.connect(1)
    field.loseAt({ apdus: 1 }, { afterMs: 200 })
    assert.deepEqual([await ask(tag), await ask(tag)], [OK, undefined])
    const again = field.connect(1000)
    await clock.advance(200)
    assert.equal(await ask(await again), OK)
    field.loseAt({ apdus: 0 }, { afterMs: 50, as: chip('6A82') })
    assert.equal(await ask(await again), undefined)
    const another = field.connect(1000)
    await clock.advance(50)
    assert.equal(await ask(await another), '6A82')
    assert.equal(field.contacts(), 3)
  })

  it('breaks each contact at the same place', async () => {
    const { field, chip, clock, ask } = make()
    field.place(chip())
    field.loseEachContact({ apdus: 2 }, { afterMs: 10 })
    for (let contact = 1; contact < 4; contact++) {
      const found = field.connect(1000)
      await clock.advance(10)
      const tag = await found
      assert.deepEqual([await ask(tag), await ask(tag), await ask(tag)], [OK, OK, undefined])
      assert.equal(field.contacts(), contact)
    }
  })

  it('lets one answer be waited for as long as one S(WTX) can make a reader wait', async () => {
    const { field, chip, clock, ask } = make()
    field.place(chip())
    const tag = await field.connect(1)
    field.extendWaiting(1)
    assert.equal(await ask(tag), OK)
    const slow = ask(tag)
    await clock.advance(LONGEST_WAIT_MS - 1)
    assert.equal(await Promise.race([slow, 'waiting']), 'waiting')
    await clock.advance(1)
    assert.equal(await slow, OK)
    assert.equal(await ask(tag), OK)
    assert.equal(clock.now(), LONGEST_WAIT_MS)
  })

  it('offers one of two chips, and the other when that one is taken away', async () => {
    const { field, chip, ask } = make()
    const other = chip('6A82')
    field.place(chip())
    field.placeBeside(other, FIRST_UID)
    const found = await field.connect(1)
    assert.deepEqual([found, await ask(found)], ['FFFFFFFF', '6A82'])
    field.remove(other)
    assert.equal(await ask(found), undefined)
    assert.equal(await ask(await field.connect(1)), OK)
    field.placeBeside(other, LAST_UID)
    assert.equal(await ask(await field.connect(1)), OK)
  })

  it('resolves a collision at the first bit that differs, sent lowest first (ISO/IEC 14443-3 §6.5.2)', () => {
    const { chip } = make()
    const [one, other] = [chip(), chip()]
    // 08 01 00 00 is sent as 0001 0000 1…, 08 02 FF FF as 0001 0000 0…
    const lying = [
      { chip: other, uid: Uint8Array.of(8, 2, 255, 255) },
      { chip: one, uid: Uint8Array.of(8, 1, 0, 0) },
    ]
    assert.equal(select(lying, createRandom('field'))?.chip, one)
    assert.equal(select(lying.reverse(), createRandom('field'))?.chip, one)
    const drawn = new Set(
      Array.from({ length: 40 }, (_, n) => select([{ chip: one }, { chip: other }], createRandom(`${n}`))?.chip),
    )
    assert.equal(drawn.size, 2)
    assert.equal(select([], createRandom('field')), undefined)
  })
})
