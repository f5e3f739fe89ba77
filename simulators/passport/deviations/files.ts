import { fromHex } from '../../../core/bytes'
import { dataGroup, EF_ATR_INFO, EF_CARD_ACCESS, EF_COM } from '../../../emrtd/files'
import { encodeOid, ID_CA_ECDH } from '../../../emrtd/object-ids'
import { encodeTlv } from '../../../emrtd/tlv'
import type { Deviation, NamedDeviation } from './deviation'
import { type Change, changed, followedBy, lengthOff, removed, retagged, revalued, setTo } from './objects'

/** Files of the logical data structure as they should not, or need not, be encoded: Doc 9303-10 §3.11 and §4. */

type Path = readonly (number | { tag: number })[]
type Groups = NonNullable<Deviation['issuedGroups']>

/** A data group otherwise, and signed so. */
const group =
  (number: number, path: Path, change: Change): Groups =>
  (groups) => {
    const file = groups.get(number)
    return file ? new Map(groups).set(number, changed(file, path, change)) : groups
  }
/** A file that nobody signs. */
const file =
  (fileId: number, path: Path, change: Change): NonNullable<Deviation['stored']> =>
  (files) => {
    const honest = files.get(fileId)
    return honest ? new Map(files).set(fileId, changed(honest, path, change)) : files
  }

const defectOf = (
  number: number,
  means: string,
  cases: readonly string[],
  path: Path,
  change: Change,
  fails = 'reading',
): NamedDeviation => ({
  kind: 'defect',
  means,
  cases,
  fails,
  issuedGroups: group(number, path, change),
})
const quirkOf = (
  number: number,
  means: string,
  cases: readonly string[],
  path: Path,
  change: Change,
): NamedDeviation => ({
  kind: 'quirk',
  means,
  cases,
  issuedGroups: group(number, path, change),
})
const unsigned = (
  kind: 'quirk' | 'defect',
  fileId: number,
  means: string,
  cases: readonly string[],
  path: Path,
  change: Change,
): NamedDeviation => ({
  kind,
  means,
  cases,
  ...(kind === 'defect' ? { fails: 'pace-not-withheld' } : {}),
  stored: file(fileId, path, change),
})

const TAG_OF_1 = dataGroup(1).tag
/** DG2: groups of biometric information templates, the first template, its header and its data (§4.7.2). */
const TEMPLATES = [0, { tag: 0x7f61 }] as const
const FACE = [...TEMPLATES, { tag: 0x7f60 }, { tag: 0x5f2e }] as const

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

/** ISO/IEC 19794-5 §5.4: the facial record header is 14 bytes, facial information 20 more, image information then. */
const RECORD_LENGTH_AT = 8
const BLOCK_LENGTH_AT = 14
const POINTS_AT = 18
const IMAGE_INFORMATION_AT = 34
const FEATURE_POINT = fromHex('010B010000000000')

const number32 = (bytes: Uint8Array, at: number): number => Buffer.from(bytes).readUInt32BE(at)
const withNumber32 = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(value, at)
  return new Uint8Array(copy)
}
const lengthsMore = (record: Uint8Array, by: number): Uint8Array =>
  [RECORD_LENGTH_AT, BLOCK_LENGTH_AT].reduce((made, at) => withNumber32(made, at, number32(made, at) + by), record)

/** Two feature points before the image information. */
const withFeaturePoints: Change = revalued((record) => {
  const counted = Buffer.from(lengthsMore(record, 2 * FEATURE_POINT.length))
  counted.writeUInt16BE(2, POINTS_AT)
  return new Uint8Array(
    Buffer.concat([
      counted.subarray(0, IMAGE_INFORMATION_AT),
      FEATURE_POINT,
      FEATURE_POINT,
      counted.subarray(IMAGE_INFORMATION_AT),
    ]),
  )
})
const WITHOUT_IMAGE = 46

const withChipKey: NonNullable<Deviation['ordered']> = (order) => ({
  ...order,
  access: { bac: true, pace: [] },
  authentication: { chip: [{ cipher: 'AES-128', parameterId: 13 }] },
})
/** ChipAuthenticationInfo is shorter than the key, and so the first of the set (X.690 §11.6). */
const INFO = [0, 0, 0] as const
const NO_CIPHER = encodeOid(`${ID_CA_ECDH}.9`)
const KEYED: readonly (readonly [means: string, id: string, path: Path, change: Change, fails: string])[] = [
  [
    'DG14 names Chip Authentication with a cipher that there is not',
    'LDS_F_04',
    [...INFO, 0],
    setTo(NO_CIPHER),
    'chip-genuine',
  ],
  ['DG14 has a SecurityInfo that names no protocol', 'LDS_F_05', [...INFO, 0], removed, 'reading'],
  [
    'DG14 names a version of Chip Authentication that there is not',
    'LDS_F_06',
    [...INFO, 1],
    setTo(Uint8Array.of(7)),
    'chip-genuine',
  ],
  ['DG14 names no version of Chip Authentication', 'LDS_F_07', [...INFO, 1], removed, 'chip-genuine'],
]
const DG15: readonly (readonly [means: string, id: string, change: Change, fails: string])[] = [
  ['DG15 begins with tag 70', 'LDS_I_01', retagged(0x70), 'reading'],
  ['DG15 states a length that is too small', 'LDS_I_02', lengthOff(-1), 'dg15-hash'],
  ['DG15 states a length that is too great', 'LDS_I_03', lengthOff(5), 'reading'],
]

