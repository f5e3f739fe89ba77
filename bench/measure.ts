/** One number of a bench. The shape is a stable interface for scripts. */
export type Measure = {
  value: number
  unit: string
  /** `value` divided by what it is held against; null where it is held against nothing. */
  ratio: number | null
  /** What it is held against, in words; null for nothing. */
  against: string | null
  /** The greatest ratio, or the greatest value where there is no ratio, that the project allows itself; null for none. */
  limit: number | null
}
export type Measures = Record<string, Measure>

export const isOverLimit = ({ value, ratio, limit }: Measure): boolean => limit !== null && (ratio ?? value) > limit

const DIGITS = 4
const rounded = (value: number): number => Number(value.toPrecision(DIGITS))

export const measureOf = ({
  value,
  unit,
  ratio = null,
  against = null,
  limit = null,
}: Pick<Measure, 'value' | 'unit'> & Partial<Measure>): Measure => ({
  value: rounded(value),
  unit,
  ratio: ratio === null ? null : rounded(ratio),
  against,
  limit,
})

const limitOf = ({ ratio, unit, limit }: Measure): string => {
  if (limit === null) return ''
  return ratio === null ? `${limit} ${unit}` : `${limit} ×`
}

/** For people: a line a measure, marked where it is over its limit. */
export const table = (measures: Measures): string => {
  const rows = Object.entries(measures).map(([name, measure]) => [
    isOverLimit(measure) ? 'OVER' : '',
    name,
    `${measure.value} ${measure.unit}`,
    measure.ratio === null ? '' : `${measure.ratio} ×`,
    limitOf(measure),
    measure.against ?? '',
  ])
  const lines = [['', 'measure', 'value', 'ratio', 'limit', 'against'], ...rows]
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? []
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
