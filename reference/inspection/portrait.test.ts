import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, hex } from '../../core/bytes'
import { dataObjects } from './data-objects'
import { pictureHead } from './picture-size'
import { facesOf, portraitOf } from './portrait'
import { ChipUnreadable } from './session'

const bytes = (...parts: (string | Uint8Array)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? fromHex(part) : part))))
const tlv = (tag: string, ...content: (string | Uint8Array)[]): Uint8Array => {
  const value = bytes(...content)
  return bytes(tag, `82${value.length.toString(16).padStart(4, '0')}`, value)
}
const four = (value: number) => value.toString(16).padStart(8, '0')
const filler = 'AB'.repeat(40)

/** ITU-T T.81 §B.2.2: a frame of 24 rows of 16. */
const JPEG = bytes('FFD8', 'FFE000044A46', 'FFC0000B080018001001011100', filler, 'FFD9')
/** ISO/IEC 15444-1 §A.5.1: SIZ of a picture of 16 × 24. */
const CODESTREAM = bytes('FF4FFF51', '002F0000', four(16), four(24), four(0), four(0), four(16), four(24), filler)
/** §I.5: signature, file type, codestream. */
const JP2 = bytes(
  '0000000C6A5020200D0A870A',
  '00000014667479706A703220000000006A703220',
  four(8 + CODESTREAM.length),
  '6A703263',
  CODESTREAM,
)
const PICTURES = { jpeg: JPEG, 'jpeg2000-codestream': CODESTREAM, jp2: JP2 } as const

/** ISO/IEC 19794-5:2005 §5.5 to §5.7. @param lengthOff what the length says too much */
const face = (picture: Uint8Array, points = 0, lengthOff = 0): Uint8Array => {
  const body = bytes(
    points.toString(16).padStart(4, '0'),
    '00'.repeat(14),
    '01C100640064 0000'.repeat(points),
    '01'.repeat(12),
    picture,
  )
  return bytes(four(4 + body.length + lengthOff), body)
}
const record = (...faces: Uint8Array[]): Uint8Array => {
  const body = bytes(faces.length.toString(16).padStart(4, '0'), ...faces)
  return bytes('46414300', '30313000', four(12 + body.length), body)
}
/** ISO/IEC 39794-5:2019: version, one representation, its number and picture, some of the rest. */
const block = (picture: Uint8Array): Uint8Array => {
  const image = tlv('A0', tlv('80', picture), 'A105A003800102')
  const representation = tlv('30', '800100', tlv('A1', tlv('A0', image)), 'A803800101')
  return tlv('A1', tlv('65', 'A007800103810207E3', tlv('A1', representation)))
}
const template = (tag: string, data: Uint8Array): Uint8Array => tlv('7F60', 'A108870201018802 0008', tlv(tag, data))
const dg2 = (...templates: Uint8Array[]): Uint8Array => tlv('75', tlv('7F61', '020101', ...templates))