export const FILE_DEVIATIONS: readonly NamedDeviation[] = [
  unsigned('quirk', EF_COM, 'EF.COM names LDS version 1.8', ['LDS_A_10'], [0, { tag: 0x5f01 }], setTo(latin('0108'))),
  unsigned(
    'quirk',
    EF_COM,
    'EF.COM lists DG1 alone, EF.SOD all data groups',
    ['LD-02-com-sod-discrepancy'],
    [0, { tag: 0x5c }],
    setTo(Uint8Array.of(dataGroup(1).tag)),
  ),
  defectOf(1, 'DG1 begins with tag 62', ['LDS_B_05'], [0], retagged(0x62)),
  defectOf(1, 'DG1 states a length that is too small', ['LDS_B_06'], [0], lengthOff(-1), 'dg1-hash'),
  defectOf(1, 'DG1 states a length that is too great', ['LDS_B_07'], [0], lengthOff(5)),
  defectOf(1, 'DG1 holds no machine-readable zone', ['LDS_B_24'], [0, { tag: 0x5f1f }], removed),
  defectOf(2, 'DG2 begins with tag 76', ['LDS_C_04'], [0], retagged(0x76)),
  defectOf(2, 'DG2 states a length that is too small', ['LDS_C_05'], [0], lengthOff(-1), 'dg2-hash'),
  defectOf(2, 'DG2 states a length that is too great', ['LDS_C_06'], [0], lengthOff(5)),
  quirkOf(2, 'DG2 holds feature points before the portrait', ['LD-11-feature-points-present'], FACE, withFeaturePoints),
  quirkOf(
    2,
    'the lengths in the facial record are one byte too great',
    ['LD-07-dg2-length-off'],
    FACE,
    revalued((record) => lengthsMore(record, 1)),
  ),
  defectOf(2, 'DG2 holds no facial image', ['LDS_C_28'], FACE, removed),
  defectOf(
    2,
    'DG2 holds an image of no bytes',
    ['ISO7816_C_08', 'LD-12-dg2-without-image'],
    FACE,
    revalued((record) => record.subarray(0, WITHOUT_IMAGE)),
  ),
  defectOf(14, 'DG14 begins with tag 6F', ['LDS_F_01'], [0], retagged(0x6f)),
  defectOf(14, 'DG14 states a length that is too small', ['LDS_F_02'], [0], lengthOff(-1), 'dg14-hash'),
  defectOf(14, 'DG14 states a length that is too great', ['LDS_F_03'], [0], lengthOff(5)),
  ...KEYED.map(
    ([means, id, path, change, fails]): NamedDeviation => ({
      ...defectOf(14, means, [id], path, change, fails),
      ordered: withChipKey,
    }),
  ),
  ...DG15.map(
    ([means, id, change, fails]): NamedDeviation => ({
      ...defectOf(15, means, [id], [0], change, fails),
      ordered: (order) => ({ ...order, authentication: { active: { kind: 'rsa' } } }),
    }),
  ),
  defectOf(1, 'DG1 is nested two thousand deep', ['HX-01-tlv-bomb'], [0], () => nested(2000)),
  unsigned(
    'defect',
    EF_CARD_ACCESS,
    'EF.CardAccess states a length that is too great',
    ['ISO7816_G_27'],
    [0],
    lengthOff(5),
  ),
  unsigned('quirk', EF_CARD_ACCESS, 'EF.CardAccess has further entries', ['ISO7816_G_05'], [0, 0], (info) =>
    followedBy(UNKNOWN_INFO)(info),
  ),
  unsigned(
    'quirk',
    EF_ATR_INFO,
    'EF.ATR/INFO writes its lengths in three bytes',
    ['LDS_K_02'],
    [{ tag: 0x7f66 }],
    setTo(fromHex('0203000400' + '0203001400')),
  ),
]

/** A SecurityInfo of a protocol that nobody knows: 2.999. */
const UNKNOWN_INFO = encodeTlv(0x30, [encodeTlv(0x06, fromHex('8837')), encodeTlv(0x02, Uint8Array.of(1))])

const nested = (depth: number): Uint8Array =>
  encodeTlv(
    TAG_OF_1,
    Array.from({ length: depth }).reduce<Uint8Array>((inner) => encodeTlv(0x30, inner), new Uint8Array(0)),
  )
