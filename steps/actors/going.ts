import { SECOND } from '../../core/clock'
import { until } from './patience'
import type { Person } from './person'
import type { Place } from './places'
import { isAskedFor } from './questions'
import { SIGNS } from './signs'

/** A short look round: long enough for a screen to appear by itself, short enough not to miss that nothing does. */
const MOMENT = 2 * SECOND
/** Screens that a guide does not mention may stand in between; this many are passed with 'Næste'. */
const SCREENS_BETWEEN = 4

/** The person chooses an option; where that alone does not go on, 'Næste' does. */
export const choosesAndGoesOn = async (person: Person, clause: string, concept: string): Promise<void> => {
  await person.chooses(clause, concept)
  const { app } = person
  const stillThere = () => app.control(concept) !== undefined
  // 'Næste' on the screen that the choice has already led to is not ours to press.
  await until(person.scene, app, () => app.offers('next') || !stillThere(), MOMENT)
  if (stillThere() && app.offers('next')) await app.press('next')
}

/** The person fills a field in; where that alone does not go on, 'Næste' does, or whatever else leads on there. */
export const fillsAndGoesOn = async (
  person: Person,
  clause: string,
  field: string,
  value: string,
  leads: readonly string[] = ['next'],
): Promise<void> => {
  await person.fills(clause, field, value)
  const { app } = person
  const offered = () => leads.find((concept) => app.offers(concept))
  // It may react a little later than the field is full.
  await until(person.scene, app, () => app.field(field) === undefined || offered() !== undefined, MOMENT)
  const lead = offered()
  if (app.field(field) !== undefined && lead) await app.press(lead)
}

/** Goes on with 'Næste' through whatever lies between, as far as `there`. */
export const goesTo = async (person: Person, there: () => boolean, patience?: number): Promise<boolean> => {
  for (let passed = 0; passed < SCREENS_BETWEEN; passed++) {
    if (await until(person.scene, person.app, () => there() || person.app.offers('next'), patience)) {
      if (there()) return true
      await person.app.press('next')
    } else return false
  }
  return until(person.scene, person.app, there, patience)
}

/** 'Næste' leads on from a screen of which no guide speaks: it has nothing to fill in or choose, and is no station. */
const isBetween = (person: Person): boolean =>
  person.app.offers('next') &&
  !person.app.screen.elements.some(({ role }) => !['title', 'text', 'button', 'link'].includes(role)) &&
  !Object.values(SIGNS).some((shows) => shows(person))

/** As far as `there`, through screens of which no guide speaks, and past nothing else. */
export const passesTo = async (person: Person, there: () => boolean): Promise<boolean> => {
  for (let passed = 0; passed < SCREENS_BETWEEN; passed++) {
    if (!(await until(person.scene, person.app, () => there() || isBetween(person)))) return false
    if (there()) return true
    await person.app.press('next')
  }
  return until(person.scene, person.app, there)
}

export const comesTo = async (person: Person, clause: string, expected: string, there: () => boolean) => {
  const held = await passesTo(person, there)
  person.scene.check(clause, { expected, held, observed: person.app.inWords() })
}

export const goesOnTo = async (
  person: Person,
  clause: string,
  expected: string,
  there: () => boolean,
): Promise<void> => {
  const held = await goesTo(person, there)
  person.scene.check(clause, { expected, held, observed: person.app.inWords() })
}

/** Everything a persistent person would try, and the forbidden thing never comes. */
export const neverComesTo = async (
  person: Person,
  clause: string,
  forbidden: string,
  there: () => boolean,
): Promise<void> => {
  const came = await goesTo(person, there, MOMENT)
  person.scene.check(clause, { expected: `never ${forbidden}`, held: !came, observed: person.app.inWords() })
}

/** The control stays off, however long one waits. */
export const neverOffers = async (person: Person, clause: string, concept: string, patience: number): Promise<void> => {
  const offered = await until(person.scene, person.app, () => person.app.offers(concept), patience)
  const expected = `'${person.app.wording(concept)}' not to react`
  person.scene.check(clause, { expected, held: !offered, observed: person.app.inWords() })
}

/** Going on with whatever leads on, which of these places comes first; undefined when none does. */
export const comesFirst = async (person: Person, places: readonly Place[]): Promise<Place | undefined> => {
  const met = () => places.find(({ id }) => SIGNS[id](person))
  for (let passed = 0; passed < 3 * SCREENS_BETWEEN && !met(); passed++) {
    await until(person.scene, person.app, () => met() !== undefined || leadsOn(person) !== undefined, 2 * MOMENT)
    const next = leadsOn(person)
    if (met() || !next) break
    await next()
  }
  return met()
}

/** What somebody would press who only wants to get on. */
const leadsOn = (person: Person): (() => Promise<unknown>) | undefined => {
  const { app } = person
  if (app.offers('start')) return () => app.press('start')
  if (isToChoose(person, 'method-passport')) return () => app.choose('method-passport')
  if (isToChoose(person, person.origin)) return () => app.choose(person.origin)
  if (app.offers('next')) return () => app.press('next')
  return undefined
}

/** An option that is there and not chosen; where nothing says so, 'Næste' tells. */
const isToChoose = ({ app }: Person, concept: string): boolean => {
  const option = app.control(concept)
  return option?.enabled === true && !(option.checked ?? app.offers('next'))
}

/** To where the phone number is asked for, whether that is the screen before or this one. */
export const goesBackToNumber = async (person: Person): Promise<void> => {
  if (isAskedFor(person, 'phone-number')) return
  await person.app.act({ do: 'back' })
  await until(person.scene, person.app, () => isAskedFor(person, 'phone-number'), 2 * SECOND)
}
