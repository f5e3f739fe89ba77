/** The machine readable zone: Doc 9303-3 §4 (fields, check digits, transliteration) and 9303-4 §4.2 (TD3). */
export type MrzFields = {
  /** One or two characters, 'P' or 'PP' for passports; no fillers at its end. */
  documentCode: string
  issuingState: string
  /** Words with single spaces between them. */
  surname: string
  givenNames: string
  documentNumber: string
  nationality: string
  /** YYMMDD, unknown parts as fillers. */
  birthDate: string
  sex: 'M' | 'F' | '<'
  /** YYMMDD. */
  expiryDate: string
  optionalData: string
}

export type MrzCheckDigits = {
  documentNumber: boolean
  birthDate: boolean
  expiryDate: boolean
  optionalData: boolean
  composite: boolean
}

const WEIGHTS = [7, 3, 1] as const
const LINE = /^[A-Z0-9<]{44}$/

const numberOf = (character: string): number => {
  if (character === '<') return 0
  if (/^[0-9A-Z]$/.test(character)) return Number.parseInt(character, 36)
  throw new RangeError(`"${character}" cannot stand in a machine readable zone`)
}

/** Doc 9303-3 §4.9: modulus 10 with weights 7, 3, 1. Throws RangeError on a character outside A–Z, 0–9 and '<'. */
export const checkDigit = (text: string): string =>
  String([...text].reduce((sum, character, i) => sum + numberOf(character) * (WEIGHTS[i % 3] ?? 0), 0) % 10)

const LATIN: Record<string, string> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ð: 'D',
  Ö: 'OE',
  Ø: 'OE',
  Ü: 'UE',
  Þ: 'TH',
  ß: 'SS',
  ẞ: 'SS',
  Đ: 'D',
  Ħ: 'H',
  İ: 'I',
  Ĳ: 'IJ',
  ĸ: 'Q',
  Ł: 'L',
  Ŋ: 'N',
  Œ: 'OE',
  Ŧ: 'T',
  Ǿ: 'OE',
  Ǽ: 'AE',
}

/**
 * A name as the machine readable zone writes it: Doc 9303-3 §6 table A; apostrophes vanish, hyphens, spaces and commas
 * become one filler (§4.6). The result holds A–Z and '<' only.
 */
