import { dg2, type FaceEntry } from '../lds/dg2'
import { type PortraitStyle, pictureOf, withCommentIn } from '../lds/portrait'
import type { NamedDeviation } from './deviation'

/** Portraits as other issuers store them: Doc 9303-10 §4.5.6 and §4.7.2. All must be read. */

const JPEG = [0xff, 0xd8, 0xff]

/** The honest DG2 holds one JPEG, and nothing behind it. */
const jpegIn = (file: Uint8Array): Uint8Array => file.slice(Buffer.from(file).indexOf(Uint8Array.from(JPEG)))

const stored = (
  means: string,
  cases: readonly string[],
  style: PortraitStyle,
  more: Omit<FaceEntry, 'picture'> = {},
  { padding = 0, comment }: { padding?: number; comment?: string } = {},
): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  issuedGroups: (groups) => {
    const honest = groups.get(2)
    if (!honest) return groups
    const plain = pictureOf(jpegIn(honest), style)
    const picture = comment === undefined ? plain : withCommentIn(plain, comment)
    const bytes = new Uint8Array([...picture.bytes, ...new Uint8Array(padding)])
    return new Map(groups).set(2, dg2({ ...more, ...style, picture: { ...picture, bytes } }))
  },
})

const POINTS = [
  { group: 12, number: 1, x: 110, y: 150 },
  { group: 12, number: 2, x: 190, y: 150 },
]

export const PORTRAIT_DEVIATIONS: readonly NamedDeviation[] = [
  stored('the portrait is a JPEG file, and nothing else is said of it', ['LDS_C_02'], {}),
  stored('the portrait is a JPEG 2000 file', ['LDS_C_01'], { encoding: 'jp2' }),
  stored('the portrait is a bare JPEG 2000 codestream', ['LD-08-jpeg2000-codestream'], { encoding: 'codestream' }),
  stored('the portrait is JPEG 2000 behind feature points', ['LDS_C_03'], { encoding: 'jp2' }, { points: POINTS }),
  stored(
    'bytes without meaning follow the JPEG 2000 portrait',
    ['LD-10-image-trailing-padding'],
    { encoding: 'codestream' },
    {},
    { padding: 40 },
  ),
  stored(
    'the portrait is a JPEG 2000 codestream in shades of grey, with a comment that nobody knows',
    ['LD-09-jpeg2000-grayscale-and-com'],
    { encoding: 'codestream', grey: true },
    {},
    { comment: 'scanner 0x7F' },
  ),
  stored('the portrait is a JPEG file in shades of grey', ['ISO/IEC 19794-5 §5.7'], { grey: true }),
  stored('the portrait is a JPEG 2000 file in shades of grey', ['ISO/IEC 19794-5 §5.7'], {
    encoding: 'jp2',
    grey: true,
  }),
  stored('the portrait is stored by ISO/IEC 39794-5', ['LD-14-iso39794-dg2'], { standard: 'iso-39794-5' }),
]
