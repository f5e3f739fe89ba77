import { activationRules } from './activation'
import { activationCodeRules } from './activation-code'
import { consentRules } from './consent'
import { citizenServiceRules, supportRules } from './desks'
import { deviceRules } from './device'
import { faceScanRules } from './face-scan'
import { foreignRules } from './foreign'
import { householdRules } from './household'
import { inspectionRules } from './inspection'
import { journeyRules } from './journey'
import { logInRules } from './log-in'
import { originRules } from './origin'
import { pairingRules } from './pairing'
import { phoneNumberRules } from './phone-number'
import { privacyRules } from './privacy'
import { reactivationRules } from './reactivation'
import { recognitionRules } from './recognition'
import { scanningRules } from './scanning'
import { securityKeyRules } from './security-key'
import { tokenRules } from './tokens'
import { unlockingRules } from './unlocking'
import { userIdRules } from './user-id'
import { websiteRules } from './website'

/** The rules of app and back end; inspection and recognition have their own. */
export const appRules = {
  ...deviceRules,
  ...journeyRules,
  ...consentRules,
  ...originRules,
  ...scanningRules,
  ...faceScanRules,
  ...userIdRules,
  ...phoneNumberRules,
  ...activationRules,
  ...activationCodeRules,
  ...foreignRules,
  ...pairingRules,
  ...unlockingRules,
  ...logInRules,
  ...reactivationRules,
  ...tokenRules,
  ...securityKeyRules,
  ...privacyRules,
  ...householdRules,
  ...websiteRules,
  ...supportRules,
  ...citizenServiceRules,
}

/** Every normative decision of the reference, by name. */
export const allRules = { ...inspectionRules, ...recognitionRules, ...appRules }
export type AllRules = typeof allRules
