import { TOKEN_KINDS, type TokenKind } from '../rules/tokens'
import type { App } from './app-state'
import { button } from './control'
import { type TokenWords, tokenWordsOf } from './token-words'

export const says = (word: (words: TokenWords, kind: TokenKind) => string) => (_: unknown, app: App) =>
  word(tokenWordsOf(app.device.language), kindOf(app))
export const kindOf = ({ state }: App): TokenKind => state.tokenKind ?? 'code-display'
export const say = (app: App, word: (words: TokenWords) => string) => app.say(word(tokenWordsOf(app.device.language)))

const CHOICE: Record<TokenKind, readonly string[]> = {
  'code-display': [
    'get-mitid/5.3.2a',
    'get-mitid/5.3.2b1',
    'help-step-5/5.3.2a',
    'help-step-5/5.3.2b',
    'help-step-5/5-option-code-token-1',
    'help-foreign/b1',
  ],
  'audio-code-reader': ['get-mitid/5.3.2b2', 'help-step-5/5-option-code-token-2'],
  chip: ['get-mitid/5.3.2b2', 'help-step-5/5-option-code-token-3'],
}
const select = (kind: TokenKind) => {
  const stakes = CHOICE[kind]
  return button(
    says((words) => words.select[kind]),
    (app) => {
      app.state.tokenKind = kind
      app.show('have-token')
    },
    {
      when: (app) => app.rules.tokensOffered(app.enrolment().tokensActive()).includes(kind),
      missing: stakes,
      dead: stakes,
    },
  )
}

/** One button for each kind, on the screen that offers what can be had besides an app on this phone. */
export const tokenChoices = Object.fromEntries(TOKEN_KINDS.map((kind) => [kind, select(kind)]))
