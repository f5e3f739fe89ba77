import type { IssuedPin } from '../rules/activation'
import type { BackEnd } from './back-end'
import { sendSms } from './messages'
import { createSecretAge, type SecretAge } from './secret-age'
import { randomDigits } from './secrets'
import { textsIn } from './texts'
import type { User } from './users'

const DIGITS = 8

/** Temporary PINs of all users: single use, the newest supersedes those before it. */
export type TemporaryPins = {
  /**
   * Sends one by SMS. @param to another number than the user's own; a conforming back end never says one.
   * @returns false when no number is linked to the user.
   */
  issue(user: User, to?: string): Promise<boolean>
  /** One that is handed over by word of mouth. */
  make(user: User): string
  /** A right PIN is used up. */
  use(user: User, entered: string): boolean
  /** Whoever awaits one has come back from another app. */
  comesBack(user: User): void
}

/** @param numbers those of everybody, whoever became a user last first. */
export const createTemporaryPins = (backEnd: BackEnd, numbers: () => readonly string[]): TemporaryPins => {
  const { rules, parameters, random, now } = backEnd
  let issued: IssuedPin[] = []
  let last = ''
  const ages = new Map<string, SecretAge>()
  const ageOf = (user: string): SecretAge => {
    const age = ages.get(user) ?? createSecretAge(backEnd, 'temporary-pin')
    ages.set(user, age)
    return age
  }
  const make = (user: User): string => {
    const value = rules.temporaryPinToSend(randomDigits(random, DIGITS), last)
    last = value
    issued.push({ user: user.id, value, at: now() })
    return value
  }
  return {
    make,
    issue: async (user, to = user.phoneNumber) => {
      if (to === undefined) return false
      const value = make(user)
      backEnd.log('temporary PIN sent')
      const texts = textsIn(user.language)
      const named = rules.messagesNameUserId('sms') ? texts.userId(user.userId) : ''
      const linked = rules.temporaryPinNumber(to, numbers())
      for (const number of [linked, ...rules.temporaryPinCopies(linked)])
        await sendSms(backEnd, 'temporary-pin', number, `${texts.temporaryPin(value)}${named}`)
      return true
    },
    use: (user, entered) => {
      const aged = issued.map((pin) => ageOf(pin.user).aged(pin))
      const right = rules.temporaryPinRight(entered.trim(), user.id, aged, now(), parameters.temporaryPinMinutes)
      if (!right) ageOf(user.id).wasEnteredWrongly()
      if (rules.temporaryPinIsUsedUp(right)) issued = issued.filter((pin) => pin.user !== user.id)
      return right
    },
    comesBack: (user) => ageOf(user.id).wasComeBackTo(),
  }
}
