import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { PROJECT_ROOT } from '../core/files'
import { loadCatalogue } from './catalogue'
import { coverage } from './coverage'

const GUIDE = 'passport-inspection'
const catalogue = loadCatalogue()
const { casesRun, casesNotRun } = coverage(join(PROJECT_ROOT, 'features'), catalogue, { guide: GUIDE })

/** Cases of BSI TR-03105-5.1 v1.5 by unit, and how many each unit has. */
const UNITS: Record<string, number> = {
  ISO7816_A: 3,
  ISO7816_B: 10,
  ISO7816_C: 8,
  ISO7816_D: 15,
  ISO7816_E: 38,
  ISO7816_F: 9,
  ISO7816_G: 41,
  LDS_A: 10,
  LDS_B: 28,
  LDS_C: 28,
  LDS_D: 16,
  LDS_E: 14,
  LDS_F: 7,
  LDS_G: 2,
  LDS_H: 98,
  LDS_I: 3,
  LDS_J: 4,
  LDS_K: 4,
}
const QUIRKS = 80
const published = Object.entries(UNITS).flatMap(([unit, count]) =>
  Array.from({ length: count }, (_, i) => `${unit}_${String(i + 1).padStart(2, '0')}`),
)
const isQuirk = (id: string) => /^[A-Z]{2}-\d\d-[a-z0-9-]+$/.test(id)
const isPublished = (id: string) => published.includes(id) || isQuirk(id)
const run = new Set(casesRun.map((one) => one.case))
const notRun = casesNotRun.map((one) => one.case)

describe('published cases', () => {
  it('each run or have a reason not to', () => {
    assert.deepEqual(
      published.filter((id) => !run.has(id) && !notRun.includes(id)),
      [],
    )
    assert.equal(new Set([...run, ...notRun].filter(isQuirk)).size, QUIRKS)
  })

  it('do not do both, nor twice', () => {
    assert.deepEqual(
      notRun.filter((id, i) => run.has(id) || notRun.indexOf(id) !== i),
      [],
    )
    assert.deepEqual(
      notRun.filter((id) => !isPublished(id)),
      [],
    )
  })

  it('are named by each clause as its scenarios carry them out', () => {
    for (const { id, cases = [] } of catalogue.clauses.filter(({ guide }) => guide === GUIDE)) {
      const carried = new Set(casesRun.filter(({ clause }) => clause === id).map((one) => one.case))
      assert.deepEqual([...carried].filter(isPublished).sort(), [...cases].sort(), id)
    }
  })

  it('or sections of a standard stand behind every row', () =>
    assert.deepEqual(
      [...run].filter((id) => !isPublished(id) && !/^(Doc 9303-\d+|RFC \d+|ISO\/IEC [\d-]+|TR-\d+-\d) §/.test(id)),
      [],
    ))
})
