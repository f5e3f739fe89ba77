/**
 * The machine readable zone: Doc 9303-3 §4 (fields, check digits) and §4.2 of parts 4 (TD3, passports), 5 (TD1) and 6 (TD2).
 */
import {
  after,
  isEmpty,
  LAYOUTS,
  type MrzFormat,
  type MrzLines,
  mrzFormat,
  type Place,
  textAt,
  trimmed,
} from './mrz-layout'
import { nameField, type Truncation } from './name-field'
import type { CyrillicLanguage } from './transliteration'

export type MrzFields = {
  /** One or two characters, 'P' or 'PP' for passports, beginning with A, C or I for cards; no fillers at its end. */
  documentCode: string
  issuingState: string
  /** Words with single spaces between them. */
  surname: string
  givenNames: string
  /** Up to 9 characters; up to 22 in TD1 and 14 in TD2, where it goes on in the optional data. */
  documentNumber: string
  nationality: string
  /** YYMMDD, unknown parts as fillers. */
  birthDate: string
  sex: 'M' | 'F' | '<'
  /** YYMMDD. */
  expiryDate: string
  /** Without the rest of a long document number. */
  optionalData: string
  /** TD1 alone has a second field, in its middle line. */
  optionalData2?: string
}

/** Right or wrong; `optionalData` is right where the format has no digit for it (TD1, TD2). */
export type MrzCheckDigits = {
  documentNumber: boolean
  birthDate: boolean
  expiryDate: boolean
  optionalData: boolean
  composite: boolean
}

export type ParsedMrz = {
  format: MrzFormat
  fields: MrzFields
  checkDigits: MrzCheckDigits
  /** The name fills its field, so that it must be taken for a truncated one (§4.2.3 of parts 4 to 6). */
  nameMayBeTruncated: boolean
}

const WEIGHTS = [7, 3, 1] as const

const numberOf = (character: string): number => {
  if (character === '<') return 0
  if (/^[0-9A-Z]$/.test(character)) return Number.parseInt(character, 36)
  throw new RangeError(`"${character}" cannot stand in a machine readable zone`)
}

/** Doc 9303-3 §4.9: modulus 10 with weights 7, 3, 1. Throws RangeError on a character outside A–Z, 0–9 and '<'. */
export const checkDigit = (text: string): string =>
  String([...text].reduce((sum, character, i) => sum + numberOf(character) * (WEIGHTS[i % 3] ?? 0), 0) % 10)

const put = (lines: string[], place: Place, text: string, what: string): void => {
  const [line, from, to] = place
  const room = to - from
  if (text.length > room) throw new RangeError(`${what} "${text}" has more than ${room} characters`)
  const before = lines[line] ?? ''
  lines[line] = before.slice(0, from) + text.padEnd(room, '<') + before.slice(to)
}

const inTheZone = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '<')

/** 9303-5 §4.2.2 note j (and 9303-6): the rest of a long number stands before the optional data, check digit and filler after it. */
const numberParts = (format: MrzFormat, fields: MrzFields): { number: string; digit: string; optional: string } => {
  const number = trimmed(inTheZone(fields.documentNumber))
  const optional = inTheZone(fields.optionalData)
  if (number.length <= 9 || format === 'TD3') return { number, digit: checkDigit(number.padEnd(9, '<')), optional }
  return { number: number.slice(0, 9), digit: '<', optional: `${number.slice(9)}${checkDigit(number)}<${optional}` }
}

/**
 * The lines of a zone. An unused optional field of TD3 has a filler for its check digit (9303-4 §4.2.2.2). Throws
 * RangeError when a number, code or date does not fit; a name is truncated.
 */
export const composeMrz = (
  format: MrzFormat,
  fields: MrzFields,
  spelling: { truncation?: Truncation; language?: CyrillicLanguage } = {},
): MrzLines => {
  const { lines: count, length, fields: at, optionalDigit, composite, compositeOver } = LAYOUTS[format]
  const lines = Array.from({ length: count }, () => '<'.repeat(length))
  const { number, digit, optional } = numberParts(format, fields)
  const [, from, to] = at.names
  put(lines, at.names, nameField(fields, to - from, spelling), 'the name')
  for (const name of ['documentCode', 'issuingState', 'nationality', 'sex'] as const)
    put(lines, at[name], fields[name], name)
  put(lines, at.documentNumber, number, 'the document number')
  put(lines, after(at.documentNumber), digit, 'its check digit')
  for (const name of ['birthDate', 'expiryDate'] as const) {
    put(lines, at[name], fields[name], name)
    put(lines, after(at[name]), checkDigit(fields[name]), 'its check digit')
  }
  put(lines, at.optionalData, optional, 'the optional data')
  if (optionalDigit && !isEmpty(optional)) put(lines, after(at.optionalData), checkDigit(optional), 'its check digit')
  if (at.optionalData2) put(lines, at.optionalData2, inTheZone(fields.optionalData2 ?? ''), 'the second optional data')
  put(lines, composite, checkDigit(compositeOver.map((place) => textAt(lines, place)).join('')), 'the composite digit')
  const [upper = '', second = '', ...third] = lines
  return [upper, second, ...third]
}

