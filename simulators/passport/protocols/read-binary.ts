import type { Response } from '../../../emrtd/apdu'
import {
  SW_6A80_INCORRECT_DATA,
  SW_6A86_INCORRECT_P1_P2,
  SW_6B00_WRONG_PARAMETERS,
  SW_6282_END_OF_FILE,
  SW_6700_WRONG_LENGTH,
  SW_6986_COMMAND_NOT_ALLOWED,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { encodeTlv, findTlv, parseTlvs, TlvError } from '../../../emrtd/tlv'
import { type Files, fileIdOfShortId, readable } from '../file-system'
import { type Protocol, type Request, type Session, status } from '../protocol'

const INS_READ_BINARY = 0xb0
const INS_READ_BINARY_ODD = 0xb1
const DO_OFFSET = 0x54
const DO_DATA = 0x53

type Place = { fileId: number; offset: number }

/** P1 with its highest bit holds a short identifier and P2 the offset; else both are an offset in the current file. */
const placeOfEven = ({ p1, p2 }: Request, session: Session): Place | number => {
  if (p1 & 0x80) {
    const shortId = p1 & 0x1f
    if (p1 & 0x60 || shortId === 0 || shortId === 0x1f) return SW_6A86_INCORRECT_P1_P2
    return { fileId: fileIdOfShortId(session, shortId), offset: p2 }
  }
  if (session.currentFile === undefined) return SW_6986_COMMAND_NOT_ALLOWED
  return { fileId: session.currentFile, offset: p1 * 0x100 + p2 }
}

const offsetOf = (data: Uint8Array): number | undefined => {
  try {
    const offset = findTlv(parseTlvs(data), DO_OFFSET)
    if (!offset || offset.length === 0 || offset.length > 4) return undefined
    return offset.reduce((value, byte) => value * 0x100 + byte, 0)
  } catch (error) {
    if (error instanceof TlvError) return undefined
    throw error
  }
}

/** P1-P2 name the file (0000: the current one; up to 001E: by short identifier), DO'54' in the data the offset. */
const placeOfOdd = ({ p1, p2, data }: Request, session: Session): Place | number => {
  const name = p1 * 0x100 + p2
  const offset = offsetOf(data)
  if (offset === undefined) return SW_6A80_INCORRECT_DATA
  if (name === 0x1f) return SW_6A86_INCORRECT_P1_P2
  if (name > 0) return { fileId: name < 0x1f ? fileIdOfShortId(session, name) : name, offset }
  return session.currentFile === undefined ? SW_6986_COMMAND_NOT_ALLOWED : { fileId: session.currentFile, offset }
}

/** Bytes that tag and length of DO'53' take from a response of `room` bytes. */
const wrapping = (room: number): number => (room < 0x82 ? 2 : room < 0x103 ? 3 : room < 0x10004 ? 4 : 5)

const readAt = (content: Uint8Array, offset: number, request: Request, odd: boolean): Response => {
  const { ne = 0, all, room } = request
  if (offset >= content.length) return status(SW_6B00_WRONG_PARAMETERS)
  const overhead = (limit: number) => (odd ? wrapping(limit) : 0)
  const wanted = Math.max(0, ne - overhead(ne))
  const rest = content.length - offset
  const length = Math.min(wanted, Math.max(0, room - overhead(room)), rest)
  const data = content.subarray(offset, offset + length)
  const atEnd = wanted > rest && length === rest && !all
  return { data: odd ? encodeTlv(DO_DATA, data) : data, sw: atEnd ? SW_6282_END_OF_FILE : SW_9000_OK }
}

/** READ BINARY of Doc 9303-10 §3.6; the odd instruction reaches beyond 32,767 bytes. */
export const readBinary = (files: Files): Protocol => ({
  name: 'read-binary',
  powerOn: (session) => (request) => {
    const odd = request.ins === INS_READ_BINARY_ODD
    if (!odd && request.ins !== INS_READ_BINARY) return undefined
    if (request.ne === undefined || (!odd && request.data.length > 0)) return status(SW_6700_WRONG_LENGTH)
    const place = odd ? placeOfOdd(request, session) : placeOfEven(request, session)
    if (typeof place === 'number') return status(place)
    const content = readable(files, session, place.fileId)
    if (typeof content === 'number') return status(content)
    session.currentFile = place.fileId
    return readAt(content, place.offset, request, odd)
  },
})
