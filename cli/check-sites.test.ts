import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checksWithoutClause, strayChecksOf } from './check-sites'

describe('checks', () => {
  it('name a clause everywhere in steps/', () => assert.deepEqual(checksWithoutClause(), []))

  it('are found when they name none', () => {
    const lines = strayChecksOf(
      'x.ts',
      [
        "const KNOWN = 'get-mitid/2.2.1'",
        "const UNKNOWN = 'get-mitid/0.0'",
        "scene.check('get-mitid/0.0', finding)",
        'assert.ok(true)',
        "scene.check('get-mitid/2.2.1', finding)",
        'scene.check(KNOWN, finding)',
        'scene.check(UNKNOWN, finding)',
      ].join('\n'),
    ).map(({ line }) => line)
    assert.deepEqual(lines, [3, 4, 7])
  })
})
