import type { Alterations } from '../alteration'
import type { AllRules } from '../rules/rules'
import { activationFaults, logInFaults, phoneNumberFaults, unlockingFaults } from './accounts'
import { activationCodeFaults } from './activation-code'
import {
  consentFaults,
  deviceFaults,
  faceScanFaults,
  journeyFaults,
  originFaults,
  scanningFaults,
  userIdFaults,
} from './app'
import { badInputFaults } from './bad-input'
import { chipProofFaults } from './chip-proofs'
import { chipReadingFaults } from './chip-reading'
import { type DerivedFault, derivedFaults } from './derived'
import { deskFaults } from './desks'
import type { RuleFault } from './fault'
import { fieldFaults } from './field'
import { foreignFaceFaults, foreignFaults } from './foreign'
import { furtherFaults } from './further'
import { householdFaults } from './household'
import { inspectionFaults } from './inspection'
import { pairingFaults } from './pairing'
import { privacyFaults } from './privacy'
import { recognitionFaults } from './recognition'
import { renewalFaults } from './renewal'
import { securityKeyFaults } from './security-key'
import { tokenFaults } from './tokens'
import { trustFaults } from './trust'
import { unseenFaults } from './unseen'
import { websiteFaults } from './website'

/** One way in which the reference can be broken, by name. */
export type Fault = ({ readonly kind: 'rule' } & RuleFault) | ({ readonly kind: 'derived' } & DerivedFault)

/** The faults of the rules of app and back end. */
export const appFaults: readonly RuleFault[] = [
  ...deviceFaults,
  ...journeyFaults,
  ...consentFaults,
  ...originFaults,
  ...scanningFaults,
  ...faceScanFaults,
  ...userIdFaults,
  ...phoneNumberFaults,
  ...activationFaults,
  ...activationCodeFaults,
  ...foreignFaults,
  ...pairingFaults,
  ...unlockingFaults,
  ...logInFaults,
  ...renewalFaults,
  ...tokenFaults,
  ...securityKeyFaults,
  ...privacyFaults,
  ...householdFaults,
  ...websiteFaults,
  ...deskFaults,
  ...badInputFaults,
  ...unseenFaults,
]

const ownFaults: readonly Fault[] = [
  ...[
    ...inspectionFaults,
    ...chipProofFaults,
    ...trustFaults,
    ...chipReadingFaults,
    ...fieldFaults,
    ...recognitionFaults,
    ...foreignFaceFaults,
    ...appFaults,
  ].map((fault) => ({ kind: 'rule', ...fault }) as const),
  ...derivedFaults.map((fault) => ({ kind: 'derived', ...fault }) as const),
]

/** Every fault that the features in scope must notice. */
export const allFaults: readonly Fault[] = [...ownFaults, ...furtherFaults(ownFaults)]

/** What `createReference` is handed to have this fault, and no other. */
export const breakReference = (fault: Fault): { rules: Partial<AllRules>; alterations: Alterations } => {
  if (fault.kind === 'derived') return { rules: {}, alterations: [fault.alteration] }
  const faulty = Object.assign((...input: never[]) => fault.faulty(...input), { clauses: fault.clauses })
  return { rules: { [fault.rule]: faulty } as Partial<AllRules>, alterations: [] }
}
