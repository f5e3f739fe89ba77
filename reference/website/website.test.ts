import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Fixture } from '../world.fixture'

const LINK = 'Tryk her for at læse om tekniske krav'

describe('the website', () => {
  it('links from the guide to the technical requirements, and back', async () => {
    const { implementation } = new Fixture()
    const world = new Fixture()
    await assert.rejects(implementation.open({ website: 'browser' }), /not been started/)
    await world.start()
    const { surface } = await world.implementation.open({ website: 'browser' })
    const { elements } = await world.implementation.act({ surface, action: { do: 'press', text: LINK } })
    assert.equal(elements[0]?.text, 'Tekniske krav')
    const guide = await world.implementation.act({ surface, action: { do: 'back' } })
    assert.ok(guide.elements.some(({ role, text }) => role === 'link' && text === LINK))
    await assert.rejects(world.implementation.act({ surface, action: { do: 'press', text: 'x' } }), /no link "x"/)
    await assert.rejects(world.implementation.open({ website: 'b', page: 'none' }), /no page "none"/)
  })
})
