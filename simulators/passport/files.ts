/** The contents of the files of an eMRTD: Doc 9303-10 §4, faces of ISO/IEC 19794-5. */
import { concat } from '../../core/bytes'
import { dataGroup, TAG_COM } from '../../emrtd/files'
import { encodeTlv } from '../../emrtd/tlv'
import { type JpegSize, sizeOfJpeg } from './jpeg'

export type LdsVersion = '0107' | '0108'

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const big = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 0x100 ** (bytes - 1 - i)) % 0x100)

/** Bytes of a command and of a response APDU that a chip says it takes. */
export type ApduSizes = { command: number; response: number }

/** Selection by full name, by identifier and short identifier; bytes as data units; chaining, extended length. */
const CARD_CAPABILITIES = Uint8Array.of(0x94, 0x01, 0xe0)
const CAPABILITIES_OF_SHORT_APDUS = Uint8Array.of(0x94, 0x01, 0x80)

/**
 * EF.ATR/INFO (Doc 9303-10 §3.11.1; ISO/IEC 7816-4 §12.7.1): without it, or without sizes in it, readers must keep to
 * short APDUs.
 */
export const efAtrInfo = (sizes: ApduSizes | undefined): Uint8Array => {
  if (!sizes) return encodeTlv(0x47, CAPABILITIES_OF_SHORT_APDUS)
  const numbers = [sizes.command, sizes.response].map((size) => encodeTlv(0x02, big(size, 2)))
  return concat(encodeTlv(0x47, CARD_CAPABILITIES), encodeTlv(0x7f66, numbers))
}

/** EF.COM (Doc 9303-10 §4.6.1): version of the LDS, of Unicode, and the tags of the data groups that are there. */
export const efCom = (dataGroups: readonly number[], ldsVersion: LdsVersion = '0107'): Uint8Array =>
  encodeTlv(TAG_COM, [
    encodeTlv(0x5f01, latin(ldsVersion)),
    encodeTlv(0x5f36, latin('040000')),
    encodeTlv(0x5c, Uint8Array.from([...dataGroups].sort((a, b) => a - b).map((number) => dataGroup(number).tag))),
  ])

/** DG1 (§4.7.1): the lines of the machine readable zone, one after the other. */
export const dg1 = (lines: readonly string[]): Uint8Array =>
  encodeTlv(dataGroup(1).tag, encodeTlv(0x5f1f, latin(lines.join(''))))

const UNSPECIFIED = 0
const FULL_FRONTAL = 0x01
const JPEG = 0x00
const RGB_24 = 0x01
const STATIC_SCANNER = 0x03

/** ISO/IEC 19794-5 §5.4 to §5.7: header of the record, facial information without feature points, image information. */
const facialRecord = (jpeg: Uint8Array, { width, height }: JpegSize): Uint8Array => {
  const image = concat(
    Uint8Array.of(FULL_FRONTAL, JPEG),
    big(width, 2),
    big(height, 2),
    Uint8Array.of(RGB_24, STATIC_SCANNER),
    big(UNSPECIFIED, 2),
    big(UNSPECIFIED, 2),
    jpeg,
  )
  const information = concat(big(20 + image.length, 4), new Uint8Array(16), image)
  return concat(latin('FAC\0'), latin('010\0'), big(14 + information.length, 4), big(1, 2), information)
}

/** Doc 9303-10 §4.7.2.1: version, biometric type "face", subtype none, format owner and type of ISO/IEC 19794-5. */
const BIOMETRIC_HEADER = encodeTlv(0xa1, [
  encodeTlv(0x80, Uint8Array.of(0x01, 0x01)),
  encodeTlv(0x81, Uint8Array.of(0x02)),
  encodeTlv(0x82, Uint8Array.of(0x00)),
  encodeTlv(0x87, Uint8Array.of(0x01, 0x01)),
  encodeTlv(0x88, Uint8Array.of(0x00, 0x08)),
])

/** DG2 (§4.7.2): one face, a JPEG, in the CBEFF template. Throws RangeError when it is no JPEG. */
export const dg2 = (jpeg: Uint8Array): Uint8Array => {
  const record = facialRecord(jpeg, sizeOfJpeg(jpeg))
  const template = encodeTlv(0x7f60, [BIOMETRIC_HEADER, encodeTlv(0x5f2e, record)])
  return encodeTlv(dataGroup(2).tag, encodeTlv(0x7f61, [encodeTlv(0x02, Uint8Array.of(1)), template]))
}

/** DG3 without fingerprints (§4.7.3.1): random data make its hash differ from passport to passport. */
export const emptyDg3 = (random: Uint8Array): Uint8Array =>
  encodeTlv(dataGroup(3).tag, encodeTlv(0x7f61, [encodeTlv(0x02, Uint8Array.of(0)), encodeTlv(0x53, random)]))
