import { rule } from './rule'

const separate = (...ids: string[]) => ids.map((id) => `spare/household-separate-profiles-${id}`)

/** What holds where several people share one app, each with a profile of their own. */
export const householdRules = {
  /** @param there profiles that the app holds. `most`: the profile's profilesPerApp (A38). */
  profileMayBeAdded: rule(
    ['spare/household-add-profile', 'spare/household-vice-versa', 'spare/household-shared-tablet'],
    (there: number, most: number, _device: 'phone' | 'tablet'): boolean => there < most,
  ),

  /** Which profiles the app holds once one was added, in order. */
  profilesKept: rule(
    ['spare/household-add-profile', 'spare/household-vice-versa'],
    (there: readonly string[], added: string): readonly string[] => [...there, added],
  ),

  /** Which profiles the app holds once somebody has taken theirs out of it. */
  profilesLeft: rule(separate('1'), (there: readonly string[], removed: string): readonly string[] =>
    there.filter((one) => one !== removed),
  ),

  /** Whose user ID and log-ins the added profile answers to. */
  addedProfileIsOf: rule(
    ['spare/household-own-credentials-1', ...separate('1')],
    (): 'whoever-is-added' | 'whoever-was-there' => 'whoever-is-added',
  ),

  /** Which PIN the added profile opens with. */
  pinOfAddedProfile: rule(
    ['spare/household-own-credentials-2'],
    (): 'made-for-it' | 'of-the-first-profile' => 'made-for-it',
  ),

  /** A PIN that somebody else in the app has by chance is as good as any: a refusal would tell it. */
  pinOfAnotherIsTaken: rule(['spare/household-own-credentials-2'], (): boolean => true),

  /** Whose PIN opens a profile. */
  opensProfile: rule(
    separate('2'),
    (pinIsOf: 'this-profile' | 'another-of-the-app'): boolean => pinIsOf === 'this-profile',
  ),

  /** May a log-in of the user `asked` be read and decided in the profile of `own`? @param others users of the app besides. */
  requestIsOfProfile: rule(
    [...separate('1', '2'), 'get-mitid/4.1.2a2'],
    (own: string, asked: string, _others: readonly string[]): boolean => own === asked,
  ),

  /** Which profiles are blocked after too many wrong PINs for one of them. */
  blockReaches: rule(separate('1'), (): 'this-profile' | 'every-profile' => 'this-profile'),

  /** What tells the profiles of an app apart, for whoever opens it. */
  profileIsCalled: rule(separate('1'), (of: { name: string; userId: string }): string => of.name),

  /** Reading A38: biometrics are off for all as soon as there is a second profile. */
  biometricsWhenShared: rule(
    ['spare/household-no-biometrics-1', 'spare/household-no-biometrics-2'],
    (_whose: 'added' | 'there-before'): boolean => false,
  ),
}
