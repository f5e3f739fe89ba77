import { fromHex, type Hex, hex } from '../core/bytes'
import { type DecodedCommand, decodeCommand, decodeResponse, type Response } from '../emrtd/apdu'
import * as files from '../emrtd/files'
import { findTlv, parseTlvs, type Tlv } from '../emrtd/tlv'
import { nameOfObject } from './object-names'
import { wordsOf } from './status-words'

/** What the chip's evidence says of one exchange; `protected` holds the plain APDUs inside secure messaging. */
export type ApduEvidence = { command: Hex; response: Hex; protected?: { command: Hex; response: Hex } }

/** One exchange in words. `file` and `length` where bytes of a file were read. */
export type TracedApdu = {
  title: string
  status: string
  ok: boolean
  secured: boolean
  file?: string
  offset?: number
  length?: number
  on: ApduEvidence
}

/** Consecutive reads of one file are one line; anything else stands by itself. */
export type TraceLine = { title: string; status: string; ok: boolean; secured: boolean; exchanges: TracedApdu[] }

const SELECT = 0xa4
const READ_BINARY = 0xb0
const READ_BINARY_ODD = 0xb1
const GET_CHALLENGE = 0x84
const EXTERNAL_AUTHENTICATE = 0x82
const INTERNAL_AUTHENTICATE = 0x88
const MANAGE_SECURITY_ENVIRONMENT = 0x22
const GENERAL_AUTHENTICATE = 0x86
/** Bit 8 of P1: the low five bits are a short identifier (ISO/IEC 7816-4 §11.2.2). */
const SHORT_IDENTIFIER = 0x80
const SECURED = 0x0c

type Where = { inApplication: boolean; file: string | undefined }
type Told = { title: string; where?: Partial<Where>; file?: string; offset?: number }

const tlvsOf = (bytes: Uint8Array): Tlv[] => {
  try {
    return parseTlvs(bytes)
  } catch {
    return []
  }
}
const numberOf = (bytes: Uint8Array | undefined): number =>
  [...(bytes ?? [])].reduce((sum, byte) => sum * 0x100 + byte, 0)

const DATA_GROUP_NUMBERS = Array.from({ length: 16 }, (_, index) => index + 1)
const dataGroupName = (by: (group: files.DataGroup) => boolean): string | undefined => {
  const number = DATA_GROUP_NUMBERS.find((candidate) => by(files.dataGroup(candidate)))
  return number === undefined ? undefined : `EF.DG${number} (${files.dataGroup(number).name})`
}

const fileName = (id: number, inApplication: boolean): string => {
  if (id === files.MF) return 'the master file'
  if (id === files.EF_CARD_ACCESS) return 'EF.CardAccess'
  if (id === files.EF_ATR_INFO) return 'EF.ATR/INFO'
  if (id === files.EF_DIR) return 'EF.DIR'
  if (id === files.EF_COM) return 'EF.COM'
  // The same identifier means two files, Doc 9303-10 §3.11.
  if (id === files.EF_SOD) return inApplication ? 'EF.SOD' : 'EF.CardSecurity'
  return dataGroupName(({ fileId }) => fileId === id) ?? `file ${id.toString(16).padStart(4, '0').toUpperCase()}`
}

const shortFileName = (id: number, inApplication: boolean): string => {
  if (id === files.SHORT_ID_CARD_ACCESS) return 'EF.CardAccess'
  if (id === files.SHORT_ID_SOD) return inApplication ? 'EF.SOD' : 'EF.CardSecurity'
  if (id === files.SHORT_ID_COM) return 'EF.COM'
  return dataGroupName(({ shortId }) => shortId === id) ?? `short file ${id}`
}

const select = ({ p1, data }: DecodedCommand, where: Where): Told => {
  if (p1 === 0x04) {
    const isMrtd = hex(data) === hex(files.MRTD_AID)
    return {
      title: `SELECT ${isMrtd ? 'the eMRTD application' : `application ${hex(data)}`}`,
      where: { inApplication: isMrtd, file: undefined },
    }
  }
  const id = data.length === 0 ? files.MF : numberOf(data)
  const name = fileName(id, where.inApplication)
  return {
    title: `SELECT ${name}`,
    where: id === files.MF ? { inApplication: false, file: undefined } : { file: name },
  }
}

const readBinary = ({ p1, p2 }: DecodedCommand, where: Where): Told => {
  if ((p1 & SHORT_IDENTIFIER) === 0) {
    const offset = p1 * 0x100 + p2
    return { title: 'READ BINARY', offset, ...(where.file ? { file: where.file } : {}) }
  }
  const file = shortFileName(p1 & 0x1f, where.inApplication)
  return { title: 'READ BINARY', file, offset: p2, where: { file } }
}

/** Odd instruction: the offset is in data object 54 (Doc 9303-10 §3.6.2.2). */
const readBinaryOdd = ({ p1, p2, data }: DecodedCommand, where: Where): Told => {
  const id = p1 * 0x100 + p2
  const file = id === 0 ? where.file : shortFileName(id, where.inApplication)
  return { title: 'READ BINARY', offset: numberOf(findTlv(tlvsOf(data), 0x54)), ...(file ? { file } : {}) }
}

const PASSWORDS: Record<number, string> = { 1: 'MRZ', 2: 'CAN', 3: 'PIN', 4: 'PUK' }

