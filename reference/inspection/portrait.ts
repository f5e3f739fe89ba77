import { dataGroup } from '../../emrtd/files'
import { type DataObject, dataObjects, inside, valuesOf } from './data-objects'
import { type PictureHead, pictureHead } from './picture-size'
import { ChipUnreadable } from './session'

/**
 * The faces in DG2: Doc 9303-10 (8th ed.) §4.5.6 and §4.7.2, a CBEFF group around records of ISO/IEC 19794-5:2005 §5 or
 * data blocks of ISO/IEC 39794-5:2019. Inspection systems must take either.
 */
export type StoredFace = {
  standard: 'iso-19794-5' | 'iso-39794-5'
  head: PictureHead
  /** As stored; bytes may follow the picture. */
  picture: Uint8Array
}

const TAG_GROUP = 0x7f61
const TAG_TEMPLATE = 0x7f60
/** 5F2E should hold the older standard and 7F2E the newer; what is inside decides. */
const BIOMETRIC_DATA = [0x5f2e, 0x7f2e]

const FACIAL_RECORD = [...Buffer.from('FAC\0', 'latin1')]
const RECORD_HEADER = 14
const FACE_COUNT_AT = 12
const FACIAL_INFORMATION = 20
const FEATURE_POINT_COUNT_AT = 4
const FEATURE_POINT = 8
const IMAGE_INFORMATION = 12

/**
 * §5.4 to §5.7. Of a single face the lengths are not believed: in the field they are off by some bytes, the count of
 * feature points is not. Of several they are all that tells where the next one begins.
 */
const picturesOfRecord = (record: Uint8Array): Uint8Array[] => {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const count = view.getUint16(FACE_COUNT_AT)
  const pictures: Uint8Array[] = []
  for (let at = RECORD_HEADER; pictures.length < Math.max(1, count); ) {
    if (at + FACIAL_INFORMATION > record.length) break
    const points = view.getUint16(at + FEATURE_POINT_COUNT_AT)
    const begin = at + FACIAL_INFORMATION + points * FEATURE_POINT + IMAGE_INFORMATION
    const end = count > 1 ? at + view.getUint32(at) : record.length
    pictures.push(record.subarray(begin, end))
    if (end <= at) break
    at = end
  }
  return pictures
}

const first = (objects: readonly DataObject[], tag: number): DataObject[] => {
  const [value] = valuesOf(objects, tag)
  return value === undefined ? [] : dataObjects(value)
}

const FACE_IMAGE_DATA_BLOCK = 0x65
const [CONTEXT_0, CONTEXT_1] = [0xa0, 0xa1]
const SEQUENCE = 0x30
const REPRESENTATION_DATA = 0x80

/** representationBlocks [1], each: imageRepresentation [1], base [0], imageRepresentation2DBlock [0], its data [0]. */
const picturesOfBlock = (template: readonly DataObject[]): Uint8Array[] => {
  const block = first(first(template, CONTEXT_1), FACE_IMAGE_DATA_BLOCK)
  return valuesOf(first(block, CONTEXT_1), SEQUENCE).flatMap((representation) => {
    const base = first(first(dataObjects(representation), CONTEXT_1), CONTEXT_0)
    return valuesOf(first(base, CONTEXT_0), REPRESENTATION_DATA).slice(0, 1)
  })
}

const facesIn = (data: Uint8Array): StoredFace[] => {
  const older = data.length >= RECORD_HEADER && FACIAL_RECORD.every((byte, n) => data[n] === byte)
  const pictures = older ? picturesOfRecord(data) : picturesOfBlock(dataObjects(data))
  return pictures.flatMap((picture) => {
    const head = pictureHead(picture)
    return head ? [{ standard: older ? 'iso-19794-5' : 'iso-39794-5', head, picture }] : []
  })
}

/** Every face whose picture is a JPEG or JPEG 2000, whatever its record says of it, in the order of DG2: newest first. Throws ChipUnreadable. */
export const facesOf = (file: Uint8Array): StoredFace[] => {
  const [group] = valuesOf(inside(file, dataGroup(2).tag, 'DG2'), TAG_GROUP)
  if (group === undefined) throw new ChipUnreadable('DG2 holds no group of biometric templates')
  return valuesOf(dataObjects(group), TAG_TEMPLATE).flatMap((template) =>
    dataObjects(template)
      .filter(({ tag }) => BIOMETRIC_DATA.includes(tag))
      .flatMap(({ value }) => facesIn(value)),
  )
}

/** The newest picture, JPEG or JPEG 2000, as it is stored; ChipUnreadable when there is none. */
export const portraitOf = (file: Uint8Array): Uint8Array => {
  const [face] = facesOf(file)
  if (!face) throw new ChipUnreadable('DG2 holds no JPEG and no JPEG 2000 picture')
  return face.picture
}
