/**
 * The two encodings of a face that Doc 9303-10 (8th ed.) §4.5.6 allows until 2030: ISO/IEC 19794-5:2005 §5 (fields of
 * fixed length), and ISO/IEC 39794-5:2019 in the application profile of ICAO (DER, implicit tags; a choice is explicit).
 */
import { concat } from '../../../core/bytes'
import { encodeTlv } from '../../../emrtd/tlv'
import type { Picture } from './portrait'

export const big = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 0x100 ** (bytes - 1 - i)) % 0x100)
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** What a record says of the holder beside the picture. */
export type FaceDescription = {
  sex?: 'M' | 'F' | 'X'
  /** Points of the face in pixels, by their MPEG-4 name (ISO/IEC 14496-2), such as 12.1 and 12.2 for the eyes. */
  points?: readonly { group: number; number: number; x: number; y: number }[]
}

const UNSPECIFIED = 0
const FULL_FRONTAL = 1
const IMAGE_DATA = { jpeg: 0, jp2: 1, codestream: 1 } as const
const RGB_24 = 1
const GREY_8 = 3
const STATIC_SCANNER = 3
const SEXES = { M: 1, F: 2, X: 0 } as const
const POINT_2D = 1

/** §5.4 to §5.7: header of the record, facial information, feature points, image information, image. */
export const record19794 = (picture: Picture, { sex = 'X', points = [] }: FaceDescription = {}): Uint8Array => {
  const { width, height, grey, bytes } = picture
  const image = concat(
    Uint8Array.of(FULL_FRONTAL, IMAGE_DATA[picture.encoding]),
    big(width, 2),
    big(height, 2),
    Uint8Array.of(grey ? GREY_8 : RGB_24, STATIC_SCANNER),
    big(UNSPECIFIED, 2),
    big(UNSPECIFIED, 2),
    bytes,
  )
  const pointBlocks = points.map(({ group, number, x, y }) =>
    concat(Uint8Array.of(POINT_2D, group * 16 + number), big(x, 2), big(y, 2), big(0, 2)),
  )
  const description = concat(big(points.length, 2), Uint8Array.of(SEXES[sex]), new Uint8Array(13), ...pointBlocks)
  const information = concat(big(4 + description.length + image.length, 4), description, image)
  return concat(latin('FAC\0'), latin('010\0'), big(14 + information.length, 4), big(1, 2), information)
}

/** DER: an integer that is not negative, under a tag of its own. */
const number = (tag: number, value: number): Uint8Array => {
  const digits = value.toString(16)
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
  return encodeTlv(tag, (bytes[0] ?? 0) > 0x7f ? concat(Uint8Array.of(0), bytes) : new Uint8Array(bytes))
}
const [CHOICE_0, CHOICE_1] = [0xa0, 0xa1]
/** A coded value whose schema may grow: extensionBlock { fallback }. */
const coded = (tag: number, value: number): Uint8Array => encodeTlv(tag, encodeTlv(CHOICE_1, number(0x80, value)))

const IMAGE_FORMATS = { jpeg: 2, jp2: 3, codestream: 3 } as const
const KIND_MRTD = 0
const COLOUR_RGB_24 = 2
const COLOUR_GREY_8 = 5
const GENDERS = { M: 2, F: 3, X: 1 } as const
const GENERATION = 3
const YEAR = 2019

const imageInformation = ({ encoding, width, height, grey }: Picture): Uint8Array =>
  encodeTlv(0xa1, [
    encodeTlv(0xa0, number(0x80, IMAGE_FORMATS[encoding])),
    coded(0xa1, KIND_MRTD),
    encodeTlv(0xa7, [number(0x80, width), number(0x81, height)]),
    coded(0xa9, grey ? COLOUR_GREY_8 : COLOUR_RGB_24),
  ])

/** mpeg4FeaturePoint of a landmark: codes count through the groups 2 to 12, of which these are the first. */
const FIRST_OF_GROUP = [0, 0, 0, 14, 28, 34, 38, 42, 43, 53, 68, 78, 84] as const

const landmarks = (points: NonNullable<FaceDescription['points']>): Uint8Array =>
  encodeTlv(
    0xa9,
    points.map(({ group, number: n, x, y }) =>
      encodeTlv(0x30, [
        encodeTlv(0xa0, encodeTlv(CHOICE_0, coded(0xa0, (FIRST_OF_GROUP[group] ?? 0) + n - 1))),
        encodeTlv(0xa1, encodeTlv(CHOICE_0, encodeTlv(0xa0, [number(0x80, x), number(0x81, y)]))),
      ]),
    ),
  )

/** FaceImageDataBlock, [APPLICATION 5], with its single representation. */
export const block39794 = (picture: Picture, { sex, points = [] }: FaceDescription = {}): Uint8Array => {
  const image2d = encodeTlv(0xa0, [encodeTlv(0x80, picture.bytes), imageInformation(picture)])
  const representation = encodeTlv(0x30, [
    number(0x80, 1),
    encodeTlv(0xa1, encodeTlv(CHOICE_0, image2d)),
    ...(sex ? [encodeTlv(0xa8, coded(0xa0, GENDERS[sex]))] : []),
    ...(points.length > 0 ? [landmarks(points)] : []),
  ])
  const version = encodeTlv(0xa0, [number(0x80, GENERATION), number(0x81, YEAR)])
  return encodeTlv(0x65, [version, encodeTlv(0xa1, representation)])
}
