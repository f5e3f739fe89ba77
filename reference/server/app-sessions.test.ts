import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Gateway } from '../../contract/gateway'
import type { Screen } from '../../contract/screen'
import { quiescence } from '../../core/clock'
import type { Reference } from '../reference'
import { createAppSessions } from './app-sessions'

/** An app that asks its radio whenever somebody looks, and begins to scan when it is pressed. */
const anApp = (gateway: Gateway): { reference: Reference; asked: string[] } => {
  const asked: string[] = []
  const device = 'phone-1'
  let title = 'Before'
  const screen = async (): Promise<Screen> => {
    asked.push('connections')
    await gateway('bluetooth.connections', { device })
    return { elements: [{ role: 'title', text: title, enabled: true }], feedback: [] }
  }
  const reference = {
    open: async () => ({ surface: 'app' }),
    screen,
    act: async () => {
      // What comes of it comes later, when the device has answered.
      void gateway('bluetooth.scan', { device }).then(() => {
        title = 'After'
      })
      return screen()
    },
    hints: () => ({}),
  } as unknown as Reference
  return { reference, asked }
}

/** Scanning takes a while. */
const device = (async (call: string) => {
  if (call === 'bluetooth.scan') for (let turn = 0; turn < 5; turn++) await quiescence()
  return { connections: [], heard: [] }
}) as unknown as Gateway

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await quiescence()
}

describe('the page of an app', () => {
  const open = async () => {
    let asked: string[] = []
    const sessions = createAppSessions(device, (gateway) => {
      const app = anApp(gateway)
      asked = app.asked
      return app.reference
    })
    const session = await sessions.open({ app: 'phone-1' })
    const drawn: string[] = []
    await sessions.connect(session, async (event, data) => {
      if (event === 'view') drawn.push((data as Screen).elements[0]?.text ?? '')
    })
    return { sessions, session, drawn, asked }
  }

  it('is not looked at again because of what looking itself has asked', async () => {
    const { asked } = await open()
    await settled()
    assert.equal(asked.length, 1)
  })

  it('is drawn anew once a device has answered what the app had asked', async () => {
    const { sessions, session, drawn } = await open()
    await sessions.act(session, { do: 'press', text: 'Look for it' })
    await settled()
    assert.deepEqual(drawn, ['Before', 'After'])
  })
})
