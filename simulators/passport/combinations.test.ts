import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { partsOf } from '../../core/covering-array'
import { createRandom } from '../../core/random'
import { canStandTogether, combinationsOf, DEFECTS, deviationIn, HONEST, QUIRKS } from './combinations'
import { ALL_DEVIATIONS } from './deviations/all'
import { type DocumentProfileName, documentProfile } from './document-profiles'

const meansOf = (choice: (typeof QUIRKS)[number]) => (typeof choice === 'string' ? choice : choice.means)
const kindOf = (means: string) => ALL_DEVIATIONS.find((deviation) => deviation.means === means)?.kind

describe('combinations of documents, access, deviations and transport', () => {
  it('combine deviations that there are, and that leave document and access as they are', () => {
    for (const choice of QUIRKS) assert.equal(kindOf(meansOf(choice)), 'quirk', meansOf(choice))
    for (const choice of DEFECTS) assert.equal(kindOf(meansOf(choice)), 'defect', meansOf(choice))
  })

  for (const [strength, most] of [
    [2, 40],
    [3, 160],
  ] as const)
    it(`cover every ${strength} values that can stand together, in at most ${most} rows`, () => {
      for (const seed of ['one', 'another', 'third']) {
        const rows = combinationsOf(createRandom(seed), strength)
        assert.ok(rows.length >= 20 && rows.length <= most, `${rows.length} rows`)
        assert.deepEqual(combinationsOf(createRandom(seed), strength), rows)
        assert.ok(rows.every((row) => canStandTogether(row)))
        const values = (name: 'document' | 'access' | 'deviation' | 'transport') => [
          ...new Set(rows.map((row) => row[name])),
        ]
        for (const document of values('document'))
          for (const access of values('access'))
            for (const deviation of values('deviation'))
              for (const transport of values('transport')) {
                const row = { document, access, deviation, transport }
                if (!canStandTogether(row)) continue
                for (const part of partsOf(row, strength))
                  assert.ok(
                    rows.some((one) =>
                      Object.entries(part).every(([name, value]) => one[name as keyof typeof one] === value),
                    ),
                    JSON.stringify(part),
                  )
              }
        const formats = values('document').map((name) => documentProfile(name as DocumentProfileName).format)
        assert.deepEqual(formats.toSorted(), ['TD1', 'TD2', 'TD3', 'TD3', 'TD3'])
        assert.ok(rows.some((row) => row.deviation === HONEST && deviationIn(row) === undefined))
        assert.ok(rows.every((row) => row.deviation === HONEST || deviationIn(row) !== undefined))
      }
    })
})
