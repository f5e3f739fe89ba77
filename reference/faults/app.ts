import { PARTS, type Part } from '../rules/journey'
import { appRules } from '../rules/rules'
import { foldedUserId } from '../rules/user-id'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

/** The order of the guide with some parts put elsewhere. */
const inOrder =
  (...order: Part[]) =>
  (done: readonly Part[]) =>
    order.find((part) => !done.includes(part))
const without = (...left: Part[]) => PARTS.filter((part) => !left.includes(part))

const OLD_PHONE = { os: 'ios', osVersion: '14.8', nfc: true } as const
const OLDEST = { ios: '15.0', android: '10' }

export const deviceFaults: RuleFault[] = [
  fault('does-not-open-on-a-tablet', 'appOpensOn', { faulty: (kind) => kind === 'phone', differsFor: ['tablet'] }),
  fault('scans-on-an-outdated-system', 'deviceProblem', {
    faulty: ({ nfc }) => (nfc ? undefined : 'no-chip-reader'),
    differsFor: [OLD_PHONE, OLDEST],
  }),
]

export const journeyFaults: RuleFault[] = [
  fault('creates-the-user-id-before-the-face-scan', 'nextPart', {
    faulty: inOrder('terms', 'origin', 'number', 'code', 'chip', 'user-id', 'face', 'phone-number', 'activation'),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip']],
    clauses: clause('0-part-order-1', '0-part-order-2', '3.3-after-chip'),
  }),
  fault('activates-before-there-is-a-user-id', 'nextPart', {
    faulty: inOrder('terms', 'origin', 'number', 'code', 'chip', 'face', 'activation', 'user-id', 'phone-number'),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip', 'face']],
    clauses: clause('0-part-order-1', '0-part-order-2', '4.1.2a1'),
  }),
  fault('activates-without-a-phone-number', 'nextPart', {
    faulty: inOrder(...without('phone-number')),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip', 'face', 'user-id']],
    clauses: clause('0-part-order-1', '0-part-order-2', '4.2.1'),
  }),
  fault('scans-without-accepted-terms', 'nextPart', {
    faulty: inOrder(...without('terms')),
    differsFor: [[]],
    clauses: clause('2.2.5a1', '2.2.5b'),
  }),
  fault('assumes-where-the-passport-is-from', 'nextPart', {
    faulty: inOrder(...without('origin')),
    differsFor: [['terms']],
    clauses: clause('2.2.6a', '2.2.7a'),
  }),
  fault('reads-the-chip-before-the-code', 'nextPart', {
    faulty: inOrder('terms', 'origin', 'number', 'chip', 'code', 'face', 'user-id', 'phone-number', 'activation'),
    differsFor: [['terms', 'origin', 'number']],
    clauses: clause('3.2-after-code', '2.2.7b'),
  }),
  fault('goes-on-without-the-code', 'nextPart', {
    faulty: inOrder(...without('code')),
    differsFor: [['terms', 'origin', 'number']],
    clauses: clause('2.2.7b', '3.1.8c3', '3.2-after-code'),
  }),
  fault('goes-on-without-the-chip', 'nextPart', {
    faulty: inOrder(...without('chip')),
    differsFor: [['terms', 'origin', 'number', 'code']],
    clauses: clause(
      '1.2-chip-confirms-identity-2',
      '1.2-chip-machine-readable',
      '1.2-chip-symbol-2',
      '3.2.5',
      '3.3-after-chip',
    ),
  }),
  fault('scans-the-face-before-the-chip', 'nextPart', {
    faulty: inOrder('terms', 'origin', 'number', 'code', 'face', 'chip', 'user-id', 'phone-number', 'activation'),
    differsFor: [['terms', 'origin', 'number', 'code']],
    clauses: clause('3.3-after-chip', '3.2.5'),
  }),
  fault('goes-on-without-the-face', 'nextPart', {
    faulty: inOrder(...without('face')),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip']],
    clauses: clause('3.3-after-chip', '3.3.2', '3.3.4b2', '0-part-order-2'),
  }),
  fault('asks-for-an-existing-mitid', 'demandBefore', {
    faulty: (part) => (part === 'terms' ? 'existing-mitid' : undefined),
    differsFor: ['terms'],
  }),
  fault('sends-everybody-to-citizen-service', 'demandBefore', {
    faulty: (part) => (part === 'activation' ? 'citizen-service' : undefined),
    differsFor: ['activation'],
  }),
  fault('asks-a-new-app-for-a-pin', 'openingScreen', {
    faulty: () => 'locked',
    differsFor: [false],
    clauses: clause('2.2.1'),
  }),
  fault('forgets-that-it-was-activated', 'openingScreen', {
    faulty: () => 'start',
    differsFor: [true],
    clauses: clause('0-channel-app-1', '5.1.3a'),
  }),
  fault('begins-anew-on-return-to-the-choice', 'flowSurvivesAppSwitch', {
    faulty: (awaiting) => awaiting !== undefined,
    differsFor: [undefined],
    clauses: clause('5.2.1b'),
  }),
  fault('begins-anew-on-return-with-the-validation-code', 'flowSurvivesAppSwitch', {
    faulty: (awaiting) => awaiting !== 'validation-code',
    differsFor: ['validation-code'],
    clauses: clause('4.2-tip-switch-app-1'),
  }),
  fault('begins-anew-on-return-with-the-temporary-pin', 'flowSurvivesAppSwitch', {
    faulty: (awaiting) => awaiting !== 'temporary-pin',
    differsFor: ['temporary-pin'],
    clauses: clause('5.1-tip-switch-app-1'),
  }),
  fault('sends-a-new-validation-code-on-return', 'appSwitchSendsAnew', {
    faulty: (awaiting) => awaiting === 'validation-code',
    differsFor: ['validation-code'],
    clauses: clause('4.2-tip-switch-app-2'),
  }),
  fault('sends-a-new-temporary-pin-on-return', 'appSwitchSendsAnew', {
    faulty: (awaiting) => awaiting === 'temporary-pin',
    differsFor: ['temporary-pin'],
    clauses: clause('5.1-tip-switch-app-2'),
  }),
]

