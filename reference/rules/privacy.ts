import { rule } from './rule'

/** Screens that could greet somebody by user ID. */
export type GreetingScreen = 'choose' | 'last-step' | 'home'

export const privacyRules = {
  /** What a field shows of what was entered. `secret`: PINs, passwords and codes. */
  shownInField: rule(
    ['help-step-5/5.1.3a2', 'help-step-5/5-no-see-codes-2'],
    (secret: boolean, entered: string): string => (secret ? '•'.repeat([...entered].length) : entered),
  ),

  /** On which screens the user ID stands: where the guide has a helper look away, and nowhere else. */
  userIdStandsOn: rule(
    ['help-step-5/5.1.6a', 'help-step-5/5-no-see-user-id-2'],
    (screen: GreetingScreen): boolean => screen === 'last-step',
  ),

  /** What the app writes to its log once it is active. */
  activationNote: rule(['help-step-5/5-no-see-codes-2'], (_pin: string): string => 'activated'),
}
