import type { Instant } from '../../core/clock'
import { dataGroup, dataGroupOfTag, TAG_COM } from '../../emrtd/files'
import { type MrzFields, parseMrz } from '../../emrtd/mrz'
import { findTlv, parseTlvs } from '../../emrtd/tlv'
import { expiryDay } from '../rules/inspection'
import { parseDer } from './der'
import type { InspectedDocument } from './inspection'
import { parseSecurityInfos, type SecurityInfos } from './security-infos'
import { ChipUnreadable } from './session'

/** What stands in the files of the logical data structure: Doc 9303-10 (8th ed.) §4. */
const TAG_LIST = 0x5c
const TAG_MRZ = 0x5f1f
const LINE_LENGTH = 44

const contentOf = (file: Uint8Array, tag: number): Uint8Array => {
  const content = findTlv(parseTlvs(file), tag)
  if (content === undefined) throw new ChipUnreadable(`a file does not begin with tag ${tag.toString(16)}`)
  return content
}

/** §4.6.1: numbers of the data groups that EF.COM lists. Tags of no data group are passed over. */
export const groupsInCom = (file: Uint8Array): number[] =>
  [...(findTlv(parseTlvs(contentOf(file, TAG_COM)), TAG_LIST) ?? [])].flatMap((tag) => dataGroupOfTag(tag) ?? [])

/** §4.7.1: the two lines of DG1 of a passport. */
export const linesOfDg1 = (file: Uint8Array): [string, string] => {
  const mrz = findTlv(parseTlvs(contentOf(file, dataGroup(1).tag)), TAG_MRZ)
  const text = Buffer.from(mrz ?? []).toString('latin1')
  if (text.length !== 2 * LINE_LENGTH) throw new ChipUnreadable(`DG1 holds ${text.length} characters`)
  return [text.slice(0, LINE_LENGTH), text.slice(LINE_LENGTH)]
}

export const fieldsOf = (lines: readonly [string, string]): MrzFields => {
  const parsed = parseMrz(lines)
  if (!parsed) throw new ChipUnreadable('DG1 holds no machine-readable zone')
  return parsed.fields
}

/** A date of birth is in the past: what would be ahead lies in the last century. Unknown parts become 00. */
export const birthDay = (birthDate: string, now: Instant): string => {
  const [year = '00', month = '00', day = '00'] = (birthDate.match(/../g) ?? []).map((part) =>
    /^\d\d$/.test(part) ? part : '00',
  )
  const today = new Date(now).toISOString().slice(0, 10)
  const century = Number(today.slice(0, 2))
  const inThisCentury = `${century}${year}-${month}-${day}`
  return inThisCentury <= today ? inThisCentury : `${century - 1}${year}-${month}-${day}`
}

export const documentOf = (fields: MrzFields, now: Instant): InspectedDocument => ({
  documentNumber: fields.documentNumber.replace(/<+$/, ''),
  issuingState: fields.issuingState.replace(/<+$/, ''),
  surname: fields.surname,
  givenNames: fields.givenNames,
  birthDate: birthDay(fields.birthDate, now),
  sex: fields.sex,
  expiryDate: expiryDay(fields.expiryDate, now) ?? '',
  optionalData: fields.optionalData.replace(/^<+|<+$/g, ''),
})

/** What DG14 says of the chip's protocols. Throws DerError, TlvError or ChipUnreadable. */
export const securityInfosOfDg14 = (file: Uint8Array): SecurityInfos =>
  parseSecurityInfos(parseDer(contentOf(file, dataGroup(14).tag)))
