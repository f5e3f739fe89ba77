import { SECOND } from '../../core/clock'
import { until } from './patience'
import type { Person } from './person'
import { holdsFaceAsGuided, holdsPageAsGuided, laysPhoneAsGuided } from './scanning'
import { SIGNS } from './signs'

/** What a persistent person does next: the first of these that the screen offers. */
const MOVES: readonly { offered(person: Person): boolean; make(person: Person): Promise<unknown> }[] = [
  press('face-ready'),
  press('scan-face'),
  press('read-chip'),
  press('scan-code'),
  { offered: (person) => isUnchosen(person, person.origin), make: (person) => person.app.choose(person.origin) },
  {
    offered: (person) => isUnchosen(person, 'method-passport'),
    make: (person) => person.app.choose('method-passport'),
  },
  press('next'),
  press('start'),
]

function press(concept: string) {
  return {
    offered: (person: Person) => person.app.offers(concept),
    make: (person: Person) => person.app.press(concept),
  }
}

const isUnchosen = (person: Person, concept: string): boolean => {
  const option = person.app.control(concept)
  return option?.role === 'option' && option.enabled && option.checked !== true
}

const READING = 2

/** Nothing new for this long, and the person gives up. */
const STUCK = 4 * SECOND
const MOVES_AT_MOST = 60
const SAME_MOVE_AT_MOST = 3

/**
 * Tries everything the guide knows of to get from the present screen to a proved identity, which shows in being asked
 * for a user ID. True when that came; false when nothing more could be done.
 */
/** @param readings how often the chip is read from the same screen. */
export const triesToProveIdentity = async (person: Person, readings = SAME_MOVE_AT_MOST): Promise<boolean> => {
  holdsPageAsGuided(person)
  laysPhoneAsGuided(person)
  holdsFaceAsGuided(person)
  if (!person.hasOpenedApp) await person.opensApp()
  const proved = () => SIGNS['user-id'](person)
  const made = new Map<string, number>()
  for (let moves = 0; moves < MOVES_AT_MOST; moves++) {
    const available = () =>
      MOVES.findIndex(
        (move, i) =>
          move.offered(person) && (made.get(keyOf(person, i)) ?? 0) < (i === READING ? readings : SAME_MOVE_AT_MOST),
      )
    await until(person.scene, person.app, () => proved() || available() >= 0, STUCK)
    if (proved()) return true
    const chosen = available()
    const move = MOVES[chosen]
    if (!move) return false
    const key = keyOf(person, chosen)
    made.set(key, (made.get(key) ?? 0) + 1)
    await move.make(person)
  }
  return false
}

/** The same move on the same texts is the same attempt. */
const keyOf = (person: Person, move: number): string =>
  `${move} ${person.app.screen.elements.map(({ role, text }) => `${role}:${text}`).join('|')}`
