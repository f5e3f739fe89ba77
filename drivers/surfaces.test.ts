import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Action, Element, Role } from '../contract/screen'
import { CannotDo } from './driver'
import { type Held, heldSurfaces } from './surfaces'
import { tinyImplementation } from './tiny-implementation'

const shown = (role: Role, text: string, enabled = true): Element => ({ role, text, enabled })

/** A page with a choice, then a form whose button comes to life once a name stands in it, then thanks. */
const shop = () => {
  const pages: Record<string, () => Element[]> = {
    choice: () => [shown('title', 'Chip'), shown('button', 'Kodeviser'), shown('button', 'Chip')],
    form: () => [shown('field', 'Bruger-ID'), shown('button', 'Bestil', typed !== '')],
    thanks: () => [shown('title', 'Tak')],
  }
  let page = 'choice'
  let typed = ''
  const touched: string[] = []
  const read = async () => pages[page]?.() ?? []
  const nothing = async () => undefined
  const held: Held = {
    show: nothing,
    isBehind: () => false,
    look: async () => ({ elements: await read(), feedback: [] }),
    read,
    touch: async (n) => {
      touched.push((await read())[n]?.text ?? '?')
      page = page === 'choice' ? 'form' : 'thanks'
    },
    fill: async (_n, value) => {
      typed = value
    },
    back: nothing,
    swipe: nothing,
    sendBack: nothing,
    bringBack: nothing,
    leave: nothing,
  }
  return { held, touched, typed: () => typed }
}

const completing = async (goal: string, data: Record<string, string>) => {
  const { held, touched, typed } = shop()
  const { implementation } = heldSurfaces({
    contract: tinyImplementation((async () => ({})) as never),
    prefix: 'held-',
    keyOf: () => 'shop',
    take: async () => held,
    goals: {
      'complete-order': [
        { when: { kind: 'code-display' }, press: ['Kodeviser'] },
        { when: { kind: 'chip' }, press: ['Chip'] },
        { fill: { userId: ['User ID', 'Bruger-ID'] }, press: ['Bestil', 'Order'] },
      ],
      'identify-with-mitid': [{ fill: { userId: ['Bruger-ID'] }, press: ['Næste'] }],
      'approve-log-in': ['Godkend', 'Kodeviser'],
    },
    goalsIn: 'browser.goals',
  })
  const { surface } = await implementation.open({ app: 'phone' })
  const action: Action = { do: 'complete', goal, data }
  const { elements } = await implementation.act({ surface, action })
  return { touched, typed: typed(), last: elements.map(({ text }) => text) }
}

describe('goals of surfaces that a tool has in its hands', () => {
  it('are reached move by move, by the data, over as many screens as it takes', async () => {
    const done = await completing('complete-order', { kind: 'chip', userId: 'ada-ida' })
    assert.deepEqual(done, { touched: ['Chip', 'Bestil'], typed: 'ada-ida', last: ['Tak'] })
  })

  it('leave a control alone that does not react, as where a datum is empty', async () => {
    const done = await completing('complete-order', { kind: 'code-display' })
    assert.deepEqual(done, { touched: ['Kodeviser'], typed: '', last: ['Bruger-ID', 'Bestil'] })
  })

  it('fill in nothing on a screen that does not have the control', async () => {
    const done = await completing('identify-with-mitid', { userId: 'ada-ida' })
    assert.deepEqual([done.touched, done.typed], [[], ''])
  })

  it('are reached by the first control shown where only texts are given', async () => {
    assert.deepEqual((await completing('approve-log-in', {})).touched, ['Kodeviser'])
  })

  it('cannot be reached where the profile says no way', async () => {
    await assert.rejects(completing('book-appointment', {}), CannotDo)
  })
})
