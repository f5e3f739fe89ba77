/** The little of ISO/IEC 10918-1 (JPEG) Annex B that a passport needs: marker segments before the scan. */
export type JpegSize = { width: number; height: number }

const SOI = 0xffd8
const COMMENT = 0xfe
/** Frame headers are C0 to CF without the tables C4, C8 and CC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Throws RangeError when the bytes are no JPEG with a frame header. */
export const sizeOfJpeg = (jpeg: Uint8Array): JpegSize => {
  const word = (at: number): number => (jpeg[at] ?? 0) * 0x100 + (jpeg[at + 1] ?? 0)
  if (word(0) !== SOI) throw new RangeError('the portrait is not a JPEG')
  for (let at = 2; at + 9 < jpeg.length && jpeg[at] === 0xff; at += 2 + word(at + 2)) {
    if (isFrame(jpeg[at + 1] ?? 0)) return { height: word(at + 5), width: word(at + 7) }
  }
  throw new RangeError('the portrait has no frame header')
}

/** The same picture with a comment segment at its beginning: other bytes, equal pixels. */
export const withComment = (jpeg: Uint8Array, text: string): Uint8Array => {
  const comment = Buffer.from(text, 'latin1')
  const length = comment.length + 2
  return new Uint8Array([
    ...jpeg.subarray(0, 2),
    ...[0xff, COMMENT, length >> 8, length & 0xff],
    ...comment,
    ...jpeg.subarray(2),
  ])
}
