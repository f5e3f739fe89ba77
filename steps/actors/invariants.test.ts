import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from '../../clauses/catalogue'
import { breachesOf, type RegisteredUser, readRegister } from './invariants'

const app = (id: string, blocked = false) => ({ id, device: `phone-${id}`, blocked })
const user = (wishes: Partial<RegisteredUser> = {}): RegisteredUser => ({
  person: 'p1',
  userId: 'ada-lovelace',
  authenticators: [app('1')],
  tokens: [],
  ...wishes,
})
const token = (kind: string, state = 'active') => ({ kind, state })
const clauses = (before: RegisteredUser[], after: RegisteredUser[]) =>
  breachesOf(before, after).map(({ clause }) => clause)

describe('the invariants', () => {
  it('hold for what is allowed', () => {
    const full = user({ authenticators: ['1', '2', '3'].map((id) => app(id)).concat(app('4', true)) })
    assert.deepEqual(clauses([], [full, user({ person: 'p2', userId: 'bo' })]), [])
    assert.deepEqual(clauses([], [user({ tokens: [token('code-display'), token('audio-code-reader', 'gone')] })]), [])
    assert.deepEqual(clauses([user()], [user({ authenticators: [app('1', true)] })]), [])
  })

  it('are broken, each for its own clause', () => {
    const broken: readonly [string, RegisteredUser[], RegisteredUser[]][] = [
      ['get-mitid/5.2-max-three-2', [], [user({ authenticators: ['1', '2', '3', '4'].map((id) => app(id)) })]],
      ['spare/one-active-code-display', [], [user({ tokens: [token('code-display'), token('code-display')] })]],
      ['spare/one-active-audio-reader', [], [user({ tokens: Array(2).fill(token('audio-code-reader')) })]],
      ['spare/display-xor-reader', [], [user({ tokens: [token('code-display'), token('audio-code-reader')] })]],
      ['get-mitid/4.1.2c', [], [user(), user({ person: 'p2', userId: 'Ada-Lovelace' })]],
      ['spare/user-id-kept', [], [user(), user({ userId: 'another' })]],
      [
        'spare/spare-survives-loss',
        [user({ authenticators: [app('1'), app('2')] })],
        [user({ authenticators: [app('1', true), app('2', true)] })],
      ],
      [
        'reactivate/keeps-user-2',
        [user({ authenticators: [app('1', true)] })],
        [user({ authenticators: [app('1'), app('2')] })],
      ],
    ]
    for (const [clause, before, after] of broken) {
      assert.deepEqual(clauses(before, after), [clause])
      assert.ok(loadCatalogue().byId.has(clause), clause)
    }
  })

  it('judge no register that they cannot read', () => {
    assert.equal(readRegister([JSON.stringify(user()), 'users: 2']), undefined)
    assert.equal(readRegister([JSON.stringify({ ...user(), more: 1 })])?.length, 1)
  })
})
