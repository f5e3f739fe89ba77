import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'
import { ALL_DEVIATIONS } from '../simulators/passport/deviations/all'

const FOLDER = join(PROJECT_ROOT, 'features/passport-inspection')

/** The rows of every outline that has a column of deviations, by column. */
const rows = filesBelow(FOLDER, '.feature').flatMap((file) => {
  let columns: string[] = []
  return readText(join(FOLDER, file))
    .split('\n')
    .flatMap((line, i) => {
      if (!/^\s*\|/.test(line)) {
        columns = []
        return []
      }
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      if (columns.length === 0) {
        columns = cells
        return []
      }
      const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
      return row.deviation === undefined ? [] : [{ ...row, deviation: row.deviation, at: `${file}:${i + 1}` } as Row]
    })
})
type Row = { deviation: string; source?: string; check?: string; at: string }
const byMeaning = new Map(ALL_DEVIATIONS.map((deviation) => [deviation.means, deviation]))

describe('deviations in features', () => {
  it('are called by what they mean, and no two mean the same', () => {
    assert.equal(byMeaning.size, ALL_DEVIATIONS.length)
    assert.deepEqual(
      rows.filter(({ deviation }) => !byMeaning.has(deviation)).map(({ at }) => at),
      [],
    )
  })

  it('name between them the cases, and each the check, that the deviation itself names', () => {
    const casesNamed = (deviation: string) =>
      new Set(rows.filter((row) => row.deviation === deviation).flatMap(({ source }) => source?.split(', ') ?? []))
    const wrong = rows.filter(({ deviation, check }) => {
      const { cases = [], fails } = byMeaning.get(deviation) ?? {}
      const named = [...casesNamed(deviation)].toSorted().join()
      return named !== [...cases].toSorted().join() || (check !== undefined && check !== fails)
    })
    assert.deepEqual(
      wrong.map(({ at }) => at),
      [],
    )
  })

  it('are all tried', () => {
    const tried = new Set(rows.map(({ deviation }) => deviation))
    assert.deepEqual(
      [...byMeaning.keys()].filter((means) => !tried.has(means)),
      [],
    )
  })
})
