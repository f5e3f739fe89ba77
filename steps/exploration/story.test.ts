import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api'
import { parse } from 'yaml'
import { loadCatalogue } from '../../clauses/catalogue'
import { type Profile, profileSchema } from '../../contract/profile'
import { PROJECT_ROOT, readText } from '../../core/files'
import { createRandom } from '../../core/random'
import type { Done } from './deed'
import { asFeature, asJourney, WHAT_ALWAYS_HOLDS } from './gherkin'
import { CAST, deviceIn, newModel } from './model'
import { shrunk } from './shrink'
import { DEEDS, deedsFor, invented, told } from './story'

const profile = profileSchema.parse(parse(readText(join(PROJECT_ROOT, 'reference/profile.yaml'))))
const { deeds } = deedsFor(profile)
const storyOf = (seed: string, length = 14) => invented(createRandom(seed), profile, deeds, length)
const stories = Array.from({ length: 300 }, (_, n) => storyOf(`story ${n}`))
const ada = { name: CAST[0], device: '' } as const
const done = (name: string, what = '', who: Done['chosen']['who'] = ada): Done => {
  const deed = DEEDS.find((one) => one.name === name)
  assert.ok(deed, name)
  return { deed, chosen: { who, other: 'Bo', what } }
}

type Support = { stepDefinitions: readonly { expression: { match(text: string): unknown } }[] }

describe('a story', async () => {
  const { runConfiguration } = await loadConfiguration({ file: 'cucumber.js' }, { cwd: PROJECT_ROOT })
  const { stepDefinitions } = (await loadSupport(runConfiguration, { cwd: PROJECT_ROOT })) as unknown as Support
  const meanings = (text: string) => stepDefinitions.filter(({ expression }) => expression.match(text) !== null).length

  it('is told in sentences that features have, each held to a clause', () => {
    const said = new Map(stories.flatMap((story) => story.said.map((one) => [one.text, one] as const)))
    assert.ok(said.size > 150, `${said.size} sentences`)
    for (const { text, clause } of said.values()) {
      assert.equal(meanings(text), 1, text)
      assert.ok(loadCatalogue().byId.has(clause), clause)
    }
    assert.equal(meanings(WHAT_ALWAYS_HOLDS), 1)
  })

  it('does not come back to a device that somebody has left, however long it takes', () => {
    const model = newModel(profile)
    Object.assign(deviceIn(model, ada), { at: 'gone', opened: true })
    const { deed, chosen } = done('time passes', '26')
    assert.ok(deed.possible(model, chosen))
    deed.does(model, chosen)
    assert.equal(deviceIn(model, ada).at, 'gone')
    assert.equal(done('begins anew').deed.possible(model, chosen), false)
  })

  it('comes to every deed there is', () => {
    const met = new Set(stories.flatMap((story) => story.deeds.map(({ deed }) => deed.name)))
    assert.deepEqual(
      DEEDS.map(({ name }) => name).filter((name) => !met.has(name)),
      [],
    )
  })

  it('follows from the seed', () => {
    assert.equal(asJourney(storyOf('one').said), asJourney(storyOf('one').said))
    assert.notEqual(asJourney(storyOf('one').said), asJourney(storyOf('two').said))
  })

  it('leaves out what is not possible without what was left out', () => {
    const way = [done('comes to the choice of how to approve'), done('chooses this phone'), done('activates the app')]
    const [first, , last] = way
    assert.ok(first && last)
    assert.equal(told(profile, way).deeds.length, 3)
    assert.deepEqual(told(profile, [first, last]).deeds, [first])
    for (const story of stories) assert.equal(told(profile, story.deeds).deeds.length, story.deeds.length)
  })

  it('expects nothing where the guides leave open what comes of it', () => {
    const way = [done('comes to the choice of how to approve'), done('chooses this phone'), done('activates the app')]
    const missing = Array(profile.parameters.wrongPinLimit).fill(done('tries to log in wrongly', 'a digit missing'))
    assert.equal(
      told(profile, [...way, ...missing, done('logs in')]).deeds.at(-1)?.deed.name,
      'tries to log in wrongly',
    )
    const model = newModel(profile)
    for (const { deed, chosen } of [...way, done('is blocked')]) deed.does(model, chosen)
    assert.equal(deviceIn(model, ada).app, 'blocked')
  })

  it('asks nothing of an implementation that it cannot show', () => {
    const bare: Profile = { ...profile, capabilities: [], routes: { ...profile.routes, activationCode: false } }
    const { deeds: possible, missing } = deedsFor(bare)
    assert.deepEqual(missing, ['desks', 'log-in-page', 'the route by activation code', 'time', 'website'])
    assert.ok(possible.length > 10 && possible.every(({ needs }) => needs === undefined))
    assert.ok(!possible.some(({ name }) => name.includes('activation code')))
  })

  it('is written as a rule that can stand in a feature', () => {
    const heading = { name: 'Found', clause: 'get-mitid/5.1.3b', statement: 'A PIN', kind: 'negative' as const }
    const way = [done('comes to the choice of how to approve'), done('chooses this phone'), done('activates the app')]
    const { said } = told(profile, [...way, done('logs in')])
    assert.deepEqual(asFeature(said, heading).split('\n').slice(2), [
      '  @get-mitid/5.1.3b',
      '  Rule: A PIN',
      '',
      '    @negative',
      '    Scenario: Found',
      '      Given Ada has reached "How do you want to approve with MitID?"',
      '      And Ada has reached "temporary PIN code"',
      '      And Ada has reached "active app"',
      '      When Ada logs in at a web shop',
      "      Then Ada's log-in succeeds on Ada's phone",
      '',
    ])
  })
})

describe('making a story shorter', () => {
  const isFailing = (needed: readonly number[]) => async (left: readonly number[]) =>
    needed.every((one) => left.includes(one))
  const whole = Array.from({ length: 14 }, (_, n) => n)

  it('leaves what is needed and nothing else', async () => {
    for (const needed of [[0], [13], [3, 4], [1, 7, 12], [0, 5, 6, 13]])
      assert.deepEqual(await shrunk(whole, isFailing(needed), 200), needed)
  })

  it('ends where it was told to end', async () => {
    let tries = 0
    const left = await shrunk(
      whole,
      async () => {
        tries += 1
        return false
      },
      5,
    )
    assert.equal(tries, 5)
    assert.deepEqual(left, whole)
  })
})
