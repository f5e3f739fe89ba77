import assert from 'node:assert/strict'
import { it } from 'node:test'
import { allRules } from '../rules/rules'
import { FIXTURE_PROFILE } from '../world.fixture'
import type { Authenticators } from './authenticators'
import type { BackEnd } from './back-end'
import { createLogIns } from './log-ins'
import type { SecurityKeys } from './security-keys'
import type { Tokens } from './tokens'
import type { User, Users } from './users'

const ADA: User = {
  id: 'user-1',
  identity: { person: 'ada', told: { name: 'Ada', birthDate: '1990-02-14' } },
  userId: 'ada-lovelace',
  language: 'da',
}

const logIns = () =>
  createLogIns(
    {
      rules: allRules,
      parameters: FIXTURE_PROFILE.parameters,
      random: { bytes: (length: number) => new Uint8Array(length).fill(7) },
      now: () => 0,
      log: () => {},
    } as unknown as BackEnd,
    { byUserId: (userId: string) => (userId === ADA.userId ? ADA : undefined), all: () => [ADA] } as unknown as Users,
    { ofUser: () => [] } as unknown as Authenticators,
    { activeOf: () => [], approverOf: () => undefined } as unknown as Tokens,
    {} as unknown as SecurityKeys,
  )

/** What comes of a log-in that is answered with wrong codes, however often. */
const answersTo = async (userId: string): Promise<string[]> => {
  const asked = logIns()
  const id = await asked.ask({ userId, relyingParty: 'Butik', text: 'Log på' })
  const tries = FIXTURE_PROFILE.parameters.wrongPinLimit + 1
  const answers = Array.from({ length: tries }, () => asked.approveWithCode(id, 'adgangskode', '123456'))
  return [...answers, asked.state(id).state]
}

it('a log-in is over after as many wrong codes as wrong PINs lock an app, and says the same of a user ID of nobody', async () => {
  assert.deepEqual(await answersTo('ada-lovelace'), ['wrong', 'wrong', 'over', 'over', 'refused'])
  assert.deepEqual(await answersTo('nobody'), await answersTo('ada-lovelace'))
})
