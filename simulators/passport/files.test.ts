import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas } from '@napi-rs/canvas'
import { hex } from '../../core/bytes'
import { findTlv, parseTlvs } from '../../emrtd/tlv'
import { printed, workedExample } from '../../emrtd/worked-examples'
import { dg1, efAtrInfo, efCom, emptyDg3 } from './files'
import { sizeOfJpeg, withComment } from './jpeg'

const picture = (width: number, height: number): Uint8Array =>
  new Uint8Array(createCanvas(width, height).toBuffer('image/jpeg'))
const inside = (bytes: Uint8Array, ...tags: number[]): Uint8Array =>
  tags.reduce((content, tag) => {
    const found = findTlv(parseTlvs(content), tag)
    assert.ok(found, `no ${tag.toString(16)} in ${hex(content).slice(0, 40)}`)
    return found
  }, bytes)

describe('the files of a passport', () => {
  it('EF.COM is that of Doc 9303-11 App D.4 but for its version, and of LDS 1.8 when asked', () => {
    const ofTheExample = printed(workedExample('9303-11-D.4'), 'EF_COM')
    assert.equal(hex(efCom([2, 1])), ofTheExample.replace('30313036', '30313037'))
    assert.match(hex(efCom([1, 2, 3, 14], '0108')), /^60165F0104303130385F36063034303030305C046175636E$/)
  })

  it('EF.ATR/INFO says how long APDUs may be, or that they must be short', () => {
    assert.equal(hex(efAtrInfo({ command: 1024, response: 5120 })), '47039401E07F66080202040002021400')
    assert.equal(hex(efAtrInfo(undefined)), '4703940180')
  })

  it('DG1 holds the lines, 88 characters after 5F1F', () => {
    const lines = workedExample('mrz-2').values.lines as string[]
    assert.equal(hex(dg1(lines).subarray(0, 5)), '615B5F1F58')
    assert.equal(Buffer.from(inside(dg1(lines), 0x61, 0x5f1f)).toString('latin1'), lines.join(''))
  })

  it('DG3 has no fingerprint in it', () => assert.equal(hex(emptyDg3(Uint8Array.of(1, 2))), '630A7F610702010053020102'))
})

describe('a JPEG', () => {
  it('has the size that its frame header says', () => {
    assert.deepEqual(sizeOfJpeg(picture(300, 400)), { width: 300, height: 400 })
    assert.deepEqual(sizeOfJpeg(withComment(picture(300, 400), 'hello')), { width: 300, height: 400 })
  })

  it('is nothing else', () => {
    for (const bytes of [
      new Uint8Array(0),
      Uint8Array.of(0xff, 0xd8),
      new Uint8Array(40),
      picture(9, 9).subarray(0, 30),
    ])
      assert.throws(() => sizeOfJpeg(bytes), RangeError)
  })
})
