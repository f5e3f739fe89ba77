import { findFace } from './face-place'
import { eyesOfGreyPortrait, isGrey } from './grey-portrait'
import type { RawFrame } from './raw-frame'

/**
 * A face brought to one size and position by its eyes, and to one light: what is left is the pattern of its features
 * and the tone of its skin.
 */
export type FacePattern = {
  /** Brightness against that of the surroundings, mean 0 and length 1. */
  readonly features: Float32Array
  /** Shares of red and green of each patch of the face; undefined where the picture has no colour. */
  readonly tones: Float32Array | undefined
  /** Logarithm of the brightness of each patch, less the mean: what hair, beard and brows are beside skin. */
  readonly shades: Float32Array
}

const COLUMNS = 48
const ROWS = 60
/** Columns between the eyes; the row on which they lie. */
const BETWEEN_EYES = 22
const EYE_ROW = 20
/** Half the side of the surroundings with which a sample is compared. */
const REACH = 6

type Sampled = { red: Float32Array; green: Float32Array; blue: Float32Array }

const sampled = (
  frame: RawFrame,
  [left, right]: readonly [{ x: number; y: number }, { x: number; y: number }],
): Sampled => {
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

/** Hair line, ears and what is behind the head lie outside this ellipse. */
const isFace = (column: number, row: number): boolean => ((column - 23.5) / 18) ** 2 + ((row - 28) / 26) ** 2 < 1

/** Differences in the logarithm of brightness that the sensor's grain makes by itself. */
const GRAIN = 0.05

/**
 * The logarithm of brightness less its mean in the surroundings: a lamp's strength and slant drop out. The root keeps
 * dark brows from outweighing all else.
 */
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
    if (!isFace(x, y)) return 0
    const [left, right] = [Math.max(0, x - REACH), Math.min(COLUMNS, x + REACH + 1)]
    const [top, bottom] = [Math.max(0, y - REACH), Math.min(ROWS, y + REACH + 1)]
    const at = (row: number, column: number) => sums[row * (COLUMNS + 1) + column] as number
    const sum = at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left)
    const difference = value - sum / ((right - left) * (bottom - top))
    return Math.sign(difference) * Math.sqrt(Math.max(0, Math.abs(difference) - GRAIN))
  })
}

const normalised = (values: Float32Array): Float32Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1
  return values.map((value) => (value - mean) / length)
}

/** The side of the patches whose tones are compared. */
const PATCH = 6

const tonesOf = ({ red, green, blue }: Sampled): Float32Array => {
  const across = COLUMNS / PATCH
  const sums = new Float32Array((across * ROWS * 3) / PATCH)
  for (let n = 0; n < red.length; n++) {
    const x = n % COLUMNS
    const y = (n - x) / COLUMNS
    if (!isFace(x, y)) continue
    const at = (Math.floor(y / PATCH) * across + Math.floor(x / PATCH)) * 3
    sums[at] = (sums[at] as number) + (red[n] as number)
    sums[at + 1] = (sums[at + 1] as number) + (green[n] as number)
    sums[at + 2] = (sums[at + 2] as number) + (blue[n] as number)
  }
  return Float32Array.from({ length: (sums.length / 3) * 2 }, (_, n) => {
    const at = (n >> 1) * 3
    const whole = (sums[at] as number) + (sums[at + 1] as number) + (sums[at + 2] as number)
    return whole > 0 ? (sums[at + (n & 1)] as number) / whole : 0
  })
}

