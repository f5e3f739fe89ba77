import { triesToProveAnew } from './attempt'
import { fillsAndGoesOn } from './going'
import { opensWithPin } from './log-in'
import { until } from './patience'
import type { Person } from './person'
import { anotherCode, pinOf } from './pins'
import { opensOwnProfile } from './profiles'
import { isAskedFor, isAskedForPin } from './questions'

/** What there is to press and to fill in: a screen that asks for a new PIN differs in that from the one that opens. */
const controlsOf = ({ app }: Person): string =>
  app.screen.elements
    .filter(({ role }) => ['title', 'button', 'option', 'link', 'field'].includes(role))
    .map(({ role, text }) => `${role}:${text}`)
    .join('|')

/** Enters wrong PINs, opening the app anew each time. */
export const entersWrongPins = async (person: Person, times: number): Promise<void> => {
  for (let entered = 0; entered < times; entered++) await opensWithPin(person, anotherCode(person.personalPin))
}

/** Opens the app and does whatever leads to a new PIN by document. True once a new PIN is asked for. */
export const triesToReactivate = async (person: Person): Promise<boolean> => {
  await opensOwnProfile(person)
  person.renewal.from = person.scene.witness.entries().length
  const opening = controlsOf(person)
  const asked = await triesToProveAnew(person, () => isAskedForPin(person) && controlsOf(person) !== opening)
  person.renewal.asked = asked
  return asked
}

/** Opens the app and enters a temporary PIN as it instructs. True once a new PIN is asked for. */
export const triesTemporaryPin = async (person: Person, clause: string, pin: string): Promise<boolean> => {
  await opensOwnProfile(person)
  const isThere = () => isAskedFor(person, 'temporary-pin')
  const leads = () => ['use-temporary-pin', 'forgot-pin'].find((concept) => person.app.offers(concept))
  for (let presses = 0; presses < 3 && !isThere(); presses++) {
    await until(person.scene, person.app, () => isThere() || leads() !== undefined, 4_000)
    const concept = leads()
    if (isThere() || concept === undefined) break
    await person.app.press(concept)
  }
  await person.expects(clause, 'a field for the temporary PIN', isThere)
  const entering = controlsOf(person)
  await fillsAndGoesOn(person, clause, 'temporary-pin', pin)
  const asked = () => isAskedForPin(person) && controlsOf(person) !== entering
  person.renewal.asked = await until(person.scene, person.app, asked, 4_000)
  return person.renewal.asked
}

/** Makes up a PIN that differs from those before it, and enters it as often as it is asked for. */
export const makesNewPin = async (person: Person, clause: string): Promise<void> => {
  person.formerPins.push(person.personalPin)
  const random = person.random.fork(`new pin ${person.formerPins.length}`)
  person.personalPin = pinOf(random, person.scene.profile.parameters.personalPinDigits, person.formerPins)
  await fillsAndGoesOn(person, clause, 'personal-pin', person.personalPin)
  if (await until(person.scene, person.app, () => isAskedFor(person, 'personal-pin-repeated'), 2_000))
    await fillsAndGoesOn(person, clause, 'personal-pin-repeated', person.personalPin)
  await person.expects(clause, 'the new PIN to be taken', () => !isAskedFor(person, 'personal-pin-repeated'))
}
