import { type Canvas, Image, type SKRSContext2D } from '@napi-rs/canvas'
import { blankCanvas, codePrint, drawText, smallPrint } from './print'

/** Dimensions of a TD3 page and its zones in millimetres (Doc 9303-4 §2 and §4). */
export const PAGE_WIDTH = 125
export const PAGE_HEIGHT = 88
export const CODE_ZONE_HEIGHT = 23.2
/** The first character stands 6 mm from the edge, the lines 6.35 mm apart, both centred in their zone. */
const CODE_LEFT = 6.6
const LINE_TOPS = [PAGE_HEIGHT - 15.8, PAGE_HEIGHT - 15.8 + 6.35] as const
/** Resolution of the drawing. */
export const PIXELS_PER_MM = 12

const INK = '#16181d'
const LABEL = '#5d6f86'

/** What is printed. Dates as the page shows them; the visual zone may contradict the two lines below it. */
export type PagePrint = {
  lines: readonly [string, string]
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

const waves = (context: SKRSContext2D): void => {
  context.lineWidth = 0.12
  for (let n = 0; n < 22; n++) {
    context.strokeStyle = n % 2 ? 'rgba(120,60,110,0.16)' : 'rgba(40,110,150,0.18)'
    context.beginPath()
    for (let x = 0; x <= PAGE_WIDTH; x += 1) {
      const y = 4 + n * 2.9 + 2.2 * Math.sin(x / (7 + (n % 5)) + n * 1.3)
      if (x === 0) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
    context.stroke()
  }
}

const drawPortrait = (context: SKRSContext2D, jpeg: Uint8Array | undefined): void => {
  context.fillStyle = '#d9dde0'
  context.fillRect(6, 16, 35, 45)
  if (!jpeg) return
  const picture = new Image()
  picture.src = jpeg
  context.drawImage(picture, 6, 16, 35, 45)
}

const drawVisualZone = (context: SKRSContext2D, print: PagePrint): void => {
  const entry = (label: string, value: string, x: number, y: number, height = 2.5) => {
    drawText(context, label, smallPrint(x, y, 1.1, LABEL))
    drawText(context, value, smallPrint(x, y + 2.1, height, INK))
  }
  const nameHeight = (name: string) => Math.min(2.5, 76 / (name.length * 0.82 + 1))
  drawText(context, 'Specimen passport', smallPrint(6, 5, 3, '#7c2b4a'))
  drawText(context, 'Vidimus test document', smallPrint(6, 10.6, 1.6, LABEL))
  entry('Type', 'P', 46, 16)
  entry('Code of state', print.issuingState ?? print.lines[0].slice(2, 5).replaceAll('<', ''), 62, 16)
  entry('Passport no.', print.documentNumber, 90, 16)
  entry('Surname', print.surname, 46, 24, nameHeight(print.surname))
  entry('Given names', print.givenNames, 46, 32, nameHeight(print.givenNames))
  entry('Nationality', print.nationality ?? print.lines[1].slice(10, 13).replaceAll('<', ''), 46, 40)
  entry('Sex', print.sex ?? print.lines[1].slice(20, 21).replace('<', 'X'), 90, 40)
  entry('Date of birth', print.birthDate, 46, 48)
  entry('Date of expiry', print.expiryDate, 90, 48)
  drawText(context, 'Not valid for travel', smallPrint(46, 57, 1.6, '#7c2b4a'))
}

/** Draws a TD3 data page: portrait and visual zone above, the machine readable zone below (Doc 9303-4 §4.1). */
export const drawPage = (print: PagePrint): Page => {
  const { canvas, context } = blankCanvas(PAGE_WIDTH * PIXELS_PER_MM, PAGE_HEIGHT * PIXELS_PER_MM, '#f1eee6')
  context.scale(PIXELS_PER_MM, PIXELS_PER_MM)
  waves(context)
  context.fillStyle = '#f6f4ee'
  context.fillRect(0, PAGE_HEIGHT - CODE_ZONE_HEIGHT, PAGE_WIDTH, CODE_ZONE_HEIGHT)
  drawPortrait(context, print.portrait)
  drawVisualZone(context, print)
  print.lines.forEach((line, n) => {
    drawText(context, line, codePrint(CODE_LEFT, LINE_TOPS[n] ?? 0, INK))
  })
  return { canvas, print }
}

/** The page with one printed character of the machine readable zone changed, and nothing else. Counts from 0. */
export const withGlyphChanged = (page: Page, line: 0 | 1, column: number, character: string): Page => {
  if (!page.print) throw new RangeError('the page has no machine readable zone')
  const changed = (text: string) => text.slice(0, column) + character + text.slice(column + 1)
  const [first, second] = page.print.lines
  if (column < 0 || column >= first.length || character.length !== 1) throw new RangeError(`no glyph ${column}`)
  return drawPage({
    ...page.print,
    issuingState: page.print.issuingState ?? first.slice(2, 5).replaceAll('<', ''),
    nationality: page.print.nationality ?? second.slice(10, 13).replaceAll('<', ''),
    sex: page.print.sex ?? second.slice(20, 21).replace('<', 'X'),
    lines: line === 0 ? [changed(first), second] : [first, changed(second)],
  })
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
