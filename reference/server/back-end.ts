import type { Alterations } from '../alteration'
import type { Instruments } from '../instruments'
import type { Parameters } from '../parameters'
import type { AllRules } from '../rules/rules'
import type { RandomBytes } from './secrets'
import type { Services } from './services'

/** What every part of the back end is handed. `now` is what the run was last told, in ms. */
export type BackEnd = {
  readonly rules: AllRules
  readonly parameters: Parameters
  readonly services: Services
  readonly random: RandomBytes
  readonly now: () => number
  readonly instruments: Instruments
  readonly alterations: Alterations
  /** Where the pages are that people see, as a browser has it: scheme, host and port. */
  readonly origin: string
  /** Writes a line to the back end's log; no secrets, no user IDs. */
  readonly log: (line: string) => void
  /** Keeps the results of the last reading of a chip, check by check. */
  readonly inspected: (results: readonly string[]) => void
}

/** A request that the order of the journey, or the state of an authenticator, does not allow. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}
