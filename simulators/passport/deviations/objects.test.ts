import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../../core/bytes'
import { bitFlipped, changed, followedBy, lengthOff, objectAt, removed, retagged, setTo, valueAt } from './objects'

/** SEQUENCE { INTEGER 1, SEQUENCE { INTEGER 2, [0] { NULL } } } */
const FILE = fromHex('300C02010130070201 02A0020500'.replaceAll(' ', ''))

describe('changing a data object', () => {
  it('finds it by position or by tag', () => {
    assert.equal(hex(objectAt(FILE, [0, 1, 0])), '020102')
    assert.equal(hex(valueAt(FILE, [0, { tag: 0x30 }, { tag: 0xa0 }])), '0500')
    assert.throws(() => objectAt(FILE, [0, 7]), RangeError)
  })

  it('writes the lengths around it anew', () => {
    assert.equal(hex(changed(FILE, [0, 1, 0], removed)), '30090201013004A0020500')
    assert.equal(
      hex(changed(FILE, [0, 0], setTo(new Uint8Array(130)))),
      `30818E028182${'00'.repeat(130)}30070201 02A0020500`.replaceAll(' ', ''),
    )
    assert.equal(hex(changed(FILE, [0, 0], followedBy(fromHex('0500')))).slice(0, 14), '300E0201010500')
  })

  it('changes one thing', () => {
    assert.equal(hex(changed(FILE, [0, 0], bitFlipped)).slice(4, 10), '020100')
    assert.equal(hex(changed(FILE, [0, 0], retagged(4))).slice(4, 10), '040101')
    assert.equal(hex(lengthOff(1)(FILE)), `300D${hex(FILE).slice(4)}`)
    assert.equal(hex(lengthOff(-1)(FILE)), `300B${hex(FILE).slice(4)}`)
  })
})
