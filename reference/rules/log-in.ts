import { rule } from './rule'

export const logInRules = {
  /** May this log-in be approved in this app, now? */
  logInMayBeApproved: rule(
    ['get-mitid/0-channel-app-1'],
    (asked: { pending: boolean; ownUser: boolean; unlocked: boolean; blocked: boolean }): boolean =>
      asked.pending && asked.ownUser && asked.unlocked && !asked.blocked,
  ),

  /** What becomes of a request that nobody answers. @param waited since it was made @param patience both in ms */
  unansweredLogIn: rule(
    ['spare/no-spare-app-lost', 'spare/no-spare-early-delete', 'spare/activation-code-needed-2'],
    (waited: number, patience: number): 'pending' | 'timed-out' | 'approved' =>
      waited > patience ? 'timed-out' : 'pending',
  ),

  /** Is this user told, on their devices, of a request that another or the same is asked for? */
  requestIsTold: rule(['get-mitid/5.1.5b'], (user: string, asked: string): boolean => user === asked),

  /** Is the app asked of somebody who has a code display or the like as well? */
  appIsAsked: rule(['spare/app-survives-token-loss'], (_hasToken: boolean): boolean => true),

  /** @param active apps of this user that are active already. */
  appMayBecomeActive: rule(
    [
      'get-mitid/5.2-max-three-1',
      'get-mitid/5.2-max-three-2',
      'spare/max-three-active-apps-1',
      'spare/max-three-active-apps-2',
    ],
    (active: number): boolean => active < 3,
  ),

  /** What an app says that may not become active. */
  saidWhenTooMany: rule(['spare/max-three-active-apps-2'], (): 'too-many' | 'activated' => 'too-many'),
}
