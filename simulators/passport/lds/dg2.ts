import { dataGroup } from '../../../emrtd/files'
import { encodeTlv } from '../../../emrtd/tlv'
import { block39794, type FaceDescription, record19794 } from './face-records'
import type { Picture, PortraitStandard } from './portrait'

/** One face of DG2; several are in the order of their making, the newest first (Doc 9303-10 §4.7.2). */
export type FaceEntry = FaceDescription & {
  picture: Picture
  standard?: PortraitStandard
  /** YYYYMMDDhhmmss, in the optional objects of the header. */
  createdAt?: string
  /** YYYYMMDD, both. */
  validity?: { from: string; to: string }
  /** Product identifier of the creator: four bytes. */
  creator?: Uint8Array
}

const decimals = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const FORMAT_TYPES = { 'iso-19794-5': 0x08, 'iso-39794-5': 0x2a } as const

/** Table 44: version, biometric type "face", subtype none, dates and maker where known, format owner and type. */
export const biometricHeader = ({
  standard = 'iso-19794-5',
  createdAt,
  validity,
  creator,
}: Omit<FaceEntry, 'picture'>) =>
  encodeTlv(0xa1, [
    encodeTlv(0x80, Uint8Array.of(0x01, 0x01)),
    encodeTlv(0x81, Uint8Array.of(0x02)),
    encodeTlv(0x82, Uint8Array.of(0x00)),
    ...(createdAt ? [encodeTlv(0x83, decimals(createdAt))] : []),
    ...(validity ? [encodeTlv(0x85, decimals(validity.from + validity.to))] : []),
    ...(creator ? [encodeTlv(0x86, creator)] : []),
    encodeTlv(0x87, Uint8Array.of(0x01, 0x01)),
    encodeTlv(0x88, Uint8Array.of(0x00, FORMAT_TYPES[standard])),
  ])

/** §4.5.6: the data block of ISO/IEC 19794-5 in 5F2E, that of ISO/IEC 39794-5 in 7F2E and A1. */
const dataBlock = ({ standard = 'iso-19794-5', picture, ...description }: FaceEntry): Uint8Array =>
  standard === 'iso-19794-5'
    ? encodeTlv(0x5f2e, record19794(picture, description))
    : encodeTlv(0x7f2e, encodeTlv(0xa1, block39794(picture, description)))

/** DG2 (§4.7.2): up to nine faces, each in a biometric information template of its own. Throws RangeError for more or none. */
export const dg2 = (...faces: FaceEntry[]): Uint8Array => {
  if (faces.length < 1 || faces.length > 9) throw new RangeError(`DG2 takes one to nine faces, not ${faces.length}`)
  const templates = faces.map((face) => encodeTlv(0x7f60, [biometricHeader(face), dataBlock(face)]))
  const group = encodeTlv(0x7f61, [encodeTlv(0x02, Uint8Array.of(faces.length)), ...templates])
  return encodeTlv(dataGroup(2).tag, group)
}
