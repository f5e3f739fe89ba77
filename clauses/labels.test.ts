import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Element } from '../contract/screen'
import { HarnessFault, SetupFault } from '../core/errors'
import { loadCatalogue } from './catalogue'
import { labelTable } from './labels'

const danish = labelTable('get-mitid', 'da')
const element = (role: Element['role'], text: string): Element => ({ role, text, enabled: true })

describe('a label that a guide quotes', () => {
  it('is compared letter by letter', () => {
    assert.ok(danish.matches('next', 'Næste'))
    assert.ok(!danish.matches('next', 'næste'))
    assert.ok(!danish.matches('next', 'Videre'))
    assert.ok(!danish.matches('read-chip', 'Aflæs chippen'))
  })

  it('may have other spaces and quotation marks, and a colon at the end', () => {
    assert.ok(danish.matches('opt-this-phone', ' På  denne\u00a0telefon: '))
    assert.ok(danish.matches('approve-screen', 'Hvordan vil du godkende med MitID?'))
    assert.ok(!danish.matches('approve-screen', 'Hvordan vil du godkende med MitID'))
  })

  it('may be any variant of the language, the own guide first', () => {
    const foreign = labelTable('help-foreign', 'en')
    assert.deepEqual(foreign.wording('order-screen'), [
      'What do you want to order/activate?',
      'What do you want to activate/order?',
    ])
    assert.ok(foreign.matches('order-screen', 'What do you want to activate/order?'))
  })

  it('matches as the beginning of a label where the guide has it cut off', () => {
    const foreign = labelTable('help-foreign', 'en')
    assert.ok(foreign.matches('order-on', 'Order on MitID.dk'))
    assert.ok(!foreign.matches('order-on', 'On MitID.dk'))
  })

  it('is not the wording of another language', () => assert.ok(!danish.matches('next', 'Next')))
})

describe('a thing that a guide only describes', () => {
  it('is known by words in its label, in any case', () => {
    assert.ok(danish.matches('user-id', 'Dit bruger-ID'))
    assert.ok(danish.matches('temporary-pin', 'Midlertidig PIN-kode fra SMS'))
    assert.ok(danish.matches('biometrics', 'Brug Face ID'))
    assert.ok(danish.matches('origin-denmark', 'Danmark'))
  })

  it('is not taken for its neighbour', () => {
    assert.deepEqual(danish.conceptOf('Personlig PIN-kode', ['field']), ['personal-pin'])
    assert.deepEqual(danish.conceptOf('Gentag personlig PIN-kode', ['field']), ['personal-pin-repeated'])
    assert.deepEqual(danish.conceptOf('Midlertidig PIN-kode', ['field']), ['temporary-pin'])
    assert.ok(!labelTable('help-step-5', 'en').matches('decline-notifications', 'Allow notifications'))
  })
})

describe('a label table', () => {
  it('accepts the declared wording of an implementation beside the guide’s', () => {
    const table = labelTable('get-mitid', 'da', { next: 'Fortsæt' })
    assert.ok(table.matches('next', 'Fortsæt'))
    assert.ok(table.matches('next', 'Næste'))
    assert.deepEqual(table.wording('next'), ['Fortsæt', 'Næste'])
  })

  it('refuses declared wording for what is no concept', () =>
    assert.throws(() => labelTable('get-mitid', 'da', { nxet: 'Fortsæt' }), SetupFault))

  it('resolves the labels of features to concepts', () => {
    assert.equal(danish.conceptNamed('Scan koden'), 'scan-code')
    assert.equal(danish.conceptNamed('MitID aktivering'), 'activation-screen')
    assert.equal(danish.conceptNamed('midlertidig PIN-kode'), 'temporary-pin')
    assert.equal(danish.conceptNamed('opt-other'), 'opt-other')
    assert.throws(() => danish.conceptNamed('Videre'), HarnessFault)
  })

  it('finds no label and no name that two concepts of one kind share', () => {
    const all = [...loadCatalogue().concepts.values()]
    const shared = (['da', 'en'] as const).flatMap((language) => {
      const said = all.flatMap(({ id, kind, name, labels }) =>
        [...new Set([name[language], ...Object.values(labels[language] ?? {}).flat()])].map((text) => [
          `${kind}: ${text}`,
          id,
        ]),
      )
      return said.filter(([text, id]) => said.some(([other, otherId]) => other === text && otherId !== id))
    })
    assert.deepEqual(shared, [])
  })

  it('finds the elements of a screen that are a concept, by role and wording', () => {
    const screen = [
      element('title', 'Scan dit ansigt'),
      element('button', 'Scan dit ansigt'),
      element('button', 'Næste'),
    ]
    assert.deepEqual(danish.elementsOf('scan-face', screen), [element('button', 'Scan dit ansigt')])
  })

  it('knows a screen by its quoted title, or by its signs where no guide quotes one', () => {
    assert.ok(danish.shows('approve-screen', [element('title', 'Hvordan vil du godkende med MitID?')]))
    assert.ok(!danish.shows('approve-screen', [element('text', 'Hvordan vil du godkende med MitID?')]))
    assert.ok(danish.shows('user-id-screen', [element('title', 'Hvem er du?'), element('field', 'Bruger-ID')]))
    assert.ok(!danish.shows('user-id-screen', [element('title', 'bruger-ID')]))
    assert.ok(danish.shows('code-view', [element('frame', ''), element('arrows', '')]))
  })
})
