/** The picture of the holder as an issuer stores it: JPEG, or JPEG 2000 with or without the boxes of a JP2 file. */
import { sizeOfJpeg, withComment } from '../jpeg'
import { greyJpegOf } from './grey'
import { boxed, codestreamOf, sizeOfCodestream, withCodestreamComment } from './jpeg2000'

export type PortraitEncoding = 'jpeg' | 'jp2' | 'codestream'
export type PortraitStandard = 'iso-19794-5' | 'iso-39794-5'

export type PortraitStyle = {
  encoding?: PortraitEncoding
  standard?: PortraitStandard
  /** In shades of grey: JPEG 2000 in one component, JPEG in three of which two say that there is no colour. */
  grey?: boolean
}

export type Picture = {
  encoding: PortraitEncoding
  bytes: Uint8Array
  width: number
  height: number
  grey: boolean
}

/** Throws RangeError when the bytes are no JPEG. */
export const pictureOf = (jpeg: Uint8Array, { encoding = 'jpeg', grey = false }: PortraitStyle = {}): Picture => {
  if (encoding === 'jpeg') {
    const bytes = grey ? greyJpegOf(jpeg) : jpeg
    return { encoding, bytes, ...sizeOfJpeg(bytes), grey }
  }
  const codestream = codestreamOf(jpeg, { grey })
  const { width, height } = sizeOfCodestream(codestream)
  return { encoding, bytes: encoding === 'jp2' ? boxed(codestream) : codestream, width, height, grey }
}

/** The same picture with a comment in it: other bytes, equal pixels. */
export const withCommentIn = (picture: Picture, text: string): Picture => ({
  ...picture,
  bytes: commented(picture, text),
})

const commented = ({ encoding, bytes }: Picture, text: string): Uint8Array => {
  if (encoding === 'jpeg') return withComment(bytes, text)
  if (encoding === 'codestream') return withCodestreamComment(bytes, text)
  // The codestream is the last box.
  return boxed(withCodestreamComment(bytes.subarray(Buffer.from(bytes).indexOf('jp2c', 0, 'latin1') + 4), text))
}
