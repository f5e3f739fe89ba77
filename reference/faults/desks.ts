import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const TODAY = '2026-01-01'
const passport = (issuedBy: string, expiryDate: string) => ({ kind: 'passport', issuedBy, expiryDate }) as const
const licence = (issuedBy: string, expiryDate: string) => ({ kind: 'driving-licence', issuedBy, expiryDate }) as const
const serves = appRules.documentServesSupport

const supportFaults: RuleFault[] = [
  fault('support-sends-no-pin-to-callers', 'supportSendsPinsTo', {
    faulty: () => false,
    differsFor: ['phone'],
    clauses: clause('support-sms'),
  }),
  fault('support-sends-a-pin-to-those-who-write', 'supportSendsPinsTo', {
    faulty: () => true,
    differsFor: ['writing'],
    clauses: clause('support-call-only'),
  }),
  fault('support-sends-a-pin-without-questions', 'supportIdentifiesBy', {
    faulty: () => ['document'],
    differsFor: [],
    clauses: clause('support-questions', 'support-not-enough-answers'),
  }),
  fault('support-asks-questions-before-the-document-number', 'supportIdentifiesBy', {
    faulty: () => ['questions', 'document'],
    differsFor: [],
    clauses: clause('support-questions'),
  }),
  fault('support-takes-no-driving-licence', 'supportTakesNumbersOf', {
    faulty: () => ['passport'],
    differsFor: [],
    clauses: clause('support-document-number', 'support-document-origin-2'),
  }),
  fault('support-takes-no-passport', 'supportTakesNumbersOf', {
    faulty: () => ['driving-licence'],
    differsFor: [],
    clauses: clause('support-document-number', 'support-document-origin-1'),
  }),
  fault('support-refuses-greenlandic-passports', 'documentServesSupport', {
    faulty: (document, today) =>
      serves(document, today) && !(document.kind === 'passport' && document.issuedBy === 'GRL'),
    differsFor: [passport('GRL', TODAY), TODAY],
    clauses: clause('support-document-origin-1'),
  }),
  fault('support-refuses-greenlandic-licences', 'documentServesSupport', {
    faulty: (document, today) =>
      serves(document, today) && !(document.kind === 'driving-licence' && document.issuedBy === 'GRL'),
    differsFor: [licence('GRL', TODAY), TODAY],
    clauses: clause('support-document-origin-2'),
  }),
  fault('support-takes-expired-passports', 'documentServesSupport', {
    faulty: ({ kind, issuedBy, expiryDate }, today) =>
      serves({ kind, issuedBy, expiryDate: kind === 'passport' ? today : expiryDate }, today),
    differsFor: [passport('DNK', '2025-12-31'), TODAY],
    clauses: clause('support-document-origin-3'),
  }),
  fault('support-takes-expired-licences', 'documentServesSupport', {
    faulty: ({ kind, issuedBy, expiryDate }, today) =>
      serves({ kind, issuedBy, expiryDate: kind === 'driving-licence' ? today : expiryDate }, today),
    differsFor: [licence('DNK', '2025-12-31'), TODAY],
    clauses: clause('support-document-origin-3'),
  }),
  fault('support-takes-foreign-passports', 'documentServesSupport', {
    faulty: ({ kind, issuedBy, expiryDate }, today) =>
      serves({ kind, issuedBy: kind === 'passport' ? 'DNK' : issuedBy, expiryDate }, today),
    differsFor: [passport('SWE', TODAY), TODAY],
    clauses: clause('support-document-origin-4'),
  }),
  fault('support-takes-foreign-licences', 'documentServesSupport', {
    faulty: ({ kind, issuedBy, expiryDate }, today) =>
      serves({ kind, issuedBy: kind === 'driving-licence' ? 'DNK' : issuedBy, expiryDate }, today),
    differsFor: [licence('D', TODAY), TODAY],
    clauses: clause('support-document-origin-4'),
  }),
  fault('support-asks-two-questions-only', 'questionsAsked', {
    faulty: () => ['address', 'birthplace'],
    differsFor: [],
    clauses: clause('support-sms', 'support-sms-registered-number'),
  }),
  fault('support-takes-any-answer', 'answerRight', {
    faulty: (given) => given !== '',
    differsFor: ['ved ikke', 'Aarhus'],
    clauses: clause('support-not-enough-answers', 'support-questions', 'support-sms-registered-number'),
  }),
  fault('support-takes-no-answer', 'answerRight', {
    faulty: () => false,
    differsFor: ['Aarhus', 'Aarhus'],
    clauses: clause('support-questions'),
  }),
  fault('support-is-content-with-one-answer-fewer', 'enoughAnswers', {
    faulty: (right, wanted) => right >= wanted - 1,
    differsFor: [2, 3],
    clauses: clause('support-not-enough-answers', 'support-fail-to-citizen-service-1'),
  }),
  fault('support-wants-one-answer-more', 'enoughAnswers', {
    faulty: (right, wanted) => right > wanted,
    differsFor: [3, 3],
    clauses: clause('support-questions'),
  }),
  fault('support-minds-changes-of-the-number-only', 'numberIsOldEnough', {
    faulty: ({ changedAt }, now) => changedAt === undefined || now - changedAt > 5 * DAY,
    differsFor: [{ registeredAt: 0, changedAt: undefined }, DAY],
    clauses: clause('support-phone-quarantine-2', 'support-quarantine-to-citizen-service-1'),
  }),
  fault('support-minds-the-first-registration-only', 'numberIsOldEnough', {
    faulty: ({ registeredAt }, now) => now - registeredAt > 5 * DAY,
    differsFor: [{ registeredAt: 0, changedAt: 9 * DAY }, 10 * DAY],
    clauses: clause('support-phone-quarantine-1'),
  }),
  fault('support-waits-four-days', 'numberIsOldEnough', {
    faulty: ({ registeredAt, changedAt }, now) => now - (changedAt ?? registeredAt) > 4 * DAY,
    differsFor: [{ registeredAt: 0, changedAt: undefined }, 4 * DAY + HOUR],
    clauses: clause('support-phone-quarantine-2', 'support-phone-quarantine-1'),
  }),
  fault('support-waits-six-days', 'numberIsOldEnough', {
    faulty: ({ registeredAt, changedAt }, now) => now - (changedAt ?? registeredAt) > 6 * DAY,
    differsFor: [{ registeredAt: 0, changedAt: undefined }, 5 * DAY + HOUR],
    clauses: clause('support-phone-quarantine-3'),
  }),
  fault('support-sends-the-pin-where-the-caller-says', 'temporaryPinGoesTo', {
    faulty: (registered, named) => named ?? registered,
    differsFor: ['+4500000001', '+4500000002'],
  }),
  fault('support-refers-nobody-who-cannot-answer', 'supportRefersTo', {
    faulty: (refusal) => (refusal === 'not-identified' ? 'nowhere' : 'citizen-service'),
    differsFor: ['not-identified'],
    clauses: clause('support-fail-to-citizen-service-1'),
  }),
  fault('support-refers-nobody-with-a-new-number', 'supportRefersTo', {
    faulty: (refusal) => (refusal === 'number-too-new' ? 'nowhere' : 'citizen-service'),
    differsFor: ['number-too-new'],
    clauses: clause('support-quarantine-to-citizen-service-1'),
  }),
]

