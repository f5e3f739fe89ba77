import { alteredMessage, type MessageName } from '../alteration'
import type { BackEnd } from './back-end'
import { type Language, textsIn } from './texts'

/** A number of nobody, for messages that go astray. */
const ELSEWHERE = '+4500999999'

/** Runs `deliver` as often as the message goes out: once. */
const timesOut = async (backEnd: BackEnd, message: MessageName, deliver: () => Promise<unknown>): Promise<void> => {
  if (alteredMessage(backEnd.alterations, 'message-missing', message)) return
  await deliver()
  if (alteredMessage(backEnd.alterations, 'message-twice', message)) await deliver()
}

export const sendSms = (
  backEnd: BackEnd,
  message: 'validation-code' | 'temporary-pin',
  to: string,
  text: string,
): Promise<void> => {
  const receiver = alteredMessage(backEnd.alterations, 'message-to-another', message) ? ELSEWHERE : to
  return timesOut(backEnd, message, () => backEnd.services('sendSms', { to: receiver, text }))
}

export const pushLogIn = (
  backEnd: BackEnd,
  registration: string,
  relyingParty: string,
  language: Language,
): Promise<void> =>
  timesOut(backEnd, 'log-in-push', () =>
    backEnd.services('push', { registration, title: 'MitID', text: textsIn(language).logIn(relyingParty) }),
  )
