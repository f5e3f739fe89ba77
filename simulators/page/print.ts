import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas'
import { OCR_B, OCR_B_PRINT } from '../../emrtd/ocr-b'

/** What the visual zone prints beyond the letters of the machine readable zone, on the same grid. */
const FURTHER_GLYPHS: Readonly<Record<string, string>> = {
  Æ: 'M0 24L5 2H14M2 16.5H7.5M7.5 2V24H14M7.5 12.5H12.5',
  Ø: `${OCR_B.O}M1 25L13 1`,
  Å: 'M0 24L5.5 4H8.5L14 24M1.9 16.5H12.1M7 -3.5A2 2 0 0 1 7 .8A2 2 0 0 1 7 -3.5',
  Ä: `${OCR_B.A}M3.5 -2V-1.9M10.5 -2V-1.9`,
  Ö: `${OCR_B.O}M3.5 -2V-1.9M10.5 -2V-1.9`,
  Ü: `${OCR_B.U}M3.5 -2V-1.9M10.5 -2V-1.9`,
  É: `${OCR_B.E}M6 -.5L9 -3.5`,
  Ð: `${OCR_B.D}M-1 13H6.5`,
  '-': 'M2.5 14H11.5',
  '.': 'M7 23.5V24',
  ',': 'M7 23V24.5L5.5 27',
  "'": 'M7 1V6',
  '/': 'M12 1L2 25',
  ':': 'M7 10V10.5M7 23.5V24',
}

const PATHS = new Map([...Object.entries(OCR_B), ...Object.entries(FURTHER_GLYPHS)].map(([c, d]) => [c, new Path2D(d)]))
const NON_SPACING = /\p{M}/gu
const glyphOf = (character: string) =>
  PATHS.get(character) ?? PATHS.get(character.normalize('NFD').replace(NON_SPACING, ''))

/** How a line of text is set. Lengths in millimetres; `x`, `y`: left edge of the first glyph, top of its digits. */
export type Setting = { x: number; y: number; height: number; stroke: number; pitch: number; colour: string }

/** Draws text with the strokes of OCR-B on a context scaled to millimetres. A character without a glyph leaves a gap. */
export const drawText = (context: SKRSContext2D, text: string, at: Setting): void => {
  const scale = at.height / OCR_B_PRINT.glyphHeight
  context.save()
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = at.colour
  context.lineWidth = at.stroke / scale
  context.translate(at.x, at.y)
  for (const character of text.toUpperCase()) {
    const path = glyphOf(character)
    context.save()
    context.scale(scale, scale)
    if (path) context.stroke(path)
    context.restore()
    context.translate(at.pitch, 0)
  }
  context.restore()
}

/** Small print of the visual zone; `height` in millimetres decides the rest. */
export const smallPrint = (x: number, y: number, height: number, colour: string): Setting => ({
  x,
  y,
  height,
  colour,
  stroke: height * 0.13,
  pitch: height * 0.82,
})

/** Millimetres from one character of the code to the next. */
export const CODE_PITCH = OCR_B_PRINT.pitch / 10

/** One printed line of the machine readable zone: size, stroke and pitch as Doc 9303-3 §4.3 has them. */
export const codePrint = (x: number, y: number, colour: string): Setting => ({
  x,
  y,
  colour,
  height: OCR_B_PRINT.glyphHeight / 10,
  stroke: OCR_B_PRINT.strokeWidth / 10,
  pitch: CODE_PITCH,
})

export const blankCanvas = (width: number, height: number, colour: string) => {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  return { canvas, context }
}
