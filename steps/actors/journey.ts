import {
  choosesPersonalPin,
  comesToLastStep,
  comesToNotifications,
  entersTemporaryPin,
  finishesActivation,
} from './activation'
import { COPY_LEGS } from './copying'
import { choosesAndGoesOn, comesTo, fillsAndGoesOn, goesOnTo } from './going'
import { readsGuideWithMenu } from './moves'
import type { Person } from './person'
import type { Place, PlaceId } from './places'
import { isAskedFor } from './questions'
import { holdsFaceAsGuided, holdsPageAsGuided, laysPhoneAsGuided } from './scanning'
import { hasCheckMark } from './signs'
import { codeOf, expectsSms, smsOf } from './sms'
import { TOKEN_LEGS } from './token-legs'
import { findsWayTo, isFoundByOneself } from './wayfinding'

/**
 * The walk through the guide get-mitid as its reader would take it, one leg to each place. Each leg holds the clauses
 * it passes to their word, so that a failure on the way speaks of the clause that failed.
 */
const LEGS: Record<PlaceId, (person: Person) => Promise<void>> = {
  start: async (person) => {
    await person.opensApp()
    await person.expects('get-mitid/2.2.1', `a start screen with '${person.app.wording('start')}'`, () =>
      person.app.offers('start'),
    )
  },
  method: async (person) => {
    await person.presses('get-mitid/2.2.2', 'start')
    await person.expects('get-mitid/2.2.2', `a choice with '${person.app.wording('method-passport')}'`, () =>
      person.app.has('method-passport'),
    )
  },
  overview: async (person) => {
    await choosesAndGoesOn(person, 'get-mitid/2.2.3a', 'method-passport')
    await person.expects('get-mitid/2.2.3b', 'the overview of steps', () => person.app.all('step').length > 0)
  },
  terms: async (person) => {
    await person.presses('get-mitid/2.2.4b', 'next')
    await person.expects('get-mitid/2.2.4b', 'the overview to be left', () => person.app.all('step').length === 0)
    await comesTo(person, 'get-mitid/2.2.5a1', 'the terms and conditions', () => person.app.has('terms'))
  },
  privacy: async (person) => {
    await person.presses('get-mitid/2.2.5a2', 'next')
    await person.expects('get-mitid/2.2.5a2', 'the terms to be accepted and left', () => !person.app.has('terms'))
    await comesTo(person, 'get-mitid/2.2.6a', 'the privacy policy', () => person.app.has('privacy'))
  },
  origin: async (person) => {
    await person.presses('get-mitid/2.2.6b', 'next')
    await person.expects('get-mitid/2.2.6b', 'the privacy policy to be left unread', () => !person.app.has('privacy'))
    await comesTo(person, 'get-mitid/2.2.7a', 'a choice of where the passport is from', () =>
      person.app.has(person.origin),
    )
  },
  'scan-code': async (person) => {
    await choosesAndGoesOn(person, 'get-mitid/2.2.7c1', person.origin)
    await comesTo(person, 'get-mitid/2.2.7b', `'${person.app.wording('scan-code')}'`, () =>
      person.app.offers('scan-code'),
    )
  },
  'code-scanned': async (person) => {
    holdsPageAsGuided(person)
    await person.presses('get-mitid/3.1.4', 'scan-code')
    await person.expects('get-mitid/3.1.8b', 'a check mark once the code has been scanned', () => hasCheckMark(person))
  },
  'read-chip': async (person) => {
    await goesOnTo(person, 'get-mitid/3.2.5', `'${person.app.wording('read-chip')}'`, () =>
      person.app.offers('read-chip'),
    )
  },
  'chip-read': async (person) => {
    laysPhoneAsGuided(person)
    await person.presses('get-mitid/3.2.5', 'read-chip')
    await person.expects('get-mitid/3.2.7b1', 'a check mark once the chip has been read', () => hasCheckMark(person))
  },
  'scan-face': async (person) => {
    await goesOnTo(person, 'get-mitid/3.3.2', `'${person.app.wording('scan-face')}'`, () =>
      person.app.offers('scan-face'),
    )
  },
  'face-frame': async (person) => {
    holdsFaceAsGuided(person)
    await person.presses('get-mitid/3.3.2', 'scan-face')
    await person.presses('get-mitid/3.3.3', 'next')
    await comesTo(person, 'get-mitid/3.3.3', 'the view with the frame', () => person.app.all('frame').length > 0)
  },
  proved: async (person) => {
    await person.expects('get-mitid/3.3.5a', `'${person.app.wording('face-ready')}' to be ready for pressing`, () =>
      person.app.offers('face-ready'),
    )
    await person.presses('get-mitid/3.3.5a', 'face-ready')
    // It may pass quickly; whether it comes at all is asked where the guide says so.
    const verifying = `the text '${person.app.wording('verifying')}', or what follows it`
    const isOver = () => person.app.all('step').length > 0
    await person.expects('get-mitid/3.3.6a', verifying, () => person.app.has('verifying') || isOver())
    await person.expects('get-mitid/3.3.6b1', 'the overview of steps again', isOver)
  },
  'user-id': async (person) => {
    await goesOnTo(person, 'get-mitid/4.1.2a1', 'a field for the user ID', () => isAskedFor(person, 'user-id'))
  },
  'phone-number': async (person) => {
    await person.fills('get-mitid/4.1.2a1', 'user-id', person.userId)
    await person.presses('get-mitid/4.1.3a', 'next')
    await person.expects('get-mitid/4.1.3a', 'the user ID to be taken', () => !isAskedFor(person, 'user-id'))
    await goesOnTo(person, 'get-mitid/4.2.1', 'a field for the mobile number', () => isAskedFor(person, 'phone-number'))
  },
  'validation-code': async (person) => {
    await person.fills('get-mitid/4.2.1', 'phone-number', person.phoneNumber)
    await expectsSms(person, 'get-mitid/4.2.2a', 'a validation code', () =>
      person.presses('get-mitid/4.2.2a', 'send-code'),
    )
    await person.expects('get-mitid/4.2.3a', 'a field for the validation code', () =>
      isAskedFor(person, 'validation-code'),
    )
  },
  approve: async (person) => {
    await fillsAndGoesOn(person, 'get-mitid/4.2.3a', 'validation-code', codeOf(person))
    await person.expects('get-mitid/4.2.3a', 'the step to be completed', () => !isAskedFor(person, 'validation-code'))
    await goesOnTo(person, 'get-mitid/5-choose', `'${person.app.title('approve-screen')}'`, () =>
      person.app.has('approve-screen'),
    )
  },
  'temporary-pin': async (person) => {
    await expectsSms(person, 'get-mitid/5.1.2a1', 'a temporary PIN', () =>
      choosesAndGoesOn(person, 'get-mitid/5-option-this-phone', 'opt-this-phone'),
    )
    await person.expects('get-mitid/5.1.1', 'the activation of this app', () => !person.app.has('approve-screen'))
    await comesTo(person, 'get-mitid/5.1.2b1', 'a field for the temporary PIN', () =>
      isAskedFor(person, 'temporary-pin'),
    )
  },
  'personal-pin': entersTemporaryPin,
  biometrics: choosesPersonalPin,
  notifications: comesToNotifications,
  active: finishesActivation,
  ...TOKEN_LEGS,
  'last-step': comesToLastStep,
  ...COPY_LEGS,
  menu: (person) => findsWayTo(person, 'menu'),
  number: (person) => findsWayTo(person, 'number'),
  'code-offered': (person) => findsWayTo(person, 'code-offered'),
  'code-shown': (person) => findsWayTo(person, 'code-shown'),
  'code-entry': (person) => findsWayTo(person, 'code-entry'),
}

