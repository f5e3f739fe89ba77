import { partsOf, type Row } from '../core/covering-array'
import type { CombinationRecord } from '../core/record'
import type { CollectedScenario } from './collector'

/** What the combinations of a run came to. */
export type Combinations = {
  /** Every so many values of different factors that can stand together were to be tried together. */
  strength: number
  /** Of the run, and how many of them were tried. */
  rows: number
  tried: number
  failed: number
  /** Factor → the values that were drawn for this run, as far as they were tried. */
  factors: Record<string, string[]>
  /** What the failing rows have in common and no other row has, in as few factors as can be; `rows`: that have it. */
  fails: { factors: Record<string, string>; rows: number }[]
  sentence: string
}

const has = (row: Row, part: Row): boolean => Object.entries(part).every(([name, value]) => row[name] === value)

/** The parts of so many factors that failing rows have and no row that held, each once. */
const suspects = (failing: readonly Row[], held: readonly Row[], size: number): Row[] => {
  const parts = new Map(failing.flatMap((row) => partsOf(row, size)).map((part) => [JSON.stringify(part), part]))
  return [...parts.values()].filter((part) => !held.some((row) => has(row, part)))
}

/**
 * Few factors before many; of as many, the part that explains the most of what is left to be explained, and then the one
 * that more failing rows have.
 */
const commonFactors = (failing: readonly Row[], held: readonly Row[]): Combinations['fails'] => {
  const found: Combinations['fails'] = []
  let left = [...failing]
  for (let size = 1; left.length > 0 && size <= Object.keys(left[0] ?? {}).length; size++) {
    const parts = suspects(left, held, size)
    const count = (rows: readonly Row[], part: Row) => rows.filter((row) => has(row, part)).length
    for (;;) {
      const [best] = parts
        .map((part) => ({ part, explained: count(left, part), rows: count(failing, part) }))
        .sort((a, b) => b.explained - a.explained || b.rows - a.rows)
      if (!best || best.explained === 0) break
      found.push({ factors: { ...best.part }, rows: best.rows })
      left = left.filter((row) => !has(row, best.part))
    }
  }
  return found
}

const plural = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`

const sentenceOf = (
  fails: Combinations['fails'],
  { tried, rows, strength }: Omit<Combinations, 'sentence'>,
): string => {
  const basis = `${tried} of ${plural(rows)} tried, strength ${strength}`
  if (fails.length === 0) return `holds for every combination (${basis})`
  const those = fails.map(
    ({ factors, rows: count }) =>
      `${Object.entries(factors)
        .map(([name, value]) => `${name} ‘${value}’`)
        .join(' with ')} (${plural(count)})`,
  )
  return `fails for these combinations: ${those.join('; ')} (${basis})`
}

/** Undefined where nothing was combined. */
export const combinationsIn = (scenarios: readonly CollectedScenario[]): Combinations | undefined => {
  const records: CombinationRecord[] = scenarios.flatMap(({ record }) => record?.combinations ?? [])
  const [first] = records
  if (!first) return undefined
  const rowsThat = (held: boolean) => records.filter((one) => one.held === held).map(({ factors }) => factors)
  const [failing, holding] = [rowsThat(false), rowsThat(true)]
  const names = Object.keys(first.factors)
  const factors = Object.fromEntries(
    names.map((name) => [name, [...new Set(records.map((one) => one.factors[name] ?? ''))].sort()]),
  )
  const fails = commonFactors(failing, holding)
  const { strength, rows } = first
  const told = { strength, rows, tried: records.length, failed: failing.length, factors, fails }
  return { ...told, sentence: sentenceOf(fails, told) }
}
