import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { asksAboutBoth, tellsByTime } from './alike-answers'

const answering = (said: string[], times: number[]) => {
  let asked = 0
  return {
    ask: async () => ({ said: said[asked] ?? said.at(-1) ?? '', took: times[asked++ % times.length] ?? 0 }),
    asked: () => asked,
  }
}

describe('answers about what somebody has and what nobody has', () => {
  it('are told apart by time only where none of one kind is nearly as quick as any of the other', () => {
    assert.ok(tellsByTime([210, 240], [20, 30]))
    assert.ok(tellsByTime([20, 30], [210, 240]))
    assert.ok(!tellsByTime([210, 29], [20, 30]), 'one as quick as the others')
    assert.ok(!tellsByTime([60, 70], [20, 30]), 'less than the noise of a machine')
    assert.ok(!tellsByTime([1_200, 1_300], [1_000, 1_050]), 'little beside what both take')
  })

  it('are asked for by turns until their times overlap', async () => {
    const [known, unknown] = [answering(['no'], [400, 25, 25]), answering(['no'], [25, 30, 20])]
    const { byTime } = await asksAboutBoth(known.ask, unknown.ask)
    assert.deepEqual([byTime, known.asked(), unknown.asked()], [false, 2, 2])
  })

  it('tell by time what is slower each time', async () => {
    const [known, unknown] = [answering(['no'], [300, 290]), answering(['no'], [25, 30])]
    assert.deepEqual(await asksAboutBoth(known.ask, unknown.ask), {
      known: 'no',
      unknown: 'no',
      byTime: true,
      times: 'known 300, 290, 300, 290 ms; unknown 25, 30, 25, 30 ms',
    })
  })

  it('say nothing of time where attempts run out, and what was said first', async () => {
    const [known, unknown] = [answering(['no', 'no', 'wait'], [300]), answering(['no'], [25])]
    assert.deepEqual(
      { ...(await asksAboutBoth(known.ask, unknown.ask)), times: '' },
      { known: 'no', unknown: 'no', byTime: false, times: '' },
    )
    const other = await asksAboutBoth(answering(['no'], [9]).ask, answering(['nobody'], [9]).ask)
    assert.deepEqual([other.known, other.unknown, other.byTime], ['no', 'nobody', false])
  })
})
