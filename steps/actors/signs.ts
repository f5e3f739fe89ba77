import { asksForNumber } from './foreign'
import type { Person } from './person'
import type { PlaceId } from './places'
import {
  asksForBiometrics,
  asksForNotifications,
  isAskedFor,
  isAskedForPin,
  isAtLastStep,
  showsQrCode,
} from './questions'
import { shownCode } from './shown-code'

export const hasCheckMark = (person: Person): boolean => person.app.all('check-mark').length > 0

const overview = (person: Person) => person.app.all('step').length > 0

/** How a person tells, from the glass alone, that a place of the journey has been reached. */
export const SIGNS: Record<PlaceId, (person: Person) => boolean> = {
  start: (person) => person.app.offers('start'),
  method: (person) => person.app.has('method-passport'),
  overview,
  terms: (person) => person.app.has('terms'),
  privacy: (person) => person.app.has('privacy'),
  origin: (person) => person.app.has('origin-denmark'),
  'scan-code': (person) => person.app.offers('scan-code'),
  'code-scanned': hasCheckMark,
  'read-chip': (person) => person.app.offers('read-chip'),
  'chip-read': hasCheckMark,
  'scan-face': (person) => person.app.offers('scan-face'),
  'face-frame': (person) => person.app.all('frame').length > 0 && person.app.has('face-ready'),
  proved: overview,
  'user-id': (person) => isAskedFor(person, 'user-id'),
  'phone-number': (person) => isAskedFor(person, 'phone-number'),
  'validation-code': (person) => isAskedFor(person, 'validation-code'),
  approve: (person) => person.app.has('approve-screen'),
  'temporary-pin': (person) => isAskedFor(person, 'temporary-pin'),
  'personal-pin': isAskedForPin,
  biometrics: asksForBiometrics,
  notifications: asksForNotifications,
  active: () => false,
  'last-step': isAtLastStep,
  'qr-intro': (person) => person.app.has('other-device-qr-screen'),
  'qr-code': showsQrCode,
  'order-token': (person) => person.app.has('order-screen'),
  'have-display': (person) => person.app.has('have-display-screen'),
  'order-display': (person) => person.app.has('order-display-screen') || person.app.offers('order-on'),
  'display-activation': (person) => person.app.has('activation-screen'),
  'display-password': (person) => isAskedFor(person, 'password'),
  'display-serial': (person) => isAskedFor(person, 'serial-number'),
  'display-code': (person) => isAskedFor(person, 'one-time-code'),
  'display-activated': (person) => person.app.offers('finish'),
  'display-active': () => false,
  'copy-intro': (person) => person.app.has('scan-qr'),
  'qr-scan': (person) => person.phone.cameras.inUse() === 'rear',
  'own-user-id': (person) => isAskedFor(person, 'user-id'),
  'copy-temporary-pin': (person) => isAskedFor(person, 'temporary-pin'),
  'choose-pin': (person) => person.app.has('choose-pin-screen'),
  'copy-personal-pin': isAskedForPin,
  'copy-biometrics': asksForBiometrics,
  'copy-notifications': (person) => person.app.has('notifications-screen'),
  'copy-activated': (person) => person.app.has('activated'),
  'copy-active': () => false,
  menu: (person) => person.app.offers('entry-passport'),
  number: asksForNumber,
  'code-offered': (person) => person.app.offers('get-activation-code'),
  'code-shown': (person) => shownCode(person) !== undefined,
  'code-entry': (person) => isAskedFor(person, 'activation-code') || isAskedFor(person, 'user-id'),
}
