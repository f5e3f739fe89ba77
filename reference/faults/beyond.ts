import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)

/** Faults of rules that the reference has already and whose clauses no feature carries yet. They join the others then. */
export const faultsBeyondScope: RuleFault[] = [
  fault('takes-no-foreign-id-cards', 'documentsFor', {
    faulty: (purpose) => (purpose === 'reactivate' ? ['passport', 'id-card'] : ['passport']),
    differsFor: ['help-foreign'],
    clauses: ['help-foreign/foreign-passport-and-id-card-2'],
  }),
  fault('takes-foreign-id-cards-only', 'documentsFor', {
    faulty: (purpose) => (purpose === 'help-foreign' ? ['id-card'] : appRules.documentsFor(purpose)),
    differsFor: ['help-foreign'],
    clauses: ['help-foreign/foreign-passport-and-id-card-1'],
  }),
  fault('reactivates-with-passports-only', 'documentsFor', {
    faulty: (purpose) => (purpose === 'help-foreign' ? ['passport', 'id-card'] : ['passport']),
    differsFor: ['reactivate'],
    clauses: ['reactivate/id-card-too'],
  }),
]
