import { persists, SCANS } from './attempt'
import { choose, fill, goesByMenu, MENU_MOVES, type Move, press } from './moves'
import type { Person } from './person'
import type { PlaceId } from './places'
import { isAskedFor, isAskedForPin } from './questions'
import { writesCodeDown } from './shown-code'
import { SIGNS } from './signs'
import { codeOf } from './sms'

/**
 * Where a guide says less than get-mitid does, nobody can be led from screen to screen: the person finds the way by
 * what the screens offer. Each place names the clauses that promise it, one a guide.
 */
const PROMISED: Partial<Record<PlaceId, readonly [helpForeign: string, spare: string]>> = {
  menu: ['help-foreign/1.1-menu-icon', 'spare/menu-top-left'],
  method: ['help-foreign/1.2a-start', 'spare/menu-activate-mitid'],
  terms: ['help-foreign/1.2b-terms-1', 'spare/terms-accepted'],
  privacy: ['help-foreign/1.2c-privacy-policy', 'spare/privacy-policy-read'],
  origin: ['help-foreign/3a-cpr-or-p-code', 'spare/choose-passport-origin'],
  number: ['help-foreign/3a-cpr-or-p-code', 'spare/p-code-without-cpr'],
  'scan-code': ['help-foreign/3b-code-scan', 'spare/two-document-scans-1'],
  'read-chip': ['help-foreign/3c-chip-read', 'spare/two-document-scans-1'],
  'scan-face': ['help-foreign/3d-face-of-person-1', 'spare/face-against-document-photo-1'],
  'user-id': ['help-foreign/4b-own-user-id', 'help-foreign/4b-own-user-id'],
  approve: ['help-foreign/5a-choose', 'spare/code-by-scan-1'],
  'order-token': ['help-foreign/5b-other-options', 'spare/other-options'],
  'code-offered': ['help-foreign/a1', 'spare/select-app'],
  'code-shown': ['help-foreign/a2', 'spare/get-activation-code'],
  'code-entry': ['help-foreign/a6b-activate-with-code', 'spare/option-activation-code'],
}
export const isFoundByOneself = (place: PlaceId): boolean => PROMISED[place] !== undefined

const USER_MOVES: readonly Move[] = [
  fill('user-id', ({ userId }) => userId),
  {
    // The number may be asked for, or not (A43).
    offered: (person) => isAskedFor(person, 'phone-number') && person.app.offers('send-code'),
    make: async (person) => {
      await person.app.enter('phone-number', person.phoneNumber)
      await person.app.press('send-code')
    },
  },
  fill('validation-code', (person) => codeOf(person)),
]
const CODE_MOVES: readonly Move[] = [
  press('get-activation-code'),
  press('select-app'),
  press('opt-other'),
  {
    offered: ({ app, scene }) => !scene.profile.routes.otherOptions && app.has('opt-other-device'),
    make: async ({ app }) => {
      await app.choose('opt-other-device')
      if (app.offers('next')) await app.press('next')
    },
  },
]
const ENTRY_MOVES: readonly Move[] = [
  choose(() => 'method-activation-code'),
  {
    offered: (person) => person.app.offers('next') && !isAskedForPin(person),
    make: (person) => person.app.press('next'),
  },
  press('start'),
  press('entry-passport'),
  press('menu'),
]

const movesTo = (place: PlaceId, person: Person): readonly Move[] => {
  if (place === 'code-entry') return ENTRY_MOVES
  const beginning = goesByMenu(person.scene) ? MENU_MOVES : []
  return [...CODE_MOVES, ...beginning, ...USER_MOVES, ...SCANS]
}

/** Goes on by whatever the screens offer. True when the place was reached. */
export const triesToReach = async (person: Person, place: PlaceId): Promise<boolean> => {
  // An app that is active is opened anew, as somebody does who has used it before.
  if (person.at === 'active') await person.opensApp()
  return persists(person, movesTo(place, person), () => SIGNS[place](person))
}

/** The same, and the guide has promised it. */
export const findsWayTo = async (person: Person, place: PlaceId): Promise<void> => {
  const found = await triesToReach(person, place)
  const [helpForeign, spare] = PROMISED[place] ?? [person.scene.clause, person.scene.clause]
  const clause = person.scene.guide.id === 'spare' ? spare : helpForeign
  person.scene.check(clause, { expected: `to come to "${place}"`, held: found, observed: person.app.inWords() })
  if (place === 'code-shown') writesCodeDown(person)
}
