import { rule } from './rule'

export const logInRules = {
  /** May this log-in be approved in this app, now? */
  logInMayBeApproved: rule(
    ['get-mitid/0-channel-app-1'],
    (asked: { pending: boolean; ownUser: boolean; unlocked: boolean; blocked: boolean }): boolean =>
      asked.pending && asked.ownUser && asked.unlocked && !asked.blocked,
  ),

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
}