/** No guide leads from screen to screen where it begins in a menu, or where the document is from abroad. */
const findsWayAlone = (person: Person): boolean => readsGuideWithMenu(person.scene) || person.origin === 'origin-other'

/** What the person does to come there from the place before it. */
const legTo = (person: Person, id: PlaceId): Promise<void> =>
  findsWayAlone(person) && isFoundByOneself(id) ? findsWayTo(person, id) : LEGS[id](person)

/** The places still to be passed; whoever finds the way alone makes straight for the last of those. */
const wayTo = (person: Person, place: Place): readonly PlaceId[] => {
  const reached = person.at === undefined ? -1 : place.path.indexOf(person.at)
  const ahead = place.path.slice(reached + 1)
  if (!findsWayAlone(person)) return ahead
  return ahead.slice(Math.max(0, ahead.findLastIndex(isFoundByOneself)))
}

/** Walks on from where the person is. */
export const reaches = async (person: Person, place: Place): Promise<void> => {
  for (const id of wayTo(person, place)) {
    person.scene.witness.saw('story', { text: `${person.name} → ${id}` }, 'simulated')
    await legTo(person, id)
    person.at = id
    if (id === 'active' || id === 'copy-active') person.hasActiveApp = true
    person.vibrationsBefore = person.vibrations
    person.smsBefore = smsOf(person).length
  }
}
