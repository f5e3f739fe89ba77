import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { IdGenerator, type Pickle } from '@cucumber/messages'
import { loadCatalogue } from '../clauses/catalogue'
import { SCENARIO_KINDS } from '../clauses/coverage'
import { labelTable } from '../clauses/labels'
import { allTwins } from '../clauses/twins'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'
import { PLACES_BY_NAME } from './actors/places'
import * as strangeValues from './strange-values'
import * as vocabulary from './vocabulary'
import { wordings } from './wording'

/** Of cucumber's support code what it does not publish: the patterns and how they match. */
type Parameter = { group: { value?: string }; getParameterType(): { name?: string } }
type Support = {
  stepDefinitions: readonly { pattern: unknown; expression: { match(text: string): readonly Parameter[] | null } }[]
}

const FEATURES = join(PROJECT_ROOT, 'features')

const pickles = (): Pickle[] =>
  filesBelow(FEATURES, '.feature').flatMap((file) => {
    const newId = IdGenerator.incrementing()
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(
      readText(join(FEATURES, file)),
    )
    return [...compile(document, file, newId)]
  })

/** The words in double quotes stand for the same in both languages. */
const meant = (word: string): string => {
  const place = PLACES_BY_NAME.get(word)
  if (place) return place.id
  const maps: readonly ReadonlyMap<string, unknown>[] = [...Object.values(vocabulary), ...Object.values(strangeValues)]
  const known = maps.find((map) => map.has(word))
  const value = known?.get(word)
  // Ways to change a value are told apart by what they are called in English.
  if (typeof value === 'function') return [...(known ?? [])].findLast(([, other]) => other === value)?.[0] ?? word
  return known ? JSON.stringify(value) : word
}
const person = (words: string): string =>
  words
    .replace(/ (?:på den|on the) (?:anden|other) (?:enhed|device)/, ' 2')
    .replace(/ (?:på den|on the) (?:tredje|third) (?:enhed|device)/, ' 3')
    .replace(/ (?:på den|on the) (?:fjerde|fourth) (?:enhed|device)/, ' 4')

describe('features in two languages', async () => {
  const { runConfiguration } = await loadConfiguration({ file: 'cucumber.js' }, { cwd: PROJECT_ROOT })
  const { stepDefinitions } = (await loadSupport(runConfiguration, { cwd: PROJECT_ROOT })) as unknown as Support
  const danish = new Map(wordings().map(({ da, en }) => [en, da]))
  const { byId, guides } = loadCatalogue()

  /** A step without its language: which one it is, and what its parameters stand for. */
  const bare = (text: string, guide: string): string => {
    const labels = labelTable(guide, guides.find(({ id }) => id === guide)?.language ?? 'da')
    for (const { pattern, expression } of stepDefinitions) {
      const found = expression.match(text)
      if (!found) continue
      const step = danish.get(String(pattern)) ?? String(pattern)
      const parameters = found.map((parameter) => {
        const words = (parameter.group.value ?? '').replace(/^['"]|['"]$/g, '')
        const { name } = parameter.getParameterType()
        if (name === 'person') return person(words)
        return name === 'label' ? labels.conceptNamed(words) : meant(words)
      })
      return [step, ...parameters].join(' | ')
    }
    return assert.fail(`no step says "${text}"`)
  }
  const all = pickles()
  /** Of each scenario of the clause, which a long walk is not: its kind and its steps. A helper is known to one of the guides only. */
  const told = (clause: string): string[] =>
    all
      .filter(
        ({ tags }) => tags.some(({ name }) => name === `@${clause}`) && !tags.some(({ name }) => name === '@journey'),
      )
      .map(({ tags, steps }) => [
        tags
          .map(({ name }) => name.slice(1))
          .filter((tag) => SCENARIO_KINDS.includes(tag))
          .join(),
        ...steps.map(({ text }) => bare(text, byId.get(clause)?.guide ?? '')),
      ])
      .filter((scenario) => !scenario.some((step) => step.startsWith('{person} hjælper {person}')))
      .map((scenario) => scenario.join('\n'))

  it('correspond step by step, where the guides say the same', () => {
    assert.ok(allTwins().length > 40)
    for (const { clause, twins } of allTwins()) {
      assert.ok(told(clause).length > 0, `nothing tests ${clause}`)
      assert.deepEqual(told(clause), twins.flatMap(told), `${clause} and ${twins.join(', ')}`)
    }
  })
})
