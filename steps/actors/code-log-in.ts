import type { LogInState } from '../../contract/implementation'
import { NonConformity } from '../../core/errors'
import { isRefusal } from '../../drivers/driver'
import { Glass } from './glass'
import { asksToLogIn, type LogIn, stateOf } from './log-in'
import type { Person } from './person'
import { codeFrom, type Token } from './tokens'

/** An implementation may refuse the very attempt; what counts is the log-in. Silence and nonsense are no refusal. */
export const whereRefused = (thrown: unknown): void => {
  if (!(thrown instanceof NonConformity && isRefusal(thrown.cause))) throw thrown
}

/** What somebody enters on the page of a log-in. */
export type Shown = { password?: string; code: string }

/** Answers the request on its page, with what is shown there. */
export const answersOnPage = async (person: Person, logIn: LogIn, shown: Shown): Promise<LogInState> => {
  const { scene } = person
  const data = { password: shown.password ?? person.password, code: shown.code }
  const answer = async () => {
    const { surface } = await scene.ask('open', { logIn: logIn.id, language: scene.language })
    const page = new Glass(scene, surface, scene.labels)
    await page.look()
    await page.act({ do: 'complete', goal: 'approve-with-code', data })
  }
  await answer().catch(whereRefused)
  const state = await stateOf(person, logIn)
  scene.witness.saw('log-in', { logIn: logIn.id, ...state })
  return state
}

/** A log-in at a relying party, answered with password and a one-time code. */
export const logsInShowing = async (person: Person, shown: Shown): Promise<void> => {
  person.lastLogIn = await answersOnPage(person, await asksToLogIn(person), shown)
}

/** As the person themselves does it: password, button, code. */
export const logsInWith = async (person: Person, token: Token, password = person.password): Promise<void> => {
  const logIn = await asksToLogIn(person)
  person.lastLogIn = await answersOnPage(person, logIn, { password, code: await codeFrom(person, token) })
}
