import type { NumberAttempt, SentSecret } from '../rules/phone-number'
import type { BackEnd } from './back-end'
import { sendSms } from './messages'
import { createSecretAge } from './secret-age'
import { randomDigits } from './secrets'
import { textsIn } from './texts'
import type { User } from './users'

/** E.164 of a mobile number as people write it; eight digits are Danish. Undefined when it is no number. */
export const internationalNumber = (entered: string): string | undefined => {
  const bare = entered.replace(/[\s().-]/g, '')
  if (/^\d{8}$/.test(bare)) return `+45${bare}`
  const international = bare.replace(/^00/, '+')
  return /^\+\d{7,15}$/.test(international) ? international : undefined
}

const link = (user: User, number: string, at: number): void => {
  const { numberHistory, phoneNumber } = user
  if (!numberHistory) user.numberHistory = { registeredAt: at, changedAt: undefined }
  else if (number !== phoneNumber) user.numberHistory = { ...numberHistory, changedAt: at }
  user.phoneNumber = number
}

/** Links a number to a user by a code sent to it. */
export type NumberLinking = {
  /** @returns false when what was entered is no number. */
  sendCode(user: User, entered: string): Promise<boolean>
  /** Sends a new code to the number of the last one. */
  sendAgain(user: User): Promise<void>
  confirm(user: User, code: string): boolean
  /** Whoever awaits the code has come back from another app. */
  comesBack(): void
}

/** Another number for somebody who has MitID; as `NumberLinking` has it. */
export type NumberChange = { sendCode(entered: string): Promise<boolean>; confirm(code: string): boolean }

export const createNumberChange = (backEnd: BackEnd, user: User): NumberChange => {
  const numbers = createNumberLinking(backEnd)
  return {
    sendCode: (entered) => numbers.sendCode(user, entered),
    confirm: (code) => numbers.confirm(user, code),
  }
}

export const createNumberLinking = (backEnd: BackEnd): NumberLinking => {
  const { rules, parameters, random, now } = backEnd
  const attempts: NumberAttempt[] = []
  const sent: SentSecret[] = []
  const age = createSecretAge(backEnd, 'validation-code')

  const sendTo = async (user: User, number: string) => {
    attempts.push({ number, validated: false })
    const drawn = randomDigits(random, parameters.validationCodeDigits)
    const earlier = sent.map(({ value }) => value)
    const value = rules.validationCodeToSend(drawn, earlier, number)
    sent.push({ value, at: now() })
    const texts = textsIn(user.language)
    const named = rules.messagesNameUserId('sms') ? texts.userId(user.userId) : ''
    backEnd.log('validation code sent')
    await sendSms(backEnd, 'validation-code', number, `${texts.validationCode(value)}${named}`)
  }
  return {
    sendCode: async (user, entered) => {
      const numbers = rules.numbersToText(entered, internationalNumber(entered))
      for (const number of numbers) await sendTo(user, number)
      return numbers.length > 0
    },
    sendAgain: async (user) => {
      const number = rules.numberToTextAgain(attempts.map((attempt) => attempt.number))
      if (number !== undefined) await sendTo(user, number)
    },
    confirm: (user, code) => {
      if (!rules.validationCodeRight(code.trim(), sent.map(age.aged), now(), parameters.validationCodeMinutes)) {
        age.wasEnteredWrongly()
        return false
      }
      const last = attempts.pop()
      if (last) attempts.push({ ...last, validated: true })
      sent.length = 0
      const linked = rules.linkedNumber(attempts)
      if (linked !== undefined) link(user, linked, now())
      return true
    },
    comesBack: () => age.wasComeBackTo(),
  }
}