export const consentFaults: RuleFault[] = [
  fault('shows-three-steps', 'overviewSteps', {
    faulty: () => ['scan-code', 'read-chip', 'scan-face'],
    differsFor: [],
  }),
  fault('shows-five-steps', 'overviewSteps', {
    faulty: () => ['scan-code', 'read-chip', 'scan-face', 'user-id', 'user-id'],
    differsFor: [],
  }),
  fault('takes-seeing-the-terms-for-accepting-them', 'termsAccepted', {
    faulty: ({ shown }) => shown,
    differsFor: [{ shown: true, nextPressed: false }],
    clauses: clause('2.2.5b'),
  }),
  fault('never-takes-the-terms-as-accepted', 'termsAccepted', {
    faulty: () => false,
    differsFor: [{ shown: true, nextPressed: true }],
    clauses: clause('2.2.5a2'),
  }),
  fault('makes-people-read-the-privacy-policy', 'privacyPolicyMayBePassed', {
    faulty: (read) => read,
    differsFor: [false],
  }),
]

export const originFaults: RuleFault[] = [
  fault('goes-on-without-an-origin', 'originChosen', { faulty: () => true, differsFor: [undefined] }),
  fault('cannot-go-on-from-greenland', 'originChosen', {
    faulty: (origin) => origin !== undefined && origin !== 'greenland',
    differsFor: ['greenland'],
    clauses: clause('2.2.7b', '2.2.7c1', '1.2-passport-origin'),
  }),
  fault('takes-the-faroe-islands-for-abroad', 'originIsOfThisFlow', {
    faulty: (origin) => origin === 'denmark' || origin === 'greenland',
    differsFor: ['faroe-islands'],
    clauses: clause('1.2-passport-origin', '2.2.7c1'),
  }),
  fault('takes-greenland-for-abroad', 'originIsOfThisFlow', {
    faulty: (origin) => origin === 'denmark' || origin === 'faroe-islands',
    differsFor: ['greenland'],
    clauses: clause('1.2-passport-origin', '2.2.7c1'),
  }),
  fault('lets-every-origin-in', 'originIsOfThisFlow', {
    faulty: () => true,
    differsFor: ['elsewhere'],
    clauses: clause('2.2.7c2'),
  }),
  fault('takes-id-cards-on-the-way-to-a-mitid-of-ones-own', 'documentsFor', {
    faulty: () => ['passport', 'id-card'],
    differsFor: ['get-mitid'],
    clauses: clause('3.1.3b2'),
  }),
  fault('lets-a-foreign-passport-pass-for-a-danish-one', 'documentIsOfThisFlow', {
    faulty: () => true,
    differsFor: ['SWE'],
    clauses: clause('2.2.7c2'),
  }),
  fault('refuses-danish-documents', 'documentIsOfThisFlow', {
    faulty: (issuingState) => issuingState === 'FRO' || issuingState === 'GRL',
    differsFor: ['DNK'],
    clauses: clause('1.2-passport-origin'),
  }),
]

