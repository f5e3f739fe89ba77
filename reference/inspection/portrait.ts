import { dataGroup } from '../../emrtd/files'
import { findTlv, parseTlvs, type Tlv } from '../../emrtd/tlv'
import { ChipUnreadable } from './session'

/** The portrait in DG2: Doc 9303-10 (8th ed.) §4.7.2, a CBEFF group around a facial record of ISO/IEC 19794-5:2005 §5. */
const TAG_GROUP = 0x7f61
const TAG_TEMPLATE = 0x7f60
const BIOMETRIC_DATA = [0x5f2e, 0x7f2e]
const FORMAT = 'FAC\0'
const RECORD_HEADER = 14
const FACE_INFORMATION = 20
const FEATURE_POINT = 8
const IMAGE_INFORMATION = 12
const FEATURE_POINT_COUNT_AT = RECORD_HEADER + 4
const JPEG = [0xff, 0xd8, 0xff]

const inside = (tlvs: readonly Tlv[], tag: number): Tlv[] => {
  const value = findTlv(tlvs, tag)
  if (value === undefined) throw new ChipUnreadable(`DG2 holds no ${tag.toString(16)}`)
  return parseTlvs(value)
}

/** The first JPEG of DG2; ChipUnreadable when there is none. */
export const portraitOf = (file: Uint8Array): Uint8Array => {
  const template = inside(inside(inside(parseTlvs(file), dataGroup(2).tag), TAG_GROUP), TAG_TEMPLATE)
  const record = template.find(({ tag }) => BIOMETRIC_DATA.includes(tag))?.value
  if (record === undefined || Buffer.from(record.subarray(0, 4)).toString('latin1') !== FORMAT)
    throw new ChipUnreadable('DG2 holds no facial record')
  // Lengths inside the record are off by some bytes in the field; the count of feature points is not.
  const points = (record[FEATURE_POINT_COUNT_AT] ?? 0) * 0x100 + (record[FEATURE_POINT_COUNT_AT + 1] ?? 0)
  const image = record.subarray(RECORD_HEADER + FACE_INFORMATION + points * FEATURE_POINT + IMAGE_INFORMATION)
  if (!JPEG.every((byte, i) => image[i] === byte)) throw new ChipUnreadable('the portrait in DG2 is no JPEG')
  return image
}
