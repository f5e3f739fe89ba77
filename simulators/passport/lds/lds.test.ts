import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { hex } from '../../../core/bytes'
import { j2kDecoder } from '../../../core/openjpeg'
import { findTlv, parseTlvs } from '../../../emrtd/tlv'
import { printed, workedExample } from '../../../emrtd/worked-examples'
import { sizeOfJpeg } from '../jpeg'
import { detailGroups, dg7, dg11, dg12, dg16, type PersonToNotify } from './details'
import { biometricHeader, dg2, type FaceEntry } from './dg2'
import { sizeOfCodestream } from './jpeg2000'
import { pictureOf, withCommentIn } from './portrait'

const jpeg = (width: number, height: number): Uint8Array => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#c08040'
  context.fillRect(0, 0, width, height)
  return new Uint8Array(canvas.toBuffer('image/jpeg'))
}
const inside = (bytes: Uint8Array, ...tags: number[]): Uint8Array =>
  tags.reduce((content, tag) => {
    const found = findTlv(parseTlvs(content), tag)
    assert.ok(found, `no ${tag.toString(16)} in ${hex(content).slice(0, 40)}`)
    return found
  }, bytes)
const decoded = (picture: Uint8Array) => {
  const decoder = j2kDecoder()
  decoder.getEncodedBuffer(picture.length).set(picture)
  decoder.decode()
  const made = { ...decoder.getFrameInfo(), samples: Uint8Array.from(decoder.getDecodedBuffer()) }
  decoder.delete()
  return made
}

describe('a portrait', () => {
  const source = jpeg(120, 160)

  it('is stored as JPEG untouched', () =>
    assert.deepEqual(pictureOf(source), { encoding: 'jpeg', bytes: source, width: 120, height: 160, grey: false }))

  it('is stored as JPEG 2000, bare and boxed, which OpenJPEG reads alike', () => {
    const bare = pictureOf(source, { encoding: 'codestream' })
    const boxed = pictureOf(source, { encoding: 'jp2' })
    assert.deepEqual(sizeOfCodestream(bare.bytes), { width: 120, height: 160, components: 3 })
    assert.equal(hex(boxed.bytes.subarray(0, 20)), '0000000C6A5020200D0A870A0000001466747970')
    const [a, b] = [decoded(bare.bytes), decoded(boxed.bytes)]
    assert.deepEqual([a.width, a.height, a.componentCount], [120, 160, 3])
    assert.deepEqual(a.samples, b.samples)
    const [red = 0, green = 0, blue = 0] = a.samples.subarray(30_000, 30_003)
    assert.ok(
      Math.abs(red - 0xc0) < 4 && Math.abs(green - 0x80) < 4 && Math.abs(blue - 0x40) < 4,
      `${red} ${green} ${blue}`,
    )
  })

  it('is stored in shades of grey', () => {
    const { bytes } = pictureOf(source, { encoding: 'jp2', grey: true })
    const { componentCount, samples } = decoded(bytes)
    assert.equal(componentCount, 1)
    assert.ok(Math.abs((samples[9000] ?? 0) - 140) < 4)
  })

  it('is stored in shades of grey as JPEG too', async () => {
    const { bytes, width, height, grey } = pictureOf(source, { grey: true })
    assert.deepEqual([width, height, grey], [120, 160, true])
    const picture = await loadImage(bytes)
    const context = createCanvas(width, height).getContext('2d')
    context.drawImage(picture, 0, 0)
    const [red = 0, green = 0, blue = 0] = context.getImageData(60, 80, 1, 1).data
    assert.ok(
      [red, green, blue].every((channel) => Math.abs(channel - 140) < 4),
      `${red} ${green} ${blue}`,
    )
    assert.throws(() => pictureOf(Uint8Array.of(1, 2, 3), { grey: true }))
  })

  it('becomes smaller where JPEG 2000 would be too large', () => {
    const { width, height } = pictureOf(jpeg(413, 531), { encoding: 'codestream' })
    assert.deepEqual([width, height], [300, 386])
  })

  for (const encoding of ['jpeg', 'jp2', 'codestream'] as const)
    it(`gets a comment that changes bytes and no pixels (${encoding})`, () => {
      const picture = pictureOf(source, { encoding })
      const commented = withCommentIn(picture, 'hello')
      assert.notDeepEqual(commented.bytes, picture.bytes)
      if (encoding === 'jpeg') assert.deepEqual(sizeOfJpeg(commented.bytes), { width: 120, height: 160 })
      else assert.deepEqual(decoded(commented.bytes).samples, decoded(picture.bytes).samples)
    })

  it('is made of a picture only', () => {
    assert.throws(() => pictureOf(Uint8Array.of(1, 2, 3)), RangeError)
    assert.throws(() => pictureOf(Uint8Array.of(1, 2, 3), { encoding: 'jp2' }))
  })
})

