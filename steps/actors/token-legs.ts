import { choosesAndGoesOn, fillsAndGoesOn } from './going'
import type { Person } from './person'
import type { PlaceId } from './places'
import { isAskedFor } from './questions'
import { codeFrom, displayOf } from './tokens'

type Leg = (person: Person) => Promise<void>

/** As far as a long screen is scrolled before somebody gives up. */
const SWIPES = 4

/** Looks for what may stand further down than can be seen at first. */
export const scrollsTo = async (person: Person, concept: string): Promise<void> => {
  for (let swipes = 0; swipes < SWIPES && !person.app.offers(concept); swipes++) await person.app.act({ do: 'swipe' })
}
export const scrollsToAndPresses = async (person: Person, clause: string, concept: string): Promise<void> => {
  await scrollsTo(person, concept)
  await person.presses(clause, concept)
}

/** Fills in both fields of a new password and goes on, where what was entered lets 'Næste' react. */
export const entersPassword = async (person: Person, clause: string, first: string, second = first): Promise<void> => {
  await person.fills(clause, 'password', first)
  await fillsAndGoesOn(person, clause, 'password-repeated', second)
}

/** What the guide get-mitid says of code displays in its section 5.3, one leg to each place. */
export const TOKEN_LEGS = {
  'order-token': async (person) => {
    await choosesAndGoesOn(person, 'get-mitid/5.3.1', 'opt-code-token')
    await person.expects('get-mitid/5.3.1', "'Hvad vil du aktivere/bestille?'", () => person.app.has('order-screen'))
  },
  'have-display': async (person) => {
    await scrollsToAndPresses(person, 'get-mitid/5.3.2b1', 'select-code-display')
    await person.expects('get-mitid/5.3.3', "'Har du en kodeviser?'", () => person.app.has('have-display-screen'))
  },
  'order-display': async (person) => {
    await person.presses('get-mitid/5.3.3-no-a', 'no-order')
    await person.expects('get-mitid/5.3.3-no-a', 'steps for ordering a code display', () => {
      const asked = ['serial-number', 'password', 'one-time-code'].some((field) => isAskedFor(person, field))
      return !person.app.has('have-display-screen') && !asked
    })
  },
  'display-activation': async (person) => {
    await person.presses('get-mitid/5.3.3-yes', 'yes-activate')
    await person.expects('get-mitid/5.3.4', "'MitID aktivering'", () => person.app.has('activation-screen'))
  },
  'display-password': async (person) => {
    await person.presses('get-mitid/5.3.4', 'next')
    await person.expects('get-mitid/5.3.5a', "'Opret din nye adgangskode'", () => isAskedFor(person, 'password'))
  },
  'display-serial': async (person) => {
    await person.fills('get-mitid/5.3.5a', 'password', person.password)
    await person.fills('get-mitid/5.3.5a', 'password-repeated', person.password)
    await person.presses('get-mitid/5.3.5a', 'next')
    await person.expects('get-mitid/5.3.6a', "'Indtast serienummer'", () => isAskedFor(person, 'serial-number'))
  },
  'display-code': async (person) => {
    await person.fills('get-mitid/5.3.6a', 'serial-number', displayOf(person).serialNumber)
    await person.presses('get-mitid/5.3.6a', 'next')
    await person.expects('get-mitid/5.3.7b', 'a field for the one-time code', () => isAskedFor(person, 'one-time-code'))
  },
  'display-activated': async (person) => {
    await person.fills('get-mitid/5.3.7b', 'one-time-code', await codeFrom(person, displayOf(person)))
    await person.presses('get-mitid/5.3.7b', 'next')
    await person.expects('get-mitid/5.3.8b', "'Afslut'", () => person.app.offers('finish'))
  },
  'display-active': async (person) => {
    await person.presses('get-mitid/5.3.8b', 'finish')
    await person.expects('get-mitid/5.3.8b', 'the flow to end', () => !person.app.offers('finish'))
  },
} satisfies Partial<Record<PlaceId, Leg>>
