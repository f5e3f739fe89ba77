import { SECOND } from '../../core/clock'
import { NUMBER_MOVES } from './foreign'
import { choose, goesByMenu, MENU_MOVES, type Move, press } from './moves'
import { until } from './patience'
import type { Person } from './person'
import { isAskedForPin } from './questions'
import { holdsFaceAsGuided, holdsPageAsGuided, laysPhoneAsGuided } from './scanning'
import { SIGNS } from './signs'

/** What a persistent person does next: the first of these that the screen offers. */
export const SCANS: readonly Move[] = [
  press('face-ready'),
  press('scan-face'),
  press('read-chip'),
  press('scan-code'),
  press('try-again'),
  choose(({ origin }) => origin),
  choose(() => 'method-passport'),
  ...NUMBER_MOVES,
  press('next'),
  press('start'),
]
/** The way back into an app that is there begins on the screen that asks for its PIN, or says that it is blocked. */
const SCANS_ANEW: readonly Move[] = [
  press('reactivate'),
  press('forgot-pin'),
  ...SCANS.filter(({ concept }) => concept !== 'next' && concept !== 'start'),
  {
    offered: (person) => person.app.offers('next') && !isAskedForPin(person),
    make: (person) => person.app.press('next'),
  },
]

/** Nothing new for this long, and the person gives up. */
const STUCK = 4 * SECOND
const WAITS_AT_MOST = 5
const MOVES_AT_MOST = 60
const SAME_MOVE_AT_MOST = 3

/**
 * Tries everything the guide knows of to get from the present screen to a proved identity, which shows in being asked
 * for a user ID. True when that came; false when nothing more could be done.
 * @param readings how often the chip is read from the same screen.
 */
export const triesToProveIdentity = (person: Person, readings = SAME_MOVE_AT_MOST): Promise<boolean> =>
  persists(person, byOwnWay(person), () => isProved(person), readings)

/** The same by somebody who may have MitID already and then keeps their user ID. */
export const triesToProveAgain = (person: Person, arrived: () => boolean): Promise<boolean> =>
  persists(person, SCANS, () => arrived() || SIGNS['user-id'](person))

/** The same from an app that was activated once, as far as being asked for a new PIN. */
export const triesToProveAnew = (person: Person, asked: () => boolean): Promise<boolean> =>
  persists(person, SCANS_ANEW, asked)

/** Where the guide of the scenario begins in a menu, the menu comes first. */
const byOwnWay = (person: Person): readonly Move[] => (goesByMenu(person.scene) ? [...MENU_MOVES, ...SCANS] : SCANS)

/** Somebody new is asked for a user ID, somebody with MitID how to approve. */
const isProved = (person: Person): boolean => SIGNS['user-id'](person) || SIGNS.approve(person)

export const persists = async (
  person: Person,
  moves: readonly Move[],
  there: () => boolean,
  readings = SAME_MOVE_AT_MOST,
): Promise<boolean> => {
  holdsPageAsGuided(person)
  laysPhoneAsGuided(person)
  holdsFaceAsGuided(person)
  if (!person.hasOpenedApp) await person.opensApp()
  return makesMoves(person, moves, there, readings)
}

/** Makes whatever move the screen offers, until there. True when it came to that; false when nothing was left to try. */
export const makesMoves = async (
  person: Person,
  moves: readonly Move[],
  there: () => boolean,
  readings = SAME_MOVE_AT_MOST,
): Promise<boolean> => {
  const times = new Map<string, number>()
  for (let made = 0; made < MOVES_AT_MOST; made++) {
    const timesAtMost = ({ concept }: Move) => (concept === 'read-chip' ? readings : SAME_MOVE_AT_MOST)
    const next = () =>
      moves.findIndex((move, i) => move.offered(person) && (times.get(keyOf(person, i)) ?? 0) < timesAtMost(move))
    await waitsFor(person, () => there() || next() >= 0)
    if (there()) return true
    const chosen = next()
    const move = moves[chosen]
    if (!move) return false
    const key = keyOf(person, chosen)
    times.set(key, (times.get(key) ?? 0) + 1)
    await move.make(person)
  }
  return false
}

/** Who sees that something is under way waits for it. */
const waitsFor = async (person: Person, ready: () => boolean): Promise<void> => {
  for (let waits = 0; waits < WAITS_AT_MOST; waits++) {
    if (await until(person.scene, person.app, ready, STUCK)) return
    if (person.app.all('progress').length === 0) return
  }
}

/** The same move on the same texts is the same attempt. */
const keyOf = (person: Person, move: number): string =>
  `${move} ${person.app.screen.elements.map(({ role, text }) => `${role}:${text}`).join('|')}`
