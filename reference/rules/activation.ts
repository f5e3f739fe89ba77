import type { SentSecret } from './phone-number'
import { rule } from './rule'

export type IssuedPin = SentSecret & { readonly user: string }
export type PersonalPinProblem = 'wrong-length' | 'same-as-temporary'

const MINUTE = 60_000

export const activationRules = {
  /** @param issued temporary PINs issued and not used, oldest first: only the user's newest counts, for `minutes` (A03). */
  temporaryPinRight: rule(
    [
      'get-mitid/5.1.2b2',
      'reactivate/temp-pin-30-minutes-1',
      'reactivate/temp-pin-30-minutes-2',
      'reactivate/temp-pin-own-user',
    ],
    (given: string, user: string, issued: readonly IssuedPin[], now: number, minutes: number): boolean => {
      const newest = issued.findLast((pin) => pin.user === user)
      return newest !== undefined && newest.value === given && now - newest.at <= minutes * MINUTE
    },
  ),

  /** The temporary PIN that is sent: drawn anew each time. @param before the last one that was sent to anybody */
  temporaryPinToSend: rule(['get-mitid/5.1.2b2'], (drawn: string, _before: string): string => drawn),

  /** @param numbers those of everybody, whoever became a user last first. */
  temporaryPinNumber: rule(
    ['get-mitid/5.1.2a2', 'get-mitid/5.2.13a2'],
    (linked: string, _numbers: readonly string[]): string => linked,
  ),

  /** Numbers that get the PIN besides the one that is linked to the user. */
  temporaryPinCopies: rule(
    ['get-mitid/5.1.2a2', 'reactivate/support-sms-registered-number'],
    (_linked: string): readonly string[] => [],
  ),

  /** With which PIN the app of a user opens who has one elsewhere already. */
  pinOfFurtherApp: rule(
    ['get-mitid/5.2-activate-scanning-phone'],
    (): 'made-for-it' | 'of-the-first-app' => 'made-for-it',
  ),

  /** Reading A03: a temporary PIN is used once; what was entered wrongly has used nothing. */
  temporaryPinIsUsedUp: rule(
    ['reactivate/temp-pin-30-minutes-1', 'reactivate/temp-pin-30-minutes-2'],
    (right: boolean): boolean => right,
  ),

  /** When the temporary PIN for the phone that scanned the passport is sent. */
  temporaryPinIsSentAt: rule(
    ['help-step-5/5-option-this-phone'],
    (event: 'choice-shown' | 'next-pressed'): boolean => event === 'next-pressed',
  ),

  personalPinProblem: rule(
    ['get-mitid/5.1.3a'],
    (pin: string, temporary: string, digits: number): PersonalPinProblem | undefined => {
      if (pin.length !== digits || !/^\d+$/.test(pin)) return 'wrong-length'
      return pin === temporary ? 'same-as-temporary' : undefined
    },
  ),

  /** Reading A17: the personal PIN is entered twice. */
  repetitionMatches: rule(
    ['get-mitid/5.1.3a', 'help-step-5/5.1.3d1'],
    (first: string, second: string): boolean => first === second,
  ),

  /** Reading A17: is the personal PIN asked for a second time? */
  personalPinIsRepeated: rule(['help-step-5/5.1.3c'], (): boolean => true),

  /** What follows two entries that differ: another try on the spot. */
  afterDifferentEntries: rule(['help-step-5/5.1.3d2'], (): 'personal-pin' | 'choose' => 'personal-pin'),

  /** The PIN that opens the app from now on. */
  pinToKeep: rule(['get-mitid/5.1.3a'], (entered: string, _temporary: string): string => entered),

  biometricsOffered: rule(
    ['get-mitid/5.1.4a1'],
    (sensor: 'none' | 'fingerprint' | 'face'): boolean => sensor !== 'none',
  ),

  biometricsMayBeDeclined: rule(['get-mitid/5.1.4a2'], (): boolean => true),

  /** At which event on the phone that scanned the passport the app becomes active (A17). */
  activatesAt: rule(
    ['help-step-5/5.1.7b1', 'help-step-5/5.1.7b2'],
    (event: 'last-step-shown' | 'next-pressed'): boolean => event === 'next-pressed',
  ),

  /** Is there a step in which the person accepts notifications, before activation ends? */
  notificationsAsked: rule(['get-mitid/5.1.5a'], (): boolean => true),
}
