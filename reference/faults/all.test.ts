import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { walkTo } from '../journey.fixture'
import { allRules, appRules } from '../rules/rules'
import { Fixture, type Glass } from '../world.fixture'
import { allFaults, appFaults, breakReference, type Fault } from './all'

type Decide = ((...input: readonly unknown[]) => unknown) & { clauses: readonly string[] }
const rules = appRules as unknown as Record<string, Decide>

describe('the faults of app and back end', () => {
  for (const { name, rule, faulty, differsFor } of appFaults)
    it(`${name} decides otherwise than ${rule}`, () => {
      const right = rules[rule]
      assert.ok(right)
      assert.notDeepEqual((faulty as (...input: readonly unknown[]) => unknown)(...differsFor), right(...differsFor))
    })

  it('leave no rule without a fault', () => {
    const faulted = new Set(appFaults.map(({ rule }) => rule))
    assert.deepEqual(
      Object.keys(rules).filter((rule) => !faulted.has(rule)),
      [],
    )
  })

  it('leave no clause that a rule decides without a fault', () => {
    const noticed = new Set(allFaults.flatMap(({ clauses }) => clauses))
    const decided = Object.values<Decide>(allRules as unknown as Record<string, Decide>).flatMap((one) => one.clauses)
    const inScope = decided.filter((clause) => clause.startsWith('get-mitid/'))
    assert.deepEqual([...new Set(inScope.filter((clause) => !noticed.has(clause)))], [])
  })
})

describe('all faults', () => {
  it('have names of their own, that say what is wrong', () => {
    const names = allFaults.map(({ name }) => name)
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    )
    for (const name of names) assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)+$/)
  })

  it('name at least one clause each', () => {
    for (const { name, clauses } of allFaults) assert.ok(clauses.length > 0, name)
  })

  it('break one thing each', () => {
    for (const fault of allFaults) {
      const { rules: broken, alterations } = breakReference(fault)
      assert.equal(Object.keys(broken).length + alterations.length, 1, fault.name)
    }
  })
})

const named = (name: string): Fault => {
  const fault = allFaults.find((one) => one.name === name)
  assert.ok(fault, name)
  return fault
}
const brokenBy = (name: string) => new Fixture(breakReference(named(name)))

describe('a derived fault', () => {
  it('takes a control away', async () => {
    const [, glass] = await walkTo('code', brokenBy('code-intro-lacks-video'))
    assert.equal(await glass.element('video'), undefined)
    assert.ok(await glass.element('button', 'Scan koden'))
  })

  it('rewords a control', async () => {
    const world = brokenBy('start-rewords-start')
    await world.start()
    await assert.rejects((await world.opens()).press('Kom i gang'), /no "Kom i gang"/)
  })

  it('makes a button do nothing', async () => {
    const world = brokenBy('start-has-a-dead-start')
    await world.start()
    const glass = await world.opens()
    await glass.press('Kom i gang')
    assert.ok(await glass.element('button', 'Kom i gang'))
  })

  it('leaves a screen out', async () => {
    const titles = async (glass: Glass) => {
      await glass.press('Kom i gang')
      await glass.choose('Pas/ID-kort')
      await glass.press('Næste')
      await glass.press('Næste')
      return glass.title()
    }
    const world = brokenBy('skips-terms')
    await world.start()
    assert.equal(await titles(await world.opens()), 'Privatlivspolitikken')
  })

  it('loses, doubles and misdirects messages', async () => {
    const receivers = async (name: string) => {
      const [world] = await walkTo('validation', brokenBy(name))
      return world.sms.map(({ to }) => to)
    }
    assert.deepEqual(await receivers('sends-no-validation-code'), [])
    assert.deepEqual(await receivers('sends-two-validation-codes'), ['+4500112233', '+4500112233'])
    assert.deepEqual(await receivers('sends-the-validation-code-elsewhere'), ['+4500999999'])
  })

  it('leaves a vibration out', async () => {
    const [world] = await walkTo('chip', brokenBy('does-not-vibrate-for-the-code'))
    assert.deepEqual(world.phone.vibrations, [])
  })
})
