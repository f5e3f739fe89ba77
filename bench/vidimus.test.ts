import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { callVidimus } from './vidimus'

describe('calling vidimus in a process of its own', () => {
  it('gives the answer, the memory it took, and what was wanted of its folder', async () => {
    const called = await callVidimus<{ total: number }, string>({
      words: () => ['clauses'],
      keep: (folder) => folder,
    })
    assert.ok(called.answer.total > 100)
    assert.ok(called.seconds > 0)
    assert.ok(called.peakMegabytes > 20 && called.peakMegabytes < 2000, `${called.peakMegabytes} MB`)
    assert.match(called.kept ?? '', /vidimus-bench-/)
  })

  it('says what went wrong when there is no answer', async () => {
    await assert.rejects(callVidimus({ words: () => ['run', '--seed', 'not a seed'] }), {
      name: 'HarnessFault',
      message: /BENCH_NO_ANSWER.*run ended with 2.*malformed/s,
    })
  })
})
