import type { RequestOptions } from '../../contract/credentials'
import type { GatewayAnswer } from '../../contract/gateway'
import type { Stakes } from '../app/control'
import type { LogIns } from '../server/log-ins'
import { type FormScreen, type FormState, turnTo } from './form'
import { type WebsiteWords, websiteWords } from './words'

/** Asks the chip that somebody holds to the device on which the page is. */
export type UseKey = (options: RequestOptions) => Promise<GatewayAnswer<'credentials.get'>>

/** What a page remembers of a log-in: which one, and who it turned out to be. */
export type LogInForm = FormState & {
  readonly words: WebsiteWords
  readonly logIns: LogIns
  logIn: string | undefined
  /** Id of the person in the population register, once they have logged in. */
  person: string | undefined
  /** Where the page can reach a chip. */
  readonly useKey?: UseKey | undefined
}

/** How every page begins on which one logs in first. */
export const beforeLogIn = (logIns: LogIns, language: string | undefined): LogInForm => ({
  screen: 'identify',
  message: undefined,
  entries: {},
  words: websiteWords(language),
  logIn: undefined,
  person: undefined,
  logIns,
})

/** A password and a one-time code, entered where somebody is asked to log in. */
const withCode = (state: LogInForm) => {
  const { password = '', code = '' } = state.entries
  const outcome = state.logIns.approveWithCode(state.logIn ?? '', password, code)
  if (outcome === 'wrong') turnTo(state, state.screen, state.words.wrong)
  else state.message = state.words[outcome]
}

/** A password, and whatever chip is touched while the page stays; the page goes on meanwhile. */
const withChip = (state: LogInForm): void => {
  const { logIns, logIn = '', useKey, words } = state
  const { password = '' } = state.entries
  const options = logIns.askChip(logIn)
  state.message = words.touchChip
  const use = async (): Promise<void> => {
    const got = await useKey?.(options)
    if (!got?.made) state.message = words.noChip
    else state.message = words[await logIns.approveWithChip(logIn, password, options.challenge, got.credential)]
  }
  use().catch(() => {
    state.message = words.wrong
  })
}

/** The screen on which a log-in is answered without an app. */
export const codeScreen = <S extends LogInForm>(
  title: (state: S) => string,
  text: (state: S) => string,
  stakes: Stakes = {},
  chipStakes: Stakes = {},
): FormScreen<S> => ({
  controls: {
    title: { role: 'title', text: title },
    text: { role: 'text', text },
    password: { role: 'field', text: ({ words }) => words.password, secret: true },
    code: { role: 'field', text: ({ words }) => words.oneTimeCode },
    approve: {
      role: 'button',
      text: ({ words }) => words.approve,
      press: withCode,
      ...stakes,
    },
    chip: {
      role: 'button',
      text: ({ words }) => words.useChip,
      press: withChip,
      when: ({ useKey }) => useKey !== undefined,
      ...chipStakes,
    },
  },
  goals: {
    'approve-with-code': { fields: { password: 'password', code: 'code' }, press: 'approve' },
    'approve-with-chip': { fields: { password: 'password' }, press: 'chip' },
  },
})

/** Logging in with MitID on the website itself: the user ID, then whatever authenticator the person has. */
export const identifyScreens = <S extends LogInForm>(
  clauses: readonly string[],
): Readonly<Record<string, FormScreen<S>>> => ({
  identify: {
    controls: {
      title: { role: 'title', text: ({ words }) => words.identifyTitle },
      'user-id': { role: 'field', text: ({ words }) => words.userId },
      next: {
        role: 'button',
        text: ({ words }) => words.next,
        press: async (state) => {
          const userId = state.entries['user-id'] ?? ''
          state.logIn = await state.logIns.ask({ userId, relyingParty: 'MitID.dk', text: state.words.identifyTitle })
          turnTo(state, 'waiting')
        },
        missing: clauses,
        dead: clauses,
      },
    },
    goals: { 'identify-with-mitid': { fields: { userId: 'user-id' }, press: 'next' } },
  },
  waiting: codeScreen(
    ({ words }) => words.waitingTitle,
    ({ words }) => words.waitingText,
  ),
})

/** Goes on once the log-in has been answered. @param next the screen that is for those who have logged in. */
export const followLogIn = (state: LogInForm, next: string): void => {
  if (state.screen !== 'waiting' || state.logIn === undefined) return
  const { state: outcome } = state.logIns.state(state.logIn)
  if (outcome === 'approved') {
    state.person = state.logIns.personOf(state.logIn)
    turnTo(state, next)
  } else if (outcome !== 'pending') turnTo(state, 'identify', state.words.notApproved)
}
