import type { TokenKind } from '../rules/tokens'

type OfKind = Record<TokenKind, string>

/** What the app says of code displays, audio code readers and chips. Labels that the guides quote are word for word. */
const da = {
  select: { 'code-display': 'Vælg kodeviser', 'audio-code-reader': 'Vælg kodeoplæser', chip: 'Vælg chip' } as OfKind,
  haveTitle: {
    'code-display': 'Har du en kodeviser?',
    'audio-code-reader': 'Har du en kodeoplæser?',
    chip: 'Har du en chip?',
  } as OfKind,
  noOrder: 'Nej, bestil',
  yesActivate: 'Ja, aktivér',
  orderOneTitle: {
    'code-display': 'Bestil kodeviser',
    'audio-code-reader': 'Bestil kodeoplæser',
    chip: 'Bestil chip',
  } as OfKind,
  orderOneText: 'Du bestiller på MitID.dk. Den kommer med posten, og i brevet står, hvordan du aktiverer den.',
  orderOn: 'Bestil på MitID.dk',
  orderRefused: 'Du kan ikke bestille den her. Henvend dig i Borgerservice.',
  handedOverTitle: 'Fortsæt på MitID.dk',
  handedOverText: 'Følg trinene i din browser. Kom tilbage hertil, når du vil aktivere.',
  activationTitle: 'MitID aktivering',
  activationText: 'Find den frem, og hav et sted, hvor ingen kan se med.',
  passwordTitle: 'Opret din nye adgangskode',
  password: 'Ny adgangskode',
  passwordRepeated: 'Gentag adgangskode',
  passwordProblems: {
    'too-short': 'Adgangskoden er for kort.',
    differs: 'De to adgangskoder er ikke ens.',
  },
  serialTitle: 'Indtast serienummer',
  serialNumber: 'Serienummer',
  serialRefused: 'Det serienummer kan du ikke aktivere.',
  codeTitle: {
    'code-display': 'Indtast engangskode fra din kodeviser',
    'audio-code-reader': 'Indtast engangskode fra din kodeoplæser',
    chip: 'Brug din chip',
  } as OfKind,
  oneTimeCode: 'Engangskode',
  codeWrong: 'Engangskoden er forkert.',
  chipText: 'Tryk på Næste, hold chippen til enheden, og rør ved den.',
  chipTouch: 'Rør ved chippen nu.',
  chipRefused: 'Chippen kunne ikke aktiveres. Prøv igen.',
  completedTitle: 'MitID',
  completedText: 'Aktiveringen er gennemført.',
  finish: 'Afslut',
}
export type TokenWords = typeof da

const en: TokenWords = {
  select: {
    'code-display': 'Choose code display',
    'audio-code-reader': 'Choose audio code reader',
    chip: 'Choose chip',
  },
  haveTitle: {
    'code-display': 'Do you have a code display?',
    'audio-code-reader': 'Do you have an audio code reader?',
    chip: 'Do you have a chip?',
  },
  noOrder: 'No, order a code display',
  yesActivate: 'Yes, activate',
  orderOneTitle: {
    'code-display': 'Order code display',
    'audio-code-reader': 'Order audio code reader',
    chip: 'Order chip',
  },
  orderOneText: 'You order on MitID.dk. It comes by post, and the letter says how you activate it.',
  orderOn: 'Order on MitID.dk',
  orderRefused: 'You cannot order it here. Please turn to Citizen Service.',
  handedOverTitle: 'Go on at MitID.dk',
  handedOverText: 'Follow the steps in your browser. Come back here when you want to activate.',
  activationTitle: 'MitID activation',
  activationText: 'Have it at hand, in a place where nobody can look on.',
  passwordTitle: 'Create your new password',
  password: 'New password',
  passwordRepeated: 'Repeat password',
  passwordProblems: { 'too-short': 'The password is too short.', differs: 'The two passwords are not the same.' },
  serialTitle: 'Enter serial number',
  serialNumber: 'Serial number',
  serialRefused: 'You cannot activate that serial number.',
  codeTitle: {
    'code-display': 'Enter the code from your code display',
    'audio-code-reader': 'Enter the code from your audio code reader',
    chip: 'Use your chip',
  },
  oneTimeCode: 'One-time code',
  codeWrong: 'The one-time code is wrong.',
  chipText: 'Press Next, hold the chip to the device and touch it.',
  chipTouch: 'Touch the chip now.',
  chipRefused: 'The chip could not be activated. Try again.',
  completedTitle: 'MitID',
  completedText: 'The activation is complete.',
  finish: 'Finish',
}

/** @param language what the device speaks; Danish where the app does not. */
export const tokenWordsOf = (language: string): TokenWords => (language === 'en' ? en : da)
