import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const DAY = 24 * 60 * 60_000

/** Faults of rules that the reference has already and whose clauses no feature carries yet. They join the others then. */
export const faultsBeyondScope: RuleFault[] = [
  fault('lets-a-p-code-serve-a-fourth-time', 'pCodeHasUsesLeft', {
    faulty: () => true,
    differsFor: [3],
    clauses: ['reactivate/p-code-three-uses-2'],
  }),
  fault('lets-a-p-code-serve-twice-only', 'pCodeHasUsesLeft', {
    faulty: (completed) => completed < 2,
    differsFor: [2],
    clauses: ['reactivate/p-code-three-uses-1'],
  }),
  fault('support-minds-the-first-registration-only', 'numberIsOldEnough', {
    faulty: ({ registeredAt }, now) => now - registeredAt > 5 * DAY,
    differsFor: [{ registeredAt: 0, changedAt: 9 * DAY }, 10 * DAY],
    clauses: ['reactivate/support-phone-quarantine-1'],
  }),
  fault('reactivates-with-passports-only', 'documentsFor', {
    faulty: (purpose) => (purpose === 'help-foreign' ? ['passport', 'id-card'] : ['passport']),
    differsFor: ['reactivate'],
    clauses: ['reactivate/id-card-too'],
  }),
]
