import { LAYOUTS, type MrzFormat } from '../../emrtd/mrz-layout'
import type { Grey } from './grey'

/**
 * Finds the printed lines of a machine readable zone (§4.2 of Doc 9303-4, -5 and -6): two of 44 or 36 characters or
 * three of 30, of 2.54 mm each, the lines 6.35 mm apart, nothing between them. Works on the halved picture; lengths are
 * its pixels.
 */
export type CodePlace = {
  /** Slope of the lines: rows per column. */
  readonly slope: number
  /** For each line: its middle row at column 0, its height, first and last column with print. */
  readonly lines: readonly TextLine[]
  /** The one whose lines are nearest to these in number and length. */
  readonly format: MrzFormat
  /** False: print runs into an edge of the view, or the lines have the length of no format. */
  readonly whole: boolean
}
export type TextLine = { middle: number; height: number; left: number; right: number }

const LINE_DISTANCE = 6.35
const FORMATS = ['TD1', 'TD2', 'TD3'] as const
/** From the first stroke of a line to its last, in line distances: a pitch for all characters but one, and a glyph. */
const lengthOf = (format: MrzFormat): number => ((LAYOUTS[format].length - 1) * 2.54 + 1.75) / LINE_DISTANCE
const STEEPEST = 0.09

type Points = { readonly x: Int16Array; readonly y: Int16Array }

/** Dark strokes on a lighter ground: a pixel darker than both neighbours three pixels away, across or along. */
const strokes = ({ width, height, data }: Grey): Points => {
  const reach = 3
  const contrast = 22
  const xs = new Int16Array(width * height)
  const ys = new Int16Array(width * height)
  let count = 0
  for (let y = reach; y < height - reach; y++) {
    for (let x = reach, n = y * width + reach; x < width - reach; x++, n++) {
      const dark = (data[n] as number) + contrast
      const across = dark < (data[n - reach] as number) && dark < (data[n + reach] as number)
      if (across || (dark < (data[n - reach * width] as number) && dark < (data[n + reach * width] as number))) {
        xs[count] = x
        ys[count++] = y
      }
    }
  }
  return { x: xs.slice(0, count), y: ys.slice(0, count) }
}

/** How many stroke pixels lie on each row once the picture is sheared by `slope`; rows are shifted by `offset`. */
const rowsAt = ({ x, y }: Points, width: number, height: number, slope: number, every = 1): Int32Array => {
  const offset = Math.ceil(STEEPEST * width)
  const rows = new Int32Array(height + 2 * offset)
  for (let n = 0; n < x.length; n += every) {
    const row = ((y[n] as number) - slope * (x[n] as number) + offset + 0.5) | 0
    rows[row] = (rows[row] as number) + 1
  }
  return rows
}

const sharpness = (rows: Int32Array): number => rows.reduce((sum, count) => sum + count * count, 0)

const slopeOf = (points: Points, width: number, height: number): number => {
  const best = (slopes: number[], every: number) =>
    slopes
      .map((slope) => [slope, sharpness(rowsAt(points, width, height, slope, every))] as const)
      .reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  const coarse = best(
    Array.from({ length: 37 }, (_, n) => (n - 18) * 0.005),
    Math.max(1, Math.floor(points.x.length / 3000)),
  )
  return best(
    Array.from({ length: 9 }, (_, n) => coarse + (n - 4) * 0.00125),
    Math.max(1, Math.floor(points.x.length / 8000)),
  )
}

/** Rows of the sheared picture, both included. */
type Band = { top: number; bottom: number }

/** Runs of rows that carry print. */
const bandsOf = (rows: Int32Array): Band[] => {
  const bands: Band[] = []
  let top = -1
  rows.forEach((count, row) => {
    const printed = count >= 12
    if (printed && top < 0) top = row
    if (!printed && top >= 0) {
      if (row - top >= 4 && row - top <= 60) bands.push({ top, bottom: row - 1 })
      top = -1
    }
  })
  return bands
}

