import {
  CELL_COLUMNS,
  CELL_ROWS,
  correlations,
  MIDDLE_ROW,
  type Strip,
  type Template,
  templates,
  thinnedStrip,
} from './glyphs'
import { brightnessAt } from './grey'
import type { RawFrame } from './raw-frame'

/**
 * A line of so many cells in the frame: the middle of its first cell's left edge, and the way from one cell to the next.
 */
export type LinePlace = { characters: number; x: number; y: number; pitch: number; slope: number }

/** One recognised character; `likeness` -1 to 1; `lead` over the next best. */
type Glyph = { character: string; likeness: number; lead: number }
export type PrintedLine = { text: string; likeness: number; lead: number }

/** Samples around the line's own, for alignment. */
const ROOM = 4
const ROWS = CELL_ROWS + 2 * ROOM
const columnsOf = ({ characters }: LinePlace): number => characters * CELL_COLUMNS + 2 * ROOM

/** Samples the line on the grid, or on every `every`th column and row of it. */
const sampled = (frame: RawFrame, place: LinePlace, every = 1): Strip => {
  const { x, y, pitch, slope } = place
  const step = pitch / CELL_COLUMNS
  const columns = columnsOf(place) / every
  const samples = new Float32Array((ROWS / every) * columns)
  for (let row = 0, n = 0; row < ROWS / every; row++) {
    const down = ((row + 0.5) * every - ROOM - MIDDLE_ROW) * step
    for (let column = 0; column < columns; column++, n++) {
      const along = ((column + 0.5) * every - ROOM) * step
      samples[n] = brightnessAt(frame, x + along - slope * down, y + down + slope * along)
    }
  }
  return { columns, samples }
}

/** Darkness of each column of the strip; every third row tells enough. */
const darkness = (frame: RawFrame, place: LinePlace): Float32Array => {
  const { x, y, pitch, slope } = place
  const step = pitch / CELL_COLUMNS
  return Float32Array.from({ length: columnsOf(place) }, (_, column) => {
    const along = (column - ROOM + 0.5) * step
    let dark = 0
    for (let row = 1; row < CELL_ROWS; row += 3) {
      const down = (row - MIDDLE_ROW + 0.5) * step
      dark -= brightnessAt(frame, x + along - slope * down, y + down + slope * along)
    }
    return dark
  })
}

/** In samples: where the first cell begins, and how wide a cell is. */
type Comb = { shift: number; cell: number }

/** Moves and stretches the comb of cell edges until it meets the least print. */
const combed = (frame: RawFrame, place: LinePlace): LinePlace => {
  const columns = darkness(frame, place)
  const at = (position: number) => {
    const n = Math.floor(position)
    return (columns[n] ?? 0) * (1 - position + n) + (columns[n + 1] ?? 0) * (position - n)
  }
  const printAt = (shift: number, cell: number) => {
    let print = 0
    for (let edge = 1; edge < place.characters; edge++) {
      const position = ROOM + shift + edge * cell
      print += at(position - 1.5) + 2 * at(position) + at(position + 1.5)
    }
    return print
  }
  const leastPrint = (around: Comb, reach: Comb, step: Comb): Comb => {
    let best = around
    let least = Number.POSITIVE_INFINITY
    for (let cell = around.cell - reach.cell; cell <= around.cell + reach.cell + 1e-9; cell += step.cell)
      for (let shift = around.shift - reach.shift; shift <= around.shift + reach.shift; shift += step.shift) {
        const print = printAt(shift, cell)
        if (print < least) [best, least] = [{ shift, cell }, print]
      }
    return best
  }
  const coarse = leastPrint({ shift: 0, cell: CELL_COLUMNS }, { shift: 7, cell: 0.24 }, { shift: 1, cell: 0.06 })
  const best = leastPrint(coarse, { shift: 1, cell: 0.06 }, { shift: 0.5, cell: 0.02 })
  const step = place.pitch / CELL_COLUMNS
  const along = best.shift * step
  return { ...place, x: place.x + along, y: place.y + along * place.slope, pitch: best.cell * step }
}

/** All templates against one cell of the thinned strip, best first. */
const likest = (thin: Strip, cell: number, row: number) => {
  const column = (ROOM + cell * CELL_COLUMNS) / 2
  const patterns = templates().map(({ coarse }) => coarse)
  const likeness = correlations(thin, column, row, CELL_COLUMNS / 2, patterns)
  return templates()
    .map((template, n) => ({ template, likeness: likeness[n] ?? 0 }))
    .sort((a, b) => b.likeness - a.likeness)
}

/** Cells that tell how a line lies: five at its left, as many at its right, and the middles of both groups. */
const LEFT_CELLS = [1, 4, 7, 10, 13]
const rightCells = (characters: number): number[] => LEFT_CELLS.map((cell) => characters - 1 - cell)
const LEFT_MIDDLE = 7
const rightMiddle = (characters: number): number => characters - 1 - LEFT_MIDDLE

