import type { Instant } from '../../core/clock'
import { dataGroup, dataGroupOfTag, TAG_COM } from '../../emrtd/files'
import { type MrzFields, parseMrz } from '../../emrtd/mrz'
import { type MrzLines, mrzLines } from '../../emrtd/mrz-layout'
import { expiryDay } from '../rules/inspection'
import { type DataObject, dataObjects, inside, valuesOf } from './data-objects'
import { parseDer } from './der'
import type { InspectedDocument } from './inspection'
import { parseSecurityInfos, type SecurityInfos } from './security-infos'
import { ChipUnreadable } from './session'

/** What stands in the files of the logical data structure: Doc 9303-10 (8th ed.) §4. */
const TAG_LIST = 0x5c
const TAG_LDS_VERSION = 0x5f01
const TAG_MRZ = 0x5f1f

/** The objects in the template that a file is. */
const templateOf = (file: Uint8Array, tag: number): DataObject[] => inside(file, tag, 'a file')

/** §4.6.1: numbers of the data groups that EF.COM lists. Tags of no data group are passed over. */
export const groupsInCom = (file: Uint8Array): number[] =>
  [...(valuesOf(templateOf(file, TAG_COM), TAG_LIST)[0] ?? [])].flatMap((tag) => dataGroupOfTag(tag) ?? [])

/** §4.6.1: four digits; undefined when EF.COM says none. */
export const ldsVersionInCom = (file: Uint8Array): string | undefined => {
  const [version] = valuesOf(templateOf(file, TAG_COM), TAG_LDS_VERSION)
  return version && Buffer.from(version).toString('latin1')
}

/** §4.7.1: the lines of DG1, of a passport (TD3) or a card (TD1, TD2). */
export const linesOfDg1 = (file: Uint8Array): MrzLines => {
  const [zone] = valuesOf(templateOf(file, dataGroup(1).tag), TAG_MRZ)
  const text = Buffer.from(zone ?? []).toString('latin1')
  const lines = mrzLines(text)
  if (!lines) throw new ChipUnreadable(`DG1 holds ${text.length} characters`)
  return lines
}

export const fieldsOf = (lines: MrzLines): MrzFields => {
  const parsed = parseMrz(lines)
  if (!parsed) throw new ChipUnreadable('DG1 holds no machine-readable zone')
  return parsed.fields
}

/** A date of birth is in the past: what would be ahead lies in the last century. Unknown parts become 00, the year 0000. */
export const birthDay = (birthDate: string, now: Instant): string => {
  const [year = '00', month = '00', day = '00'] = (birthDate.match(/../g) ?? []).map((part) =>
    /^\d\d$/.test(part) ? part : '00',
  )
  if (!/^\d\d/.test(birthDate)) return `0000-${month}-${day}`
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

const contentOf = (file: Uint8Array, tag: number): Uint8Array => {
  const [value] = valuesOf(dataObjects(file), tag)
  if (value === undefined) throw new ChipUnreadable(`a file does not begin with tag ${tag.toString(16)}`)
  return value
}

/** What DG14 says of the chip's protocols. Throws DerError or ChipUnreadable. */
export const securityInfosOfDg14 = (file: Uint8Array): SecurityInfos =>
  parseSecurityInfos(parseDer(contentOf(file, dataGroup(14).tag)))
