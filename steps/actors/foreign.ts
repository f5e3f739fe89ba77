import { choose, fill, type Move } from './moves'
import type { Person } from './person'

/** What somebody with a document from abroad gives to say who they are in Denmark. */
export type GivenNumber = { readonly kind: 'cpr-number' | 'p-code'; readonly value: string }

/** Makes somebody of them who comes from abroad, before anything has happened to them. */
export const comesFromAbroad = (person: Person, withCpr: boolean): void => {
  person.isBorn({ nationality: 'SWE', withCpr })
  person.origin = 'origin-other'
  person.wishes.issuer ??= 'sweden'
}

export const isFromAbroad = ({ origin }: Person): boolean => origin === 'origin-other'

/** The P code that was issued to the person; a new one without `begins`, which says how it begins. */
export const pCodeOf = (person: Person, begins?: string): string => {
  person.pCode ??= person.scene.services.issuePCode(person.data, begins)
  return person.pCode
}

/** The number that the person means to give; undefined when there is none. */
const numberOf = (person: Person): GivenNumber | undefined => {
  const { cprNumber } = person.data
  if (person.gives) return person.gives
  if (person.pCode !== undefined) return { kind: 'p-code', value: person.pCode }
  return cprNumber === undefined ? undefined : { kind: 'cpr-number', value: cprNumber }
}

const givenAs = (kind: GivenNumber['kind']) => (person: Person) => {
  const number = numberOf(person)
  return number?.kind === kind ? number.value : undefined
}

/** On one screen or two: which of the numbers it is, and the number. */
export const NUMBER_MOVES: readonly Move[] = [
  fill('cpr-number', givenAs('cpr-number')),
  fill('p-code', givenAs('p-code')),
  choose((person) => (numberOf(person)?.kind === 'p-code' ? 'opt-p-code' : 'opt-cpr-number')),
]

export const asksForNumber = ({ app }: Person): boolean =>
  ['cpr-number', 'p-code'].some((field) => app.field(field) !== undefined) ||
  (app.has('opt-cpr-number') && app.has('opt-p-code'))