/** For each band the first and the last column with print. */
const extentsOf = (points: Points, { width, height }: Grey, slope: number, bands: readonly Band[]) => {
  const offset = Math.ceil(STEEPEST * width)
  const bandOfRow = new Int16Array(height + 2 * offset).fill(-1)
  bands.forEach(({ top, bottom }, n) => {
    bandOfRow.fill(n, top, bottom + 1)
  })
  const columns = bands.map(() => new Uint16Array(width))
  for (let n = 0; n < points.x.length; n++) {
    const x = points.x[n] as number
    const counts = columns[bandOfRow[((points.y[n] as number) - slope * x + offset + 0.5) | 0] as number]
    if (counts) counts[x] = (counts[x] as number) + 1
  }
  return columns.map(outermost)
}

/** A speck is no print: a glyph leaves strokes in at least three of four neighbouring columns. */
const outermost = (columns: Uint16Array) => {
  const printed = (x: number, step: 1 | -1) => [0, 1, 2, 3].filter((n) => (columns[x + n * step] ?? 0) > 0).length >= 3
  let left = 0
  while (left < columns.length && !printed(left, 1)) left++
  let right = columns.length - 1
  while (right > left && !printed(right, -1)) right--
  return { left, right }
}

type Candidate = CodePlace & { fit: number; length: number }

const edges = (lines: readonly TextLine[]) => ({
  left: Math.min(...lines.map(({ left }) => left)),
  right: Math.max(...lines.map(({ right }) => right)),
})

/** Undefined where these bands, one below the other, do not stand as the lines of a code do. */
const candidate = (lines: readonly TextLine[], slope: number, width: number): Candidate | undefined => {
  const gaps = lines.slice(1).map(({ middle }, n) => middle - (lines[n]?.middle ?? middle))
  const distance = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const { left, right } = edges(lines)
  const length = right - left
  const tall = Math.max(...lines.map(({ height }) => height)) / distance
  if (tall > 0.7 || tall < 0.25 || length / distance < 8) return undefined
  // Each line of a code is printed from end to end; three that happen to stand below each other are not.
  const alike = lines.every((line) => line.right - line.left > 0.9 * length)
  const even = gaps.every((gap) => Math.abs(gap / distance - 1) < 0.15)
  if (lines.length > 2 && !(alike && even)) return undefined
  const [nearest] = FORMATS.filter((format) => LAYOUTS[format].lines === lines.length)
    .map((format) => ({ format, fit: Math.abs(length / distance / lengthOf(format) - 1) }))
    .sort((a, b) => a.fit - b.fit)
  if (!nearest) return undefined
  const cut = left < 6 || right > width - 7
  return { slope, lines, ...nearest, whole: nearest.fit < 0.12 && !cut, length }
}

/** @returns undefined where no lines stand together as a code's do. */
export const findCode = (grey: Grey): CodePlace | undefined => {
  const { width, height } = grey
  const points = strokes(grey)
  if (points.x.length < 400) return undefined
  const slope = slopeOf(points, width, height)
  const offset = Math.ceil(STEEPEST * width)
  const found = bandsOf(rowsAt(points, width, height, slope))
  const extents = extentsOf(points, grey, slope, found)
  const bands = found.map(({ top, bottom }, n) => ({
    middle: (top + bottom) / 2 - offset,
    height: bottom - top + 1,
    ...(extents[n] ?? { left: 0, right: 0 }),
  }))
  const candidates = [2, 3].flatMap((count) =>
    bands.slice(count - 1).flatMap((_, n) => candidate(bands.slice(n, n + count), slope, width) ?? []),
  )
  // Nothing printed on a page is as long as its code; two of three lines are not all of it.
  const best = candidates.sort(
    (a, b) => Number(b.whole) - Number(a.whole) || b.lines.length - a.lines.length || b.length - a.length,
  )[0]
  return best && (best.whole || best.fit < 0.5) ? best : undefined
}