export const scanningFaults: RuleFault[] = [
  fault('never-shows-a-check-mark-for-the-code', 'checkMarkShown', {
    faulty: (part, progress) => part === 'chip' && progress === 'complete',
    differsFor: ['code', 'complete', 0],
    clauses: clause('3.1.8b'),
  }),
  fault('shows-a-check-mark-for-a-code-it-cannot-read', 'checkMarkShown', {
    faulty: (part, progress) => (part === 'code' ? progress !== 'waiting' : progress === 'complete'),
    differsFor: ['code', 'under-way', 0],
    clauses: clause('3.1.8c1'),
  }),
  fault('never-shows-a-check-mark-for-the-chip', 'checkMarkShown', {
    faulty: (part, progress) => part === 'code' && progress === 'complete',
    differsFor: ['chip', 'complete', 1],
    clauses: clause('3.2.7b1'),
  }),
  fault('shows-a-check-mark-while-the-chip-is-being-read', 'checkMarkShown', {
    faulty: (part, progress) => (part === 'chip' ? progress !== 'waiting' : progress === 'complete'),
    differsFor: ['chip', 'under-way', 0.5],
    clauses: clause('3.2.7b2', '3.2.6b'),
  }),
  fault('shows-a-check-mark-when-the-chip-has-nearly-been-read', 'checkMarkShown', {
    faulty: (_part, progress, share) => progress === 'complete' || share > 0.75,
    differsFor: ['chip', 'under-way', 0.8],
    clauses: clause('3.2.7b2'),
  }),
  fault('vibrates-for-a-code-it-cannot-read', 'vibrationFor', {
    faulty: (event) => (event === 'chip-refused' ? 'error' : 'success'),
    differsFor: ['code-unreadable'],
    clauses: clause('3.1.8c2'),
  }),
  fault('vibrates-for-nothing-but-chips', 'vibrationFor', {
    faulty: (event) => (event === 'chip-read' ? 'success' : undefined),
    differsFor: ['code-scanned'],
    clauses: clause('3.1.8a'),
  }),
  fault('vibrates-for-nothing-but-codes', 'vibrationFor', {
    faulty: (event) => (event === 'code-scanned' ? 'success' : undefined),
    differsFor: ['chip-read'],
    clauses: clause('3.2.7a'),
  }),
  fault('takes-a-lost-chip-for-read', 'chipCountsAsRead', {
    faulty: (outcome) => outcome === 'accepted' || outcome === 'lost',
    differsFor: ['lost'],
    clauses: clause('3.2.6b', '3.2.7b2'),
  }),
  fault('needs-no-chip', 'chipCountsAsRead', {
    faulty: (outcome) => outcome === 'accepted' || outcome === 'not-found',
    differsFor: ['not-found'],
    clauses: clause('1.2-chip-symbol-2', '1.2-chip-confirms-identity-2'),
  }),
  fault('takes-a-refused-chip-for-read', 'chipCountsAsRead', {
    faulty: (outcome) => outcome === 'accepted' || outcome === 'refused',
    differsFor: ['refused'],
    clauses: clause('1.2-chip-confirms-identity-1', '3.2-same-document', '1.2-not-expired'),
  }),
  fault('never-takes-a-chip-for-read', 'chipCountsAsRead', {
    faulty: () => false,
    differsFor: ['accepted'],
    clauses: clause('3.2.4b', '3.2.7b1', '1.2-chip-machine-readable', '1.2-passport-origin'),
  }),
  fault('gives-up-when-contact-is-lost', 'afterLostContact', {
    faulty: (outcome) => (outcome === 'lost' ? 'start-over' : 'try-again'),
    differsFor: ['lost'],
    clauses: clause('3.2-tip-move-1', '3.2-tip-move-2'),
  }),
  fault('gives-up-when-no-chip-is-found', 'afterLostContact', {
    faulty: (outcome) => (outcome === 'not-found' ? 'start-over' : 'try-again'),
    differsFor: ['not-found'],
    clauses: clause('3.2.3b', '3.2-tip-move-1'),
  }),
  fault('has-the-code-scanned-again-when-contact-is-lost', 'afterLostContact', {
    faulty: (outcome) => (outcome === 'lost' ? 'scan-code-again' : 'try-again'),
    differsFor: ['lost'],
    clauses: clause('3.2-tip-move-2', '3.2-tip-move-1'),
  }),
]

