import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { collectGarbage } from './collect'

const rubbish = (): WeakRef<object> => new WeakRef({})

describe('collecting garbage', () => {
  it('does so once the process has grown by what is said, and not before', async () => {
    const thing = rubbish()
    await turn()
    collectGarbage({ megabytes: 100_000 })
    assert.ok(thing.deref())
    await turn()
    collectGarbage({ megabytes: 0 })
    assert.equal(thing.deref(), undefined)
  })
})
