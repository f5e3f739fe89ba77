import { rule } from './rule'

/** Parts of the way to a MitID, in the order of the guides; a number is given with documents from abroad only. */
export const PARTS = [
  'terms',
  'origin',
  'number',
  'code',
  'chip',
  'face',
  'user-id',
  'phone-number',
  'activation',
] as const
export type Part = (typeof PARTS)[number]
export type Secret = 'validation-code' | 'temporary-pin'
export type Demand = 'existing-mitid' | 'citizen-service'

export const journeyRules = {
  /** The one part that may be done now; undefined when all are done. App and back end both ask. */
  nextPart: rule(
    [
      'get-mitid/0-part-order-1',
      'get-mitid/0-part-order-2',
      'get-mitid/1.2-chip-confirms-identity-2',
      'get-mitid/2.2.5b',
      'get-mitid/3.1.8c3',
      'get-mitid/3.2-after-code',
      'get-mitid/3.3-after-chip',
      'help-foreign/3e-all-needed-1',
      'help-foreign/3f-scan-order',
      'spare/two-document-scans-2',
    ],
    (done: readonly Part[]): Part | undefined => PARTS.find((part) => !done.includes(part)),
  ),

  /** What a person is asked for before a part, besides passport and face: nothing. */
  demandBefore: rule(['get-mitid/0-channel-app-2'], (_part: Part): Demand | undefined => undefined),

  /** What the app opens on, by whether an authenticator was activated on this device. */
  openingScreen: rule(['get-mitid/2.2.1', 'get-mitid/5.1.3b'], (activated: boolean): 'start' | 'locked' =>
    activated ? 'locked' : 'start',
  ),

  /** By what the back end knows an installation of the app again. */
  installationIsKnownBy: rule(['spare/no-spare-early-delete'], (): 'what-it-kept' | 'its-device' => 'what-it-kept'),

  /** Does the app stand where it was left when it comes back from behind another app, awaiting this secret? */
  flowSurvivesAppSwitch: rule(
    ['get-mitid/4.2-tip-switch-app-1', 'get-mitid/5.1-tip-switch-app-1'],
    (_awaiting: Secret | undefined): boolean => true,
  ),

  /** Does coming back have a new secret sent, which supersedes the one before? */
  appSwitchSendsAnew: rule(
    ['get-mitid/4.2-tip-switch-app-2', 'get-mitid/5.1-tip-switch-app-2'],
    (_awaiting: Secret): boolean => false,
  ),

  /** From when the time of a secret counts (ms): nothing that is done meanwhile prolongs it (A03, A05). */
  secretCountsFrom: rule(
    ['get-mitid/4.2.3b', 'get-mitid/5.1.2b2'],
    (_secret: Secret, sentAt: number, _since: { wrongEntry?: number; comeBack?: number }): number => sentAt,
  ),
}
