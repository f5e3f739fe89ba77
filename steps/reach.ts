import type { Gateway } from '../contract/gateway'
import type { Answer, Ask, ImplementationCall } from '../contract/implementation'
import { messageOf, NonConformity, SetupFault } from '../core/errors'
import type { KeyAtDevice } from '../drivers/browser/key-port'
import { BadAnswer, CannotDo, type Driver, isImplementationsFault } from '../drivers/driver'
import { openDriver } from '../drivers/open-driver'

import type { Scene } from './world'

/** The implementation under test, as one scenario reaches it: opened at the first call, told the time before each. */
export type Reach = {
  /** One that throws, hangs or answers nonsense has failed, and the run goes on. */
  ask<C extends ImplementationCall>(call: C, ask: Ask<C>): Promise<Answer<C>>
  /** Rejects with NotVerifiable where the profile does not declare the language. */
  driver(): Promise<Driver>
  /** The driver, where anything was asked of it yet. */
  opened(): Driver | undefined
  /** Whether anybody has done anything to the implementation since this was last asked. */
  hasChanged(): boolean
}

export type ReachGiven = {
  scene: Scene
  gateway: Gateway
  /** The security key that is held at a device now. */
  heldKey(device: string): KeyAtDevice | undefined
}

/** What a failure speaks of outside every rule: getting MitID with the app at all. */
export const ANY_CLAUSE = 'get-mitid/0-channel-app-1'

/** Addresses at which an implementation has answered: one that is gone later has died, and nobody forgot to start it. */
const hasAnswered = new Set<string>()
const isNobodyThere = (thrown: unknown): thrown is SetupFault =>
  thrown instanceof SetupFault && thrown.code === 'IMPLEMENTATION_UNREACHABLE'

const opens = ({ scene, gateway, heldKey }: ReachGiven): Promise<Driver> => {
  const { parameters, place } = scene
  return openDriver({
    name: parameters.driver,
    profile: scene.profile,
    gateway,
    services: scene.services,
    now: scene.clock.now(),
    random: scene.random.fork('implementation'),
    scenario: `${place.uri}:${place.line}`,
    fault: parameters.fault,
    proving: parameters.proving,
    implementation: parameters.implementation,
    witness: scene.witness,
    heldKey,
  })
}

export const createReach = (given: ReachGiven): Reach => {
  const { scene } = given
  let opened: Driver | undefined
  let told = Number.NaN
  let hasActed = false

  const open = async (): Promise<Driver> => {
    const address = scene.parameters.implementation ?? ''
    try {
      const driver = await opens(given)
      hasAnswered.add(address)
      return driver
    } catch (thrown) {
      if (isNobodyThere(thrown) && hasAnswered.has(address))
        throw new BadAnswer('start', 'unreachable', `${thrown.what}; it did, earlier in this run`, thrown)
      throw thrown
    }
  }
  const driver = async (): Promise<Driver> => {
    const clause = scene.ruleClause ?? ANY_CLAUSE
    if (!scene.profile.languages.includes(scene.language))
      scene.checks.notVerifiable(clause, `language ${scene.language}`, 'the profile does not declare it')
    opened ??= await open()
    return opened
  }
  const askNow = async <C extends ImplementationCall>(call: C, ask: Ask<C>): Promise<Answer<C>> => {
    const reached = await driver()
    hasActed ||= call === 'act' || call === 'logIn'
    if (told !== scene.clock.now()) {
      told = scene.clock.now()
      await reached.call('tellTime', { now: new Date(told).toISOString() })
    }
    const answer = await reached.call(call, ask)
    if (call === 'open') scene.witness.saw('opened', { ...ask, ...answer })
    return answer
  }
  return {
    driver,
    opened: () => opened,
    hasChanged: () => {
      const changed = hasActed
      hasActed = false
      return changed
    },
    ask: async (call, ask) => {
      try {
        return await askNow(call, ask)
      } catch (thrown) {
        const clause = scene.ruleClause ?? ANY_CLAUSE
        if (thrown instanceof CannotDo) scene.checks.notVerifiable(clause, call, thrown.message)
        if (!isImplementationsFault(thrown)) throw thrown
        throw new NonConformity({
          code: 'NO_SENSIBLE_ANSWER',
          clause,
          expected: `a sensible answer to "${call}"`,
          observed: messageOf(thrown),
          cause: thrown,
        })
      }
    },
  }
}
