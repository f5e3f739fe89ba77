import type { Secret } from '../rules/journey'
import type { SentSecret } from '../rules/phone-number'
import type { BackEnd } from './back-end'

/** From when the secrets of one person's kind count, whatever has been done while they were awaited. */
export type SecretAge = {
  wasEnteredWrongly(): void
  /** Whoever awaits it has come back from another app. */
  wasComeBackTo(): void
  aged<S extends SentSecret>(sent: S): S
}

export const createSecretAge = ({ rules, now }: BackEnd, secret: Secret): SecretAge => {
  const since: { wrongEntry?: number; comeBack?: number } = {}
  return {
    wasEnteredWrongly: () => {
      since.wrongEntry = now()
    },
    wasComeBackTo: () => {
      since.comeBack = now()
    },
    aged: (sent) => ({ ...sent, at: rules.secretCountsFrom(secret, sent.at, since) }),
  }
}
