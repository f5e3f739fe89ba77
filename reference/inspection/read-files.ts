import { concat } from '../../core/bytes'
import { SHORT_NE } from '../../emrtd/apdu'
import { MF, MRTD_AID } from '../../emrtd/files'
import { SW_6A82_FILE_NOT_FOUND, SW_6282_END_OF_FILE, SW_6700_WRONG_LENGTH, SW_9000_OK } from '../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs } from '../../emrtd/tlv'
import { type ContactRules, contactRules } from '../rules/contact'
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
 * only, and some answer one of the forms by nothing at all (quirk AP-02). What they answer to the second form is not
 * looked at.
 * @param unanswered how often this chip was lost before it had answered anything
 */
export const selectMasterFile = async (
  session: Session,
  rules: Pick<InspectionRules, 'mayGoOnWithoutMasterFile'>,
  unanswered = 0,
): Promise<void> => {
  const select = { cla: 0, ins: 0xa4, p1: 0x00, p2: 0x0c }
  if (unanswered > 1) return
  if (unanswered === 1) {
    await session.send({ ...select, data: NONE })
    return
  }
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

/** What has been read of files, in order, by identifier; `of`: the whole length. */
export type FileParts = Map<number, { readonly pieces: Uint8Array[]; readonly of: number }>

/**
 * @param chunk bytes asked for at a time; it shrinks for good when the chip does not give so many.
 * @param parts what earlier contacts have left behind; what this one reads is put there as well.
 */
export const createFileReader = (
  chunk: number,
  { rules = contactRules, parts = new Map() }: { rules?: ContactRules; parts?: FileParts } = {},
): FileReader => {
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
  const begun = async (session: Session) => {
    const header = await headerOf((offset, most) => readAt(session, offset, most))
    return { pieces: [header], of: lengthOf(header) }
  }
  const left = (fileId: number) => {
    const earlier = parts.get(fileId)
    return earlier && rules.outlivesContact(fileId, lengthRead(earlier.pieces), earlier.of) ? earlier : undefined
  }
  return {
    read: async (session, fileId, onBytes) => {
      const earlier = left(fileId)
      const wanted = !earlier || !rules.fileIsWhole(lengthRead(earlier.pieces), earlier.of)
      if (wanted && !(await selectFile(session, fileId))) return undefined
      const { pieces, of } = earlier ?? (await begun(session))
      if (of > MOST) throw new ChipUnreadable(`a file of ${of} bytes`)
      parts.set(fileId, { pieces, of })
      for (let read = lengthRead(pieces); !rules.fileIsWhole(read, of); ) {
        const piece = await readAt(session, read, of - read)
        if (piece.length === 0) throw new ChipUnreadable(`the file ends at ${read} of ${of} bytes`)
        pieces.push(piece)
        read += piece.length
        onBytes?.(Math.min(read, of), of)
      }
      return concat(...pieces).subarray(0, of)
    },
  }
}

const lengthRead = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0)

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
