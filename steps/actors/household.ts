import { SECOND } from '../../core/clock'
import { persists } from './attempt'
import { entersCode, finishesSpare, triesToFinishSpare } from './code-activation'
import { onFirstDevice } from './copying'
import { choosesAndGoesOn, fillsAndGoesOn } from './going'
import { reaches } from './journey'
import { opensWithPin } from './log-in'
import { choose, type Move, press } from './moves'
import { until } from './patience'
import type { Person } from './person'
import { type Place, placeOf } from './places'
import { addedTo, comesToShare, turnsToProfileOf } from './profiles'
import { isAskedFor, isAskedForPin } from './questions'
import { codeOf } from './sms'
import { triesToReach } from './wayfinding'

/** Ways by which somebody becomes a user of an app: on the device itself, or from an app of their own. */
export type Route = 'passport' | 'activation-code' | 'qr-code'

/** How one begins is not said (A38): in the adapter's own way, or by what the screens offer. */
const beginsToAdd = async (person: Person): Promise<void> => {
  comesToShare(person)
  await person.opensApp()
  await person.app.act({ do: 'complete', goal: 'add-profile', data: {} })
}

export const beginsAndReaches = async (person: Person, place: Place): Promise<void> => {
  await beginsToAdd(person)
  await reaches(person, place)
}

const TO_COPY: readonly Move[] = [
  choose(() => 'method-copy'),
  press('entry-passport'),
  press('menu'),
  { offered: (person) => person.app.offers('next') && !isAskedForPin(person), make: ({ app }) => app.press('next') },
]

const addsByQrCode = async (person: Person): Promise<void> => {
  await reaches(onFirstDevice(person), placeOf('qr-code'))
  await beginsToAdd(person)
  const found = await persists(person, TO_COPY, () => person.app.has('qr-shown'))
  person.scene.check(person.scene.clause, {
    expected: "a way to copy an app of one's own",
    held: found,
    observed: person.app.inWords(),
  })
  person.at = 'copy-intro'
  await reaches(person, placeOf('copy-active'))
}

const addsByCode = async (person: Person): Promise<void> => {
  const first = onFirstDevice(person)
  await reaches(first, placeOf('code-shown'))
  await first.app.act({ do: 'close' })
  await beginsToAdd(person)
  await reaches(person, placeOf('code-entry'))
  await entersCode(person, { userId: first.userId, code: first.activationCodes.at(-1) })
  await finishesSpare(person, person.scene.clause)
}

const addsByPassport = async (person: Person): Promise<void> => {
  await beginsAndReaches(person, placeOf('active'))
}

/** Reading A12: of the routes from an app of one's own a profile offers at least one. */
const offered = ({ scene }: Person, route: Route): Route => {
  const { qrPairing, activationCode } = scene.profile.routes
  if (route === 'qr-code' && !qrPairing) return 'activation-code'
  return route === 'activation-code' && !activationCode ? 'qr-code' : route
}

/** Somebody gets a profile in the app of the device that they have borrowed. */
export const addsProfile = (person: Person, route: Route): Promise<void> => {
  const ways = { passport: addsByPassport, 'activation-code': addsByCode, 'qr-code': addsByQrCode }
  return ways[offered(person, route)](person)
}

/** The same as far as it goes: whoever comes last may be told at any screen that there is no room. */
export const triesToAddProfile = async (person: Person): Promise<void> => {
  await beginsToAdd(person)
  const { app, scene } = person
  const { clause } = scene
  if (!(await triesToReach(person, 'approve')) || !app.offers('opt-this-phone')) return
  await choosesAndGoesOn(person, clause, 'opt-this-phone')
  if (!(await until(scene, app, () => isAskedFor(person, 'temporary-pin'), 4 * SECOND))) return
  await fillsAndGoesOn(person, clause, 'temporary-pin', codeOf(person))
  await triesToFinishSpare(person)
}

/** As many as the profile says that an app can hold, the one whose app it is included. */
export const fillsApp = async (owner: Person): Promise<void> => {
  const { scene } = owner
  for (let there = 1 + addedTo(owner).length; there < scene.profile.parameters.profilesPerApp; there++) {
    const resident = scene.person(`Resident ${there + 1}`)
    resident.borrows(owner)
    await addsProfile(resident, 'passport')
  }
}

/** What somebody sees who looks wherever they can without another's PIN, and then in their own profile. */
export const looksRound = async (person: Person, whose: Person): Promise<void> => {
  const app = await person.opensApp()
  await turnsToProfileOf(person, whose)
  if (app.offers('forgot-pin')) await app.press('forgot-pin')
  await opensWithPin(person)
  if (person.app.offers('menu')) await person.app.press('menu')
}
