import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)

/** Faults of rules that the reference has already and whose clauses no feature carries yet. They join the others then. */
export const faultsBeyondScope: RuleFault[] = [
  fault('never-blocks-for-wrong-pins', 'pinBlocks', {
    faulty: () => false,
    differsFor: [3, 3],
    clauses: ['reactivate/cause-wrong-pin'],
  }),
]
