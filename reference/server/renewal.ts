import type { Activation } from './activation'
import type { Authenticators, Credential } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import type { TemporaryPins } from './temporary-pins'

/**
 * The last part of the way back into an app that is there already: a new PIN. @param isProved whether the holder has
 * proved who they are by document; a temporary PIN from a desk does as well.
 */
export const createRenewal = (given: {
  backEnd: BackEnd
  authenticators: Authenticators
  temporaryPins: TemporaryPins
  credential: Credential
  isProved: () => boolean
}): Activation & { isDone(): boolean } => {
  const { backEnd, authenticators, temporaryPins, credential, isProved } = given
  const { rules, parameters } = backEnd
  let temporaryPin: string | undefined
  let done = false
  return {
    isDone: () => done,
    issueTemporaryPin: () => {
      throw new NotAllowed('a temporary PIN for this app comes from a desk')
    },
    confirmTemporaryPin: (pin) => {
      if (!temporaryPins.use(authenticators.of(credential).user, pin)) return false
      temporaryPin = pin.trim()
      return true
    },
    comesBack: () => temporaryPins.comesBack(authenticators.of(credential).user),
    userId: () => authenticators.of(credential).user.userId,
    personalPinProblem: (pin) => rules.personalPinProblem(pin, temporaryPin ?? '', parameters.personalPinDigits),
    activate: ({ pin }) => {
      if (temporaryPin === undefined && !isProved()) throw new NotAllowed('nobody has proved who they are')
      const renewed = authenticators.renew(credential, rules.pinAfterProof() === 'made-anew' ? pin : undefined)
      done = renewed !== 'too-many'
      return renewed
    },
  }
}
