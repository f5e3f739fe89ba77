import { Secret, TOTP } from 'otpauth'
import type { ServiceAnswer } from '../../contract/services'

/** What the maker says of a token that shows or speaks one-time codes. */
export type MadeToken = Extract<ServiceAnswer<'lookUpToken'>, { found: true }>

/**
 * The time step (RFC 6238 §4.2) of which this is the code; undefined when it is of none within the window.
 * @param now ms @param window steps before and after the present one
 */
export const stepOfCode = (made: MadeToken, code: string, now: number, window: number): number | undefined => {
  const { algorithm, digits, period } = made
  const generator = new TOTP({ algorithm, digits, period, secret: Secret.fromBase32(made.secret) })
  const delta = generator.validate({ token: code.replace(/\s/g, ''), timestamp: now, window })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}
