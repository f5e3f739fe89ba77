import { rule } from './rule'

/** A secret that was sent, and when (ms). */
export type SentSecret = { readonly value: string; readonly at: number }
export type NumberAttempt = { readonly number: string; readonly validated: boolean }

const MINUTE = 60_000

export const phoneNumberRules = {
  sendsCodeOn: rule(
    ['get-mitid/4.2.2a'],
    (event: 'number-entered' | 'send-pressed'): boolean => event === 'send-pressed',
  ),

  /** @param number what was entered, as networks write it; undefined when it is no number. */
  numbersToText: rule(['get-mitid/4.2.2b1'], (_entered: string, number: string | undefined): readonly string[] =>
    number === undefined ? [] : [number],
  ),

  /** @param sent codes sent in this session, oldest first: only the newest counts, for `minutes` (A05). */
  validationCodeRight: rule(
    ['get-mitid/4.2.3a', 'get-mitid/4.2.3b'],
    (given: string, sent: readonly SentSecret[], now: number, minutes: number): boolean => {
      const newest = sent.at(-1)
      return newest !== undefined && newest.value === given && now - newest.at <= minutes * MINUTE
    },
  ),

  /** The code that is sent: drawn anew each time. @param earlier those sent before, oldest first */
  validationCodeToSend: rule(
    ['get-mitid/4.2.3b'],
    (drawn: string, _earlier: readonly string[], _number: string): string => drawn,
  ),

  /** Where a further code goes. @param numbers those that a code was sent to, oldest first. */
  numberToTextAgain: rule(['get-mitid/4.2.2b1'], (numbers: readonly string[]): string | undefined => numbers.at(-1)),

  /** @param attempts numbers a code was sent to, oldest first. */
  linkedNumber: rule(
    ['get-mitid/4.2-number-linked-1', 'get-mitid/4.2-number-linked-2'],
    (attempts: readonly NumberAttempt[]): string | undefined => attempts.findLast(({ validated }) => validated)?.number,
  ),
}