/** The two lines of a passport's zone. */
export const composeTd3 = (fields: MrzFields): [string, string] => {
  const [upper, lower] = composeMrz('TD3', fields)
  return [upper, lower]
}

const words = (text: string): string => trimmed(text).replace(/<+/g, ' ').trim()

const namesIn = (text: string): Pick<MrzFields, 'surname' | 'givenNames'> => {
  const split = text.indexOf('<<')
  return split < 0
    ? { surname: words(text), givenNames: '' }
    : { surname: words(text.slice(0, split)), givenNames: words(text.slice(split)) }
}

type NumberRead = { number: string; digit: string; optional: string }

/** The number as it is checked and as access keys have it, and what is left of the optional data. */
const numberIn = (lines: readonly string[], format: MrzFormat): NumberRead => {
  const at = LAYOUTS[format].fields
  const number = textAt(lines, at.documentNumber)
  const digit = textAt(lines, after(at.documentNumber))
  const optional = textAt(lines, at.optionalData)
  const [rest = ''] = optional.split('<', 1)
  if (format === 'TD3' || digit !== '<' || rest === '') return { number, digit, optional }
  return { number: number + rest.slice(0, -1), digit: rest.slice(-1), optional: optional.slice(rest.length + 1) }
}

const checksOf = (lines: readonly string[], format: MrzFormat, { number, digit }: NumberRead): MrzCheckDigits => {
  const { fields: at, optionalDigit, composite, compositeOver } = LAYOUTS[format]
  const right = (name: 'birthDate' | 'expiryDate' | 'optionalData') =>
    checkDigit(textAt(lines, at[name])) === textAt(lines, after(at[name]))
  const unused = isEmpty(textAt(lines, at.optionalData) + textAt(lines, after(at.optionalData)))
  return {
    documentNumber: checkDigit(number) === digit,
    birthDate: right('birthDate'),
    expiryDate: right('expiryDate'),
    optionalData: !optionalDigit || unused || right('optionalData'),
    composite: checkDigit(compositeOver.map((place) => textAt(lines, place)).join('')) === textAt(lines, composite),
  }
}

/**
 * A zone of TD1 (three lines of 30), TD2 (two of 36) or TD3 (two of 44). Undefined when the lines are none; wrong check
 * digits are reported, not refused.
 */
export const parseMrz = (lines: readonly string[]): ParsedMrz | undefined => {
  const format = mrzFormat(lines)
  if (!format || !lines.every((line) => /^[A-Z0-9<]+$/.test(line))) return undefined
  const at = LAYOUTS[format].fields
  const sex = textAt(lines, at.sex)
  if (sex !== 'M' && sex !== 'F' && sex !== '<') return undefined
  const read = numberIn(lines, format)
  const names = textAt(lines, at.names)
  return {
    format,
    fields: {
      documentCode: trimmed(textAt(lines, at.documentCode)),
      issuingState: trimmed(textAt(lines, at.issuingState)),
      ...namesIn(names),
      documentNumber: trimmed(read.number),
      nationality: trimmed(textAt(lines, at.nationality)),
      birthDate: textAt(lines, at.birthDate),
      sex,
      expiryDate: textAt(lines, at.expiryDate),
      optionalData: trimmed(read.optional),
      ...(at.optionalData2 ? { optionalData2: trimmed(textAt(lines, at.optionalData2)) } : {}),
    },
    checkDigits: checksOf(lines, format, read),
    nameMayBeTruncated: !names.endsWith('<'),
  }
}

const isFields = (source: MrzFields | readonly string[]): source is MrzFields => !Array.isArray(source)

/**
 * MRZ_information of Doc 9303-11 §4.3.2 and App D.2: document number, date of birth, date of expiry, each with its
 * check digit; the key seed of BAC and PACE. Lines are taken as printed, check digits too: TD1, TD2 or TD3.
 */
export const mrzInformation = (source: MrzFields | readonly string[]): string => {
  if (isFields(source)) {
    const number = trimmed(inTheZone(source.documentNumber)).padEnd(9, '<')
    return [number, source.birthDate, source.expiryDate].map((field) => field + checkDigit(field)).join('')
  }
  const format = mrzFormat(source) ?? 'TD3'
  const at = LAYOUTS[format].fields
  const { number, digit } = numberIn(source, format)
  const dates = [at.birthDate, at.expiryDate].map((place) => textAt(source, place) + textAt(source, after(place)))
  return [number, digit, ...dates].join('')
}
