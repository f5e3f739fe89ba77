import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { concat, fromHex, hex } from '../../core/bytes'
import { createRandom } from '../../core/random'
import type { Chip } from './chip'
import { contactlessAtr, vpcdCard } from './serve'

/** Says how often it was switched on, then what it was asked. */
const parrot = (longest = 0): Chip => {
  let on = 0
  return {
    powerOn: () => {
      on += 1
    },
    answer: (command) => (longest ? new Uint8Array(longest) : concat(Uint8Array.of(on), command)),
  }
}
const given = () => ({ extendedLength: true, random: createRandom('serve') })
const [off, on, reset, atr] = ['000100', '000101', '000102', '000104']

describe('a chip behind the socket of vpcd', () => {
  it('has the answer to reset of a contactless card', () => {
    // PC/SC part 3 §3.1.3.2.3.1: TS T0 TD1 TD2, historical bytes, and all but TS come to nothing by exclusive or.
    for (const bytes of [contactlessAtr(true), contactlessAtr(false)]) {
      assert.equal(hex(bytes.subarray(0, 4)), '3B858001')
      assert.equal(
        bytes.subarray(1).reduce((sum, byte) => sum ^ byte, 0),
        0,
      )
    }
    assert.equal(hex(vpcdCard(parrot(), given()).receive(fromHex(atr))), `000A${hex(contactlessAtr(true))}`)
  })

  it('takes messages in pieces of any size, and several in one', () => {
    const stream = fromHex(`${on}${atr}000400840000${off}0005008400000800`)
    const whole = hex(vpcdCard(parrot(), given()).receive(stream.subarray(0, -1)))
    const card = vpcdCard(parrot(), given())
    const piecemeal = [...stream.subarray(0, -1)].map((byte) => hex(card.receive(Uint8Array.of(byte)))).join('')
    assert.equal(piecemeal, whole)
    // Switched on once by being there, once by the reader, and once more by being switched off.
    assert.equal(whole, `000A${hex(contactlessAtr(true))}000502008400000006030084000008`)
  })

  it('forgets at each reset, also its random identifier', () => {
    const card = vpcdCard(parrot(), given())
    const uid = () => hex(card.receive(fromHex('0005FFCA000000')))
    const first = uid()
    assert.match(first, /^000608[0-9A-F]{6}9000$/)
    assert.equal(uid(), first)
    assert.equal(hex(card.receive(fromHex(reset))), '')
    assert.notEqual(uid(), first)
  })

  it('refuses what two bytes cannot count, and passes over control bytes nobody knows', () => {
    assert.equal(hex(vpcdCard(parrot(0x10000), given()).receive(fromHex('000400B00000'))), '00026F00')
    assert.equal(hex(vpcdCard(parrot(), given()).receive(fromHex('000103'))), '')
    // An empty command is a command: the chip says what it thinks of it.
    assert.equal(hex(vpcdCard(parrot(), given()).receive(fromHex('0000'))), '000101')
  })
})
