import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from '../../clauses/catalogue'
import { type Between, breachesOf, type RegisteredUser, readRegister, untoldBy } from './register'

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

describe('the invariants in the register', () => {
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
      ['spare/user-id-kept', [], [user(), user()]],
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

  it('tell what may not happen between two looks', () => {
    const display = (serialNumber: string, state = 'active') => ({ kind: 'code-display', state, serialNumber })
    const apps = [app('1', true)]
    const nothing: Between = { approvals: [], atDesk: false, ended: new Set() }
    const approvals = [{ authenticator: 'phone-1', userId: 'Ada-Lovelace' }]
    const broken = (before: RegisteredUser, after: RegisteredUser, between: Partial<Between>) =>
      breachesOf([before], [after], { ...nothing, ...between }).map(({ invariant }) => invariant)

    const given = user({ tokens: [display('A', 'ended')] })
    const back = user({ tokens: [display('A')] })
    assert.deepEqual(broken(given, back, { ended: new Set(['A']) }), ['I04'])
    assert.deepEqual(broken(given, back, {}), [])

    const [one, other] = ['A', 'B'].map((serialNumber) =>
      user({ authenticators: apps, tokens: [display(serialNumber)] }),
    )
    assert.ok(one && other)
    assert.deepEqual(broken(one, other, {}), ['I05'])
    assert.deepEqual(broken(one, other, { atDesk: true }), [])
    assert.deepEqual(broken({ ...one, authenticators: [app('1')] }, other, {}), [])

    const blocked = user({ authenticators: apps })
    assert.deepEqual(broken(blocked, blocked, { approvals }), ['I11'])
    assert.deepEqual(broken(user(), blocked, { approvals }), [])
    assert.deepEqual(broken(blocked, blocked, { approvals: [{ authenticator: 'phone-1', userId: 'bo' }] }), [])
  })

  it('tell of an app that two people share and a finger opens', () => {
    const shared = (biometrics: boolean) => [{ ...app('1'), biometrics }]
    const two = (first: boolean, second: boolean) => [
      user({ authenticators: shared(first) }),
      user({ person: 'p2', userId: 'bo', authenticators: shared(second) }),
    ]
    assert.deepEqual(clauses([], two(false, true)), ['spare/household-no-biometrics-2'])
    assert.deepEqual(clauses([], two(false, false)), [])
    assert.deepEqual(clauses([], [user({ authenticators: shared(true) })]), [])
  })

  it('say what a register leaves out', () => {
    assert.deepEqual(untoldBy([user({ tokens: [token('code-display')] })]), ['I04', 'I05', 'I12'])
    assert.deepEqual(untoldBy([user({ authenticators: [{ ...app('1'), biometrics: false }] })]), [])
  })

  it('judge no register that they cannot read', () => {
    assert.equal(readRegister([JSON.stringify(user()), 'users: 2']), undefined)
    assert.equal(readRegister([JSON.stringify({ ...user(), more: 1 })])?.length, 1)
  })
})
