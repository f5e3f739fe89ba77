import { NonConformity } from '../../core/errors'
import { isRefusal } from '../../drivers/driver'

/** An implementation may refuse the very attempt; what counts is the log-in. Silence and nonsense are no refusal. */
export const whereRefused = (thrown: unknown): void => {
  if (!(thrown instanceof NonConformity && isRefusal(thrown.cause))) throw thrown
}
