import type { Part } from '../rules/journey'
import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

const HOUR = 60 * 60_000
const RIGHT_PIN = { pin: 'right', biometrics: 'none' } as const
const OWN_FINGER = { pin: 'none', biometrics: 'matched' } as const

const lockingFaults: RuleFault[] = [
  fault('never-blocks-for-wrong-pins', 'pinBlocks', {
    faulty: () => false,
    differsFor: [3, 3, 3],
    clauses: clause('temporarily-blocked'),
  }),
  fault('blocks-one-wrong-pin-too-late', 'pinBlocks', {
    faulty: (wrongInARow, limit) => wrongInARow > limit,
    differsFor: [3, 3, 3],
    clauses: clause('temporarily-blocked', 'state-temporarily-locked'),
  }),
  fault('blocks-for-the-wrong-pin-before-the-limit', 'pinBlocks', {
    faulty: (wrongInARow, limit) => wrongInARow >= limit - 1,
    differsFor: [2, 3, 2],
    clauses: clause('below-limit-not-blocked'),
  }),
  fault('counts-the-wrong-pins-of-every-app-together', 'pinBlocks', {
    faulty: (_wrongInARow, limit, wrongAnywhere) => wrongAnywhere >= limit,
    differsFor: [1, 3, 3],
    clauses: clause('below-limit-not-blocked'),
  }),
  fault('opens-a-blocked-app-with-the-right-pin', 'opensBlocked', {
    faulty: ({ pin }) => pin === 'right',
    differsFor: [RIGHT_PIN, false],
    clauses: clause('blocked-cannot-approve-1', 'temporarily-blocked'),
  }),
  fault('opens-a-blocked-app-with-biometrics', 'opensBlocked', {
    faulty: ({ biometrics }, chosen) => chosen && biometrics === 'matched',
    differsFor: [OWN_FINGER, true],
    clauses: clause('blocked-cannot-approve-2'),
  }),
  fault('a-restart-unblocks', 'blockEndsByItself', {
    faulty: (event) => event === 'opened-anew',
    differsFor: ['opened-anew', 0],
    clauses: clause('temporarily-blocked', 'blocked-cannot-approve-1'),
  }),
  fault('a-block-ends-after-an-hour', 'blockEndsByItself', {
    faulty: (_event, since) => since >= HOUR,
    differsFor: ['time-passed', HOUR],
    clauses: clause('temporarily-blocked'),
  }),
]

const taken = appRules.numbersTaken
const without = (left: Part): readonly Part[] => appRules.renewalProof(undefined).filter((part) => part !== left)

