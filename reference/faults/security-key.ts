import { appRules } from '../rules/rules'
import type { AssertionFacts, RegistrationFacts } from '../rules/security-key'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const chip = (...names: string[]) => names.map((name) => `get-mitid/5.3-chip-${name}`)

const REGISTERED: RegistrationFacts = {
  challenge: 'this',
  ourOrigin: true,
  ourRpId: true,
  present: true,
  knownAlready: false,
}
const ASSERTED: AssertionFacts = {
  challenge: 'this',
  ourOrigin: true,
  ourRpId: true,
  present: true,
  signed: true,
  of: 'the-person',
  counter: 2,
  counted: 1,
}

/** What is found of a registration is passed over. */
const registers = (
  name: string,
  clause: string,
  passedOver: Partial<RegistrationFacts>,
  found: Partial<RegistrationFacts>,
) =>
  fault(name, 'chipRegistrationAccepted', {
    faulty: (facts) => appRules.chipRegistrationAccepted({ ...facts, ...passedOver }),
    differsFor: [{ ...REGISTERED, ...found }],
    clauses: chip(clause),
  })
/** What is found of an assertion is passed over. */
const approves = (
  name: string,
  clause: string,
  passedOver: (facts: AssertionFacts) => Partial<AssertionFacts>,
  found: Partial<AssertionFacts>,
) =>
  fault(name, 'chipAssertionAccepted', {
    faulty: (facts) => appRules.chipAssertionAccepted({ ...facts, ...passedOver(facts) }),
    differsFor: [{ ...ASSERTED, ...found }],
    clauses: chip(clause),
  })

export const securityKeyFaults: readonly RuleFault[] = [
  fault('activates-no-chip', 'chipRegistrationAccepted', {
    faulty: () => false,
    differsFor: [REGISTERED],
    clauses: chip('activate'),
  }),
  registers('activates-a-chip-that-nobody-touched', 'touch', { present: true }, { present: false }),
  registers('activates-a-chip-for-any-origin', 'this-log-in', { ourOrigin: true }, { ourOrigin: false }),
  registers('activates-a-chip-for-any-rp-id', 'this-log-in', { ourRpId: true }, { ourRpId: false }),
  fault('approves-with-no-chip', 'chipAssertionAccepted', {
    faulty: () => false,
    differsFor: [ASSERTED],
    clauses: chip('activate'),
  }),
  approves('chips-approve-untouched', 'touch', () => ({ present: true }), { present: false }),
  approves('chips-approve-unsigned', 'own', () => ({ signed: true }), { signed: false }),
  fault('chips-approve-for-anybody', 'chipAssertionAccepted', {
    faulty: (facts) =>
      appRules.chipAssertionAccepted({ ...facts, of: facts.of === 'another' ? 'the-person' : facts.of }),
    differsFor: [{ ...ASSERTED, of: 'another' }],
    clauses: chip('own'),
  }),
  approves(
    'chips-answer-any-log-in',
    'this-log-in',
    ({ challenge }) => ({ challenge: challenge === 'another' ? 'this' : challenge }),
    { challenge: 'another' },
  ),
  approves('chips-answer-for-any-origin', 'this-log-in', () => ({ ourOrigin: true }), { ourOrigin: false }),
  approves('chips-answer-for-any-rp-id', 'this-log-in', () => ({ ourRpId: true }), { ourRpId: false }),
  approves('copies-of-chips-approve', 'copy', () => ({ counted: 0 }), { counter: 1 }),
  fault('chips-need-no-password', 'chipNeedsPassword', {
    faulty: () => false,
    differsFor: [],
    clauses: chip('password'),
  }),
]