export const faceScanFaults: RuleFault[] = [
  fault('frame-is-red', 'frameColour', { faulty: () => 'red', differsFor: [] }),
  fault('ready-button-is-always-blue', 'readyColour', { faulty: () => 'blue', differsFor: [false] }),
  fault('ready-button-is-never-blue', 'readyColour', { faulty: () => 'grey', differsFor: [true] }),
  fault('face-scan-starts-by-itself', 'captureBegins', {
    faulty: ({ ready }) => ready,
    differsFor: [{ pressed: false, ready: true }],
  }),
  fault('face-scan-never-starts', 'captureBegins', {
    faulty: () => false,
    differsFor: [{ pressed: true, ready: true }],
    clauses: clause('3.3.5a', '3.3.6a'),
  }),
  fault('first-failed-face-scan-ends-the-session', 'anotherFaceAttempt', {
    faulty: (failed) => failed < 1,
    differsFor: [1, 3],
  }),
  fault('allows-one-face-scan-too-few', 'anotherFaceAttempt', {
    faulty: (failed, limit) => failed < limit - 1,
    differsFor: [2, 3],
    clauses: clause('3.3.5c'),
  }),
  fault('allows-one-face-scan-too-many', 'anotherFaceAttempt', {
    faulty: (failed, limit) => failed <= limit,
    differsFor: [3, 3],
    clauses: clause('3.3.5c'),
  }),
  fault('goes-from-verifying-straight-to-the-user-id', 'screenAfterVerifying', {
    faulty: (matched) => (matched ? 'user-id' : 'face-view'),
    differsFor: [true],
  }),
  fault('leads-on-while-verifying', 'faceScanIsComplete', {
    faulty: ({ captured }) => captured,
    differsFor: [{ captured: true, overviewShown: false }],
  }),
  fault('overview-never-shows-a-step-as-done', 'stepIsDone', {
    faulty: () => false,
    differsFor: ['scan-face', ['face']],
  }),
]

export const userIdFaults: RuleFault[] = [
  fault('accepts-an-empty-user-id', 'userIdProblem', {
    faulty: (entered, { maxLength }) => (foldedUserId(entered).length > maxLength ? 'too-long' : undefined),
    differsFor: ['', { minLength: 5, maxLength: 48 }],
  }),
  fault('takes-spaces-for-a-user-id', 'userIdProblem', {
    faulty: (entered, { maxLength }) => (entered === '' || entered.length > maxLength ? 'too-long' : undefined),
    differsFor: ['     ', { minLength: 5, maxLength: 48 }],
  }),
  fault('takes-what-nobody-sees-for-a-user-id', 'userIdProblem', {
    faulty: (entered, { minLength }) => (entered.trim().length < minLength ? 'too-short' : undefined),
    differsFor: ['\u200b\u200b\u200b\u200b\u200b', { minLength: 5, maxLength: 48 }],
  }),
  fault('tells-composed-letters-from-others', 'userIdsAreOne', {
    faulty: (one, other) => one.toLowerCase() === other.toLowerCase(),
    differsFor: ['\u00e5dal', 'a\u030adal', 'use'],
  }),
  fault('compares-new-user-ids-letter-by-letter', 'userIdsAreOne', {
    faulty: (one, other, at) => (at === 'creation' ? one === other : foldedUserId(one) === foldedUserId(other)),
    differsFor: ['ada', 'ADA', 'creation'],
  }),
  fault('assigns-the-user-id', 'userIdToCreate', {
    faulty: (_entered, proposed) => proposed,
    differsFor: ['ada-lovelace', 'mitid12345678'],
  }),
  fault('gives-one-user-id-to-two-people', 'userIdIsTaken', { faulty: () => false, differsFor: ['bo', 'ada'] }),
  fault('takes-every-user-id-for-taken', 'userIdIsTaken', {
    faulty: () => true,
    differsFor: ['ada', undefined],
    clauses: clause('4.1.3a', '4.1.1a'),
  }),
  fault('tells-of-somebody-else', 'personTold', {
    faulty: (holder) => ({ ...holder, name: 'Nogen Anden' }),
    differsFor: [{ name: 'Ada', birthDate: '1990-02-14' }, []],
  }),
  fault('tells-of-whoever-became-a-user-first', 'personTold', {
    faulty: (holder, everybody) => everybody.at(-1) ?? holder,
    differsFor: [
      { name: 'Bo', birthDate: '1971-01-01' },
      [
        { name: 'Bo', birthDate: '1971-01-01' },
        { name: 'Ada', birthDate: '1990-02-14' },
      ],
    ],
    clauses: clause('4.1.2a2'),
  }),
  fault('tells-a-birth-date-that-is-not-on-the-chip', 'personTold', {
    faulty: (holder) => ({ ...holder, birthDate: '1970-01-01' }),
    differsFor: [{ name: 'Ada', birthDate: '1990-02-14' }, []],
  }),
]
