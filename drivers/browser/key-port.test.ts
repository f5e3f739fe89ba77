import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CannotDo } from '../driver'
import { createKeyPort, type KeyAtDevice } from './key-port'
import type { BrowserPage } from './page'
import type { KeyCredential } from './security-key'

const credential = (signCount: number): KeyCredential => ({
  credentialId: 'aWQ=',
  isResidentCredential: false,
  rpId: 'localhost',
  privateKey: 'a2V5',
  signCount,
})

/** A page of which only the DevTools Protocol is there. */
const fakePage = () => {
  const asked: string[] = []
  const devTools = async (command: string, params: object) => {
    const said = JSON.stringify(params, ['enabled', 'signCount', 'credential'])
    asked.push(`${command.replace('WebAuthn.', '')}${said === '{}' ? '' : ` ${said}`}`)
    if (command.endsWith('addVirtualAuthenticator')) return { authenticatorId: 'one' }
    return { credentials: [credential(7)] }
  }
  return { asked, page: { devTools } as unknown as BrowserPage }
}
const keyOf = (learnt: KeyCredential[] = []): KeyAtDevice => ({
  key: { credentials: () => [credential(3)], learn: (credentials) => learnt.push(...credentials) },
  touched: true,
  bent: false,
})

describe('the key port of a page', () => {
  it('leaves Chromium alone while nobody holds a key there', async () => {
    const { page, asked } = fakePage()
    const port = createKeyPort(page, () => undefined)
    await port.ready()
    await port.learn()
    assert.deepEqual(asked, [])
  })

  it('plugs the key in once, with what it holds, and tells it what it has done', async () => {
    const { page, asked } = fakePage()
    const learnt: KeyCredential[] = []
    let held: KeyAtDevice | undefined = keyOf(learnt)
    const port = createKeyPort(page, () => held)
    await port.ready()
    held = { ...held, touched: false }
    await port.ready()
    await port.learn()
    assert.deepEqual(asked, [
      'enable',
      'addVirtualAuthenticator',
      'addCredential {"credential":{"signCount":3}}',
      'setAutomaticPresenceSimulation {"enabled":true}',
      'setAutomaticPresenceSimulation {"enabled":false}',
      'getCredentials',
    ])
    assert.equal(learnt[0]?.signCount, 7)
    held = undefined
    await port.ready()
    assert.deepEqual(asked.slice(-2), ['getCredentials', 'removeVirtualAuthenticator'])
  })

  it('cannot have a browser hand on an answer that no key gave', async () => {
    const { page } = fakePage()
    await assert.rejects(createKeyPort(page, () => ({ ...keyOf(), bent: true })).ready(), CannotDo)
  })
})
