/** Where the fields of a machine readable zone stand: Doc 9303-4 (TD3), 9303-5 (TD1) and 9303-6 (TD2), each §4.2.2 and §4.2.4. */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3'
/** Two lines, three in TD1, upper line first. */
export type MrzLines = readonly [string, string, ...string[]]

/** Line, first position and the one after the last, counted from 0. */
export type Place = readonly [line: number, from: number, to: number]
type FieldName =
  | 'documentCode'
  | 'issuingState'
  | 'names'
  | 'documentNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'optionalData'
type Layout = {
  lines: number
  length: number
  /** A check digit follows the numbers and dates directly. */
  fields: Readonly<Record<FieldName, Place> & { optionalData2?: Place }>
  optionalDigit: boolean
  composite: Place
  compositeOver: readonly Place[]
}

export const LAYOUTS: Readonly<Record<MrzFormat, Layout>> = {
  TD1: {
    lines: 3,
    length: 30,
    fields: {
      documentCode: [0, 0, 2],
      issuingState: [0, 2, 5],
      documentNumber: [0, 5, 14],
      optionalData: [0, 15, 30],
      birthDate: [1, 0, 6],
      sex: [1, 7, 8],
      expiryDate: [1, 8, 14],
      nationality: [1, 15, 18],
      optionalData2: [1, 18, 29],
      names: [2, 0, 30],
    },
    optionalDigit: false,
    composite: [1, 29, 30],
    compositeOver: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
  },
  TD2: {
    lines: 2,
    length: 36,
    fields: {
      documentCode: [0, 0, 2],
      issuingState: [0, 2, 5],
      names: [0, 5, 36],
      documentNumber: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      sex: [1, 20, 21],
      expiryDate: [1, 21, 27],
      optionalData: [1, 28, 35],
    },
    optionalDigit: false,
    composite: [1, 35, 36],
    compositeOver: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
  },
  TD3: {
    lines: 2,
    length: 44,
    fields: {
      documentCode: [0, 0, 2],
      issuingState: [0, 2, 5],
      names: [0, 5, 44],
      documentNumber: [1, 0, 9],
      nationality: [1, 10, 13],
      birthDate: [1, 13, 19],
      sex: [1, 20, 21],
      expiryDate: [1, 21, 27],
      optionalData: [1, 28, 42],
    },
    optionalDigit: true,
    composite: [1, 43, 44],
    compositeOver: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
  },
}

const FORMATS = ['TD1', 'TD2', 'TD3'] as const
export const textAt = (lines: readonly string[], [line, from, to]: Place): string => lines[line]?.slice(from, to) ?? ''
export const after = ([line, , to]: Place): Place => [line, to, to + 1]
export const trimmed = (text: string): string => text.replace(/<+$/, '')
export const isEmpty = (text: string): boolean => /^<*$/.test(text)

/** The lines of a zone that is given as one text, as DG1 has it (9303-10 §4.7.1); undefined for any other length. */
export const mrzLines = (text: string): MrzLines | undefined => {
  const layout = FORMATS.map((format) => LAYOUTS[format]).find(({ lines, length }) => lines * length === text.length)
  if (!layout) return undefined
  const line = (n: number) => text.slice(n * layout.length, (n + 1) * layout.length)
  return layout.lines === 2 ? [line(0), line(1)] : [line(0), line(1), line(2)]
}

/** The format that lines of this number and these lengths have. */
export const mrzFormat = (lines: readonly string[]): MrzFormat | undefined =>
  FORMATS.find(
    (format) => LAYOUTS[format].lines === lines.length && lines.every((line) => line.length === LAYOUTS[format].length),
  )
