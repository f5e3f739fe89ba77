import { equalBytes } from '../../../core/bytes'
import type { Response } from '../../../emrtd/apdu'
import { MF, MRTD_AID } from '../../../emrtd/files'
import {
  SW_6A82_FILE_NOT_FOUND,
  SW_6A86_INCORRECT_P1_P2,
  SW_6700_WRONG_LENGTH,
  SW_9000_OK,
} from '../../../emrtd/status-words'
import { encodeTlv } from '../../../emrtd/tlv'
import { type Files, readable } from '../file-system'
import { type Protocol, type Request, type Session, status } from '../protocol'

export const INS_SELECT = 0xa4
const BY_FILE_ID = 0x00
const EF_BY_ID = 0x02
const BY_NAME = 0x04
const WITHOUT_RESPONSE_DATA = 0x0c
/** ISO/IEC 7816-4 §7.4: file control information, or its parameters alone, by P2. */
const TEMPLATES = new Map([
  [0x00, 0x6f],
  [0x04, 0x62],
])

/** The template, for readers that ask for it and leave room for it. */
const selected = (request: Request, information: Uint8Array): Response => {
  const template = request.ne === undefined ? undefined : TEMPLATES.get(request.p2)
  return { data: template === undefined ? new Uint8Array(0) : encodeTlv(template, information), sw: SW_9000_OK }
}

const idBytes = (fileId: number): Uint8Array => Uint8Array.of(fileId >> 8, fileId & 0xff)

const byName = (request: Request, session: Session): Response => {
  if (!equalBytes(request.data, MRTD_AID)) return status(SW_6A82_FILE_NOT_FOUND)
  session.directory = 'application'
  session.currentFile = undefined
  return selected(request, encodeTlv(0x84, MRTD_AID))
}

const masterFile = (request: Request, session: Session): Response => {
  session.directory = 'master-file'
  session.currentFile = undefined
  return selected(request, encodeTlv(0x83, idBytes(MF)))
}

const byId = (request: Request, session: Session, files: Files): Response => {
  const [high, low] = request.data
  if (request.data.length === 0 && request.p1 === BY_FILE_ID) return masterFile(request, session)
  if (request.data.length !== 2 || high === undefined || low === undefined) return status(SW_6700_WRONG_LENGTH)
  const fileId = high * 0x100 + low
  if (fileId === MF && request.p1 === BY_FILE_ID) return masterFile(request, session)
  const content = readable(files, session, fileId)
  if (typeof content === 'number') return status(content)
  session.currentFile = fileId
  return selected(request, encodeTlv(0x83, idBytes(fileId)))
}

/** SELECT of Doc 9303-10 §3.6: the application by name, the master file, elementary files by identifier. */
export const select = (files: Files): Protocol => ({
  name: 'select',
  powerOn: (session) => (request) => {
    if (request.ins !== INS_SELECT) return undefined
    const { p1, p2 } = request
    if (!TEMPLATES.has(p2) && p2 !== WITHOUT_RESPONSE_DATA) return status(SW_6A86_INCORRECT_P1_P2)
    if (p1 === BY_NAME) return byName(request, session)
    if (p1 === BY_FILE_ID || p1 === EF_BY_ID) return byId(request, session, files)
    return status(SW_6A86_INCORRECT_P1_P2)
  },
})
