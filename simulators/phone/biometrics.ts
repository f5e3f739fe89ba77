import type { DeviceDescription } from '../../contract/gateway'
import type { Witness } from '../../core/evidence'

/** Whose finger or face is before the sensor. */
export type Presented = 'own' | 'other' | 'nobody'
export type BiometricOutcome = 'matched' | 'failed' | 'not-enrolled'

/** Fingerprint or face sensor of a device, with the owner's finger or face enrolled or not. */
export type Biometrics = {
  /** Enrols the owner, or removes what was enrolled. A device without a sensor has nothing to enrol. */
  enrol(on: boolean): void
  enrolled(): boolean
  /** Who presents finger or face from now on; the owner without a word. */
  present(who: Presented): void
  /** The reasons that the app gave when it asked, in order. */
  asked(): readonly string[]
  verify(reason: string): BiometricOutcome
}

export const createBiometrics = (sensor: DeviceDescription['biometrics'], witness: Witness): Biometrics => {
  const asked: string[] = []
  let enrolled = sensor !== 'none'
  let before: Presented = 'own'
  return {
    enrol: (on) => {
      enrolled = on && sensor !== 'none'
    },
    enrolled: () => enrolled,
    present: (who) => {
      before = who
    },
    asked: () => asked,
    verify: (reason) => {
      asked.push(reason)
      const outcome = !enrolled ? 'not-enrolled' : before === 'own' ? 'matched' : 'failed'
      witness.saw('biometrics', { reason, presented: before, outcome })
      return outcome
    },
  }
}
