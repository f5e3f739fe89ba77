import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checksWithoutClause, strayChecksOf } from './check-sites'

describe('checks', () => {
  it('name a clause everywhere in steps/', () => assert.deepEqual(checksWithoutClause(), []))

  it('are found when they name none', () => {
    const lines = strayChecksOf(
      'x.ts',
      "scene.check('get-mitid/0.0', finding)\nassert.ok(true)\nscene.check('get-mitid/2.2.1', finding)",
    ).map(({ line }) => line)
    assert.deepEqual(lines, [1, 2])
  })
})