/** How many samples below the expected row these cells' glyphs lie. */
const sagOf = (thin: Strip, cells: readonly number[]): number => {
  const rows = Array.from({ length: ROOM + 1 }, (_, row) =>
    cells.reduce((sum, cell) => sum + (likest(thin, cell, row)[0]?.likeness ?? 0), 0),
  )
  const peak = indexOfBest(rows)
  const [before, top, after] = [rows[peak - 1], rows[peak] ?? 0, rows[peak + 1]]
  const bend = before === undefined || after === undefined ? 0 : before - 2 * top + after
  const between = bend < 0 ? ((before ?? 0) - (after ?? 0)) / (2 * bend) : 0
  return 2 * (peak + between) - ROOM
}

/** Turns and lowers the line until the glyphs at its left and at its right lie on their rows. */
const levelled = (frame: RawFrame, place: LinePlace): LinePlace => {
  const thin = sampled(frame, place, 2)
  const left = sagOf(thin, LEFT_CELLS)
  const right = sagOf(thin, rightCells(place.characters))
  const step = place.pitch / CELL_COLUMNS
  const turn = (right - left) / ((rightMiddle(place.characters) - LEFT_MIDDLE) * CELL_COLUMNS)
  const sag = left - turn * (LEFT_MIDDLE + 0.5) * CELL_COLUMNS
  return { ...place, y: place.y + sag * step, slope: place.slope + turn }
}

const indexOfBest = (values: readonly number[]): number => values.indexOf(Math.max(...values))

/** A template this far behind the best on the thinned strip does not catch up. */
const HOPELESS = 0.2
/** A glyph this clear on the thinned strip needs no second look. */
const EVIDENT = { likeness: 0.9, lead: 0.2 }
/** A glyph less like its template than this is compared with more of them. */
const CLEAR = 0.88
/** How far a glyph may stand from its cell's middle: (samples along the line, samples across it). */
const ALONG = [-2, -1, 0, 1, 2]
const NEAR = [-1, 0, 1]
const ACROSS = [-1, 1]

type Candidate = { character: string; likeness: number }

/** Each template where it fits best, best first. Quickly: across the line only where the best fits along it. */
const fitted = (strip: Strip, column: number, row: number, among: readonly Template[], quickly: boolean) => {
  const patterns = among.map(({ weights }) => weights)
  const at = (dx: number, dy: number) => correlations(strip, column + dx, row + dy, CELL_COLUMNS, patterns)
  const reach = quickly ? NEAR : ALONG
  const along = reach.map((dx) => at(dx, 0))
  const favourite = reach[indexOfBest(along.map((likeness) => Math.max(...likeness)))] ?? 0
  const rows = ACROSS.filter((dy) => row + dy >= 0 && row + dy <= 2 * ROOM)
  const across = rows.flatMap((dy) => (quickly ? [favourite] : ALONG).map((dx) => at(dx, dy)))
  const bestOf = (n: number) => Math.max(...[...along, ...across].map((likeness) => likeness[n] ?? 0))
  return among
    .map(({ character }, n): Candidate => ({ character, likeness: bestOf(n) }))
    .sort((a, b) => b.likeness - a.likeness)
}

const glyphAt = (strip: Strip, thin: Strip, cell: number): Glyph => {
  const ranked = likest(thin, cell, ROOM / 2)
  const [likely, rival] = ranked
  if (likely && rival && likely.likeness >= EVIDENT.likeness && likely.likeness - rival.likeness >= EVIDENT.lead)
    return {
      character: likely.template.character,
      likeness: likely.likeness,
      lead: likely.likeness - rival.likeness,
    }
  const hopeful = ranked.filter(({ likeness }, n) => n < 2 || likeness > (ranked[0]?.likeness ?? 0) - HOPELESS)
  const among = (few: typeof ranked, quickly: boolean) =>
    fitted(
      strip,
      ROOM + cell * CELL_COLUMNS,
      ROOM,
      few.map(({ template }) => template),
      quickly,
    )
  const quick = among(hopeful.slice(0, 5), true)
  const clear = (quick[0]?.likeness ?? 0) >= CLEAR
  const [first, second] = clear ? quick : among(ranked.slice(0, 8), false)
  if (!first || !second) return { character: '<', likeness: 0, lead: 0 }
  return { ...first, lead: first.likeness - second.likeness }
}

/** Reads the characters of a line; `likeness` and `lead` are those of the most doubtful one. */
export const readLine = (frame: RawFrame, place: LinePlace): PrintedLine => {
  const strip = sampled(frame, levelled(frame, combed(frame, place)))
  const thin = thinnedStrip(strip)
  const glyphs = Array.from({ length: place.characters }, (_, cell) => glyphAt(strip, thin, cell))
  return {
    text: glyphs.map(({ character }) => character).join(''),
    likeness: Math.min(...glyphs.map(({ likeness }) => likeness)),
    lead: Math.min(...glyphs.map(({ lead }) => lead)),
  }
}
