import { rule } from './rule'

export type OverviewStep = 'scan-code' | 'read-chip' | 'scan-face' | 'user-id'

export const consentRules = {
  /** The steps that the overview shows (reading A26: four; their titles are free). */
  overviewSteps: rule(['get-mitid/2.2.4a'], (): readonly OverviewStep[] => [
    'scan-code',
    'read-chip',
    'scan-face',
    'user-id',
  ]),

  /** Terms are accepted by 'Næste' on their own screen, by nothing else. */
  termsAccepted: rule(
    ['get-mitid/2.2.5a2', 'get-mitid/2.2.5b'],
    (terms: { shown: boolean; nextPressed: boolean }): boolean => terms.shown && terms.nextPressed,
  ),

  /** Reading A25: the policy is presented, reading it is not enforced. */
  privacyPolicyMayBePassed: rule(['get-mitid/2.2.6b'], (_read: boolean): boolean => true),
}
