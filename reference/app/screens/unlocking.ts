import type { App } from '../app-state'
import { button, field, next, type ScreenDefinition, text, title } from '../control'
import { decide, pendingRequest, unlock } from '../unlock'
import { waysBack } from '../ways-back'
import { leaveButton, whoseProfile } from './household'
import { menuButton } from './menu'

const MENU = ['help-foreign/1.1-menu-icon', 'spare/menu-top-left']

/** Offered where it would open the app. */
const hasBiometrics = ({ device, rules, state }: App): boolean =>
  device.biometrics !== 'none' && rules.opensWith({ pin: 'none', biometrics: 'matched' }, state.biometrics)

const unlockWithBiometrics = async (app: App): Promise<void> => {
  const { outcome } = await app.ask('biometrics.verify', { reason: app.words.biometricsReason })
  unlock(app, { biometrics: outcome === 'matched' ? 'matched' : 'failed' })
}

const opensBlocked = ({ rules, state }: App, what: 'pin' | 'biometrics'): boolean =>
  what === 'pin'
    ? rules.opensBlocked({ pin: 'right', biometrics: 'none' }, state.biometrics)
    : rules.opensBlocked({ pin: 'none', biometrics: 'matched' }, state.biometrics)

export const lockedScreen: ScreenDefinition = {
  name: 'locked',
  goals: { 'unlock-with-biometrics': 'biometrics', 'add-profile': 'menu', 'open-profile': 'another' },
  controls: {
    menu: menuButton('locked', ...MENU),
    title: title((words) => words.lockedTitle),
    ...whoseProfile,
    field: field((words) => words.lockedField, { missing: ['get-mitid/5.1.3b'], secret: true }),
    next: next((app) => unlock(app, { pin: app.state.entries.field ?? '' }), {
      missing: ['get-mitid/5.1.3b', 'get-mitid/0-channel-app-1'],
      dead: ['get-mitid/5.1.3b', 'get-mitid/0-channel-app-1'],
    }),
    biometrics: button(
      (words, app) => words.biometricsUse[app.device.biometrics === 'face' ? 'face' : 'fingerprint'],
      unlockWithBiometrics,
      { when: hasBiometrics, missing: ['get-mitid/5.1.4b'], dead: ['get-mitid/5.1.4b'] },
    ),
    forgotten: button(
      (words) => words.renewal.forgotten,
      (app) => app.show('forgot-pin'),
      { missing: ['reactivate/cause-forgotten-pin'], dead: ['reactivate/cause-forgotten-pin'] },
    ),
  },
}

export const blockedScreen: ScreenDefinition = {
  name: 'blocked',
  goals: { 'unlock-with-biometrics': 'biometrics' },
  controls: {
    title: title((words) => words.blockedTitle, {
      missing: ['reactivate/state-temporarily-locked'],
      reworded: ['reactivate/state-temporarily-locked'],
    }),
    ...whoseProfile,
    text: text((words) => words.renewal.blockedText, { missing: ['reactivate/temp-pin-depends-on-app'] }),
    ...waysBack(
      ['reactivate/with-passport', 'reactivate/cause-wrong-pin'],
      ['reactivate/temp-pin-30-minutes-1', 'reactivate/support-sms'],
    ),
    // A conforming app never shows what follows: reactivate/blocked-cannot-approve-1, -2.
    field: field((words) => words.lockedField, { when: (app) => opensBlocked(app, 'pin'), secret: true }),
    next: next((app) => unlock(app, { pin: app.state.entries.field ?? '' }), {
      when: (app) => opensBlocked(app, 'pin'),
    }),
    biometrics: button(
      (words, app) => words.biometricsUse[app.device.biometrics === 'face' ? 'face' : 'fingerprint'],
      unlockWithBiometrics,
      { when: (app) => opensBlocked(app, 'biometrics') },
    ),
  },
}

const ownUserId = ({ server, state }: App): string =>
  state.credential ? server.authenticators.of(state.credential).user.userId : ''

const isAsked = (app: App): boolean => pendingRequest(app) !== undefined

export const homeScreen: ScreenDefinition = {
  name: 'home',
  goals: { 'approve-log-in': 'approve', 'remove-profile': 'leave' },
  controls: {
    menu: menuButton('open', 'spare/menu-top-left'),
    title: title((words) => words.homeTitle),
    'user-id': text((_words, app) => ownUserId(app), { when: ({ rules }) => rules.userIdStandsOn('home') }),
    empty: text((words) => words.homeEmpty, { when: (app) => !isAsked(app) }),
    from: text((words, app) => `${words.requestFrom} ${pendingRequest(app)?.relyingParty ?? ''}`, { when: isAsked }),
    request: text((_words, app) => pendingRequest(app)?.text ?? '', {
      when: isAsked,
      missing: ['get-mitid/0-channel-app-1'],
    }),
    approve: button(
      (words) => words.approve,
      (app) => decide(app, 'approve'),
      { when: isAsked, missing: ['get-mitid/0-channel-app-1'], dead: ['get-mitid/0-channel-app-1'] },
    ),
    refuse: button(
      (words) => words.refuse,
      (app) => decide(app, 'refuse'),
      { when: isAsked },
    ),
    leave: leaveButton,
  },
}
