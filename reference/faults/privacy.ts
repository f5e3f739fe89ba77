import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const clause = (...ids: string[]) => ids.map((id) => `help-step-5/${id}`)

export const privacyFaults: RuleFault[] = [
  fault('shows-secrets-as-they-are-entered', 'shownInField', {
    faulty: (_secret, entered) => entered,
    differsFor: [true, '274910'],
  }),
  fault('shows-the-last-digit-of-a-secret', 'shownInField', {
    faulty: (secret, entered) => (secret ? `${entered.slice(0, -1).replace(/./g, '•')}${entered.slice(-1)}` : entered),
    differsFor: [true, '274910'],
    clauses: clause('5.1.3a2'),
  }),
  fault('shows-no-user-id-on-the-last-step', 'userIdStandsOn', {
    faulty: () => false,
    differsFor: ['last-step'],
    clauses: clause('5.1.6a'),
  }),
  fault('greets-by-user-id-when-open', 'userIdStandsOn', {
    faulty: (screen) => screen === 'last-step' || screen === 'home',
    differsFor: ['home'],
    clauses: clause('5-no-see-user-id-2'),
  }),
  fault('shows-the-user-id-where-the-way-is-chosen', 'userIdStandsOn', {
    faulty: (screen) => screen === 'last-step' || screen === 'choose',
    differsFor: ['choose'],
    clauses: clause('5-no-see-user-id-2'),
  }),
  fault('logs-the-personal-pin', 'activationNote', {
    faulty: (pin) => `activated with ${pin}`,
    differsFor: ['274910'],
  }),
  fault('is-active-before-the-last-step', 'activatesAt', {
    faulty: () => true,
    differsFor: ['last-step-shown'],
    clauses: clause('5.1.7b2'),
  }),
  fault('is-never-active-after-the-last-step', 'activatesAt', {
    faulty: () => false,
    differsFor: ['next-pressed'],
    clauses: clause('5.1.7b1'),
  }),
  fault('asks-for-the-personal-pin-once', 'personalPinIsRepeated', { faulty: () => false, differsFor: [] }),
  fault('starts-over-when-the-entries-differ', 'afterDifferentEntries', { faulty: () => 'choose', differsFor: [] }),
  fault('compares-the-end-of-the-repetition-only', 'repetitionMatches', {
    faulty: (first, second) => first.slice(-3) === second.slice(-3),
    differsFor: ['274910', '374910'],
    clauses: clause('5.1.3d1'),
  }),
  fault('compares-the-beginning-of-the-repetition-only', 'repetitionMatches', {
    faulty: (first, second) => first.slice(0, 3) === second.slice(0, 3),
    differsFor: ['274910', '274911'],
    clauses: clause('5.1.3d1'),
  }),
  fault('writes-the-user-id-into-an-sms', 'messagesNameUserId', {
    faulty: (where) => where === 'sms',
    differsFor: ['sms'],
  }),
  fault('writes-the-user-id-into-the-log', 'messagesNameUserId', {
    faulty: (where) => where === 'log',
    differsFor: ['log'],
  }),
  fault('proposes-a-user-id-that-somebody-has', 'userIdProposed', {
    faulty: ([newest = '']) => newest,
    differsFor: [['ada']],
  }),
  fault('tells-whose-a-user-id-is', 'takenNamesHolder', { faulty: () => true, differsFor: [] }),
]