export const renewalFaults: RuleFault[] = [
  ...lockingFaults,
  fault('offers-no-way-back-to-a-blocked-app', 'renewalWays', {
    faulty: (cause) => (cause === 'blocked' ? [] : ['document', 'temporary-pin']),
    differsFor: ['blocked'],
    clauses: clause('cause-wrong-pin', 'with-passport'),
  }),
  fault('takes-back-blocked-apps-only', 'renewalWays', {
    faulty: (cause) => (cause === 'forgotten' ? [] : ['document', 'temporary-pin']),
    differsFor: ['forgotten'],
    clauses: clause('cause-forgotten-pin'),
  }),
  fault('only-a-desk-reactivates', 'renewalWays', {
    faulty: () => ['temporary-pin'],
    differsFor: ['blocked'],
    clauses: clause('with-passport'),
  }),
  fault('makes-a-new-pin-without-any-proof', 'renewalProof', {
    faulty: () => [],
    differsFor: [undefined],
    clauses: clause('verify-who-you-are', 'phone-reads-chip'),
  }),
  fault('makes-a-new-pin-without-the-face', 'renewalProof', {
    faulty: () => without('face'),
    differsFor: [undefined],
    clauses: clause('same-person-2', 'verify-who-you-are'),
  }),
  fault('makes-a-new-pin-without-the-chip', 'renewalProof', {
    faulty: () => without('chip'),
    differsFor: [undefined],
    clauses: clause('verify-who-you-are'),
  }),
  fault('reactivates-foreigners-without-a-number', 'renewalProof', {
    faulty: () => without('number'),
    differsFor: [undefined],
    clauses: clause('p-code-needed'),
  }),
  fault('asks-for-no-face-where-a-p-code-is-given', 'renewalProof', {
    faulty: (given) => (given === 'p-code' ? without('face') : appRules.renewalProof(given)),
    differsFor: ['p-code'],
    clauses: clause('p-code-then-steps'),
  }),
  fault('reactivates-foreigners-by-p-code-only', 'numbersTaken', {
    faulty: (fromAbroad, purpose) =>
      taken(fromAbroad, purpose).filter((kind) => purpose !== 'reactivate' || kind === 'p-code'),
    differsFor: [true, 'reactivate'],
    clauses: clause('p-code-not-needed-1'),
  }),
  fault('reactivates-foreigners-by-cpr-number-only', 'numbersTaken', {
    faulty: (fromAbroad, purpose) =>
      taken(fromAbroad, purpose).filter((kind) => purpose !== 'reactivate' || kind === 'cpr-number'),
    differsFor: [true, 'reactivate'],
    clauses: clause('p-code-then-steps', 'p-code-reuse'),
  }),
  fault('wants-a-p-code-with-danish-passports', 'numbersTaken', {
    faulty: (fromAbroad, purpose) => (purpose === 'reactivate' ? ['p-code'] : taken(fromAbroad, purpose)),
    differsFor: [false, 'reactivate'],
    clauses: clause('p-code-not-needed-2'),
  }),
  fault('reactivates-with-passports-only', 'documentsFor', {
    faulty: (purpose) => (purpose === 'reactivate' ? ['passport'] : appRules.documentsFor(purpose)),
    differsFor: ['reactivate'],
    clauses: clause('id-card-too'),
  }),
  fault('lets-a-p-code-serve-a-fourth-time', 'pCodeHasUsesLeft', {
    faulty: (completed) => completed < 4,
    differsFor: [3],
    clauses: clause('p-code-three-uses-2'),
  }),
  fault('lets-a-p-code-serve-twice-only', 'pCodeHasUsesLeft', {
    faulty: (completed) => completed < 2,
    differsFor: [2],
    clauses: clause('p-code-three-uses-1'),
  }),
  fault('binds-a-p-code-to-its-first-use', 'pCodeHasUsesLeft', {
    faulty: (completed) => completed < 1,
    differsFor: [1],
    clauses: clause('p-code-reuse'),
  }),
  fault('reactivates-for-anybody-with-a-passport', 'reactivatesFor', {
    faulty: () => true,
    differsFor: ['mallory', 'ada'],
  }),
  fault('reactivates-for-nobody', 'reactivatesFor', {
    faulty: () => false,
    differsFor: ['ada', 'ada'],
    clauses: clause('with-passport', 'same-person-1'),
  }),
  fault('lets-the-old-pin-in-again', 'pinAfterProof', { faulty: () => 'as-before', differsFor: [] }),
  fault('the-old-pin-opens-the-app-as-well', 'pinsThatOpen', {
    faulty: (made) => Array.from({ length: made }, (_, index) => index),
    differsFor: [2],
    clauses: clause('usable-again-2'),
  }),
  fault('only-the-first-pin-ever-opens-the-app', 'pinsThatOpen', {
    faulty: () => [0],
    differsFor: [2],
    clauses: clause('usable-again-1'),
  }),
  fault('stays-blocked-with-a-new-pin', 'blockedAfterRenewal', {
    faulty: (wasBlocked) => wasBlocked,
    differsFor: [true],
  }),
  fault('gives-a-new-user-id-when-reactivating', 'userIdAfterRenewal', {
    faulty: (_own, proposed) => proposed,
    differsFor: ['ada', 'mitid12345678'],
  }),
  fault('a-reactivated-app-counts-as-a-further-one', 'renewalTouches', {
    faulty: () => 'a-further-app',
    differsFor: [],
  }),
  fault('reactivating-changes-every-app-of-the-user', 'renewalTouches', {
    faulty: () => 'every-app',
    differsFor: [],
  }),
]
