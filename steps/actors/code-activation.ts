import { realTime, SECOND } from '../../core/clock'
import { acceptsNotifications, choosesBiometrics, entersPersonalPin } from './activation'
import { goesOnTo } from './going'
import { until } from './patience'
import type { Person } from './person'
import { asksForBiometrics, isAskedFor, isAskedForPin } from './questions'

/** Both may be asked for on one screen or on two. */
const SCREENS = 2
/** What an app shows next by itself is there after this long. */
const MOMENT = 2 * SECOND

/**
 * Enters what is asked for of user ID and activation code, and goes on; what is undefined is left empty.
 * @returns how long the app took to react, in real ms
 */
export const entersCode = async (
  person: Person,
  given: { userId: string | undefined; code: string | undefined },
): Promise<number> => {
  const { app, scene } = person
  const values = { 'user-id': given.userId, 'activation-code': given.code }
  const entered = new Set<string>()
  let took = 0
  for (let screens = 0; screens < SCREENS; screens++) {
    const asked = Object.entries(values).filter(([field]) => isAskedFor(person, field) && !entered.has(field))
    for (const [field, value] of asked) {
      entered.add(field)
      if (value !== undefined) await app.enter(field, value)
    }
    if (asked.length === 0) return took
    const pressed = realTime.now()
    if (app.offers('next')) await app.press('next')
    took += realTime.now() - pressed
    await until(scene, app, () => isAskedForPin(person) || asked.every(([field]) => !isAskedFor(person, field)), 2_000)
  }
  return took
}

/** A PIN of one's own is asked for: user ID and code were taken. */
export const isLetOn = (person: Person): Promise<boolean> => {
  const { app, scene } = person
  return until(scene, app, () => isAskedForPin(person) || app.has('choose-pin-screen'), 4_000)
}

/** What comes after user ID and code in every guide: a PIN of one's own, and whatever else is asked. */
export const finishesSpare = async (person: Person, clause: string): Promise<void> => {
  await goesOnTo(person, clause, 'a personal PIN to be made up', () => isAskedForPin(person))
  await entersPersonalPin(person)
  await person.expects(clause, 'the personal PIN to be taken', () => !isAskedForPin(person))
  await comesTo(person, () => asksForBiometrics(person) || asksInApp(person))
  if (asksForBiometrics(person)) await choosesBiometrics(person, clause, clause)
  await comesTo(person, () => asksInApp(person))
  await acceptsNotifications(person, clause)
  await pressesLast(person)
}

const LAST = ['ok', 'finish', 'next'] as const
const lastOn = ({ app }: Person) => LAST.find((concept) => app.offers(concept))
const asksInApp = ({ app }: Person): boolean => app.has('notifications-screen')

/** Waits for what may be asked next, as long as nothing ends the activation; it may ask for nothing more. */
const comesTo = (person: Person, asked: () => boolean): Promise<boolean> =>
  until(person.scene, person.app, () => asked() || lastOn(person) !== undefined, MOMENT)

const pressesLast = async (person: Person): Promise<void> => {
  await comesTo(person, () => false)
  for (const last of LAST) if (person.app.offers(last)) await person.app.press(last)
}

/** The same as far as it goes, where nobody can say at which screen it is to end (A24). */
export const triesToFinishSpare = async (person: Person): Promise<void> => {
  const { app, scene } = person
  if (!isAskedForPin(person) && app.offers('next')) await app.press('next')
  if (!(await until(scene, app, () => isAskedForPin(person), 2_000))) return
  await entersPersonalPin(person)
  await comesTo(person, () => asksForBiometrics(person) || asksInApp(person))
  await app.act({ do: 'complete', goal: 'decline-biometrics', data: {} })
  await comesTo(person, () => asksInApp(person))
  await app.act({ do: 'complete', goal: 'accept-notifications', data: {} })
  await pressesLast(person)
}