/** Doc 9303-11 §4.4.4.1 (PACE) and §6.2.4.2 (Chip Authentication). */
const setEnvironment = ({ p1, p2, data }: DecodedCommand): Told => {
  const objects = tlvsOf(data)
  const id = findTlv(objects, 0x80)
  const protocol = id ? nameOfObject(id) : 'no protocol named'
  if (p1 === 0xc1 && p2 === 0xa4) {
    const password = numberOf(findTlv(objects, 0x83))
    return { title: `MSE:SET AT, PACE begins: ${protocol}, password ${PASSWORDS[password] ?? password}` }
  }
  if (p2 === 0xa6) return { title: 'MSE:SET KAT, Chip Authentication' }
  if (p2 === 0xa4) return { title: `MSE:SET AT, ${protocol}` }
  return { title: `MANAGE SECURITY ENVIRONMENT ${hex(Uint8Array.of(p1, p2))}` }
}

/** Doc 9303-11 §4.4.4.2, table 5: what the phone sends in 7C tells the step of PACE. */
const generalAuthenticate = ({ data }: DecodedCommand, response: Response | undefined): Told => {
  const sent = tlvsOf(findTlv(tlvsOf(data), 0x7c) ?? new Uint8Array()).map(({ tag }) => tag)
  const answered = tlvsOf(findTlv(tlvsOf(response?.data ?? new Uint8Array()), 0x7c) ?? new Uint8Array())
  const got = answered.map(({ tag }) => tag)
  if (sent.includes(0x81)) return { title: 'GENERAL AUTHENTICATE, PACE step 2: map the nonce' }
  if (sent.includes(0x83)) return { title: 'GENERAL AUTHENTICATE, PACE step 3: key agreement' }
  if (sent.includes(0x85)) return { title: 'GENERAL AUTHENTICATE, PACE step 4: mutual authentication' }
  if (sent.includes(0x80) && !got.includes(0x80)) return { title: 'GENERAL AUTHENTICATE, Chip Authentication' }
  return { title: 'GENERAL AUTHENTICATE, PACE step 1: encrypted nonce' }
}

const tell = (command: DecodedCommand, response: Response | undefined, where: Where): Told => {
  switch (command.ins) {
    case SELECT:
      return select(command, where)
    case READ_BINARY:
      return readBinary(command, where)
    case READ_BINARY_ODD:
      return readBinaryOdd(command, where)
    case GET_CHALLENGE:
      return { title: 'GET CHALLENGE, a random number for Basic Access Control' }
    case EXTERNAL_AUTHENTICATE:
      return { title: 'EXTERNAL AUTHENTICATE, Basic Access Control' }
    case INTERNAL_AUTHENTICATE:
      return { title: 'INTERNAL AUTHENTICATE, Active Authentication' }
    case MANAGE_SECURITY_ENVIRONMENT:
      return setEnvironment(command)
    case GENERAL_AUTHENTICATE:
      return generalAuthenticate(command, response)
    default:
      return { title: `instruction ${hex(Uint8Array.of(command.ins))}` }
  }
}

const bytesOf = (text: Hex): Uint8Array => {
  try {
    return fromHex(text)
  } catch {
    return new Uint8Array()
  }
}

const lengthRead = (told: Told, command: DecodedCommand, response: Response | undefined): number => {
  const data = response?.data ?? new Uint8Array()
  if (command.ins !== READ_BINARY_ODD) return data.length
  return findTlv(tlvsOf(data), 0x53)?.length ?? (told.offset === undefined ? 0 : data.length)
}

/** Tells exchanges in words, in order: it remembers the application and the file selected. */
export const createTracer = (): ((exchange: ApduEvidence) => TracedApdu) => {
  let where: Where = { inApplication: false, file: undefined }
  return (exchange) => {
    const plain = exchange.protected ?? exchange
    const outer = bytesOf(exchange.command)
    const command = decodeCommand(bytesOf(plain.command))
    const response = decodeResponse(bytesOf(plain.response))
    const status = wordsOf(response?.sw)
    const ok = response?.sw === 0x9000
    const secured = exchange.protected !== undefined || ((outer[0] ?? 0) & SECURED) === SECURED
    if (!command) return { title: 'no APDU', status, ok, secured, on: exchange }
    const told = tell(command, response, where)
    if (ok) where = { ...where, ...told.where }
    const isRead = told.offset !== undefined
    return {
      title: isRead ? `${told.title} ${told.file ?? 'of no file'} from ${told.offset}` : told.title,
      status,
      ok,
      secured,
      ...(told.file === undefined || !isRead ? {} : { file: told.file }),
      ...(isRead ? { offset: told.offset ?? 0, length: lengthRead(told, command, response) } : {}),
      on: exchange,
    }
  }
}

const continues = (line: TraceLine | undefined, next: TracedApdu): line is TraceLine => {
  const last = line?.exchanges.at(-1)
  return (
    last !== undefined &&
    next.ok &&
    last.ok &&
    next.file !== undefined &&
    last.file === next.file &&
    last.secured === next.secured &&
    next.offset === (last.offset ?? 0) + (last.length ?? 0)
  )
}

const titleOf = (exchanges: readonly TracedApdu[]): string => {
  const [first] = exchanges
  if (!first || first.file === undefined || exchanges.length === 1) return first?.title ?? ''
  const bytes = exchanges.reduce((sum, { length = 0 }) => sum + length, 0)
  return `READ BINARY ${first.file}: ${bytes} bytes from ${first.offset} in ${exchanges.length} commands`
}

/** A trace that a person can read: reads that continue each other are folded. */
export const traceApdus = (exchanges: readonly ApduEvidence[]): TraceLine[] => {
  const trace = createTracer()
  const lines: TraceLine[] = []
  for (const exchange of exchanges.map(trace)) {
    const line = lines.at(-1)
    if (continues(line, exchange)) line.exchanges.push(exchange)
    else
      lines.push({
        title: '',
        status: exchange.status,
        ok: exchange.ok,
        secured: exchange.secured,
        exchanges: [exchange],
      })
  }
  return lines.map((line) => ({ ...line, title: titleOf(line.exchanges) }))
}
