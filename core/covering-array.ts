import type { Random } from './random'

/** Factor → its value. */
export type Row = Readonly<Record<string, string>>
export type Factors = Readonly<Record<string, readonly string[]>>

/** Every combination of one value of each factor. */
const allRows = (factors: Factors): Row[] =>
  Object.entries(factors).reduce<Row[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )

/** The parts of a row that have so many factors, in the order of its members. */
export const partsOf = (row: Row, size: number): Row[] => {
  const entries = Object.entries(row)
  const choose = (from: number, left: number): [string, string][][] =>
    left === 0
      ? [[]]
      : entries.slice(from).flatMap((entry, n) => choose(from + n + 1, left - 1).map((rest) => [entry, ...rest]))
  return choose(0, size).map((part) => Object.fromEntries(part))
}

const keysOf = (row: Row, strength: number): string[] => partsOf(row, strength).map((part) => JSON.stringify(part))

/**
 * A covering array: rows such that every combination of values of any `strength` factors that an allowed row can have is
 * in at least one of them. One row at a time, always one that covers the most of what is left; where several do, chance
 * decides. Meant for some thousands of possible rows: they are all looked at.
 */
export const coveringArray = (given: {
  factors: Factors
  strength: number
  /** Asked of whole rows: what no allowed row has need not be covered. */
  allowed(row: Row): boolean
  random: Random
}): Row[] => {
  const { factors, strength, allowed, random } = given
  const candidates = allRows(factors)
    .filter(allowed)
    .map((row) => ({ row, keys: keysOf(row, strength), order: random.int(2 ** 32) }))
    .sort((a, b) => a.order - b.order)
  const open = new Set(candidates.flatMap(({ keys }) => keys))
  const rows: Row[] = []
  while (open.size > 0) {
    const gains = candidates.map(({ keys }) => keys.filter((key) => open.has(key)).length)
    const best = candidates[gains.indexOf(Math.max(...gains))]
    if (!best) break
    for (const key of best.keys) open.delete(key)
    rows.push(best.row)
  }
  return rows
}
