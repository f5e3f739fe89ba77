import { type Canvas, Image, type SKRSContext2D } from '@napi-rs/canvas'
import { parseMrz } from '../../emrtd/mrz'
import { LAYOUTS, type MrzFormat, type MrzLines, mrzFormat } from '../../emrtd/mrz-layout'
import { blankCanvas, CODE_PITCH, codePrint, drawText, smallPrint } from './print'

/** Dimensions of a TD3 page and its zones in millimetres (Doc 9303-4 §2 and §4). */
export const PAGE_WIDTH = 125
export const PAGE_HEIGHT = 88
export const CODE_ZONE_HEIGHT = 23.2
const LINE_DISTANCE = 6.35
/** Of the print, and a little below it. */
const LINE_HEIGHT = 2.45

/** In millimetres: edges, where the first character begins, and the middle of the code above the lower edge. */
type Sheet = { width: number; height: number; codeLeft: number; codeMiddle: number }
const SHEETS: Readonly<Record<MrzFormat, Sheet>> = {
  TD3: { width: PAGE_WIDTH, height: PAGE_HEIGHT, codeLeft: 6.6, codeMiddle: 11.4 },
  /** 9303-6 §2.2 and §4.2.1.3. */
  TD2: { width: 105, height: 74, codeLeft: 4.6, codeMiddle: 11.4 },
  /** 9303-5 §2.2 and figure 6: the back of the card. */
  TD1: { width: 85.6, height: 54, codeLeft: 5.6, codeMiddle: 12.75 },
}

/** Resolution of the drawing. */
export const PIXELS_PER_MM = 12

const INK = '#16181d'
const LABEL = '#5d6f86'

/** What is printed. Dates as the page shows them; the visual zone may contradict the two lines below it. */
export type PagePrint = {
  lines: MrzLines
  surname: string
  givenNames: string
  documentNumber: string
  birthDate: string
  expiryDate: string
  issuingState?: string
  nationality?: string
  sex?: string
  /** JPEG, as on the chip. */
  portrait?: Uint8Array
}

/** A printed page. `print` is absent on pages without a machine readable zone. */
export type Page = { readonly canvas: Canvas; readonly print?: PagePrint }

const sheetOf = (lines: MrzLines): Sheet => SHEETS[mrzFormat(lines) ?? 'TD3']

/** How far above its lower edge the middle of a page's code lies, in millimetres. */
export const codeMiddleOf = (page: Page): number => (page.print ? sheetOf(page.print.lines) : SHEETS.TD3).codeMiddle

/**
 * Where the document number is printed in the code, in millimetres: the middle of its first character from the left edge
 * of the page, and how far below the middle of the code its line lies.
 */
export const codeNumberOn = (page: Page): { left: number; belowMiddle: number } => {
  const format = (page.print && mrzFormat(page.print.lines)) ?? 'TD3'
  const { lines, fields } = LAYOUTS[format]
  const [line, from] = fields.documentNumber
  return {
    left: SHEETS[format].codeLeft + (from + 0.5) * CODE_PITCH,
    belowMiddle: (line - (lines - 1) / 2) * LINE_DISTANCE,
  }
}

