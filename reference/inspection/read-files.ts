import { concat } from '../../core/bytes'
import { SHORT_NE } from '../../emrtd/apdu'
import { MF, MRTD_AID } from '../../emrtd/files'
import { SW_6A82_FILE_NOT_FOUND, SW_6282_END_OF_FILE, SW_6700_WRONG_LENGTH, SW_9000_OK } from '../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import type { InspectionRules } from '../rules/inspection'
import { ChipUnreadable, type Session } from './session'

/** Selecting and reading transparent files: Doc 9303-10 (8th ed.) §3.6, ISO/IEC 7816-4 §7.2.3. */
const NONE = new Uint8Array(0)
const HEADER_LENGTH = 4
/** Offsets of READ BINARY with an even instruction have 15 bits; beyond them the odd one carries the offset. */
const LAST_SHORT_OFFSET = 0x7fff
const DO_OFFSET = 0x54
const DO_DISCRETIONARY_DATA = 0x53
/** What an odd READ BINARY puts around the data. */
const WRAPPING = 4
/** Sizes that chips are known to take when they refuse a greater one. */
const SMALLER_CHUNKS = [223, 160, 112] as const
const MOST = 0x20_0000

const twoBytes = (id: number): Uint8Array => Uint8Array.of(id >> 8, id & 0xff)

/**
 * Chips refuse this in many ways and have the master file selected anyway; some know the form without its identifier
 * only. What they answer to that is not looked at.
 */
export const selectMasterFile = async (
  session: Session,
  rules: Pick<InspectionRules, 'mayGoOnWithoutMasterFile'>,
): Promise<void> => {
  const select = { cla: 0, ins: 0xa4, p1: 0x00, p2: 0x0c }
  const { sw } = await session.send({ ...select, data: twoBytes(MF) })
  if (sw !== SW_9000_OK) await session.send({ ...select, data: NONE })
  if (!rules.mayGoOnWithoutMasterFile(sw)) throw new ChipUnreadable(`the master file is answered by ${sw.toString(16)}`)
}

export const selectApplication = async (session: Session): Promise<void> => {
  const { sw } = await session.send({ cla: 0, ins: 0xa4, p1: 0x04, p2: 0x0c, data: MRTD_AID })
  if (sw !== SW_9000_OK) throw new ChipUnreadable(`the application is answered by ${sw.toString(16)}`)
}

/** Whether the file is there. Other refusals say that it is, and may not be read. */
const selectFile = async (session: Session, fileId: number): Promise<boolean> => {
  const { sw } = await session.send({ cla: 0, ins: 0xa4, p1: 0x02, p2: 0x0c, data: twoBytes(fileId) })
  if (sw === SW_6A82_FILE_NOT_FOUND) return false
  if (sw !== SW_9000_OK) throw new ChipUnreadable(`file ${fileId.toString(16)} is answered by ${sw.toString(16)}`)
  return true
}

export type FileReader = {
  /** The whole file, a single data object; undefined when the chip has none. `onBytes` hears how far it has come. */
  read(session: Session, fileId: number, onBytes?: (read: number, of: number) => void): Promise<Uint8Array | undefined>
}

/** @param chunk bytes asked for at a time; it shrinks for good when the chip does not give so many. */
export const createFileReader = (chunk: number): FileReader => {
  let size = chunk
  const readAt = async (session: Session, offset: number, most: number): Promise<Uint8Array> => {
    for (;;) {
      const { data, sw } = await readBinary(session, offset, Math.min(size, most))
      if (sw === SW_9000_OK || sw === SW_6282_END_OF_FILE) return data
      const smaller = sw >> 8 === 0x6c ? sw & 0xff : SMALLER_CHUNKS.find((candidate) => candidate < size)
      if ((sw !== SW_6700_WRONG_LENGTH && sw >> 8 !== 0x6c) || !smaller || smaller >= Math.min(size, most))
        throw new ChipUnreadable(`READ BINARY at ${offset} is answered by ${sw.toString(16)}`)
      size = smaller
    }
  }
  return {
    read: async (session, fileId, onBytes) => {
      if (!(await selectFile(session, fileId))) return undefined
      const header = await headerOf((offset, most) => readAt(session, offset, most))
      const length = lengthOf(header)
      if (length > MOST) throw new ChipUnreadable(`a file of ${length} bytes`)
      const parts = [header]
      for (let read = header.length; read < length; ) {
        const part = await readAt(session, read, length - read)
        if (part.length === 0) throw new ChipUnreadable(`the file ends at ${read} of ${length} bytes`)
        parts.push(part)
        read += part.length
        onBytes?.(Math.min(read, length), length)
      }
      return concat(...parts).subarray(0, length)
    },
  }
}

/** Tag and length; a length of three bytes needs one more than the four that serve all others. */
const headerOf = async (readAt: (offset: number, most: number) => Promise<Uint8Array>): Promise<Uint8Array> => {
  const header = await readAt(0, HEADER_LENGTH)
  return header[1] === 0x83 && header.length === HEADER_LENGTH ? concat(header, await readAt(HEADER_LENGTH, 1)) : header
}

/** Bytes of the data object that begins so. */
const lengthOf = (header: Uint8Array): number => {
  const [tag = 0, first = 0, second = 0, third = 0, fourth = 0] = header
  if (header.length < 2 || (tag & 0x1f) === 0x1f) throw new ChipUnreadable('the file begins with no data object')
  if (first < 0x80) return 2 + first
  if (first === 0x81 && header.length >= 3) return 3 + second
  if (first === 0x82 && header.length >= 4) return 4 + second * 0x100 + third
  if (first === 0x83 && header.length >= 5) return 5 + second * 0x10000 + third * 0x100 + fourth
  throw new ChipUnreadable(`a file with a length of the form ${first.toString(16)}`)
}

const readBinary = async (session: Session, offset: number, length: number) => {
  if (offset <= LAST_SHORT_OFFSET)
    return session.send({ cla: 0, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, data: NONE, ne: length })
  const ne = length + WRAPPING > SHORT_NE && length <= SHORT_NE ? SHORT_NE : length + WRAPPING
  const data = encodeTlv(
    DO_OFFSET,
    offset > 0xffff ? Uint8Array.of(offset >> 16, ...twoBytes(offset & 0xffff)) : twoBytes(offset),
  )
  const response = await session.send({ cla: 0, ins: 0xb1, p1: 0, p2: 0, data, ne })
  if (response.data.length === 0) return response
  const inner = findTlv(parseTlvs(response.data), DO_DISCRETIONARY_DATA)
  if (inner === undefined) throw new ChipUnreadable('READ BINARY with an odd instruction gives no data object 53')
  return { data: inner, sw: response.sw }
}
