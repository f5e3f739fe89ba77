import type { TokenKind } from '../rules/tokens'

/** What the pages of the website say that people fill in. */
const da = {
  identifyTitle: 'Log på med MitID',
  userId: 'Bruger-ID',
  next: 'Næste',
  waitingTitle: 'Godkend med MitID',
  waitingText: 'Åbn din MitID app, og godkend. Eller brug din kodeviser eller kodeoplæser her.',
  notApproved: 'Det blev ikke godkendt.',
  password: 'Adgangskode',
  oneTimeCode: 'Engangskode',
  approve: 'Godkend',
  wrong: 'Adgangskoden eller engangskoden er forkert.',
  over: 'Der er ikke mere at godkende her.',
  approved: 'Det er godkendt.',
  useChip: 'Brug chip',
  touchChip: 'Hold din chip til enheden, og rør ved den.',
  noChip: 'Der kom intet svar fra din chip.',
  chooseTitle: 'Hvad har du brug for?',
  kinds: { 'code-display': 'Kodeviser', 'audio-code-reader': 'Kodeoplæser', chip: 'Chip' } satisfies Record<
    TokenKind,
    string
  >,
  confirmTitle: 'Få den tilsendt',
  confirmText: 'Den kommer med posten til din adresse i folkeregisteret.',
  order: 'Bestil',
  cancel: 'Fortryd',
  placedTitle: 'Tak',
  placedText: 'Din bestilling er modtaget.',
  refused: 'Du kan ikke bestille den her. Henvend dig i Borgerservice.',
  cancelledTitle: 'Du har fortrudt',
  goneTitle: 'Siden gælder ikke længere',
  codeTitle: 'Til din anden enhed',
  activationCode: 'Aktiveringskode',
}
export type WebsiteWords = typeof da

const en: WebsiteWords = {
  identifyTitle: 'Log in with MitID',
  userId: 'User ID',
  next: 'Next',
  waitingTitle: 'Approve with MitID',
  waitingText: 'Open your MitID app and approve. Or use your code display or audio code reader here.',
  notApproved: 'That was not approved.',
  password: 'Password',
  oneTimeCode: 'One-time code',
  approve: 'Approve',
  wrong: 'The password or the one-time code is wrong.',
  over: 'There is nothing left to approve here.',
  approved: 'It is approved.',
  useChip: 'Use chip',
  touchChip: 'Hold your chip to the device and touch it.',
  noChip: 'No answer came from your chip.',
  chooseTitle: 'What do you need?',
  kinds: { 'code-display': 'Code display', 'audio-code-reader': 'Audio code reader', chip: 'Chip' },
  confirmTitle: 'Have it sent to you',
  confirmText: 'It comes by post to your address in the population register.',
  order: 'Order',
  cancel: 'Cancel',
  placedTitle: 'Thank you',
  placedText: 'Your order has been received.',
  refused: 'You cannot order it here. Please turn to Citizen Service.',
  cancelledTitle: 'You have cancelled',
  goneTitle: 'This page is no longer valid',
  codeTitle: 'For your other device',
  activationCode: 'Activation code',
}

/** @param language in which the page was asked for; Danish where there is none in it. */
export const websiteWords = (language: string | undefined): WebsiteWords => (language === 'en' ? en : da)
