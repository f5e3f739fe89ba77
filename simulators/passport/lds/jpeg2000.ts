/** JPEG 2000 as passports hold it: a codestream of ISO/IEC 15444-1 Annex A, bare or in the boxes of Annex I (JP2). */
import { createCanvas, Image } from '@napi-rs/canvas'
import { concat } from '../../../core/bytes'
import { j2kEncoder } from '../../../core/openjpeg'
import type { JpegSize } from '../jpeg'
import { brightness } from './grey'

/** The codec leaves hardly anything out: with so many columns a portrait takes the 20 to 30 kB that chips have room for. */
const MOST_COLUMNS = 300

const pixelsOf = (jpeg: Uint8Array): JpegSize & { rgba: Uint8ClampedArray } => {
  const picture = new Image()
  picture.src = jpeg
  if (!(picture.width > 0 && picture.height > 0)) throw new RangeError('the portrait is no picture')
  const width = Math.min(picture.width, MOST_COLUMNS)
  const height = Math.round((picture.height * width) / picture.width)
  const context = createCanvas(width, height).getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, width, height)
  return { width, height, rgba: context.getImageData(0, 0, width, height).data }
}

const samplesOf = (rgba: Uint8ClampedArray, grey: boolean, into: Uint8Array): void => {
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(from, from + 3)
    if (grey) into[to++] = brightness(red, green, blue)
    else {
      into[to++] = red
      into[to++] = green
      into[to++] = blue
    }
  }
}

/** The picture of a JPEG as a codestream, of up to 300 columns, in three components or, grey, in one. Throws RangeError when it is no picture. */
export const codestreamOf = (jpeg: Uint8Array, { grey = false }: { grey?: boolean } = {}): Uint8Array => {
  const { width, height, rgba } = pixelsOf(jpeg)
  const encoder = j2kEncoder()
  try {
    const frame = { width, height, bitsPerSample: 8, componentCount: grey ? 1 : 3, isSigned: false }
    samplesOf(rgba, grey, encoder.getDecodedBuffer(frame))
    encoder.setQuality(false, 0)
    encoder.encode()
    return Uint8Array.from(encoder.getEncodedBuffer())
  } finally {
    encoder.delete()
  }
}

const word = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const box = (type: string, ...content: Uint8Array[]): Uint8Array => {
  const whole = concat(...content)
  return concat(word(8 + whole.length), ascii(type), whole)
}

/** Where SIZ, the first segment after SOC, has the size and the number of components (A.5.1). */
const SIZ = { width: 8, height: 12, components: 40 } as const

const wordAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)

/** Throws RangeError when the bytes are no codestream. */
export const sizeOfCodestream = (codestream: Uint8Array): JpegSize & { components: number } => {
  if (codestream.length < 42 || wordAt(codestream, 0) !== 0xff4fff51) throw new RangeError('no JPEG 2000 codestream')
  const components = (codestream[SIZ.components] ?? 0) * 0x100 + (codestream[SIZ.components + 1] ?? 0)
  return { width: wordAt(codestream, SIZ.width), height: wordAt(codestream, SIZ.height), components }
}

const EIGHT_BITS = 7
const BY_NUMBER = 1
const COLOUR_SPACES = { rgb: 16, grey: 17 } as const

/** I.5: signature, file type, header (size, colours) and the codestream. */
export const boxed = (codestream: Uint8Array): Uint8Array => {
  const { width, height, components } = sizeOfCodestream(codestream)
  const image = concat(word(height), word(width), Uint8Array.of(0, components, EIGHT_BITS, 7, 0, 0))
  const space = components === 1 ? COLOUR_SPACES.grey : COLOUR_SPACES.rgb
  return concat(
    box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)),
    box('ftyp', ascii('jp2 '), word(0), ascii('jp2 ')),
    box('jp2h', box('ihdr', image), box('colr', Uint8Array.of(BY_NUMBER, 0, 0), word(space))),
    box('jp2c', codestream),
  )
}

/** The same picture with a comment segment (COM, A.9.2) behind SIZ: other bytes, equal pixels. */
export const withCodestreamComment = (codestream: Uint8Array, text: string): Uint8Array => {
  sizeOfCodestream(codestream)
  const at = 4 + (codestream[4] ?? 0) * 0x100 + (codestream[5] ?? 0)
  const length = text.length + 4
  const comment = concat(Uint8Array.of(0xff, 0x64, length >> 8, length & 0xff, 0, 1), ascii(text))
  return concat(codestream.subarray(0, at), comment, codestream.subarray(at))
}
