import { acceptsNotifications, choosesBiometrics, entersPersonalPin } from './activation'
import { goesOnTo } from './going'
import { until } from './patience'
import type { Person } from './person'
import { asksForBiometrics, isAskedFor, isAskedForPin } from './questions'

/** Both may be asked for on one screen or on two. */
const SCREENS = 2

/** Enters what is asked for of user ID and activation code, and goes on; what is undefined is left empty. */
export const entersCode = async (
  person: Person,
  given: { userId: string | undefined; code: string | undefined },
): Promise<void> => {
  const { app, scene } = person
  const values = { 'user-id': given.userId, 'activation-code': given.code }
  const entered = new Set<string>()
  for (let screens = 0; screens < SCREENS; screens++) {
    const asked = Object.entries(values).filter(([field]) => isAskedFor(person, field) && !entered.has(field))
    for (const [field, value] of asked) {
      entered.add(field)
      if (value !== undefined) await app.enter(field, value)
    }
    if (asked.length === 0) return
    if (app.offers('next')) await app.press('next')
    await until(scene, app, () => isAskedForPin(person) || asked.every(([field]) => !isAskedFor(person, field)), 2_000)
  }
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
  if (asksForBiometrics(person)) await choosesBiometrics(person, clause, clause)
  await acceptsNotifications(person, clause)
  for (const last of ['ok', 'finish', 'next']) if (person.app.offers(last)) await person.app.press(last)
}

/** The same as far as it goes, where nobody can say at which screen it is to end (A24). */
export const triesToFinishSpare = async (person: Person): Promise<void> => {
  const { app, scene } = person
  if (!isAskedForPin(person) && app.offers('next')) await app.press('next')
  if (!(await until(scene, app, () => isAskedForPin(person), 2_000))) return
  await entersPersonalPin(person)
  for (const goal of ['decline-biometrics', 'accept-notifications'] as const)
    await app.act({ do: 'complete', goal, data: {} })
  for (const last of ['ok', 'finish', 'next']) if (app.offers(last)) await app.press(last)
}
