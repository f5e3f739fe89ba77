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
  it('are told apart by time where one kind takes much longer round after round', () => {
    const quick = [20, 20, 20, 20, 20, 20, 20, 20]
    const slow = quick.map((took) => took + 40)
    assert.ok(tellsByTime(slow, quick))
    assert.ok(tellsByTime(quick, slow))
    assert.ok(tellsByTime(slow, [500, 20, 20, 20, 20, 20, 20, 500]), 'two rounds are noise')
    assert.ok(!tellsByTime(slow, [500, 20, 500, 20, 20, 20, 20, 500]), 'three are not')
    assert.ok(!tellsByTime(slow, [500, 500, 500, 500, 20, 20, 20, 20]), 'now one is slower and now the other')
    const little = quick.map((took) => took + 29)
    assert.ok(!tellsByTime(little, quick), 'less than the noise of a machine')
    const [long, longer] = [quick.map((took) => took + 1_000), quick.map((took) => took + 1_300)]
    assert.ok(!tellsByTime(longer, long), 'little beside what both take')
  })

  it('are asked for by turns until their times cannot differ any more', async () => {
    const [known, unknown] = [answering(['no'], [400, 25, 25, 25]), answering(['no'], [25, 30, 20, 25])]
    const { byTime } = await asksAboutBoth(known.ask, unknown.ask)
    assert.deepEqual([byTime, known.asked(), unknown.asked()], [false, 4, 4])
  })

  it('tell by time what is slower each time', async () => {
    const [known, unknown] = [answering(['no'], [300, 290]), answering(['no'], [25, 30])]
    assert.deepEqual(await asksAboutBoth(known.ask, unknown.ask), {
      known: 'no',
      unknown: 'no',
      byTime: true,
      times: `known ${Array(4).fill('300, 290').join(', ')} ms; unknown ${Array(4).fill('25, 30').join(', ')} ms`,
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
