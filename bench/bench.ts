import { EXIT, say, sayError, sayJson } from '../cli/output'
import { fullRead } from './full-read'
import { type Measures, table } from './measure'
import { proof } from './proof'
import { wholeRun } from './whole-run'

const BENCHES: readonly { what: string; measure: () => Promise<Measures> }[] = [
  { what: 'a full reading of a passport', measure: fullRead },
  {
    what: 'all features, twice',
    measure: async () => {
      const { measures, told } = await wholeRun()
      say(told)
      return measures
    },
  },
  { what: 'all faults', measure: proof },
]

/**
 * Measures and tells; being slow is no failure. What cannot be measured is said and left out, and only that makes the
 * exit status differ from 0.
 */
export const bench = async ({ json }: { json?: boolean }): Promise<number> => {
  const measures: Measures = {}
  let status: number = EXIT.passed
  for (const { what, measure } of BENCHES) {
    say(`measuring ${what} …`)
    try {
      Object.assign(measures, await measure())
    } catch (thrown) {
      status = sayError(thrown)
    }
  }
  say(table(measures))
  if (json) sayJson(measures)
  return status
}
