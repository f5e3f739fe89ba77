import { LAYOUTS, type MrzLines } from '../../emrtd/mrz-layout'
import { halvedGrey } from './grey'
import { type LinePlace, readLine } from './printed-line'
import type { RawFrame } from './raw-frame'
import { type CodePlace, findCode, type TextLine } from './text-lines'

/** A band of the view, as shares of its height from the top. */
export type FieldOfView = { readonly top: number; readonly bottom: number }

/**
 * What one view shows of a printed code. Only the lines of `code` are certain; those of `unreadable` and `not-in-field`,
 * where there are any, are a guess. `aligned`: the code lies within the field, whole and level. `widthShare`: the
 * printed width of the code as a share of the view's width.
 */
export type PrintedCode = {
  readonly seen: 'nothing' | 'not-in-field' | 'unreadable' | 'code'
  readonly lines?: MrzLines
  readonly aligned: boolean
  readonly widthShare?: number
}

export const LOWEST_FIELD: FieldOfView = { top: 0.65, bottom: 1 }
/** Below either, a character is in doubt. Sharp print reaches 0.88 and 0.075, a wrong character 0.78 and 0.03. */
const LIKENESS = 0.82
const LEAD = 0.045
/** Rows per column beyond which the lines are not level: two degrees. */
const LEVEL = 0.035

/** The line's first cell begins a little before its first stroke; the last ends as far after the last. */
const cellsOf = (line: TextLine, { slope, format }: CodePlace, left: number, right: number): LinePlace => {
  const characters = LAYOUTS[format].length
  const pitch = (2 * (right - left)) / (characters - 1 + 0.69)
  const x = 2 * left - 0.155 * pitch
  return { characters, x, y: 2 * line.middle + 1 + slope * x, pitch, slope }
}

const liesWithin = (place: CodePlace, frame: RawFrame, field: FieldOfView): boolean => {
  const rows = place.lines.flatMap(({ middle, height, left, right }) =>
    [left, right].flatMap((x) => [-1, 1].map((side) => 2 * (middle + place.slope * x + (side * height) / 2))),
  )
  return Math.min(...rows) >= field.top * frame.height && Math.max(...rows) <= field.bottom * frame.height
}

/**
 * Reads the machine readable zone of a page or card (TD1, TD2, TD3) from the pixels of a view, as it is printed:
 * characters are told by their shapes alone, nothing is mended by check digits or by what a field may hold.
 */
export const readPrintedCode = (frame: RawFrame, field: FieldOfView = LOWEST_FIELD): PrintedCode => {
  const place = findCode(halvedGrey(frame))
  if (!place) return { seen: 'nothing', aligned: false }
  const left = Math.min(...place.lines.map((line) => line.left))
  const right = Math.max(...place.lines.map((line) => line.right))
  const widthShare = (2 * (right - left)) / frame.width
  const inField = liesWithin(place, frame, field)
  const aligned = inField && place.whole && Math.abs(place.slope) <= LEVEL
  if (!place.whole) return { seen: inField ? 'unreadable' : 'not-in-field', aligned, widthShare }
  const read = place.lines.map((line) => readLine(frame, cellsOf(line, place, left, right)))
  const certain = read.every(({ likeness, lead }) => likeness >= LIKENESS && lead >= LEAD)
  const [upper = '', second = '', ...third] = read.map(({ text }) => text)
  const lines = [upper, second, ...third] as const
  return { seen: inField ? (certain ? 'code' : 'unreadable') : 'not-in-field', lines, aligned, widthShare }
}