const GOOD = { expiryDate: TODAY, ofThePersonPresent: true, known: true }
const citizenServiceFaults: RuleFault[] = [
  fault('citizen-service-serves-without-an-appointment', 'citizenServiceServes', {
    faulty: () => true,
    differsFor: [false],
  }),
  fault('citizen-service-serves-nobody', 'citizenServiceServes', {
    faulty: () => false,
    differsFor: [true],
    clauses: clause('citizen-service-temp-pin'),
  }),
  fault('citizen-service-takes-orders-of-those-who-walk-in', 'citizenServiceServes', {
    faulty: () => true,
    differsFor: [false],
    clauses: ['get-mitid/5.3-citizen-service-booking-2'],
  }),
  fault('citizen-service-takes-expired-documents', 'documentationServes', {
    faulty: ({ ofThePersonPresent, known }) => ofThePersonPresent && known,
    differsFor: [{ ...GOOD, expiryDate: '2025-12-31' }, TODAY],
    clauses: [...clause('citizen-service-identify'), 'spare/citizen-service-documentation-2'],
  }),
  fault('citizen-service-takes-documents-of-others', 'documentationServes', {
    faulty: ({ expiryDate, known }, today) => known && expiryDate >= today,
    differsFor: [{ ...GOOD, ofThePersonPresent: false }, TODAY],
    clauses: [...clause('citizen-service-identify'), 'spare/citizen-service-documentation-2'],
  }),
  fault('citizen-service-sends-what-others-order', 'documentationServes', {
    faulty: ({ expiryDate, known }, today) => known && expiryDate >= today,
    differsFor: [{ ...GOOD, ofThePersonPresent: false }, TODAY],
    clauses: ['get-mitid/5.3-order-citizen-service'],
  }),
  fault('citizen-service-takes-no-document', 'documentationServes', {
    faulty: () => false,
    differsFor: [GOOD, TODAY],
    clauses: clause('citizen-service-identify', 'citizen-service-temp-pin'),
  }),
  fault('citizen-service-minds-what-support-refused', 'citizenServiceHelps', {
    faulty: (refusedBySupport) => !refusedBySupport,
    differsFor: [true, true],
    clauses: clause('support-fail-to-citizen-service-2'),
  }),
  fault('citizen-service-minds-new-numbers', 'citizenServiceHelps', {
    faulty: (_refusedBySupport, numberIsOldEnough) => numberIsOldEnough,
    differsFor: [false, false],
    clauses: clause('support-quarantine-to-citizen-service-2', 'citizen-service-temp-pin'),
  }),
]

