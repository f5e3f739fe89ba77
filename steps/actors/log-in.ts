import type { LogInState } from '../../contract/implementation'
import { fillsAndGoesOn } from './going'
import { OPENS } from './moves'
import { until } from './patience'
import type { Person } from './person'
import { opensOwnProfile } from './profiles'
import { isAskedForPin } from './questions'

/** What a relying party asked for, and the text that the person must be able to read. */
export type LogIn = { id: string; text: string; relyingParty: string }

/** No two requests of a scenario read alike, whichever of their devices people are asked on. */
export const asksToLogIn = async (person: Person, userId = person.userId): Promise<LogIn> => {
  const { random } = person.scene
  const relyingParty = `Testbutik ${random.digits(3)}`
  const text = `Log på ${relyingParty} ${random.digits(6)}`
  const { logIn } = await person.scene.ask('logIn', { userId, relyingParty, text })
  person.scene.witness.saw('log-in', { logIn, userId, relyingParty, text })
  return { id: logIn, text, relyingParty }
}

export const stateOf = (person: Person, logIn: LogIn): Promise<LogInState> =>
  person.scene.ask('logInState', { logIn: logIn.id })

/** Opens the app anew and unlocks it with a PIN. */
export const opensWithPin = async (person: Person, pin = person.personalPin): Promise<void> => {
  await opensOwnProfile(person)
  if (await until(person.scene, person.app, () => isAskedForPin(person), 2_000))
    await fillsAndGoesOn(person, 'get-mitid/5.1.3b', 'personal-pin', pin, OPENS)
}

const isReadable = (person: Person, logIn: LogIn): boolean =>
  person.app.screen.elements.some(({ text }) => text.includes(logIn.text))

/** Requests of earlier log-ins that may still stand before the one that is meant. */
const STALE_REQUESTS = 6

/** Whether the request comes to be read; whatever else asks meanwhile was asked for earlier, and is refused. */
const comesToRead = async (person: Person, logIn: LogIn): Promise<boolean> => {
  const { scene, app } = person
  for (let refused = 0; ; refused++) {
    if (await until(scene, app, () => isReadable(person, logIn), 4_000)) return true
    if (refused === STALE_REQUESTS || !app.offers('refuse-request')) return false
    await app.press('refuse-request')
  }
}

/** An app may ask for the PIN when something is approved, and not when it is opened (A18: at each use). */
export const provesIfAsked = async (person: Person, pin: string, isOver: () => boolean): Promise<void> => {
  const asked = () => isAskedForPin(person)
  await until(person.scene, person.app, () => asked() || isOver(), 2_000)
  if (asked()) await fillsAndGoesOn(person, 'get-mitid/5.1.3b', 'personal-pin', pin, [...OPENS, 'approve-request'])
}

/**
 * Approves the request that the open app shows, where it shows it: nobody can approve what they cannot read.
 * @param pin what the person enters if they are asked then.
 */
export const approves = async (person: Person, logIn: LogIn, pin?: string): Promise<LogInState> => {
  if (await comesToRead(person, logIn)) {
    await person.app.act({ do: 'complete', goal: 'approve-log-in', data: { logIn: logIn.id } })
    if (pin !== undefined) await provesIfAsked(person, pin, () => !isReadable(person, logIn))
  }
  const state = await stateOf(person, logIn)
  person.scene.witness.saw('log-in', { logIn: logIn.id, ...state })
  return state
}

/** The proof that an authenticator works: a log-in at a relying party, approved in the app opened with the PIN. */
export const logsIn = async (person: Person, pin = person.personalPin): Promise<LogInState> => {
  const logIn = await asksToLogIn(person)
  await opensWithPin(person, pin)
  return approves(person, logIn, pin)
}

export const inWords = (state: LogInState): string =>
  state.state === 'approved' ? `approved for ${state.person.name}, born ${state.person.birthDate}` : state.state
