import { createCanvas } from '@napi-rs/canvas'

/**
 * A glass with seven segments a digit: a top, then clockwise b to f, g in the middle. It is drawn and read back by the
 * same table; what is on it is what the segments show, not what was meant.
 */
const SEGMENTS: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abdeg',
  '3': 'abcdg',
  '4': 'bcfg',
  '5': 'acdfg',
  '6': 'acdefg',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
}
const NAMES = 'abcdefg'
/** Left, top, width and height of each segment in a cell of 40 by 72. */
const PLACES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  a: [8, 4, 24, 6],
  b: [32, 8, 6, 26],
  c: [32, 38, 6, 26],
  d: [8, 62, 24, 6],
  e: [2, 38, 6, 26],
  f: [2, 8, 6, 26],
  g: [8, 33, 24, 6],
}
const [CELL, TALL, MARGIN] = [46, 72, 14]

export type Lcd = {
  /** Digits to be shown; empty for a dark glass. */
  readonly digits: string
  /** From 0 (nothing to be seen) to 1. */
  readonly contrast: number
}

const shade = (contrast: number): string => {
  const ink = Math.round(170 - 140 * contrast)
  return `rgb(${ink}, ${ink + 8}, ${ink})`
}

/** The whole device from the front, its serial number printed below the glass, as a PNG. */
export const pictureOf = ({ digits, contrast }: Lcd, serialNumber: string): Uint8Array => {
  const width = 2 * MARGIN + 6 * CELL + 24
  const canvas = createCanvas(width, 150)
  const context = canvas.getContext('2d')
  context.fillStyle = '#24364a'
  context.fillRect(0, 0, width, 150)
  context.fillStyle = 'rgb(170, 178, 170)'
  context.fillRect(12, 12, width - 24, TALL + 2 * MARGIN)
  context.fillStyle = shade(contrast)
  for (const [i, digit] of [...digits].entries())
    for (const name of SEGMENTS[digit] ?? '') {
      const [x, y, w, h] = PLACES[name] ?? [0, 0, 0, 0]
      context.fillRect(12 + MARGIN + i * CELL + x, 12 + MARGIN + y, w, h)
    }
  context.fillStyle = '#ffffff'
  context.font = '18px monospace'
  context.fillText(serialNumber, 16, 138)
  return new Uint8Array(canvas.toBuffer('image/png'))
}

/** Middle of a segment of the digit at this place, in pixels of the picture. */
export const middleOf = (place: number, name: string): { x: number; y: number } => {
  const [x, y, w, h] = PLACES[name] ?? [0, 0, 0, 0]
  return { x: 12 + MARGIN + place * CELL + x + w / 2, y: 12 + MARGIN + y + h / 2 }
}

/** The digit of these lit segments; undefined when they form none. */
export const digitOf = (lit: (name: string) => boolean): string | undefined => {
  const pattern = [...NAMES].filter(lit).join('')
  return Object.keys(SEGMENTS).find((digit) => SEGMENTS[digit] === pattern)
}
