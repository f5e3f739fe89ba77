import { rule } from './rule'

/** What the person showed at the PIN prompt. */
export type Shown = {
  readonly pin: 'right' | 'wrong' | 'none'
  readonly biometrics: 'matched' | 'failed' | 'none'
}

export const unlockingRules = {
  /** Reading A18: every use needs the PIN or, where chosen, biometrics. */
  opensWith: rule(
    ['get-mitid/5.1.3b', 'get-mitid/5.1.4b'],
    (shown: Shown, biometricsChosen: boolean): boolean =>
      shown.pin === 'right' || (biometricsChosen && shown.biometrics === 'matched'),
  ),

  /** Does an open app ask again once it was left? */
  locksWhenLeft: rule(['get-mitid/5.1.3b'], (_timesOpened: number): boolean => true),

  /**
   * @param wrongInARow wrong PINs so far. `limit` is the profile's wrongPinLimit (A01).
   * @param wrongAnywhere those of every app there is, together.
   */
  pinBlocks: rule(
    ['get-mitid/5.1.3b', 'reactivate/temporarily-blocked', 'reactivate/below-limit-not-blocked'],
    (wrongInARow: number, limit: number, _wrongAnywhere: number): boolean => wrongInARow >= limit,
  ),
}
