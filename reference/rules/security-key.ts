import { rule } from './rule'

/** Whose challenge an answer of a chip carries: the one asked now, one that was asked at another time, or none of ours. */
export type Challenge = 'this' | 'another' | 'none'

/** What an answer of a chip says of itself when it is to be activated (W3C Web Authentication Level 2, §7.1). */
export type RegistrationFacts = {
  readonly challenge: Challenge
  readonly ourOrigin: boolean
  readonly ourRpId: boolean
  readonly present: boolean
  readonly knownAlready: boolean
}

/** What an answer of a chip says of itself at a log-in (§7.2). */
export type AssertionFacts = {
  readonly challenge: Challenge
  readonly ourOrigin: boolean
  readonly ourRpId: boolean
  readonly present: boolean
  readonly signed: boolean
  /** Whose the credential is. */
  readonly of: 'the-person' | 'another' | 'nobody'
  /** Counter of the answer, and of the last one that was accepted (§6.1.1). */
  readonly counter: number
  readonly counted: number
}

const CHIP = ['activate', 'own', 'touch', 'this-log-in', 'copy'].map((name) => `get-mitid/5.3-chip-${name}`)

export const securityKeyRules = {
  /** May this become somebody's chip? */
  chipRegistrationAccepted: rule(
    ['get-mitid/5.3-chip-activate', 'get-mitid/5.3-chip-touch', 'get-mitid/5.3-chip-this-log-in'],
    ({ challenge, ourOrigin, ourRpId, present, knownAlready }: RegistrationFacts): boolean =>
      challenge === 'this' && ourOrigin && ourRpId && present && !knownAlready,
  ),

  /** Does this stand for the person's chip? A counter that stands still is that of a chip without one. */
  chipAssertionAccepted: rule(
    CHIP,
    ({ challenge, ourOrigin, ourRpId, present, signed, of, counter, counted }: AssertionFacts): boolean =>
      challenge === 'this' &&
      ourOrigin &&
      ourRpId &&
      present &&
      signed &&
      of === 'the-person' &&
      (counter > counted || (counter === 0 && counted === 0)),
  ),

  /** Whether the chip alone is not enough. */
  chipNeedsPassword: rule(['get-mitid/5.3-chip-password'], (): boolean => true),
}
