import { afterNotifications, keepBiometrics } from '../activate'
import type { App } from '../app-state'
import { button, field, next, option, type ScreenDefinition, text, title } from '../control'
import { hasRoom } from '../profiles'
import { renew } from '../renewal'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

const OTHER_OPTIONS = ['help-foreign/5b-other-options', 'spare/other-options']

const sendsTemporaryPin = (app: App): Promise<boolean> => app.enrolment().activation.issueTemporaryPin()

export const chooseScreen: ScreenDefinition = {
  name: 'choose',
  shown: (app) => {
    if (app.rules.temporaryPinIsSentAt('choice-shown')) app.begin(async () => void (await sendsTemporaryPin(app)))
  },
  controls: {
    title: title((words) => words.chooseTitle, { missing: clause('5-choose'), reworded: clause('5-choose') }),
    'user-id': text((_words, app) => app.activation().userId(), {
      when: ({ rules }) => rules.userIdStandsOn('choose'),
    }),
    'this-phone': option((words) => words.thisPhone, {
      missing: clause('5-option-this-phone', '5.1.1'),
      dead: clause('5.1.1', '5-option-this-phone'),
      reworded: clause('5-option-this-phone', '5.1.1'),
    }),
    'other-device': option((words) => words.otherDevice, {
      when: (app) => app.rules.otherDeviceIsOffered(app.state.profiles.length > 0),
      missing: clause('5-option-other-device'),
      dead: clause('5-option-other-device'),
      reworded: clause('5-option-other-device'),
    }),
    'code-token': option((words) => words.codeToken, {
      missing: clause('5-option-code-token'),
      dead: [...clause('5-option-code-token', '5.3.1'), 'help-step-5/5.3.1', 'help-step-5/5.3-choose-token'],
      reworded: clause('5-option-code-token'),
    }),
    'other-options': button(
      (words) => words.foreign.otherOptions,
      (app) => app.show('order'),
      { missing: OTHER_OPTIONS, dead: OTHER_OPTIONS, reworded: OTHER_OPTIONS },
    ),
    next: next(
      async (app) => {
        if (app.state.chosen.choose === 'other-device') return app.show('qr-intro')
        if (app.state.chosen.choose !== 'this-phone') return app.show('order')
        if (!hasRoom(app, app.activation().userId())) return app.say(app.words.household.full)
        if (!app.rules.temporaryPinIsSentAt('next-pressed') || (await sendsTemporaryPin(app)))
          return app.show('temporary-pin')
        return app.say(app.words.noNumber)
      },
      {
        enabled: (app) => app.state.chosen.choose !== undefined,
        missing: clause('5.1.1', '5.1.2a1'),
        dead: clause('5.1.1', '5.1.2a1'),
      },
    ),
  },
}

export const temporaryPinScreen: ScreenDefinition = {
  name: 'temporary-pin',
  back: 'choose',
  controls: {
    title: title((words) => words.temporaryPinTitle),
    field: field((words) => words.temporaryPinField, { missing: clause('5.1.2b1'), secret: true }),
    next: next(
      (app) => {
        if (!app.activation().confirmTemporaryPin(app.state.entries.field ?? ''))
          return app.say(app.words.temporaryPinWrong)
        return app.show(app.state.copy ? 'choose-pin' : 'personal-pin')
      },
      { missing: clause('5.1.2b1', '5.1.3a'), dead: clause('5.1.2b1', '5.1.3a') },
    ),
  },
}

/** Only the way by QR code has it as a screen of its own. */
export const choosePinScreen: ScreenDefinition = {
  name: 'choose-pin',
  controls: {
    title: title((words) => words.personalPinTitle, { missing: clause('5.2.14'), reworded: clause('5.2.14') }),
    text: text((words) => words.personalPinText),
    next: next((app) => app.show('personal-pin'), {
      missing: clause('5.2.14'),
      dead: clause('5.2.14'),
      reworded: clause('5.2.14'),
    }),
  },
}