const waves = (context: SKRSContext2D, { width, height }: Sheet): void => {
  context.lineWidth = 0.12
  const rows = Math.floor((height - CODE_ZONE_HEIGHT) / 2.9)
  for (let n = 0; n < rows; n++) {
    context.strokeStyle = n % 2 ? 'rgba(120,60,110,0.16)' : 'rgba(40,110,150,0.18)'
    context.beginPath()
    for (let x = 0; x <= width; x += 1) {
      const y = 4 + n * 2.9 + 2.2 * Math.sin(x / (7 + (n % 5)) + n * 1.3)
      if (x === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    context.stroke()
  }
}

type Box = { x: number; y: number; width: number; height: number }
const TD3_PORTRAIT: Box = { x: 6, y: 16, width: 35, height: 45 }

const drawPortrait = (context: SKRSContext2D, jpeg: Uint8Array | undefined, { x, y, width, height }: Box): void => {
  context.fillStyle = '#d9dde0'
  context.fillRect(x, y, width, height)
  if (!jpeg) return
  const picture = new Image()
  picture.src = jpeg
  context.drawImage(picture, x, y, width, height)
}

const entryOn =
  (context: SKRSContext2D) =>
  (label: string, value: string, x: number, y: number, height = 2.5): void => {
    drawText(context, label, smallPrint(x, y, 1.1, LABEL))
    drawText(context, value, smallPrint(x, y + 2.1, height, INK))
  }

/** What the zone says of state, nationality and sex, unless the print says otherwise. */
const said = (print: PagePrint) => {
  const fields = parseMrz(print.lines)?.fields
  return {
    type: fields?.documentCode ?? 'P',
    state: print.issuingState ?? fields?.issuingState ?? '',
    nationality: print.nationality ?? fields?.nationality ?? '',
    sex: print.sex ?? (fields?.sex ?? '').replace('<', 'X'),
  }
}

/** The fields of a card, in two columns. */
const drawCardZone = (context: SKRSContext2D, print: PagePrint, { x, y }: { x: number; y: number }): void => {
  const entry = entryOn(context)
  const { state, nationality, sex } = said(print)
  const nameHeight = (name: string) => Math.min(2.2, 50 / (name.length * 0.82 + 1))
  drawText(context, 'Specimen identity card', smallPrint(3, 3, 2.4, '#7c2b4a'))
  entry('Surname', print.surname, x, y, nameHeight(print.surname))
  entry('Given names', print.givenNames, x, y + 6, nameHeight(print.givenNames))
  entry('Sex', sex, x, y + 12, 2)
  entry('Nationality', nationality, x + 12, y + 12, 2)
  entry('State', state, x + 30, y + 12, 2)
  entry('Date of birth', print.birthDate, x, y + 18, 2)
  entry('Date of expiry', print.expiryDate, x + 26, y + 18, 2)
  entry('Document no.', print.documentNumber, x, y + 24, 2)
}

const drawVisualZone = (context: SKRSContext2D, print: PagePrint): void => {
  const entry = entryOn(context)
  const { type, state, nationality, sex } = said(print)
  const nameHeight = (name: string) => Math.min(2.5, 76 / (name.length * 0.82 + 1))
  drawText(context, 'Specimen passport', smallPrint(6, 5, 3, '#7c2b4a'))
  drawText(context, 'Vidimus test document', smallPrint(6, 10.6, 1.6, LABEL))
  entry('Type', type, 46, 16)
  entry('Code of state', state, 62, 16)
  entry('Passport no.', print.documentNumber, 90, 16)
  entry('Surname', print.surname, 46, 24, nameHeight(print.surname))
  entry('Given names', print.givenNames, 46, 32, nameHeight(print.givenNames))
  entry('Nationality', nationality, 46, 40)
  entry('Sex', sex, 90, 40)
  entry('Date of birth', print.birthDate, 46, 48)
  entry('Date of expiry', print.expiryDate, 90, 48)
  drawText(context, 'Not valid for travel', smallPrint(46, 57, 1.6, '#7c2b4a'))
}

const drawCode = (context: SKRSContext2D, lines: MrzLines, { width, height, codeLeft, codeMiddle }: Sheet): void => {
  context.fillStyle = '#f6f4ee'
  context.fillRect(0, height - CODE_ZONE_HEIGHT, width, CODE_ZONE_HEIGHT)
  const top = height - codeMiddle - ((lines.length - 1) * LINE_DISTANCE + LINE_HEIGHT) / 2
  lines.forEach((line, n) => {
    drawText(context, line, codePrint(codeLeft, top + n * LINE_DISTANCE, INK))
  })
}

/** The zones above the code: portrait and visual zone, on the back of a card optional data (9303-5 §3.1.2). */
const drawAbove = (context: SKRSContext2D, print: PagePrint, format: MrzFormat): void => {
  if (format === 'TD3') {
    drawPortrait(context, print.portrait, TD3_PORTRAIT)
    drawVisualZone(context, print)
  } else if (format === 'TD2') {
    drawPortrait(context, print.portrait, { x: 3, y: 13, width: 26, height: 33 })
    drawCardZone(context, print, { x: 32, y: 13 })
  } else drawText(context, 'Vidimus test document. Not valid for travel', smallPrint(5, 6, 1.6, LABEL))
}

const blankSheet = ({ width, height }: { width: number; height: number }) => {
  const { canvas, context } = blankCanvas(
    Math.round(width * PIXELS_PER_MM),
    Math.round(height * PIXELS_PER_MM),
    '#f1eee6',
  )
  context.scale(PIXELS_PER_MM, PIXELS_PER_MM)
  return { canvas, context }
}

/**
 * Draws the side of a document that has the machine readable zone: the data page of a passport (Doc 9303-4 §4.1), the
 * front of a TD2 card (9303-6 §3), the back of a TD1 card (9303-5 §3.1.2). The lines tell which.
 */
export const drawPage = (print: PagePrint): Page => {
  const format = mrzFormat(print.lines) ?? 'TD3'
  const sheet = SHEETS[format]
  const { canvas, context } = blankSheet(sheet)
  waves(context, sheet)
  drawCode(context, print.lines, sheet)
  drawAbove(context, print, format)
  return { canvas, print }
}

/** The front of a TD1 card: portrait and visual zone, no code (9303-5 §3.1.1). */
export const cardFront = (print: PagePrint): Page => {
  const { canvas, context } = blankSheet(SHEETS.TD1)
  waves(context, { ...SHEETS.TD1, height: SHEETS.TD1.height + CODE_ZONE_HEIGHT })
  drawPortrait(context, print.portrait, { x: 3, y: 12, width: 26, height: 33 })
  drawCardZone(context, print, { x: 32, y: 12 })
  return { canvas }
}

/** The page with one printed character of the machine readable zone changed, and nothing else. Counts from 0. */
export const withGlyphChanged = (page: Page, line: number, column: number, character: string): Page => {
  if (!page.print) throw new RangeError('the page has no machine readable zone')
  const { state, nationality, sex } = said(page.print)
  const old = page.print.lines[line]
  if (column < 0 || !old || column >= old.length || character.length !== 1) throw new RangeError(`no glyph ${column}`)
  const [upper, second, ...third] = page.print.lines.map((text, n) =>
    n === line ? text.slice(0, column) + character + text.slice(column + 1) : text,
  )
  const lines = [upper ?? '', second ?? '', ...third] as const
  return drawPage({ ...page.print, issuingState: state, nationality, sex, lines })
}

/** The front cover: no photo, no code. With the symbol of a chip inside (Doc 9303-9 §2.3) unless told otherwise. */
export const coverPage = ({ chipSymbol = true }: { chipSymbol?: boolean } = {}): Page => {
  const { canvas, context } = blankCanvas(PAGE_HEIGHT * PIXELS_PER_MM, PAGE_WIDTH * PIXELS_PER_MM, '#6b1f33')
  context.scale(PIXELS_PER_MM, PIXELS_PER_MM)
  const gold = '#c9a45c'
  drawText(context, 'Specimen', smallPrint(24, 25, 6, gold))
  drawText(context, 'Passport', smallPrint(24, 92, 6, gold))
  context.strokeStyle = gold
  context.lineWidth = 1
  context.strokeRect(6, 6, PAGE_HEIGHT - 12, PAGE_WIDTH - 12)
  if (chipSymbol) {
    context.strokeRect(38, 106, 12, 7)
    context.beginPath()
    context.arc(44, 109.5, 2, 0, 2 * Math.PI)
    context.moveTo(38, 109.5)
    context.lineTo(42, 109.5)
    context.moveTo(46, 109.5)
    context.lineTo(50, 109.5)
    context.stroke()
  }
  return { canvas }
}

export const pagePng = (page: Page): Uint8Array => new Uint8Array(page.canvas.toBuffer('image/png'))
