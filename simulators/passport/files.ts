/** The contents of the files of an eMRTD: Doc 9303-10 §4; faces and details are in lds/. */
import { concat } from '../../core/bytes'
import { dataGroup, TAG_COM } from '../../emrtd/files'
import { encodeTlv } from '../../emrtd/tlv'

export type LdsVersion = '0107' | '0108'

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const big = (value: number, bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 0x100 ** (bytes - 1 - i)) % 0x100)

/** Bytes of a command and of a response APDU that a chip says it takes. */
export type ApduSizes = { command: number; response: number }
/** Room for 4,096 bytes of file in one protected response. */
export const LONGEST_APDUS: ApduSizes = { command: 1024, response: 5120 }

/** Selection by full name, by identifier and short identifier; bytes as data units; chaining, extended length. */
const CARD_CAPABILITIES = Uint8Array.of(0x94, 0x01, 0xe0)
const CAPABILITIES_OF_SHORT_APDUS = Uint8Array.of(0x94, 0x01, 0x80)

/** ISO/IEC 7816-4 §12.1.1: as they stand in EF.ATR/INFO and in historical bytes. */
export const cardCapabilities = (extendedLength: boolean): Uint8Array =>
  extendedLength ? CARD_CAPABILITIES : CAPABILITIES_OF_SHORT_APDUS

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

/** DG3 without fingerprints (§4.7.3.1): random data make its hash differ from passport to passport. */
export const emptyDg3 = (random: Uint8Array): Uint8Array =>
  encodeTlv(dataGroup(3).tag, encodeTlv(0x7f61, [encodeTlv(0x02, Uint8Array.of(0)), encodeTlv(0x53, random)]))
