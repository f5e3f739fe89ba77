import { CELL_COLUMNS, CELL_ROWS, correlations, MIDDLE_ROW, type Strip, templates, thinnedStrip } from './glyphs'
import { brightnessAt } from './grey'
import type { RawFrame } from './raw-frame'

/** A line of 44 cells in the frame: the middle of its first cell's left edge, and the way from one cell to the next. */
export type LinePlace = { x: number; y: number; pitch: number; slope: number }

/** One recognised character; `likeness` -1 to 1; `lead` over the next best. */
type Glyph = { character: string; likeness: number; lead: number }
export type PrintedLine = { text: string; likeness: number; lead: number }

export const CHARACTERS = 44
/** Samples around the line's own, for alignment. */
const ROOM = 4
const ROWS = CELL_ROWS + 2 * ROOM
const COLUMNS = CHARACTERS * CELL_COLUMNS + 2 * ROOM

const sampled = (frame: RawFrame, { x, y, pitch, slope }: LinePlace): Strip => {
  const step = pitch / CELL_COLUMNS
  const samples = new Float32Array(ROWS * COLUMNS)
  for (let row = 0, n = 0; row < ROWS; row++) {
    const down = (row - ROOM - MIDDLE_ROW + 0.5) * step
    for (let column = 0; column < COLUMNS; column++, n++) {
      const along = (column - ROOM + 0.5) * step
      samples[n] = brightnessAt(frame, x + along - slope * down, y + down + slope * along)
    }
  }
  return { columns: COLUMNS, samples }
}

/** Darkness of each column of the strip; every third row tells enough. */
const darkness = (frame: RawFrame, { x, y, pitch, slope }: LinePlace): Float32Array => {
  const step = pitch / CELL_COLUMNS
  return Float32Array.from({ length: COLUMNS }, (_, column) => {
    const along = (column - ROOM + 0.5) * step
    let dark = 0
    for (let row = 1; row < CELL_ROWS; row += 3) {
      const down = (row - MIDDLE_ROW + 0.5) * step
      dark -= brightnessAt(frame, x + along - slope * down, y + down + slope * along)
    }
    return dark
  })
}

/** Moves and stretches the comb of 45 cell edges until it meets the least print. */
const combed = (frame: RawFrame, place: LinePlace): LinePlace => {
  const columns = darkness(frame, place)
  const at = (position: number) => {
    const n = Math.floor(position)
    return (columns[n] ?? 0) * (1 - position + n) + (columns[n + 1] ?? 0) * (position - n)
  }
  let best = { shift: 0, cell: CELL_COLUMNS, print: Number.POSITIVE_INFINITY }
  for (let stretch = -12; stretch <= 12; stretch++) {
    const cell = CELL_COLUMNS + stretch * 0.02
    for (let shift = -7; shift <= 7; shift += 0.5) {
      let print = 0
      for (let edge = 1; edge < CHARACTERS; edge++) {
        const position = ROOM + shift + edge * cell
        print += at(position - 1.5) + 2 * at(position) + at(position + 1.5)
      }
      if (print < best.print) best = { shift, cell, print }
    }
  }
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

/** The row of the thinned strip on which the line's glyphs match best, judged by every fifth cell. */
const rowOf = (thin: Strip): number => {
  const likenessOn = (row: number) =>
    Array.from({ length: 9 }, (_, n) => likest(thin, 1 + n * 5, row)[0]?.likeness ?? 0).reduce((a, b) => a + b)
  return [0, 1, 2, 3, 4].map((row) => [row, likenessOn(row)] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** A template this far behind the best on the thinned strip does not catch up. */
const HOPELESS = 0.2
/** How far a glyph may stand from its cell's middle: (samples along the line, samples across it). */
const ALONG = [-2, -1, 0, 1, 2]
const ACROSS = [-1, 1]

const indexOfBest = (values: readonly number[]): number => values.indexOf(Math.max(...values))

const glyphAt = (strip: Strip, thin: Strip, cell: number, row: number): Glyph => {
  const ranked = likest(thin, cell, row)
  const best = ranked[0]?.likeness ?? 0
  const candidates = ranked.slice(0, 5).filter(({ likeness }, n) => n < 2 || likeness > best - HOPELESS)
  const patterns = candidates.map(({ template }) => template.weights)
  const column = ROOM + cell * CELL_COLUMNS
  const at = (dx: number, dy: number) => correlations(strip, column + dx, 2 * row + dy, CELL_COLUMNS, patterns)
  const along = ALONG.map((dx) => at(dx, 0))
  const dx = ALONG[indexOfBest(along.map((likeness) => Math.max(...likeness)))] ?? 0
  const across = ACROSS.filter((dy) => row + dy >= 0 && 2 * row + dy <= 2 * ROOM).map((dy) => at(dx, dy))
  const [first, second] = candidates
    .map(({ template }, n) => ({
      character: template.character,
      likeness: Math.max(...[...along, ...across].map((likeness) => likeness[n] ?? 0)),
    }))
    .sort((a, b) => b.likeness - a.likeness)
  if (!first || !second) return { character: '<', likeness: 0, lead: 0 }
  return { ...first, lead: first.likeness - second.likeness }
}

/** Reads 44 characters; `likeness` and `lead` are those of the most doubtful one. */
export const readLine = (frame: RawFrame, place: LinePlace): PrintedLine => {
  const strip = sampled(frame, combed(frame, place))
  const thin = thinnedStrip(strip)
  const row = rowOf(thin)
  const glyphs = Array.from({ length: CHARACTERS }, (_, cell) => glyphAt(strip, thin, cell, row))
  return {
    text: glyphs.map(({ character }) => character).join(''),
    likeness: Math.min(...glyphs.map(({ likeness }) => likeness)),
    lead: Math.min(...glyphs.map(({ lead }) => lead)),
  }
}
