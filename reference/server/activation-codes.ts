import type { IssuedCode } from '../rules/activation-code'
import { type Activation, createActivation } from './activation'
import type { Authenticators } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import { randomDigits, stretched } from './secrets'
import type { TemporaryPins } from './temporary-pins'
import type { User, Users } from './users'

const DIGITS = 10

/** What the person writes down. */
export type ActivationCode = { readonly code: string; readonly userId: string }
/** An app that waits for user ID and activation code. */
export type CodeEntry = {
  /** @returns 'wrong', and nothing more, whether the user ID, the code or their belonging together was wrong. */
  enter(userId: string, code: string): 'right' | 'wrong' | 'nobody-has-it'
  readonly activation: Activation
}

/** Codes that activate an app on another device, for users whose identity was proved some other way. */
export type ActivationCodes = {
  issue(user: User): ActivationCode
  /** For somebody who is known by their id in the population register; undefined when they have no MitID. */
  issueTo(person: string): ActivationCode | undefined
  /** Ends a code that has not been used. */
  withdraw(code: string): void
  begin(): CodeEntry
}

export const createActivationCodes = (
  backEnd: BackEnd,
  users: Users,
  authenticators: Authenticators,
  temporaryPins: TemporaryPins,
): ActivationCodes => {
  const { rules, parameters, random, now } = backEnd
  let issued: IssuedCode[] = []
  let last = ''
  const replace = (code: IssuedCode, by: readonly IssuedCode[]) => {
    issued = issued.flatMap((one) => (one === code ? by : [one]))
  }
  const issue = (user: User): ActivationCode => {
    const value = rules.activationCodeToIssue(randomDigits(random, DIGITS), last)
    last = value
    issued.push({ value, user: user.id, at: now(), used: false })
    backEnd.log('activation code issued')
    return { code: value, userId: user.userId }
  }
  return {
    issue,
    issueTo: (person) => {
      const user = users.ofPerson(person)
      return user && issue(user)
    },
    withdraw: (value) => {
      issued = issued.filter((one) => one.value !== value || one.used)
    },
    begin: () => {
      let entered: User | undefined
      const user = () => {
        if (!entered) throw new NotAllowed('no activation code has been given')
        return entered
      }
      const activation = createActivation({ backEnd, authenticators, temporaryPins, user, provedBy: 'activation-code' })
      return {
        enter: (userId, given) => {
          const named = users.byUserId(userId)
          const digits = given.replace(/[\s-]/g, '')
          // What is tried costs whoever tries it some time, and the same time whoever has the user ID.
          stretched(digits, Buffer.from(userId), rules.roundsOfEntry(named !== undefined))
          const right = rules.activationCodeRight(digits, named?.id, issued, now(), parameters.activationCodeMinutes)
          entered = right && users.all().find(({ id }) => id === right.user)
          if (right) replace(right, [{ ...right, used: true }])
          return entered ? 'right' : rules.saidOfWrongEntry(named !== undefined)
        },
        activation,
      }
    },
  }
}
