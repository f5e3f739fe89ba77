import { rule } from './rule'

export type IssuedCode = { readonly value: string; readonly user: string; readonly at: number; readonly used: boolean }

const MINUTE = 60_000

export const activationCodeRules = {
  /**
   * @param user whose user ID was given; undefined when nobody has it.
   * @param issued codes issued so far, oldest first. Each serves once (A37) and lives `minutes`; a further one does not
   *   end those before it, since a person may activate two devices at a time.
   */
  activationCodeRight: rule(
    [
      'help-foreign/a3c-both-needed',
      'help-foreign/a4a-write-down-2',
      'help-foreign/a6b-activate-with-code',
      'spare/activation-code-needed-1',
      'spare/finish-by-instructions-1',
      'spare/wrong-code-refused-1',
      'spare/wrong-code-refused-2',
      'spare/wrong-code-refused-3',
      'spare/wrong-code-refused-4',
    ],
    (
      given: string,
      user: string | undefined,
      issued: readonly IssuedCode[],
      now: number,
      minutes: number,
    ): IssuedCode | undefined =>
      issued.find(
        (code) => code.value === given && code.user === user && !code.used && now - code.at <= minutes * MINUTE,
      ),
  ),

  /** The code that is issued: drawn anew each time. @param before the last one that was issued to anybody */
  activationCodeToIssue: rule(['spare/wrong-code-refused-2'], (drawn: string, _before: string): string => drawn),

  /** What is said of an entry that is wrong, by whether anybody has the user ID. */
  saidOfWrongEntry: rule(
    ['help-foreign/a3c-both-needed'],
    (_userIdIsKnown: boolean): 'wrong' | 'nobody-has-it' => 'wrong',
  ),

  /** Rounds in which what was entered is stretched before it is looked for, by whether anybody has the user ID. */
  roundsOfEntry: rule(['help-foreign/a3c-both-needed'], (_userIdIsKnown: boolean): number => 500),

  /** Does the website show a code only to somebody who has logged in? */
  websiteCodeNeedsApproval: rule(['spare/code-with-mitid'], (): boolean => true),

  /** Whose code the app shows: that of the person whose document and face were scanned, or of the app's owner. */
  activationCodeIsFor: rule(
    ['help-foreign/a3a-shows-both', 'spare/same-person-as-user'],
    (_ownerOfTheApp: string | undefined): 'person-proved' | 'owner-of-the-app' => 'person-proved',
  ),

  /** Does the app forget user ID and code when the X is pressed? */
  codeIsForgotten: rule(['help-foreign/a4b-x-removes'], (): boolean => true),

  /** Does the code go on working once the screen that showed it was closed? */
  codeOutlivesScreen: rule(['help-foreign/a4a-write-down-2', 'spare/finish-by-instructions-1'], (): boolean => true),

  /** What is written down on the phone when the code is shown. */
  keptOfCode: rule(
    ['help-foreign/a4c-nothing-saved'],
    (_code: string, _userId: string): { log: string; storage: string | undefined } => ({
      log: 'activation code shown',
      storage: undefined,
    }),
  ),

  /** Somebody who has MitID keeps the user ID; nobody is asked for a second one. */
  userIdIsKept: rule(['spare/user-id-kept'], (hasMitId: boolean): boolean => hasMitId),

  /** How many of the user's earlier apps go on working beside a spare one. */
  earlierAppsStay: rule(['spare/finish-by-instructions-2'], (): boolean => true),

  menuIsOffered: rule(
    [
      'help-foreign/1.1-menu-icon',
      'help-foreign/1.2a-start',
      'spare/menu-activate-mitid',
      'spare/menu-top-left',
      'spare/spare-menu-activate',
      'spare/spare-open-menu',
    ],
    (_app: 'not-activated' | 'locked' | 'open'): boolean => true,
  ),

  /** The way that is chosen already where somebody comes from the menu. */
  methodChosenBeforehand: rule(
    ['spare/passport-preselected', 'spare/proceed-next'],
    (): 'passport' | undefined => 'passport',
  ),
}
