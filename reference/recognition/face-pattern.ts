import { findFace } from './face-place'
import type { RawFrame } from './raw-frame'

/**
 * A face brought to one size and position by its eyes, and to one light: what is left is the pattern of its features
 * and the tone of its skin.
 */
export type FacePattern = {
  /** Brightness against that of the surroundings, mean 0 and length 1. */
  readonly features: Float32Array
  /** Shares of red and green of each patch of the face. */
  readonly tones: Float32Array
}

const COLUMNS = 48
const ROWS = 60
/** Columns between the eyes; the row on which they lie. */
const BETWEEN_EYES = 22
const EYE_ROW = 20
/** Half the side of the surroundings with which a sample is compared. */
const REACH = 6

type Sampled = { red: Float32Array; green: Float32Array; blue: Float32Array }

const sampled = (frame: RawFrame, [left, right]: readonly [{ x: number; y: number }, { x: number; y: number }]): Sampled => {
  const across = { x: (right.x - left.x) / BETWEEN_EYES, y: (right.y - left.y) / BETWEEN_EYES }
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }
  const channel = () => new Float32Array(COLUMNS * ROWS)
  const out = { red: channel(), green: channel(), blue: channel() }
  const third = Math.hypot(across.x, across.y) / 3
  const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((along) => [along * third, down * third] as const))
  for (let row = 0, n = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++, n++) {
      const u = column - COLUMNS / 2
      const v = row - EYE_ROW
      const x = middle.x + u * across.x - v * across.y + 0.5
      const y = middle.y + u * across.y + v * across.x + 0.5
      for (const [dx, dy] of around) {
        const px = Math.min(frame.width - 1, Math.max(0, (x + dx) | 0))
        const py = Math.min(frame.height - 1, Math.max(0, (y + dy) | 0))
        const at = (py * frame.width + px) * 4
        out.red[n] = (out.red[n] as number) + (frame.rgba[at] as number)
        out.green[n] = (out.green[n] as number) + (frame.rgba[at + 1] as number)
        out.blue[n] = (out.blue[n] as number) + (frame.rgba[at + 2] as number)
      }
    }
  }
  return out
}

/** The logarithm of brightness less its mean in the surroundings: a lamp's strength and slant drop out. */
const relief = ({ red, green, blue }: Sampled): Float32Array => {
  const level = red.map((value, n) => Math.log(value + 2 * (green[n] as number) + (blue[n] as number) + 80))
  const sums = new Float64Array((COLUMNS + 1) * (ROWS + 1))
  for (let y = 0; y < ROWS; y++) {
    let line = 0
    for (let x = 0; x < COLUMNS; x++) {
      line += level[y * COLUMNS + x] as number
      sums[(y + 1) * (COLUMNS + 1) + x + 1] = line + (sums[y * (COLUMNS + 1) + x + 1] as number)
    }
  }
  return level.map((value, n) => {
    const x = n % COLUMNS
    const y = (n - x) / COLUMNS
    const [left, right] = [Math.max(0, x - REACH), Math.min(COLUMNS, x + REACH + 1)]
    const [top, bottom] = [Math.max(0, y - REACH), Math.min(ROWS, y + REACH + 1)]
    const at = (row: number, column: number) => sums[row * (COLUMNS + 1) + column] as number
    const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left)
    const d = value - sum / ((right - left) * (bottom - top));return Math.sign(d)*Math.max(0,Math.abs(d)-0.07)
  })
}

const normalised = (values: Float32Array): Float32Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1
  return values.map((value) => (value - mean) / length)
}

const tonesOf = ({ red, green, blue }: Sampled): Float32Array => {
  const patch = 6
  const across = COLUMNS / patch
  const tones = new Float32Array((across * ROWS * 2) / patch)
  for (let n = 0; n < tones.length / 2; n++) {
    let [r, g, b] = [0, 0, 0]
    for (let m = 0; m < patch * patch; m++) {
      const x = (n % across) * patch + (m % patch)
      const y = Math.floor(n / across) * patch + Math.floor(m / patch)
      const at = y * COLUMNS + x
      r += red[at] as number
      g += green[at] as number
      b += blue[at] as number
    }
    tones[2 * n] = r / (r + g + b + 1)
    tones[2 * n + 1] = g / (r + g + b + 1)
  }
  return tones
}

/** @returns undefined where the picture shows no face with both eyes. */
export const patternOf = (frame: RawFrame): FacePattern | undefined => {
  const face = findFace(frame)
  if (!face?.eyes) return undefined
  const sample = sampled(frame, face.eyes)
  return { features: normalised(relief(sample)), tones: tonesOf(sample) }
}

export const raw = (a: FacePattern, b: FacePattern): [number, number] => {
  let best = 0
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      let product = 0
      for (let row = 1; row < ROWS - 1; row++)
        for (let column = 1; column < COLUMNS - 1; column++)
          product +=
            (a.features[row * COLUMNS + column] as number) * (b.features[(row + dy) * COLUMNS + column + dx] as number)
      best = Math.max(best, product)
    }
  let tone = 0
  for (let n = 0; n < a.tones.length; n++) tone += Math.abs((a.tones[n] as number) - (b.tones[n] as number))
  return [best, tone / a.tones.length]
}

export const likeness = (a: FacePattern, b: FacePattern): number => raw(a, b)[0]