const shadesOf = ({ red, green, blue }: Sampled): Float32Array => {
  const across = COLUMNS / PATCH
  const sums = new Float32Array((across * ROWS) / PATCH)
  const counts = new Float32Array(sums.length)
  for (let n = 0; n < red.length; n++) {
    const x = n % COLUMNS
    const y = (n - x) / COLUMNS
    if (!isFace(x, y)) continue
    const at = Math.floor(y / PATCH) * across + Math.floor(x / PATCH)
    sums[at] = (sums[at] as number) + (red[n] as number) + 2 * (green[n] as number) + (blue[n] as number)
    counts[at] = (counts[at] as number) + 1
  }
  const logs = sums.map((sum, at) => (counts[at] ? Math.log(sum / (counts[at] as number) + 80) : 0))
  const seen = counts.reduce((so, count) => so + (count > 0 ? 1 : 0), 0)
  const mean = logs.reduce((so, log) => so + log, 0) / seen
  return logs.map((log, at) => (counts[at] ? log - mean : 0))
}

type Eyes = readonly [{ x: number; y: number }, { x: number; y: number }]

const patternAt = (frame: RawFrame, eyes: Eyes): FacePattern => {
  const sample = sampled(frame, eyes)
  return { features: normalised(relief(sample)), tones: tonesOf(sample), shades: shadesOf(sample) }
}

/** Of a stored portrait, in colour or in shades of grey. @returns undefined where it shows no face with both eyes. */
export const portraitPatternOf = (portrait: RawFrame): FacePattern | undefined => {
  if (!isGrey(portrait)) return patternOf(portrait)
  const eyes = eyesOfGreyPortrait(portrait)
  return eyes && { ...patternAt(portrait, eyes), tones: undefined }
}

/** @returns undefined where the picture shows no face with both eyes. */
export const patternOf = (frame: RawFrame): FacePattern | undefined => {
  const face = findFace(frame)
  return face?.eyes && patternAt(frame, face.eyes)
}

/** Eyes are found within a few pixels: the face a little larger, smaller, or turned by a degree or two. */
const SCALES = [0.965, 1, 1.035]
const TURNS = [-0.025, 0, 0.025]

const movedEyes = ([left, right]: Eyes, scale: number, turn: number): Eyes => {
  const middle = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }
  const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)]
  const moved = ({ x, y }: { x: number; y: number }) => ({
    x: middle.x + (x - middle.x) * cos - (y - middle.y) * sin,
    y: middle.y + (x - middle.x) * sin + (y - middle.y) * cos,
  })
  return [moved(left), moved(right)]
}

/** The patterns that the same view gives when the eyes were found a little beside where they are. */
export const patternsAround = (frame: RawFrame): FacePattern[] => {
  const eyes = findFace(frame)?.eyes
  if (!eyes) return []
  return SCALES.flatMap((scale) => TURNS.map((turn) => patternAt(frame, movedEyes(eyes, scale, turn))))
}

/** Features that agree less than this in place are not brought together by a sample's movement. */
const HOPELESS = 0.4

/** Cross-correlation of the features, the one face moved by up to a sample against the other. */
const featuresAgree = (a: FacePattern, b: FacePattern): number => {
  const moved = (dx: number, dy: number) => {
    let product = 0
    for (let row = 1; row < ROWS - 1; row++)
      for (let n = row * COLUMNS + 1; n < (row + 1) * COLUMNS - 1; n++)
        product += (a.features[n] as number) * (b.features[n + dy * COLUMNS + dx] as number)
    return product
  }
  const inPlace = moved(0, 0)
  if (inPlace < HOPELESS) return Math.max(0, inPlace)
  return Math.max(...[-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => moved(dx, dy))))
}

const differ = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] as number)), 0) / a.length

/** A mean difference of tones, and where one picture has no colour of shades, by so much leaves a third of the likeness. */
const TONE = 0.012
const SHADE = 0.25

const otherwiseAgree = (a: FacePattern, b: FacePattern): number =>
  a.tones && b.tones ? Math.exp(-differ(a.tones, b.tones) / TONE) : Math.exp(-differ(a.shades, b.shades) / SHADE)

/** @returns 0 to 1. */
export const likeness = (a: FacePattern, b: FacePattern): number => featuresAgree(a, b) * otherwiseAgree(a, b)
