import type { NumberKind } from './foreign'
import type { Part } from './journey'
import { rule } from './rule'
import type { Shown } from './unlocking'

/** Why somebody makes a new PIN: the app is blocked, the PIN is forgotten, or the app says that it is ready for use. */
export type RenewalCause = 'blocked' | 'forgotten' | 'ready-for-use'
export type RenewalWay = 'document' | 'temporary-pin'

const DOCUMENT_PARTS = ['origin', 'number', 'code', 'chip', 'face'] as const satisfies readonly Part[]

export const reactivationRules = {
  /** Which ways to a new PIN the app offers. */
  renewalWays: rule(
    [
      'reactivate/with-passport',
      'reactivate/cause-wrong-pin',
      'reactivate/cause-forgotten-pin',
      'reactivate/temp-pin-depends-on-app',
      'reactivate/state-ready-for-use-2',
    ],
    (_cause: RenewalCause): readonly RenewalWay[] => ['document', 'temporary-pin'],
  ),

  /** What must be proved anew before a PIN can be made by document. @param given the number given so far, if any. */
  renewalProof: rule(
    [
      'reactivate/p-code-needed',
      'reactivate/p-code-then-steps',
      'reactivate/verify-who-you-are',
      'reactivate/same-person-2',
    ],
    (_given: NumberKind | undefined): readonly Part[] => DOCUMENT_PARTS,
  ),

  /** @param proved the person whose document was scanned. @param holder the person whose app it is. Ids of the register. */
  reactivatesFor: rule(['reactivate/same-person-1'], (proved: string, holder: string): boolean => proved === holder),

  /** After the proof: a PIN is made up, or the one there was is let in again. */
  pinAfterProof: rule(['reactivate/new-pin'], (): 'made-anew' | 'as-before' => 'made-anew'),

  /** @param made how many PINs the app has had. Which of them open it, counted from 0: the last and no other. */
  pinsThatOpen: rule(['reactivate/usable-again-1', 'reactivate/usable-again-2'], (made: number): readonly number[] => [
    made - 1,
  ]),

  /** Is the app still blocked once a new PIN was made? */
  blockedAfterRenewal: rule(['reactivate/usable-again-1'], (_wasBlocked: boolean): boolean => false),

  /** @param own what the person made up once. @param proposed what the system would give them. */
  userIdAfterRenewal: rule(['reactivate/keeps-user-1'], (own: string, _proposed: string): string => own),

  /** Which of the user's apps change when one is renewed. */
  renewalTouches: rule(['reactivate/keeps-user-2'], (): 'this-app' | 'a-further-app' | 'every-app' => 'this-app'),

  /** A blocked app is opened by nothing, until it is reactivated. */
  opensBlocked: rule(
    ['reactivate/blocked-cannot-approve-1', 'reactivate/blocked-cannot-approve-2'],
    (_shown: Shown, _biometricsChosen: boolean): boolean => false,
  ),

  /** Reading A02: neither opening the app anew nor time ends the block. @param since ms since the app was blocked. */
  blockEndsByItself: rule(
    ['reactivate/temporarily-blocked'],
    (_event: 'opened-anew' | 'time-passed', _since: number): boolean => false,
  ),
}