describe('DG2', () => {
  for (const [format, picture] of Object.entries(PICTURES)) {
    it(`holds a ${format} in a record of ISO/IEC 19794-5, feature points or not`, () => {
      for (const points of [0, 1, 3]) {
        const [found] = facesOf(dg2(template('5F2E', record(face(picture, points)))))
        assert.deepEqual(found, { standard: 'iso-19794-5', head: { format, width: 16, height: 24 }, picture })
      }
    })

    it(`holds a ${format} in a data block of ISO/IEC 39794-5`, () => {
      const [found] = facesOf(dg2(template('7F2E', block(picture))))
      assert.deepEqual(found, { standard: 'iso-39794-5', head: { format, width: 16, height: 24 }, picture })
    })
  }

  it('is read although the lengths inside the record are off (LD-07)', () => {
    for (const off of [-8, -1, 1, 8])
      assert.deepEqual(portraitOf(dg2(template('5F2E', record(face(JP2, 0, off))))), JP2)
  })

  it('is read to the picture although bytes follow it (LD-10)', () => {
    const picture = portraitOf(dg2(template('5F2E', record(face(bytes(JPEG, '00'.repeat(20)))))))
    assert.deepEqual(picture.subarray(0, JPEG.length), JPEG)
  })

  it('holds several faces, the newest first, in templates of their own or in one record', () => {
    const apart = dg2(template('5F2E', record(face(JPEG))), template('7F2E', block(JP2)))
    assert.deepEqual(
      facesOf(apart).map(({ standard, picture }) => [standard, picture]),
      [
        ['iso-19794-5', JPEG],
        ['iso-39794-5', JP2],
      ],
    )
    const together = facesOf(dg2(template('5F2E', record(face(JP2, 2), face(JPEG)))))
    assert.deepEqual(
      together.map(({ picture }) => picture),
      [JP2, JPEG],
    )
  })

  it('passes over a face that is none', () => {
    const none = record(face(bytes('FFD8', filler)))
    assert.deepEqual(portraitOf(dg2(template('5F2E', none), template('5F2E', record(face(JPEG))))), JPEG)
  })

  it('without a picture cannot be read, and says so', () => {
    const unreadable = [
      dg2(),
      dg2(template('5F2E', bytes('00'))),
      dg2(template('5F2E', record(face(bytes())))),
      dg2(template('5F2E', record())),
      dg2(template('7F2E', bytes('A100'))),
      dg2(template('5F2E', record(face(bytes('FFD8', 'FF'.repeat(60)))))),
      tlv('76', '00'),
      tlv('75', tlv('7F62', '00')),
    ]
    for (const file of unreadable) assert.throws(() => portraitOf(file), ChipUnreadable, hex(file).slice(0, 80))
  })

  it('cut off anywhere is unreadable or the picture is there, and nothing else', () => {
    const whole = dg2(template('5F2E', record(face(JP2, 2), face(JPEG))))
    for (let length = 0; length < whole.length; length++) {
      try {
        portraitOf(whole.subarray(0, length))
      } catch (thrown) {
        assert.ok(thrown instanceof ChipUnreadable, `${length}: ${thrown}`)
      }
    }
  })
})

describe('data objects', () => {
  const seen = (text: string) => dataObjects(fromHex(text)).map(({ tag, value }) => `${tag.toString(16)} ${hex(value)}`)

  it('are read with lengths of any form', () => {
    assert.deepEqual(seen('0201AA 028101AA 02820001AA 0283000001AA'), Array(4).fill('2 AA'))
    assert.deepEqual(seen('7F61 80 0201AA 0000 5F0E00'), ['7f61 0201AA', '5f0e '])
    assert.deepEqual(seen('A180 A180 0201AA 0000 0000'), ['a1 A1800201AA0000'])
  })

  it('may have padding between them and behind', () =>
    assert.deepEqual(seen('0000 0201AA FF 0201BB 000000'), ['2 AA', '2 BB']))

  it('are not read cut off, too deep or without an end', () => {
    const bad = ['0202AA', '5F', '5F9F9F9F01', '0285000000000100', '0280AA0000', 'A180 0201AA', 'A180'.repeat(40)]
    for (const text of bad) assert.throws(() => dataObjects(fromHex(text)), ChipUnreadable, text)
  })
})

describe('the head of a picture', () => {
  it('promises no monster', () => {
    const large = Uint8Array.from(CODESTREAM)
    large.set(fromHex('7FFFFFFF7FFFFFFF'), 8)
    assert.equal(pictureHead(large), undefined)
    assert.equal(pictureHead(bytes('FFD8', 'FFC0000B0800000000')), undefined)
  })

  it('is found behind any segments and boxes', () => {
    const size = { width: 16, height: 24 }
    assert.deepEqual(pictureHead(bytes('FFD8', 'FFE1000645786966', 'FF', JPEG.subarray(2))), {
      format: 'jpeg',
      ...size,
    })
    const boxes = bytes(JP2.subarray(0, 12), '0000000C', '75756964', '00000000', JP2.subarray(12))
    assert.deepEqual(pictureHead(boxes), { format: 'jp2', ...size })
  })
})