export const transliterate = (name: string): string =>
  [...name.normalize('NFC').toUpperCase().normalize('NFC')]
    .map((letter) => LATIN[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<+|<+$/g, '')

const NAME_LENGTH = 39
const fill = (text: string, length: number): string => text.slice(0, length).padEnd(length, '<')

/** Takes letters from the longest components until the field, cut to its length, ends in a letter. */
const shortened = (names: string): string => {
  if (names.length <= NAME_LENGTH || names.charAt(NAME_LENGTH - 1) !== '<') return names
  const longest = names.split('<').reduce((a, b) => (b.length > a.length ? b : a))
  return shortened(names.replace(longest, longest.slice(0, -1)))
}

/** 9303-4 §4.2.3: of names that are too long one letter of the given names stays, and the last character is a letter. */
const nameField = (surname: string, givenNames: string): string => {
  const primary = transliterate(surname)
  const secondary = transliterate(givenNames)
  if (secondary === '') return fill(shortened(primary), NAME_LENGTH)
  const kept = primary.slice(0, NAME_LENGTH - 3).replace(/<+$/, '')
  return fill(shortened(`${kept}<<${secondary}`), NAME_LENGTH)
}

/** The two lines of a passport's zone. An unused optional field has a filler for its check digit (9303-4 §4.2.2.2). */
export const composeTd3 = (fields: MrzFields): [string, string] => {
  const number = fill(fields.documentNumber, 9)
  const optional = fill(fields.optionalData, 14)
  const numberWithDigit = number + checkDigit(number)
  const dates = [
    fields.birthDate + checkDigit(fields.birthDate),
    fields.expiryDate + checkDigit(fields.expiryDate),
  ] as const
  const optionalWithDigit = optional + (/^<+$/.test(optional) ? '<' : checkDigit(optional))
  const composite = checkDigit(numberWithDigit + dates[0] + dates[1] + optionalWithDigit)
  return [
    fill(fields.documentCode, 2) + fill(fields.issuingState, 3) + nameField(fields.surname, fields.givenNames),
    numberWithDigit + fill(fields.nationality, 3) + dates[0] + fields.sex + dates[1] + optionalWithDigit + composite,
  ]
}

const trimmed = (text: string): string => text.replace(/<+$/, '')
const words = (text: string): string => trimmed(text).replace(/<+/g, ' ').trim()

/** A TD3 zone (two lines of 44). Undefined when the lines are not one; wrong check digits are reported, not refused. */
export const parseMrz = (lines: readonly string[]): { fields: MrzFields; checkDigits: MrzCheckDigits } | undefined => {
  const [upper, lower] = lines
  if (lines.length !== 2 || !upper || !lower || !LINE.test(upper) || !LINE.test(lower)) return undefined
  const sex = lower.charAt(20)
  if (sex !== 'M' && sex !== 'F' && sex !== '<') return undefined
  const names = upper.slice(5)
  const split = names.indexOf('<<')
  const optional = lower.slice(28, 42)
  const optionalDigit = lower.charAt(42)
  return {
    fields: {
      documentCode: trimmed(upper.slice(0, 2)),
      issuingState: trimmed(upper.slice(2, 5)),
      surname: words(split < 0 ? names : names.slice(0, split)),
      givenNames: split < 0 ? '' : words(names.slice(split)),
      documentNumber: trimmed(lower.slice(0, 9)),
      nationality: trimmed(lower.slice(10, 13)),
      birthDate: lower.slice(13, 19),
      sex,
      expiryDate: lower.slice(21, 27),
      optionalData: trimmed(optional),
    },
    checkDigits: {
      documentNumber: checkDigit(lower.slice(0, 9)) === lower.charAt(9),
      birthDate: checkDigit(lower.slice(13, 19)) === lower.charAt(19),
      expiryDate: checkDigit(lower.slice(21, 27)) === lower.charAt(27),
      optionalData: checkDigit(optional) === optionalDigit || (/^<+$/.test(optional) && optionalDigit === '<'),
      composite: checkDigit(lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43)) === lower.charAt(43),
    },
  }
}

const isFields = (source: MrzFields | readonly string[]): source is MrzFields => !Array.isArray(source)

/** 9303-5 §4.2.2 note j: a document number of more than nine characters goes on, check digit last, in the optional data. */
const numberWithDigit = (number: string, digit: string, optional: string): string => {
  if (digit !== '<') return number + digit
  const rest = trimmed(optional.split('<')[0] ?? '')
  return number + rest
}

/**
 * MRZ_information of Doc 9303-11 §4.3.2 and App D.2: document number, date of birth, date of expiry, each with its
 * check digit; the key seed of BAC and PACE. Lines are taken as printed: TD1 (3 × 30), TD2 (2 × 36) or TD3 (2 × 44).
 */
export const mrzInformation = (source: MrzFields | readonly string[]): string => {
  if (isFields(source)) {
    const number = fill(source.documentNumber, 9)
    return [number, source.birthDate, source.expiryDate].map((field) => field + checkDigit(field)).join('')
  }
  const [first = '', second = '', third] = source
  if (third !== undefined) {
    const number = numberWithDigit(first.slice(5, 14), first.charAt(14), first.slice(15, 30))
    return number + second.slice(0, 7) + second.slice(8, 15)
  }
  const number =
    second.length === 36
      ? numberWithDigit(second.slice(0, 9), second.charAt(9), second.slice(28, 35))
      : second.slice(0, 10)
  return number + second.slice(13, 20) + second.slice(21, 28)
}