describe('DG2', () => {
  const face: FaceEntry = { picture: pictureOf(jpeg(413, 531)) }
  const points = [
    { group: 12, number: 1, x: 150, y: 200 },
    { group: 12, number: 2, x: 260, y: 201 },
  ]

  it('has the biometric header of Doc 9303-10 App A.3', () => {
    const example = printed(workedExample('9303-10-A.3'), 'BHT')
    const header = biometricHeader({
      createdAt: '20020315133000',
      validity: { from: '20020401', to: '20070331' },
      creator: Uint8Array.of(0, 1, 0, 1),
    })
    // The example leaves out the optional subtype, and its length is wrong (see documentErrata).
    assert.equal(hex(header).replace('820100', '').slice(4), example.slice(4))
    assert.equal(hex(biometricHeader({})), 'A112800201018101028201008702010188020008')
  })

  it('holds a facial record of ISO/IEC 19794-5 around the picture', () => {
    const record = Buffer.from(inside(dg2(face), 0x75, 0x7f61, 0x7f60, 0x5f2e))
    assert.equal(record.toString('latin1', 0, 8), 'FAC\x00010\x00')
    assert.equal(record.readUInt32BE(8), record.length)
    assert.equal(record.readUInt16BE(12), 1)
    assert.equal(record.readUInt32BE(14), record.length - 14)
    assert.equal(record.readUInt16BE(18), 0)
    assert.deepEqual([record[34], record[35]], [1, 0])
    assert.deepEqual([record.readUInt16BE(36), record.readUInt16BE(38)], [413, 531])
    assert.deepEqual(new Uint8Array(record.subarray(46)), face.picture.bytes)
  })

  it('says in it what is known of holder and picture', () => {
    const picture = pictureOf(jpeg(120, 160), { encoding: 'jp2', grey: true })
    const record = Buffer.from(inside(dg2({ picture, sex: 'F', points }), 0x75, 0x7f61, 0x7f60, 0x5f2e))
    assert.deepEqual([record.readUInt16BE(18), record[20]], [2, 2])
    assert.equal(record.toString('hex', 34, 50), '01c1009600c8000001c2010400c90000')
    assert.deepEqual([record[51], record[56]], [1, 3])
    assert.deepEqual(new Uint8Array(record.subarray(62)), picture.bytes)
  })

  it('holds a data block of ISO/IEC 39794-5 in 7F2E, A1 and 65', () => {
    const template = inside(dg2({ ...face, standard: 'iso-39794-5', sex: 'M', points }), 0x75, 0x7f61, 0x7f60)
    assert.match(hex(inside(template, 0xa1)), /8802002A$/)
    const block = inside(template, 0x7f2e, 0xa1, 0x65)
    // Generation 3 of 2019; one representation with number 1; gender male (2).
    assert.equal(hex(inside(block, 0xa0)), '800103810207E3')
    const representation = inside(block, 0xa1, 0x30)
    assert.equal(hex(inside(representation, 0x80)), '01')
    assert.equal(hex(inside(representation, 0xa8)), 'A005A103800102')
    const image = inside(representation, 0xa1, 0xa0, 0xa0)
    assert.deepEqual(inside(image, 0x80), face.picture.bytes)
    // JPEG (2), kind MRTD, 413 × 531, 24-bit RGB (2).
    assert.equal(hex(inside(image, 0xa1)), 'A003800102A105A103800100A7088002019D81020213A905A103800102')
    const [left] = parseTlvs(inside(representation, 0xa9))
    // Code 84 is point 12.1; 150 needs a sign byte.
    assert.equal(hex(left?.value ?? new Uint8Array(0)), 'A009A007A005A103800154A10CA00AA00880020096810200C8')
  })

  it('takes up to nine faces, each in a template of its own', () => {
    const [, ...templates] = parseTlvs(inside(dg2(face, face, { ...face, standard: 'iso-39794-5' }), 0x75, 0x7f61))
    assert.deepEqual(
      templates.map(({ tag }) => tag),
      [0x7f60, 0x7f60, 0x7f60],
    )
    assert.throws(() => dg2(), RangeError)
    assert.throws(() => dg2(...Array.from({ length: 10 }, () => face)), RangeError)
  })
})

