import type { PersonalPinProblem } from '../rules/activation'
import type { Authenticators, Credential, NewAuthenticator } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import type { TemporaryPins } from './temporary-pins'
import type { User } from './users'

/** The last part of every way to a working app: temporary PIN, personal PIN, the app becomes an authenticator. */
export type Activation = {
  /** @returns false when no number is linked. */
  issueTemporaryPin(): Promise<boolean>
  confirmTemporaryPin(pin: string): boolean
  /** Whoever awaits the temporary PIN has come back from another app. */
  comesBack(): void
  /** For its person to read. */
  userId(): string
  personalPinProblem(pin: string): PersonalPinProblem | undefined
  activate(given: NewAuthenticator): (Credential & { grant: string }) | 'too-many'
}

/** @param user whose app it becomes; throws NotAllowed as long as it is not their turn. */
export const createActivation = (given: {
  backEnd: BackEnd
  authenticators: Authenticators
  temporaryPins: TemporaryPins
  user: () => User
  /** What shows that the app is in the right hands. */
  provedBy?: 'temporary-pin' | 'activation-code'
}): Activation & { isDone(): boolean } => {
  const { backEnd, authenticators, temporaryPins, user, provedBy = 'temporary-pin' } = given
  const { rules, parameters } = backEnd
  let temporaryPin: string | undefined
  let done = false
  return {
    isDone: () => done,
    issueTemporaryPin: async () => temporaryPins.issue(user()),
    confirmTemporaryPin: (pin) => {
      if (!temporaryPins.use(user(), pin)) return false
      temporaryPin = pin.trim()
      return true
    },
    comesBack: () => temporaryPins.comesBack(user()),
    userId: () => user().userId,
    personalPinProblem: (pin) => rules.personalPinProblem(pin, temporaryPin ?? '', parameters.personalPinDigits),
    activate: (asked) => {
      const owner = user()
      if (temporaryPin === undefined && provedBy === 'temporary-pin')
        throw new NotAllowed('no temporary PIN has been given')
      const pin = temporaryPin === undefined ? asked.pin : rules.pinToKeep(asked.pin, temporaryPin)
      const activated = authenticators.activate(owner, { ...asked, pin })
      done = activated !== 'too-many'
      return activated
    },
  }
}
