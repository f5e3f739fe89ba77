/** How large a stored picture says it is, read from its headers alone: before anything is decoded, and instead of it. */
export type PictureFormat = 'jpeg' | 'jp2' | 'jpeg2000-codestream'
export type PictureHead = { format: PictureFormat; width: number; height: number }

/** No portrait needs more; a header that promises more is an attack on whoever decodes it. */
const MOST_PIXELS = 16_000_000

const startsWith = (bytes: Uint8Array, at: number, magic: readonly number[]): boolean =>
  magic.every((byte, n) => bytes[at + n] === byte)
const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0)
const long = (bytes: Uint8Array, at: number): number => word(bytes, at) * 0x10000 + word(bytes, at + 2)

/** ITU-T T.81 Annex B: segments up to a frame header. Baseline and progressive frames are what decoders know. */
const FRAMES = [0xc0, 0xc1, 0xc2]
const WITHOUT_LENGTH = [0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]
const SCAN = 0xda

const jpegSize = (bytes: Uint8Array) => {
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (FRAMES.includes(marker)) return { height: word(bytes, at + 5), width: word(bytes, at + 7) }
    if (marker === SCAN) return undefined
    // Any number of FF may stand before a marker.
    if (marker === 0xff) at += 1
    else if (WITHOUT_LENGTH.includes(marker)) at += 2
    else at += 2 + Math.max(2, word(bytes, at + 2))
  }
  return undefined
}

/** ISO/IEC 15444-1 §A.5.1: SIZ follows SOC; the picture begins at its offset on the grid. */
const CODESTREAM = [0xff, 0x4f, 0xff, 0x51]
const SIZ_LENGTH = 41
const codestreamSize = (bytes: Uint8Array, at: number) =>
  at + SIZ_LENGTH <= bytes.length && startsWith(bytes, at, CODESTREAM)
    ? { width: long(bytes, at + 8) - long(bytes, at + 16), height: long(bytes, at + 12) - long(bytes, at + 20) }
    : undefined

/** §I.4: length, type; 0 is "to the end", 1 a length of eight bytes behind the type. */
const codestreamBox = (bytes: Uint8Array): number | undefined => {
  const CODESTREAM_BOX = [...Buffer.from('jp2c', 'latin1')]
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = long(bytes, at)
    const head = length === 1 ? 16 : 8
    if (startsWith(bytes, at + 4, CODESTREAM_BOX)) return at + head
    const whole = length === 1 ? long(bytes, at + 12) : length
    if (whole < head) return undefined
    at += whole
  }
  return undefined
}

const JPEG = [0xff, 0xd8, 0xff]
const JP2_SIGNATURE = [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20]

const headOf = (bytes: Uint8Array): PictureHead | undefined => {
  const of = (format: PictureFormat, size: { width: number; height: number } | undefined) => size && { format, ...size }
  if (startsWith(bytes, 0, JPEG)) return of('jpeg', jpegSize(bytes))
  if (startsWith(bytes, 0, CODESTREAM)) return of('jpeg2000-codestream', codestreamSize(bytes, 0))
  if (!startsWith(bytes, 0, JP2_SIGNATURE)) return undefined
  const at = codestreamBox(bytes)
  return at === undefined ? undefined : of('jp2', codestreamSize(bytes, at))
}

/** By what the picture is, not by what a record says of it. Undefined for what is no picture of a reasonable size. */
export const pictureHead = (bytes: Uint8Array): PictureHead | undefined => {
  const head = headOf(bytes)
  return head && head.width > 0 && head.height > 0 && head.width * head.height <= MOST_PIXELS ? head : undefined
}