describe('details', () => {
  it('DG11 is that of Doc 9303-10 App A.5', () => {
    const { header, ...details } = workedExample('9303-10-A.5').values as Record<string, string>
    const file = dg11(details)
    assert.equal(hex(file).slice(0, header?.length), header)
    assert.equal(file.length, 2 + 0x63)
    assert.equal(Buffer.from(inside(file, 0x6b, 0x5f42)).toString(), details.permanentAddress)
  })

  it('DG16 is that of Doc 9303-10 App A.6', () => {
    const { header, persons } = workedExample('9303-10-A.6').values as { header: string; persons: PersonToNotify[] }
    const file = dg16(persons)
    assert.equal(hex(file).slice(0, header.length), header)
    assert.equal(file.length, 3 + 0xa2)
    assert.equal(Buffer.from(inside(file, 0x70, 0xa2, 0x5f51)).toString(), 'BROWN<<MARY<J')
  })

  it('DG11 and DG12 list repeated names by their own tag and count them', () => {
    const file = dg11({ nameOfHolder: 'SØRENSEN<<ÅSE', otherNames: ['HOLM<<ÅSE', 'BERG<<ÅSE'] })
    assert.equal(hex(inside(file, 0x6b, 0x5c)), '5F0E5F0F')
    assert.match(hex(inside(file, 0x6b, 0xa0)), /^0201025F0F0A484F4C4D3C3CC38553455F0F0A/)
    assert.equal(Buffer.from(inside(file, 0x6b, 0x5f0e)).toString('utf8'), 'SØRENSEN<<ÅSE')
    const document = dg12({
      issuingAuthority: 'POLITIET',
      otherPersons: ['HOLM<<EVA'],
      personalisedAt: '20230602101500',
    })
    assert.equal(hex(inside(document, 0x6c, 0x5c)), '5F195F1A5F55')
  })

  it('dates are text, or two figures a byte', () => {
    const born = { fullDateOfBirth: '19740812' }
    assert.equal(hex(inside(dg11(born), 0x6b, 0x5f2b)), '3139373430383132')
    assert.equal(hex(inside(dg11(born, 'decimals'), 0x6b, 0x5f2b)), '19740812')
  })

  it('DG7 counts its pictures, DG13 is what the state likes', () => {
    assert.equal(hex(dg7([Uint8Array.of(1), Uint8Array.of(2)])), '670B0201025F4301015F430102')
    const groups = detailGroups({
      signatures: [Uint8Array.of(1)],
      optional: Uint8Array.of(7),
      personal: {},
      document: {},
    })
    assert.deepEqual([...groups.keys()], [7, 11, 12, 13])
    assert.equal(hex(groups.get(13) ?? new Uint8Array(0)), '6D0107')
  })

  it('EF.COM and names have room for no more than the tags allow', () =>
    assert.throws(
      () => dg16(Array.from({ length: 16 }, () => ({ recordedOn: '', name: '', telephone: '', address: '' }))),
      RangeError,
    ))
})
