import { createCanvas, Path2D } from '@napi-rs/canvas'
import { OCR_B, OCR_B_PRINT } from '../../emrtd/ocr-b'

/** The grid on which glyphs are compared: one cell of the print (2.54 mm) is 20 columns; rows are as far apart. */
export const CELL_COLUMNS = 20
export const CELL_ROWS = 26
/** Tenths of a millimetre per sample. */
export const SAMPLE = OCR_B_PRINT.pitch / CELL_COLUMNS
/** Row of the cell on which the middle of the digits lies. */
export const MIDDLE_ROW = CELL_ROWS / 2

/** `weights` on the grid; `coarse` on every second column and row of it. Both have mean 0 and length 1. */
export type Template = { readonly character: string; readonly weights: Float32Array; readonly coarse: Float32Array }

/** Subtracts the mean and scales to length 1, in place. Length 0 stays. */
const normalise = (weights: Float32Array): Float32Array => {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0)) || 1
  return weights.map((weight) => (weight - mean) / length)
}

const draw = (path: string): Float32Array => {
  const fine = 4
  const width = CELL_COLUMNS * fine
  const height = CELL_ROWS * fine
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.scale(fine / SAMPLE, fine / SAMPLE)
  context.translate((OCR_B_PRINT.pitch - OCR_B_PRINT.glyphWidth) / 2, MIDDLE_ROW * SAMPLE - OCR_B_PRINT.glyphHeight / 2)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.lineWidth = OCR_B_PRINT.strokeWidth
  context.stroke(new Path2D(path))
  const { data } = context.getImageData(0, 0, width, height)
  const cell = new Float32Array(CELL_COLUMNS * CELL_ROWS)
  // A lens softens edges by about a sample: each sample gathers its surroundings.
  const soft = fine
  cell.forEach((_, n) => {
    const left = (n % CELL_COLUMNS) * fine - soft / 2
    const top = Math.floor(n / CELL_COLUMNS) * fine - soft / 2
    let sum = 0
    for (let y = Math.max(0, top); y < Math.min(height, top + fine + soft); y++)
      for (let x = Math.max(0, left); x < Math.min(width, left + fine + soft); x++)
        sum += data[(y * width + x) * 4 + 3] ?? 0
    cell[n] = -sum
  })
  return cell
}

const thinned = (cell: Float32Array): Float32Array =>
  Float32Array.from({ length: cell.length / 4 }, (_, n) => {
    const at = Math.floor(n / (CELL_COLUMNS / 2)) * 2 * CELL_COLUMNS + (n % (CELL_COLUMNS / 2)) * 2
    return [0, 1, CELL_COLUMNS, CELL_COLUMNS + 1].reduce((sum, next) => sum + (cell[at + next] ?? 0), 0)
  })

let drawn: readonly Template[] | undefined

/** The 37 characters of Doc 9303-3 §4.3, drawn once. */
export const templates = (): readonly Template[] => {
  drawn ??= Object.entries(OCR_B).map(([character, path]) => {
    const cell = draw(path)
    return { character, weights: normalise(cell), coarse: normalise(thinned(cell)) }
  })
  return drawn
}

/** A printed line, sampled on the grid: `columns` wide. */
export type Strip = { readonly columns: number; readonly samples: Float32Array }

/** The strip with two columns and two rows made one. */
export const thinnedStrip = ({ columns, samples }: Strip): Strip => {
  const half = columns / 2
  const thin = new Float32Array(samples.length / 4)
  for (let n = 0; n < thin.length; n++) {
    const at = Math.floor(n / half) * 2 * columns + (n % half) * 2
    thin[n] =
      (samples[at] ?? 0) + (samples[at + 1] ?? 0) + (samples[at + columns] ?? 0) + (samples[at + columns + 1] ?? 0)
  }
  return { columns: half, samples: thin }
}

/** Cross-correlation of each pattern with the cell whose top left sample is (column, row); -1 to 1. */
export const correlations = (
  strip: Strip,
  column: number,
  row: number,
  width: number,
  patterns: readonly Float32Array[],
): number[] => {
  const cell = new Float32Array(patterns[0]?.length ?? 0)
  for (let at = 0, from = row * strip.columns + column; at < cell.length; at += width, from += strip.columns)
    cell.set(strip.samples.subarray(from, from + width), at)
  let sum = 0
  let squares = 0
  for (const sample of cell) {
    sum += sample
    squares += sample * sample
  }
  const spread = squares - (sum * sum) / cell.length
  if (spread <= 1) return patterns.map(() => 0)
  const scale = 1 / Math.sqrt(spread)
  return patterns.map((pattern) => product(cell, pattern) * scale)
}

const product = (cell: Float32Array, pattern: Float32Array): number => {
  let even = 0
  let odd = 0
  for (let n = 0; n < cell.length; n += 2) {
    even += (cell[n] as number) * (pattern[n] as number)
    odd += (cell[n + 1] as number) * (pattern[n + 1] as number)
  }
  return even + odd
}
