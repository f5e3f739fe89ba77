import type { TokenKind } from '../rules/tokens'

/** What is said where a code display or audio code reader is activated outside the app. */
const da = {
  kindTitle: 'Hvad vil du aktivere?',
  kinds: { 'code-display': 'En kodeviser', 'audio-code-reader': 'En kodeoplæser' } satisfies Partial<
    Record<TokenKind, string>
  >,
  entryTitle: 'Aktivér den',
  password: 'Din nye adgangskode',
  serialNumber: 'Serienummer',
  oneTimeCode: 'Engangskode',
  activate: 'Aktivér',
  refused: 'Den kan ikke aktiveres sådan. Se efter, og prøv igen.',
  activatedTitle: 'Den er aktiveret',
}
export type TokenWords = typeof da

const en: TokenWords = {
  kindTitle: 'What do you want to activate?',
  kinds: { 'code-display': 'A code display', 'audio-code-reader': 'An audio code reader' },
  entryTitle: 'Activate it',
  password: 'Your new password',
  serialNumber: 'Serial number',
  oneTimeCode: 'One-time code',
  activate: 'Activate',
  refused: 'It cannot be activated like that. Check, and try again.',
  activatedTitle: 'It is activated',
}

/** @param language of whoever fills in the form; Danish where there is none in it. */
export const tokenWordsOf = (language: string | undefined): TokenWords => (language === 'en' ? en : da)
