import type { Screen } from '../../contract/screen'
import type { Person } from './person'

export const isAskedFor = (person: Person, field: string): boolean => person.app.field(field) !== undefined

/** Any field for a PIN of one's own. */
export const isAskedForPin = (person: Person): boolean =>
  isAskedFor(person, 'personal-pin') || isAskedFor(person, 'personal-pin-repeated')

export const asksForBiometrics = (person: Person): boolean => person.app.has('biometrics')

/** What a reader tells apart: neither capitals nor what has no ink, such as a mark that turns the direction. */
const asSeen = (text: string): string =>
  text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .trim()
    .toLowerCase()

/** In the app or by the operating system. */
export const asksForNotifications = (person: Person): boolean =>
  person.phone.permissionsAsked().includes('notifications') || person.app.has('notifications-screen')

const reads = ({ elements }: Screen, userId: string): boolean =>
  elements.some(({ role, text }) => role !== 'field' && asSeen(text).includes(asSeen(userId)))

/** The own user ID to be read on the glass. */
export const readsUserId = (person: Person): boolean => reads(person.app.screen, person.userId)

/** The own user ID to be read, and a button that finishes the activation (A17). */
export const isAtLastStep = (person: Person): boolean => person.app.offers('next') && readsUserId(person)

/** Of the screens of an activation, in order, those that are its last step: the first ones in a row that look like it. */
export const lastStepAmong = ({ scene, userId }: Person, screens: readonly Screen[]): Screen[] => {
  const isLike = (screen: Screen) => reads(screen, userId) && scene.labels.shows('next', screen.elements)
  const first = screens.findIndex(isLike)
  if (first < 0) return []
  const after = screens.slice(first).findIndex((screen) => !isLike(screen))
  return screens.slice(first, after < 0 ? undefined : first + after)
}

export const showsQrCode = (person: Person): boolean => person.app.all('picture').length > 0
