import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { runAgainst, trialProfile } from './run-against.fixture'
import { asksAtUse, opensInItsOwnWord, talkative, UNDER_WAY, unhurried } from './unusual.fixture'

const BEGINNING = 'get-mitid/2.2.2,get-mitid/2.2.5a1,get-mitid/2.2.6b,get-mitid/2.2.7b'

/** All that such a scenario waits for comes within the lag, and in little virtual time. */
const profile = { ...trialProfile(), timeouts: { answer: 2, screen: 3, lag: 1 } }

describe('a conforming implementation that nobody here has seen passes', () => {
  it('where the next screen comes later than the answer to the press, and the old one still looks alive', async () => {
    const { verdict, why, scenariosRun } = await runAgainst(unhurried(300), BEGINNING, { profile })
    assert.equal(verdict, 'passed', why)
    assert.ok(scenariosRun >= 4)
  })

  it('but not where it comes later than its profile says', async () => {
    const hasty = { ...profile, timeouts: { ...profile.timeouts, lag: 0 } }
    const { verdict } = await runAgainst(unhurried(30_000), 'get-mitid/2.2.2', { profile: hasty })
    assert.equal(verdict, 'failed')
  })

  it('where screens stand in between that no guide speaks of', async () => {
    const { verdict, why } = await runAgainst(talkative, BEGINNING, { profile })
    assert.equal(verdict, 'passed', why)
  })

  it('where the PIN is asked for at the approval and not at the opening', async () => {
    const { verdict, why, scenariosRun } = await runAgainst(asksAtUse, 'get-mitid/5.1.3b')
    assert.equal(verdict, 'passed', why)
    assert.ok(scenariosRun >= 5)
  })

  it('where the app is opened by a button that no guide names', async () => {
    const { verdict, why, scenariosRun } = await runAgainst(opensInItsOwnWord, 'get-mitid/5.1.4a2')
    assert.equal(verdict, 'passed', why)
    assert.ok(scenariosRun >= 2)
  })

  it('where a sign of progress stands between any two screens, on two devices', async () => {
    const patient = { ...profile, timeouts: { answer: 10, screen: 20, lag: 2 } }
    const { scenarios } = await runAgainst(unhurried(60, UNDER_WAY), 'get-mitid/5.2.5b1', { profile: patient })
    assert.deepEqual(
      scenarios.filter(({ verdict }) => verdict !== 'passed').map(({ why }) => why),
      [],
    )
    assert.equal(scenarios.length, 1)
  })
})
