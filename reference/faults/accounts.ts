import { appRules } from '../rules/rules'
import { countedUp, faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

const MINUTE = 60_000

const SENT_TWICE = [
  { value: '111111', at: 0 },
  { value: '222222', at: 0 },
]

export const phoneNumberFaults: RuleFault[] = [
  fault('sends-the-validation-code-before-the-button', 'sendsCodeOn', {
    faulty: () => true,
    differsFor: ['number-entered'],
    clauses: clause('4.2.2a', '4.2.2b2'),
  }),
  fault('sends-no-validation-code-on-the-button', 'sendsCodeOn', {
    faulty: () => false,
    differsFor: ['send-pressed'],
  }),
  fault('sends-everybody-the-same-validation-code', 'validationCodeToSend', {
    faulty: (drawn) => drawn.replace(/\d/g, '7'),
    differsFor: ['123456', [], '+4500112233'],
  }),
  fault('counts-validation-codes-up', 'validationCodeToSend', {
    faulty: (drawn, earlier) => countedUp(earlier.at(-1)) ?? drawn,
    differsFor: ['123456', ['222222'], '+4500112233'],
  }),
  fault('makes-the-validation-code-of-the-phone-number', 'validationCodeToSend', {
    faulty: (drawn, _earlier, number) => number.slice(-drawn.length),
    differsFor: ['123456', [], '+4500112233'],
  }),
  fault('accepts-any-validation-code', 'validationCodeRight', {
    faulty: (given) => /^\d+$/.test(given),
    differsFor: ['000000', [{ value: '123456', at: 0 }], 0, 10],
    clauses: clause('4.2.3b'),
  }),
  fault('needs-no-validation-code', 'validationCodeRight', {
    faulty: (given, sent, now, minutes) =>
      given === '' || sent.some(({ value, at }) => value === given && now - at <= minutes * MINUTE),
    differsFor: ['', [{ value: '123456', at: 0 }], 0, 10],
    clauses: clause('4.2.3a'),
  }),
  fault('compares-only-the-first-digits-of-the-validation-code', 'validationCodeRight', {
    faulty: (given, sent) => given !== '' && sent.at(-1)?.value.slice(0, -1) === given.slice(0, -1),
    differsFor: ['123450', [{ value: '123456', at: 0 }], 0, 10],
    clauses: clause('4.2.3b'),
  }),
  fault('takes-the-first-validation-code-only', 'validationCodeRight', {
    faulty: (given, sent, now, minutes) => appRules.validationCodeRight(given, sent.slice(0, 1), now, minutes),
    differsFor: ['222222', SENT_TWICE, 0, 10],
    clauses: clause('4.2.3a'),
  }),
  fault('accepts-a-superseded-validation-code', 'validationCodeRight', {
    faulty: (given, sent, now, minutes) =>
      sent.some(({ value, at }) => value === given && now - at <= minutes * MINUTE),
    differsFor: ['111111', SENT_TWICE, 0, 10],
    clauses: clause('4.2.3b'),
  }),
  fault('validation-code-never-expires', 'validationCodeRight', {
    faulty: (given, sent) => sent.at(-1)?.value === given,
    differsFor: ['123456', [{ value: '123456', at: 0 }], 11 * MINUTE, 10],
    clauses: clause('4.2.3b'),
  }),
  fault('validation-code-expires-at-once', 'validationCodeRight', {
    faulty: (given, sent, now) => sent.at(-1)?.value === given && now - (sent.at(-1)?.at ?? 0) <= MINUTE,
    differsFor: ['123456', [{ value: '123456', at: 0 }], 2 * MINUTE, 10],
    clauses: clause('4.2.3b', '4.2.3a'),
  }),
  fault('refuses-every-validation-code', 'validationCodeRight', {
    faulty: () => false,
    differsFor: ['123456', [{ value: '123456', at: 0 }], 0, 10],
    clauses: clause('4.2.3a'),
  }),
  fault('links-the-first-number-that-was-entered', 'linkedNumber', {
    faulty: (attempts) => attempts[0]?.number,
    differsFor: [
      [
        { number: '+4500000001', validated: false },
        { number: '+4500000002', validated: true },
      ],
    ],
    clauses: clause('4.2-number-linked-2', '5.1.2a2'),
  }),
  fault('sends-a-further-code-to-the-first-number', 'numberToTextAgain', {
    faulty: (numbers) => numbers[0],
    differsFor: [['+4500000001', '+4500000002']],
  }),
  fault('never-links-the-number', 'linkedNumber', {
    faulty: () => undefined,
    differsFor: [[{ number: '+4500000001', validated: true }]],
    clauses: clause('4.2-number-linked-1', '5.1.2a1'),
  }),
]

const ISSUED = [
  { user: 'bo', value: '22222222', at: 0 },
  { user: 'ada', value: '11111111', at: 0 },
] as const

export const activationFaults: RuleFault[] = [
  fault('accepts-any-temporary-pin', 'temporaryPinRight', {
    faulty: (given) => /^\d+$/.test(given),
    differsFor: ['33333333', 'ada', ISSUED, 0, 30],
  }),
  fault('takes-the-older-of-two-temporary-pins', 'temporaryPinRight', {
    faulty: (given, user, issued, now, minutes) => {
      const oldest = issued.find((pin) => pin.user === user)
      return appRules.temporaryPinRight(given, user, oldest ? [oldest] : [], now, minutes)
    },
    differsFor: ['33333333', 'ada', [...ISSUED, { user: 'ada', value: '33333333', at: 0 }], 0, 30],
    clauses: ['reactivate/temp-pin-30-minutes-1', 'reactivate/temp-pin-30-minutes-2'],
  }),
  fault('accepts-the-temporary-pin-of-another-user', 'temporaryPinRight', {
    faulty: (given, _user, issued, now, minutes) =>
      issued.some(({ value, at }) => value === given && now - at <= minutes * MINUTE),
    differsFor: ['22222222', 'ada', ISSUED, 0, 30],
  }),
  fault('compares-only-the-first-digits-of-the-temporary-pin', 'temporaryPinRight', {
    faulty: (given, user, issued) =>
      given !== '' && issued.findLast((pin) => pin.user === user)?.value.slice(0, -1) === given.slice(0, -1),
    differsFor: ['11111110', 'ada', ISSUED, 0, 30],
  }),
  fault('takes-the-beginning-of-the-temporary-pin', 'temporaryPinRight', {
    faulty: (given, user, issued) =>
      given !== '' && (issued.findLast((pin) => pin.user === user)?.value.startsWith(given) ?? false),
    differsFor: ['1111111', 'ada', ISSUED, 0, 30],
    clauses: clause('5.1.2b2'),
  }),
  fault('reads-the-temporary-pin-out-of-anything', 'temporaryPinRight', {
    faulty: (given, user, issued) => {
      const newest = issued.findLast((pin) => pin.user === user)
      return newest !== undefined && given.includes(newest.value)
    },
    differsFor: ['1111111111111111', 'ada', ISSUED, 0, 30],
    clauses: clause('5.1.2b2'),
  }),
  fault('temporary-pin-never-expires', 'temporaryPinRight', {
    faulty: (given, user, issued) => issued.findLast((pin) => pin.user === user)?.value === given,
    differsFor: ['11111111', 'ada', ISSUED, 31 * MINUTE, 30],
  }),
  fault('temporary-pin-expires-at-once', 'temporaryPinRight', {
    faulty: (given, user, issued, now) =>
      issued.some((pin) => pin.user === user && pin.value === given && now - pin.at <= MINUTE),
    differsFor: ['11111111', 'ada', ISSUED, 2 * MINUTE, 30],
  }),
  fault('refuses-every-temporary-pin', 'temporaryPinRight', {
    faulty: () => false,
    differsFor: ['11111111', 'ada', ISSUED, 0, 30],
    clauses: clause('5.1.3a', '5.1.2b2', '5.1-tip-switch-app-2'),
  }),
  fault('sends-the-temporary-pin-before-it-is-asked-for', 'temporaryPinIsSentAt', {
    faulty: () => true,
    differsFor: ['choice-shown'],
  }),
  fault('refuses-every-personal-pin', 'personalPinProblem', {
    faulty: () => 'wrong-length',
    differsFor: ['274910', '11111111', 6],
  }),
  fault('takes-a-personal-pin-of-any-length', 'personalPinProblem', {
    faulty: (pin, temporary) => (pin === temporary ? 'same-as-temporary' : undefined),
    differsFor: ['27491', '11111111', 6],
  }),
  fault('takes-two-different-entries-for-one-pin', 'repetitionMatches', {
    faulty: () => true,
    differsFor: ['274910', '274911'],
  }),
  fault('takes-equal-entries-for-two-different-pins', 'repetitionMatches', {
    faulty: () => false,
    differsFor: ['274910', '274910'],
    clauses: clause('5.2.16a'),
  }),
  fault('keeps-the-temporary-pin-as-the-personal-one', 'pinToKeep', {
    faulty: (_entered, temporary) => temporary,
    differsFor: ['274910', '11111111'],
    clauses: clause('5.1.3a', '5.1.3b', '0-channel-app-1'),
  }),
  fault('sends-everybody-the-same-temporary-pin', 'temporaryPinToSend', {
    faulty: (drawn) => drawn.replace(/\d/g, '7'),
    differsFor: ['123456', ''],
    clauses: clause('5.1.2b2'),
  }),
  fault('counts-temporary-pins-up', 'temporaryPinToSend', {
    faulty: (drawn, before) => countedUp(before) ?? drawn,
    differsFor: ['123456', '222222'],
    clauses: clause('5.1.2b2'),
  }),
  fault('offers-no-biometrics', 'biometricsOffered', { faulty: () => false, differsFor: ['face'] }),
  fault('offers-fingerprint-only', 'biometricsOffered', {
    faulty: (sensor) => sensor === 'fingerprint',
    differsFor: ['face'],
  }),
  fault('forces-biometrics', 'biometricsMayBeDeclined', { faulty: () => false, differsFor: [] }),
  fault('notifies-everybody', 'requestIsTold', { faulty: () => true, differsFor: ['ada', 'bo'] }),
  fault('never-asks-about-notifications', 'notificationsAsked', { faulty: () => false, differsFor: [] }),
]

export const unlockingFaults: RuleFault[] = [
  fault('opens-without-pin-or-biometrics', 'opensWith', {
    faulty: ({ pin, biometrics }) => pin !== 'wrong' && biometrics !== 'failed',
    differsFor: [{ pin: 'none', biometrics: 'none' }, false],
    clauses: clause('5.1.3b'),
  }),
  fault('opens-with-any-pin', 'opensWith', {
    faulty: ({ pin, biometrics }, chosen) => pin !== 'none' || (chosen && biometrics === 'matched'),
    differsFor: [{ pin: 'wrong', biometrics: 'none' }, false],
    clauses: clause('5.1.3b'),
  }),
  fault('opens-with-anybodys-finger-or-face', 'opensWith', {
    faulty: ({ pin, biometrics }, chosen) => pin === 'right' || (chosen && biometrics !== 'none'),
    differsFor: [{ pin: 'none', biometrics: 'failed' }, true],
    clauses: clause('5.1.4b'),
  }),
  fault('opens-with-biometrics-that-were-declined', 'opensWith', {
    faulty: ({ pin, biometrics }) => pin === 'right' || biometrics === 'matched',
    differsFor: [{ pin: 'none', biometrics: 'matched' }, false],
    clauses: clause('5.1.4b'),
  }),
  fault('never-opens-with-biometrics', 'opensWith', {
    faulty: ({ pin }) => pin === 'right',
    differsFor: [{ pin: 'none', biometrics: 'matched' }, true],
    clauses: clause('5.1.4b'),
  }),
  fault('never-opens-with-the-pin-once-biometrics-are-chosen', 'opensWith', {
    faulty: ({ pin, biometrics }, chosen) => (chosen ? biometrics === 'matched' : pin === 'right'),
    differsFor: [{ pin: 'right', biometrics: 'none' }, true],
    clauses: clause('5.1.4b', '5.1.3b'),
  }),
  fault('stays-open-when-left', 'locksWhenLeft', { faulty: () => false, differsFor: [1] }),
  fault('asks-for-the-pin-only-the-first-time', 'locksWhenLeft', {
    faulty: (timesOpened) => timesOpened < 2,
    differsFor: [2],
  }),
  fault('blocks-one-wrong-pin-too-early', 'pinBlocks', {
    faulty: (wrongInARow, limit) => wrongInARow >= limit - 1,
    differsFor: [2, 3, 2],
    clauses: clause('5.1.3b'),
  }),
]

export const logInFaults: RuleFault[] = [
  fault('approves-no-log-in', 'logInMayBeApproved', {
    faulty: () => false,
    differsFor: [{ pending: true, ownUser: true, unlocked: true, blocked: false }],
  }),
  fault('approves-what-nobody-answers', 'unansweredLogIn', {
    faulty: (waited) => (waited > 2_000 ? 'approved' : 'pending'),
    differsFor: [3_000, 5 * MINUTE],
    clauses: ['spare/no-spare-app-lost'],
  }),
  fault('asks-no-app-of-whoever-has-a-token', 'appIsAsked', {
    faulty: (hasToken) => !hasToken,
    differsFor: [true],
  }),
  fault('knows-a-deleted-app-again-by-its-device', 'installationIsKnownBy', {
    faulty: () => 'its-device',
    differsFor: [],
  }),
]
