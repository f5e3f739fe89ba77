import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)

/** What nobody in the story sees: only what holds after every step tells. */
export const unseenFaults: RuleFault[] = [
  fault('a-copy-of-each-temporary-pin-goes-elsewhere', 'temporaryPinCopies', {
    faulty: () => ['+4500999998'],
    differsFor: ['+4512345678'],
  }),
  fault('sends-temporary-pins-to-whoever-became-a-user-last', 'temporaryPinNumber', {
    faulty: (linked, [last]) => last ?? linked,
    differsFor: ['+4512345678', ['+4587654321', '+4512345678']],
  }),
  fault('whoever-starts-anew-is-a-second-user', 'abandonedUserMakesWay', { faulty: () => false, differsFor: [] }),
]
