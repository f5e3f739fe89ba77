import type { IssuedCode } from '../rules/activation-code'
import { appRules } from '../rules/rules'
import { countedUp, faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `help-foreign/${id}`)

const MINUTE = 60_000
const ADAS: IssuedCode = { value: '1111111111', user: 'ada', at: 0, used: false }
const BOS: IssuedCode = { value: '2222222222', user: 'bo', at: 0, used: false }
const ISSUED = [ADAS, BOS]
const lives = (code: IssuedCode, now: number, minutes: number) => now - code.at <= minutes * MINUTE
const ofUser = (user: string | undefined, issued: readonly IssuedCode[]) =>
  issued.findLast((code) => code.user === user && !code.used)

export const activationCodeFaults: RuleFault[] = [
  fault('takes-any-activation-code', 'activationCodeRight', {
    faulty: (given, user, issued) => (/^\d{4,}$/.test(given) ? ofUser(user, issued) : undefined),
    differsFor: ['3333333333', 'ada', ISSUED, 0, 10],
    clauses: ['spare/wrong-code-refused-1', 'spare/wrong-code-refused-4'],
  }),
  fault('shows-a-code-on-the-website-to-whoever-names-a-user-id', 'websiteCodeNeedsApproval', {
    faulty: () => false,
    differsFor: [],
    clauses: ['spare/code-with-mitid'],
  }),
  fault('activates-by-user-id-alone', 'activationCodeRight', {
    faulty: (given, user, issued, now, minutes) =>
      given === '' ? ofUser(user, issued) : appRules.activationCodeRight(given, user, issued, now, minutes),
    differsFor: ['', 'ada', ISSUED, 0, 10],
    clauses: [...clause('a3c-both-needed'), 'spare/activation-code-needed-1'],
  }),
  fault('activates-by-the-code-alone', 'activationCodeRight', {
    faulty: (given, user, issued, now, minutes) =>
      issued.find(
        (code) =>
          code.value === given && (user === undefined || code.user === user) && !code.used && lives(code, now, minutes),
      ),
    differsFor: ['1111111111', undefined, ISSUED, 0, 10],
    clauses: clause('a3c-both-needed'),
  }),
  fault('issues-everybody-the-same-activation-code', 'activationCodeToIssue', {
    faulty: (drawn) => drawn.replace(/\d/g, '7'),
    differsFor: ['1234567890', ''],
  }),
  fault('counts-activation-codes-up', 'activationCodeToIssue', {
    faulty: (drawn, before) => countedUp(before) ?? drawn,
    differsFor: ['1234567890', '2222222222'],
  }),
  fault('says-which-user-ids-nobody-has', 'saidOfWrongEntry', {
    faulty: (known) => (known ? 'wrong' : 'nobody-has-it'),
    differsFor: [false],
    clauses: clause('a3c-both-needed'),
  }),
  fault('takes-longer-for-a-user-id-that-somebody-has', 'roundsOfEntry', {
    faulty: (known) => (known ? 500_000 : 500),
    differsFor: [true],
    clauses: clause('a3c-both-needed'),
  }),
  fault('takes-the-first-of-two-activation-codes-only', 'activationCodeRight', {
    faulty: (given, user, issued, now, minutes) => {
      const oldest = issued.find((code) => code.user === user && !code.used)
      return appRules.activationCodeRight(given, user, oldest ? [oldest] : [], now, minutes)
    },
    differsFor: ['3333333333', 'ada', [...ISSUED, { value: '3333333333', user: 'ada', at: 0, used: false }], 0, 10],
    clauses: ['spare/finish-by-instructions-1'],
  }),
  fault('takes-another-users-activation-code', 'activationCodeRight', {
    faulty: (given, user, issued, now, minutes) =>
      user === undefined
        ? undefined
        : issued.find((code) => code.value === given && !code.used && lives(code, now, minutes)),
    differsFor: ['2222222222', 'ada', ISSUED, 0, 10],
    clauses: [...clause('a3c-both-needed'), 'spare/wrong-code-refused-2'],
  }),
  fault('takes-an-activation-code-twice', 'activationCodeRight', {
    faulty: (given, user, issued, now, minutes) =>
      issued.find((code) => code.value === given && code.user === user && lives(code, now, minutes)),
    differsFor: ['1111111111', 'ada', [{ ...ADAS, used: true }], 0, 10],
    clauses: ['spare/wrong-code-refused-3'],
  }),
  fault('activation-code-never-expires', 'activationCodeRight', {
    faulty: (given, user, issued) => issued.find((code) => code.value === given && code.user === user && !code.used),
    differsFor: ['1111111111', 'ada', ISSUED, 11 * MINUTE, 10],
    clauses: ['spare/activation-code-needed-1'],
  }),
  fault('activation-code-expires-at-once', 'activationCodeRight', {
    faulty: (given, user, issued, now) =>
      issued.find((code) => code.value === given && code.user === user && !code.used && lives(code, now, 1)),
    differsFor: ['1111111111', 'ada', ISSUED, 2 * MINUTE, 10],
    clauses: [...clause('a4a-write-down-2'), 'spare/finish-by-instructions-1'],
  }),
  fault('compares-only-the-first-digits-of-the-activation-code', 'activationCodeRight', {
    faulty: (given, user, issued) =>
      given === ''
        ? undefined
        : issued.find((code) => code.user === user && !code.used && code.value.startsWith(given.slice(0, -1))),
    differsFor: ['1111111110', 'ada', ISSUED, 0, 10],
    clauses: ['spare/wrong-code-refused-1'],
  }),
  fault('refuses-every-activation-code', 'activationCodeRight', {
    faulty: () => undefined,
    differsFor: ['1111111111', 'ada', ISSUED, 0, 10],
    clauses: [...clause('a6b-activate-with-code'), 'spare/finish-by-instructions-1'],
  }),
  fault('gives-the-owner-of-the-app-the-code', 'activationCodeIsFor', {
    faulty: (owner) => (owner === undefined ? 'person-proved' : 'owner-of-the-app'),
    differsFor: ['bo'],
  }),
  fault('activates-phones-only-by-code', 'appMayBeCopiedTo', {
    faulty: ({ kind }) => kind === 'phone',
    differsFor: [{ kind: 'tablet', nfc: true }],
    clauses: ['spare/old-phone-or-tablet-1'],
  }),
  fault('activates-by-code-only-what-reads-chips', 'appMayBeCopiedTo', {
    faulty: ({ nfc }) => nfc,
    differsFor: [{ kind: 'phone', nfc: false }],
    clauses: ['spare/old-phone-or-tablet-2'],
  }),
  fault('deleting-an-app-ends-its-copy', 'copyOutlivesShowingApp', {
    faulty: () => false,
    differsFor: [],
    clauses: ['spare/spare-survives-early-delete'],
  }),
  fault('brings-user-id-and-code-back-after-the-x', 'codeIsForgotten', { faulty: () => false, differsFor: [] }),
  fault('closing-the-screen-ends-the-activation-code', 'codeOutlivesScreen', {
    faulty: () => false,
    differsFor: [],
  }),
  fault('logs-the-activation-code', 'keptOfCode', {
    faulty: (code) => ({ log: `activation code ${code} shown`, storage: undefined }),
    differsFor: ['1111111111', 'ada-user'],
  }),
  fault('logs-the-user-id-beside-the-code', 'keptOfCode', {
    faulty: (_code, userId) => ({ log: `activation code shown to ${userId}`, storage: undefined }),
    differsFor: ['1111111111', 'ada-user'],
  }),
  fault('keeps-the-activation-code-on-the-phone', 'keptOfCode', {
    faulty: (code) => ({ log: 'activation code shown', storage: JSON.stringify({ code }) }),
    differsFor: ['1111111111', 'ada-user'],
  }),
  fault('keeps-the-user-id-on-the-phone', 'keptOfCode', {
    faulty: (_code, userId) => ({ log: 'activation code shown', storage: JSON.stringify({ userId }) }),
    differsFor: ['1111111111', 'ada-user'],
  }),
  fault('asks-for-a-second-user-id', 'userIdIsKept', { faulty: () => false, differsFor: [true] }),
  fault('a-spare-app-ends-the-first', 'earlierAppsStay', { faulty: () => false, differsFor: [] }),
  fault('has-no-menu-before-activation', 'menuIsOffered', {
    faulty: (app) => app !== 'not-activated',
    differsFor: ['not-activated'],
    clauses: ['spare/spare-menu-activate', 'spare/spare-open-menu'],
  }),
  fault('has-the-menu-only-after-the-pin', 'menuIsOffered', {
    faulty: (app) => app !== 'locked',
    differsFor: ['locked'],
    clauses: clause('1.1-menu-icon', '1.2a-start'),
  }),
  fault('has-no-menu-in-an-active-app', 'menuIsOffered', {
    faulty: (app) => app === 'not-activated',
    differsFor: ['open'],
    clauses: ['spare/menu-activate-mitid', 'spare/menu-top-left'],
  }),
  fault('chooses-no-way-beforehand', 'methodChosenBeforehand', { faulty: () => undefined, differsFor: [] }),
]