const MINUTE = 60_000
const ISSUED = [
  { user: 'ada', value: '11111111', at: 0 },
  { user: 'ada', value: '22222222', at: 0 },
  { user: 'bo', value: '33333333', at: 0 },
] as const

const temporaryPinFaults: RuleFault[] = [
  fault('a-temporary-pin-lives-for-ever', 'temporaryPinRight', {
    faulty: (given, user, issued) => issued.findLast((pin) => pin.user === user)?.value === given,
    differsFor: ['22222222', 'ada', ISSUED, 31 * MINUTE, 30],
    clauses: clause('temp-pin-30-minutes-2'),
  }),
  fault('a-temporary-pin-lives-for-twenty-minutes', 'temporaryPinRight', {
    faulty: (given, user, issued, now) =>
      issued.some((pin) => pin.user === user && pin.value === given && now - pin.at <= 20 * MINUTE),
    differsFor: ['22222222', 'ada', ISSUED, 25 * MINUTE, 30],
    clauses: clause('temp-pin-30-minutes-1'),
  }),
  fault('an-older-temporary-pin-works-as-well', 'temporaryPinRight', {
    faulty: (given, user, issued, now, minutes) =>
      issued.some((pin) => pin.user === user && pin.value === given && now - pin.at <= minutes * MINUTE),
    differsFor: ['11111111', 'ada', ISSUED, 0, 30],
    clauses: clause('temp-pin-30-minutes-2'),
  }),
  fault('a-temporary-pin-works-for-anybody', 'temporaryPinRight', {
    faulty: (given, _user, issued, now, minutes) =>
      issued.some((pin) => pin.value === given && now - pin.at <= minutes * MINUTE),
    differsFor: ['33333333', 'ada', ISSUED, 0, 30],
    clauses: clause('temp-pin-own-user'),
  }),
  fault('a-temporary-pin-works-twice', 'temporaryPinIsUsedUp', {
    faulty: () => false,
    differsFor: [true],
    clauses: clause('temp-pin-30-minutes-2'),
  }),
  fault('a-wrong-entry-uses-the-temporary-pin-up', 'temporaryPinIsUsedUp', {
    faulty: () => true,
    differsFor: [false],
    clauses: clause('temp-pin-30-minutes-1'),
  }),
  fault('no-temporary-pin-for-an-app-that-is-ready-for-use', 'renewalWays', {
    faulty: (cause) => (cause === 'ready-for-use' ? [] : ['document', 'temporary-pin']),
    differsFor: ['ready-for-use'],
    clauses: clause('state-ready-for-use-2'),
  }),
]

export const deskFaults: RuleFault[] = [...supportFaults, ...citizenServiceFaults, ...temporaryPinFaults]
