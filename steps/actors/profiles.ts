import { SECOND } from '../../core/clock'
import type { Glass } from './glass'
import { lettersOf } from './names'
import { until } from './patience'
import type { Person } from './person'

const added = new WeakSet<Person>()

/** From now on the person is somebody who has a profile, or is about to, in an app that is somebody else's. */
export const comesToShare = (person: Person): void => {
  added.add(person)
}
export const isAdded = (person: Person): boolean => added.has(person)

/** Everybody who was added to the app on this person's device; none where it is not shared. */
export const addedTo = (person: Person): Person[] =>
  person.scene.cast.people().filter((one) => added.has(one) && one.phone.id === person.phone.id)

/** What could be pressed to come to somebody's profile: it has their whole name, or else their given names. */
const namedFor = (app: Glass, data: Person['data']) => {
  const controls = app.screen.elements.filter(
    ({ role, enabled }) => enabled && (role === 'button' || role === 'link' || role === 'option'),
  )
  const having = (name: string) => controls.find(({ text }) => lettersOf(text).includes(lettersOf(name)))
  return having(`${data.givenNames} ${data.surname}`) ?? having(data.givenNames)
}

/** No guide says how a profile is found in a shared app (A38): by its name, or in the adapter's own way. */
export const turnsToProfileOf = async (person: Person, whose: Person): Promise<void> => {
  const { app, scene } = person
  const { data, userId } = whose
  const named = () => namedFor(app, data)
  if (!named()) {
    const name = `${data.givenNames} ${data.surname}`
    await app.act({ do: 'complete', goal: 'open-profile', data: { name, userId } })
  }
  if (!(await until(scene, app, () => named() !== undefined, SECOND))) return
  const { role = 'button', text = '' } = named() ?? {}
  await app.act(role === 'option' ? { do: 'choose', option: text } : { do: 'press', text })
  if (role === 'option' && app.offers('next')) await app.press('next')
}

/** Opens the app; where others have profiles in it, the person turns to their own. */
export const opensOwnProfile = async (person: Person): Promise<void> => {
  await person.opensApp()
  if (addedTo(person).length > 0) await turnsToProfileOf(person, person)
}
