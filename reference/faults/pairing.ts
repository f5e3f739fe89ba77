import { appRules } from '../rules/rules'
import { foldedUserId } from '../rules/user-id'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)
const MINUTE = 60_000
const IPHONE = { os: 'ios', osVersion: '17.0' } as const
const OLD_ANDROID = { os: 'android', osVersion: '10.0' } as const

/** Cyrillic letters and those of ours that they look like. */
const LATIN: Readonly<Record<string, string>> = { '\u0430': 'a', '\u0435': 'e', '\u043e': 'o', '\u0456': 'i' }

/** Copying an app to another device. */
export const pairingFaults: RuleFault[] = [
  fault('qr-code-valid-for-four-minutes', 'qrCodeIsValid', {
    faulty: (shownAt, now) => now - shownAt <= 4 * MINUTE,
    differsFor: [0, 3.5 * MINUTE],
    clauses: clause('5.2.5c2'),
  }),
  fault('qr-code-valid-for-three-minutes-and-a-half', 'qrCodeIsValid', {
    faulty: (shownAt, now) => now - shownAt <= 3.5 * MINUTE,
    differsFor: [0, 3.2 * MINUTE],
    clauses: clause('5.2.5c2'),
  }),
  fault('qr-code-valid-for-ever', 'qrCodeIsValid', {
    faulty: () => true,
    differsFor: [0, 60 * MINUTE],
    clauses: clause('5.2.5c2'),
  }),
  fault('a-new-qr-code-revives-the-old-one', 'pairingMeant', {
    faulty: (scanned, { ofUser }) => ofUser || scanned,
    differsFor: ['pairing-1', { ofUser: 'pairing-2', ofAll: 'pairing-2' }],
    clauses: clause('5.2.5c2'),
  }),
  fault('takes-any-qr-code-for-the-one-shown-last', 'pairingMeant', {
    faulty: (_scanned, { ofAll }) => ofAll,
    differsFor: ['', { ofUser: '', ofAll: 'pairing-2' }],
    clauses: clause('5.2.11a'),
  }),
  fault('qr-code-valid-for-two-minutes', 'qrCodeIsValid', {
    faulty: (shownAt, now) => now - shownAt <= 2 * MINUTE,
    differsFor: [0, 2.5 * MINUTE],
    clauses: clause('5.2.5c1'),
  }),
  fault('showing-app-does-not-ask-for-bluetooth', 'permissionsForPairing', {
    faulty: (side) => (side === 'shows' ? [] : ['bluetooth']),
    differsFor: ['shows', IPHONE, '12.0'],
    clauses: clause('5.2.4a1'),
  }),
  fault('scanning-app-does-not-ask-for-bluetooth', 'permissionsForPairing', {
    faulty: (side) => (side === 'scans' ? [] : ['bluetooth']),
    differsFor: ['scans', IPHONE, '12.0'],
    clauses: clause('5.2.10a1'),
  }),
  fault('showing-app-never-asks-for-location', 'permissionsForPairing', {
    faulty: (side, { os }) => (os === 'android' && side === 'scans' ? ['bluetooth', 'location'] : ['bluetooth']),
    differsFor: ['shows', OLD_ANDROID, '12.0'],
    clauses: clause('5.2.4b1'),
  }),
  fault('scanning-app-never-asks-for-location', 'permissionsForPairing', {
    faulty: (side, { os }) => (os === 'android' && side === 'shows' ? ['bluetooth', 'location'] : ['bluetooth']),
    differsFor: ['scans', OLD_ANDROID, '12.0'],
    clauses: clause('5.2.10b'),
  }),
  fault('asks-for-location-on-every-android', 'permissionsForPairing', {
    faulty: (_side, { os }) => (os === 'android' ? ['bluetooth', 'location'] : ['bluetooth']),
    differsFor: ['shows', { os: 'android', osVersion: '12.0' }, '12.0'],
    clauses: clause('5.2.4b2'),
  }),
  fault('asks-for-location-on-an-iphone', 'permissionsForPairing', {
    faulty: () => ['bluetooth', 'location'],
    differsFor: ['shows', IPHONE, '12.0'],
    clauses: clause('5.2.4b2'),
  }),
  fault('shows-the-qr-code-without-permission', 'pairingObstacle', {
    faulty: (side, { permitted, on }) => {
      if (!permitted && side === 'scans') return 'not-permitted'
      return on ? undefined : 'switched-off'
    },
    differsFor: ['shows', { permitted: false, on: true }],
    clauses: clause('5.2.4a2'),
  }),
  fault('takes-bluetooth-for-switched-off-for-good', 'pairingObstacle', {
    faulty: () => 'switched-off',
    differsFor: ['shows', { permitted: true, on: true }],
    clauses: clause('5.2.3', '5.2.5a', '5.2-bluetooth-both-1', '5.2-bluetooth-settings-2'),
  }),
  fault('scanning-app-takes-bluetooth-for-switched-off', 'pairingObstacle', {
    faulty: (side, { permitted, on }) => {
      if (!permitted) return 'not-permitted'
      return on && side === 'shows' ? undefined : 'switched-off'
    },
    differsFor: ['scans', { permitted: true, on: true }],
    clauses: clause('5.2.9a', '5.2.11b2', '5.2-bluetooth-settings-2'),
  }),
  fault('copies-without-bluetooth', 'copyingNeedsNearness', {
    faulty: () => false,
    differsFor: [],
    clauses: clause('5.2-bluetooth-both-2', '5.2.10a2', '5.2.4a1'),
  }),
  fault('offers-other-devices-to-an-active-app-only', 'otherDeviceIsOffered', {
    faulty: (active) => active,
    differsFor: [false],
  }),
  fault('offers-no-other-device-to-an-active-app', 'otherDeviceIsOffered', {
    faulty: (active) => !active,
    differsFor: [true],
    clauses: ['spare/app-then-another-app'],
  }),
  fault('copies-to-phones-only', 'appMayBeCopiedTo', {
    faulty: ({ kind }) => kind === 'phone',
    differsFor: [{ kind: 'tablet', nfc: false }],
    clauses: clause('5.2-tablet-or-phone'),
  }),
  fault('copies-to-tablets-only', 'appMayBeCopiedTo', {
    faulty: ({ kind }) => kind === 'tablet',
    differsFor: [{ kind: 'phone', nfc: true }],
    clauses: clause('5.2-tablet-or-phone'),
  }),
  fault('copies-only-to-what-reads-chips', 'appMayBeCopiedTo', {
    faulty: ({ nfc }) => nfc,
    differsFor: [{ kind: 'tablet', nfc: false }],
    clauses: clause('5.2-tablet-or-phone'),
  }),
  fault('the-copy-ends-with-the-app-that-showed-the-code', 'copyOutlivesShowingApp', {
    faulty: () => false,
    differsFor: [],
    clauses: clause('5.2-delete-inactive-2'),
  }),
  fault('offers-the-scan-before-the-field-is-marked', 'qrScanIsOffered', { faulty: () => true, differsFor: [false] }),
  fault('never-offers-the-scan', 'qrScanIsOffered', {
    faulty: () => false,
    differsFor: [true],
    clauses: clause('5.2.9a'),
  }),
  fault('scans-with-the-front-camera', 'qrCamera', { faulty: () => 'front', differsFor: [] }),
  fault('only-an-active-app-shows-the-qr-code', 'mayShowQr', {
    faulty: (active) => active,
    differsFor: [false],
    clauses: clause('5.2-delete-inactive-3', '5.2.3', '5.2.5a'),
  }),
  fault('takes-any-user-id-for-the-right-one', 'userIdConfirms', {
    faulty: (entered) => entered !== '',
    differsFor: ['bo-testperson', 'ada-testperson'],
  }),
  fault('takes-nothing-for-the-right-user-id', 'userIdConfirms', {
    faulty: (entered, shownBy) => foldedUserId(shownBy).startsWith(foldedUserId(entered)),
    differsFor: ['', 'ada-testperson'],
    clauses: clause('5.2.12b'),
  }),
  fault('takes-letters-that-look-alike-for-the-same', 'userIdConfirms', {
    faulty: (entered, shownBy) =>
      foldedUserId(entered)
        .replace(/[\u0430\u0435\u043e\u0456]/g, (letter) => LATIN[letter] ?? '')
        .startsWith(foldedUserId(shownBy)),
    differsFor: ['\u0430da-testperson', 'ada-testperson'],
    clauses: clause('5.2.12b'),
  }),
  fault('takes-no-user-id-for-the-right-one', 'userIdConfirms', {
    faulty: () => false,
    differsFor: ['ada-testperson', 'ada-testperson'],
    clauses: clause('5.2.12a'),
  }),
  fault('a-copy-opens-with-the-pin-of-the-first-app', 'pinOfFurtherApp', {
    faulty: () => 'of-the-first-app',
    differsFor: [],
  }),
  fault('sends-a-temporary-pin-to-whoever-is-named', 'namedGetsTemporaryPin', { faulty: () => true, differsFor: [] }),
  fault('sends-the-temporary-pin-when-the-qr-code-is-scanned', 'temporaryPinForCopyIsSent', {
    faulty: () => 'qr-scanned',
    differsFor: [],
  }),
  fault('makes-everybody-accept-notifications', 'notificationsMayBeDeclined', { faulty: () => false, differsFor: [] }),
  fault('says-activated-of-an-app-too-many', 'saidWhenTooMany', {
    faulty: () => 'activated',
    differsFor: [],
    clauses: ['spare/max-three-active-apps-2'],
  }),
  fault('allows-a-fourth-active-app', 'appMayBecomeActive', {
    faulty: () => true,
    differsFor: [3],
    clauses: [...clause('5.2-max-three-2'), 'spare/max-three-active-apps-2'],
  }),
  fault('allows-one-active-app-only', 'appMayBecomeActive', {
    faulty: (active) => active < 1,
    differsFor: [1],
    clauses: clause('5.2-max-three-1'),
  }),
  fault('allows-two-active-apps-only', 'appMayBecomeActive', {
    faulty: (active) => active < 2,
    differsFor: [2],
    clauses: [...clause('5.2-max-three-1'), 'spare/max-three-active-apps-1'],
  }),
]
