import type { TokenKind } from '../rules/tokens'
import type { TokenActivation } from '../server/token-activation'
import { type FormControl, type FormScreen, type FormState, turnTo } from './form'
import type { TokenWords } from './token-words'

/** What can be activated on a form: what gives one-time codes. */
export const ENTERED_KINDS = ['code-display', 'audio-code-reader'] as const satisfies readonly TokenKind[]
type EnteredKind = (typeof ENTERED_KINDS)[number]

/** What a form remembers while a token is activated on it. */
export type TokenEntry = FormState & {
  readonly tokenWords: TokenWords
  kind: EnteredKind | undefined
  /** Begins it for whoever stands behind the form; undefined where nobody does. */
  readonly beginToken: (kind: TokenKind) => TokenActivation | undefined
}

const activate = async (state: TokenEntry): Promise<void> => {
  const { password = '', serialNumber = '', code = '' } = state.entries
  const activation = state.kind && state.beginToken(state.kind)
  const isDone =
    activation !== undefined &&
    activation.choosePassword(password, password) === undefined &&
    (await activation.giveSerialNumber(serialNumber)) &&
    activation.giveCode(code)
  if (isDone) turnTo(state, 'token-activated')
  else turnTo(state, state.screen, state.tokenWords.refused)
}

const ofKind = <S extends TokenEntry>(kind: EnteredKind, clauses: readonly string[]): FormControl<S> => ({
  role: 'button',
  text: ({ tokenWords }) => tokenWords.kinds[kind],
  press: (state) => {
    state.kind = kind
    turnTo(state, 'token-entry')
  },
  ...(clauses.length > 0 && { missing: clauses, dead: clauses }),
})

/** The screens on which it is done. @param clausesOf those that are broken where this kind cannot be activated here. */
export const tokenEntryScreens = <S extends TokenEntry>(
  clausesOf: (kind: EnteredKind) => readonly string[],
): Readonly<Record<string, FormScreen<S>>> => {
  const clauses = ENTERED_KINDS.flatMap(clausesOf)
  return {
    'token-kind': {
      controls: {
        title: { role: 'title', text: ({ tokenWords }) => tokenWords.kindTitle },
        ...Object.fromEntries(ENTERED_KINDS.map((kind) => [kind, ofKind<S>(kind, clausesOf(kind))])),
      },
      goals: { 'activate-token': { press: ({ kind = '' }) => kind } },
    },
    'token-entry': {
      controls: {
        title: { role: 'title', text: ({ tokenWords }) => tokenWords.entryTitle },
        password: { role: 'field', text: ({ tokenWords }) => tokenWords.password, secret: true },
        serialNumber: { role: 'field', text: ({ tokenWords }) => tokenWords.serialNumber },
        code: { role: 'field', text: ({ tokenWords }) => tokenWords.oneTimeCode },
        activate: {
          role: 'button',
          text: ({ tokenWords }) => tokenWords.activate,
          press: activate,
          ...(clauses.length > 0 && { missing: clauses, dead: clauses }),
        },
      },
      goals: {
        'activate-token': {
          fields: { password: 'password', serialNumber: 'serialNumber', code: 'code' },
          press: 'activate',
        },
      },
    },
    'token-activated': { controls: { title: { role: 'title', text: ({ tokenWords }) => tokenWords.activatedTitle } } },
  }
}
