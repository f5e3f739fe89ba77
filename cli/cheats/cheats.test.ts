import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import { facade } from './facade.fixture'
import { memoriser, recogniser, rememberer, yesMan } from './liars.fixture'
import { runAgainst, type Trial, trialProfile } from './run-against.fixture'
import { crashes, emptyScreens, garbage, hangs, noise, outOfOrder, screenNeverComes, slow } from './troubled.fixture'

type Make = (gateway: Gateway) => Implementation

const verdictOn = ({ clauses }: Trial, id: string) => clauses.find(({ clause }) => clause.id === id)?.verdict

const neverPasses = (trial: Trial): void => {
  assert.equal(trial.verdict, 'failed', trial.why)
  assert.equal(trial.scenariosRun, trial.scenariosPlanned, 'the run did not go on')
  const blamedOnUs = trial.scenarios.filter(({ verdict }) => verdict === 'inconclusive')
  assert.deepEqual(
    blamedOnUs.map(({ why }) => why),
    [],
  )
}

describe('an implementation in trouble fails, and the run goes on', () => {
  const BEGINNING = 'get-mitid/2.2.2,get-mitid/2.2.4*,get-mitid/2.2.6b'
  const troubles: Record<string, Make> = {
    crashes,
    hangs,
    'answers slower than its profile allows': slow(800),
    'answers with garbage': garbage,
    'answers with well-formed noise': noise,
    'whose screen never comes': screenNeverComes,
    'whose screens are empty': emptyScreens,
  }
  for (const [trouble, make] of Object.entries(troubles))
    it(trouble, async () => {
      const trial = await runAgainst(make, BEGINNING)
      neverPasses(trial)
      const passed = trial.scenarios.filter(({ verdict }) => verdict === 'passed')
      assert.deepEqual(
        passed.map(({ scenario }) => scenario.scenario),
        [],
      )
    })

  it('answers out of order', async () => {
    neverPasses(await runAgainst(outOfOrder, BEGINNING))
  })

  it('dies after the first scenario and never comes back', async () => {
    const trial = await runAgainst(facade, BEGINNING, { each: (served) => void served.close() })
    neverPasses(trial)
    assert.match(trial.scenarios.at(-1)?.why ?? '', /does not answer|unreachable/)
  })
})

describe('an implementation that cheats', () => {
  it('by titles with nothing behind them fails wherever somebody must be refused', async () => {
    const clauses = [
      'get-mitid/0-channel-app-1',
      'get-mitid/0-part-order-2',
      'get-mitid/3.1.8b',
      'get-mitid/3.2.7b1',
      'get-mitid/3.2-tip-move-2',
      'get-mitid/3.3-after-chip',
      'get-mitid/3.3.4b2',
      'get-mitid/3.3.5c',
      'get-mitid/4.2-number-linked-2',
    ]
    const trial = await runAgainst(facade, clauses.join(','))
    neverPasses(trial)
    assert.deepEqual(
      clauses.filter((id) => ['passed', undefined].includes(verdictOn(trial, id))),
      [],
    )
  })

  const patient = trialProfile(10, 15)

  it('by approving every log-in fails where one must not succeed', async () => {
    const trial = await runAgainst(yesMan, 'get-mitid/5.1.3a', { profile: patient })
    neverPasses(trial)
    assert.equal(verdictOn(trial, 'get-mitid/5.1.3a'), 'failed')
  })

  it('by looking at nobody once one was let in fails at the next who must be refused', async () => {
    const trial = await runAgainst(rememberer(), 'get-mitid/3.2.7b1,get-mitid/3.3.5c', { profile: patient })
    neverPasses(trial)
    assert.equal(verdictOn(trial, 'get-mitid/3.2.7b1'), 'passed')
    assert.equal(verdictOn(trial, 'get-mitid/3.3.4b2'), 'failed')
  })

  it('by recognising made-up people fails: those who must be refused are made up too', async () => {
    const trial = await runAgainst(recogniser, 'get-mitid/3.3.4b2', { profile: patient })
    neverPasses(trial)
  })

  it('by knowing the people of one seed fails with any other', async () => {
    const clause = 'get-mitid/3.2.7b1'
    const { make, examIsOn, learned } = memoriser()
    const rehearsal = await runAgainst(make, clause, { profile: patient, seed: 'known' })
    assert.equal(rehearsal.verdict, 'passed', rehearsal.why)
    assert.ok(learned.size > 0)
    examIsOn()
    neverPasses(await runAgainst(make, clause, { profile: patient, seed: 'fresh' }))
  })
})
