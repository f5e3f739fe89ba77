import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from './catalogue'
import { isWordless } from './concepts'
import { exclusionOf, isTestable } from './exclusions'

const { clauses, byId, guides, parameters, readings, concepts } = loadCatalogue()

describe('the catalogue', () => {
  it('holds every clause of the five guides and of the inspection', () => {
    const counts = Object.fromEntries(guides.map(({ id }) => [id, clauses.filter(({ guide }) => guide === id).length]))
    assert.deepEqual(counts, {
      'get-mitid': 232,
      'help-step-5': 103,
      'help-foreign': 58,
      reactivate: 61,
      spare: 88,
      'passport-inspection': 50,
    })
    assert.equal(byId.size, 592)
  })

  it('names each clause after its guide', () =>
    assert.deepEqual(
      clauses.filter(({ id, guide }) => !id.startsWith(`${guide}/`)).map(({ id }) => id),
      [],
    ))

  it('refers only to clauses that exist', () => {
    const dangling = clauses.flatMap(({ id, related = [], twin = [] }) =>
      related
        .concat(twin)
        .filter((other) => !byId.has(other) || other === id)
        .map((other) => `${id} → ${other}`),
    )
    assert.deepEqual(dangling, [])
  })

  it('refers only to readings that exist, and to each of A01 to A49', () => {
    const used = new Set(clauses.flatMap(({ ambiguity = [] }) => ambiguity))
    assert.deepEqual(
      [...used].filter((reading) => !readings.has(reading)),
      [],
    )
    assert.deepEqual(
      [...readings.keys()],
      Array.from({ length: 49 }, (_, i) => `A${String(i + 1).padStart(2, '0')}`),
    )
  })

  it('has a Danish and an English statement for each clause', () =>
    assert.deepEqual(
      clauses.filter(({ statement, statementDa }) => !statement.endsWith('.') || !statementDa.endsWith('.')),
      [],
    ))

  it('gives a reason for each clause that cannot be tested, and for no other', () => {
    assert.equal(clauses.filter(isTestable).length, 501)
    assert.equal(
      exclusionOf(byId.get('get-mitid/4.1.1b') ?? assert.fail()),
      'advice or information of the guide to its reader',
    )
    assert.equal(exclusionOf(byId.get('get-mitid/5.1.1') ?? assert.fail()), undefined)
    assert.ok(clauses.every((clause) => isTestable(clause) || clause.level === 'may'))
  })

  it('gathers the parameters of the guides from their clauses', () => {
    const maximum = parameters.find(({ name }) => name === 'max_active_apps')
    assert.equal(maximum?.value, 3)
    assert.deepEqual(maximum?.clauses.slice(0, 2), ['get-mitid/5.2-max-three-1', 'get-mitid/5.2-max-three-2'])
  })
})

describe('the concept list', () => {
  it('has wording, signs or a telling role for each concept', () => {
    const mute = [...concepts.values()].filter(
      (concept) =>
        !isWordless(concept) &&
        concept.kind !== 'permission' &&
        Object.keys(concept.labels).length + Object.keys(concept.terms).length + concept.signs.length === 0,
    )
    assert.deepEqual(
      mute.map(({ id }) => id),
      [],
    )
  })

  it('knows a screen by signs that are concepts, and are no screens themselves', () => {
    const signs = [...concepts.values()].flatMap((concept) => concept.signs)
    assert.ok(signs.length > 15)
    assert.deepEqual(
      signs.filter((sign) => (concepts.get(sign)?.kind ?? 'screen') === 'screen'),
      [],
    )
  })

  it('has a label for everything that a clause quotes', () => {
    const quoted = new Set(
      [...concepts.values()].flatMap(({ labels }) => Object.values(labels).flatMap(Object.values)).flat(),
    )
    const cutOff = [...concepts.values()]
      .filter((concept) => concept.cutOff)
      .flatMap(({ labels }) => Object.values(labels).flatMap(Object.values))
      .flat()
    const missing = clauses
      .flatMap(({ screens = [] }) => screens)
      .filter(
        ({ verbatim, text }) =>
          verbatim !== false && !quoted.has(text) && !cutOff.some((label) => text.startsWith(label)),
      )
    assert.deepEqual(missing, [])
  })
})