export const personalPinScreen: ScreenDefinition = {
  name: 'personal-pin',
  controls: {
    title: title((words) => words.personalPinTitle),
    text: text((words) => words.personalPinText),
    field: field((words) => words.personalPinField, { missing: clause('5.1.3a'), secret: true }),
    next: next(
      (app) => {
        const pin = app.state.entries.field ?? ''
        const problem = app.activation().personalPinProblem(pin)
        if (problem) return app.say(app.words.personalPinProblems[problem])
        const isAnothers = app.server.authenticators.opensAny(app.state.profiles, pin)
        if (isAnothers && !app.state.renews && !app.rules.pinOfAnotherIsTaken())
          return app.say(app.words.household.pinTaken)
        app.state.personalPin = pin
        return app.rules.personalPinIsRepeated() ? app.show('personal-pin-repeated') : afterPin(app)
      },
      { missing: clause('5.1.3a'), dead: clause('5.1.3a') },
    ),
  },
}

const afterPin = async (app: App): Promise<void> => {
  if (app.state.renews) return renew(app)
  const isAlone = app.state.profiles.length === 0 || app.rules.biometricsWhenShared('added')
  if (isAlone && app.rules.biometricsOffered(app.device.biometrics)) return app.show('biometrics')
  return afterBiometrics(app)
}
const afterBiometrics = async (app: App): Promise<void> => {
  if (app.rules.notificationsAsked()) return app.show('notifications')
  return afterNotifications(app, undefined)
}

export const personalPinRepeatedScreen: ScreenDefinition = {
  name: 'personal-pin-repeated',
  back: 'personal-pin',
  controls: {
    title: title((words) => words.repeatTitle),
    field: field((words) => words.repeatField, { secret: true }),
    next: next(
      (app) => {
        if (app.rules.repetitionMatches(app.state.personalPin ?? '', app.state.entries.field ?? ''))
          return afterPin(app)
        return app.show(app.rules.afterDifferentEntries(), app.words.repeatDiffers)
      },
      { missing: clause('5.1.3a'), dead: clause('5.1.3a') },
    ),
  },
}

const sensor = (app: App): 'fingerprint' | 'face' => (app.device.biometrics === 'face' ? 'face' : 'fingerprint')

export const biometricsScreen: ScreenDefinition = {
  name: 'biometrics',
  goals: { 'accept-biometrics': 'accept', 'decline-biometrics': 'decline' },
  controls: {
    title: title((words, app) => words.biometricsTitles[sensor(app)]),
    accept: button(
      (words, app) => words.biometricsUse[sensor(app)],
      async (app) => {
        if (await keepBiometrics(app)) return afterBiometrics(app)
        return app.say(app.words.biometricsFailed)
      },
      { missing: clause('5.1.4a1'), dead: clause('5.1.4b') },
    ),
    decline: button((words) => words.biometricsDecline, afterBiometrics, {
      when: (app) => app.rules.biometricsMayBeDeclined(),
      missing: clause('5.1.4a2'),
      dead: clause('5.1.4a2'),
    }),
  },
  skipped: { clauses: clause('5.1.4a1'), by: 'decline' },
}

export const notificationsScreen: ScreenDefinition = {
  name: 'notifications',
  goals: { 'accept-notifications': 'accept', 'decline-notifications': 'decline' },
  controls: {
    title: title((words) => words.notificationsTitle),
    text: text((words) => words.notificationsText),
    accept: button(
      (words) => words.notificationsAccept,
      async (app) => {
        const { granted } = await app.ask('permission.request', { permission: 'notifications' })
        const registration = granted ? (await app.ask('notifications.register', {})).registration : undefined
        await afterNotifications(app, registration)
      },
      { missing: clause('5.1.5a', '0-channel-app-1'), dead: clause('5.1.5a', '0-channel-app-1') },
    ),
    decline: button(
      (words) => words.notificationsDecline,
      (app) => afterNotifications(app, undefined),
      {
        when: (app) => app.state.copy !== undefined && app.rules.notificationsMayBeDeclined(),
        missing: clause('5.2.18a', '5.2.18b'),
        dead: clause('5.2.18b'),
      },
    ),
  },
}

export const activatedScreen: ScreenDefinition = {
  name: 'activated',
  controls: {
    title: title((words) => words.activatedTitle),
    text: text((words) => words.activatedText, { missing: clause('5.2.19a2') }),
    ok: button(
      (words) => words.ok,
      (app) => {
        app.state.copy = undefined
        app.state.codeEntry = undefined
        app.show('home')
      },
      { missing: clause('5.2.19b'), dead: clause('5.2.19b'), reworded: clause('5.2.19b') },
    ),
  },
}
