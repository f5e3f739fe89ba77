import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { walkTo } from './journey.fixture'

describe('the reference on the way of the guide', () => {
  it('leads from the start screen to an active app that approves a log-in', async () => {
    const [world, glass] = await walkTo('active')
    assert.match(await glass.texts(), /intet at godkende/)
    const { logIn } = await world.implementation.logIn({ userId: 'ada-LOVELACE', relyingParty: 'Butik', text: 'Køb 7' })
    assert.match(await glass.texts(), /Butik.*Køb 7/)
    await glass.act({ do: 'complete', goal: 'approve-log-in', data: { logIn } })
    assert.deepEqual(await world.implementation.logInState({ logIn }), {
      state: 'approved',
      authenticator: 'phone',
      person: { name: 'Ada Testesen', birthDate: '1990-02-14', cprNumber: '1482901234' },
    })
    assert.deepEqual(world.phone.vibrations, ['success', 'success'])
  })
})
