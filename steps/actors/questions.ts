import type { Person } from './person'

export const isAskedFor = (person: Person, field: string): boolean => person.app.field(field) !== undefined

/** Any field for a PIN of one's own. */
export const isAskedForPin = (person: Person): boolean =>
  isAskedFor(person, 'personal-pin') || isAskedFor(person, 'personal-pin-repeated')

export const asksForBiometrics = (person: Person): boolean => person.app.has('biometrics')

export const showsQrCode = (person: Person): boolean => person.app.all('picture').length > 0
