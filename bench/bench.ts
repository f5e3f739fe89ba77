import { availableParallelism, loadavg } from 'node:os'
import { EXIT, say, sayError, sayJson } from '../cli/output'
import { browserJourney } from './browser-journey'
import { exploring } from './exploring'
import { fullRead } from './full-read'
import { gatewayRoundTrip } from './gateway-round-trip'
import { issuingPassports } from './issuing'
import { liveChips } from './live-chips'
import { type Measures, table } from './measure'
import { overHttp } from './over-http'
import { proof } from './proof'
import { sideBySide } from './side-by-side'
import { wholeRun } from './whole-run'

const BENCHES: readonly { what: string; measure: () => Promise<Measures> }[] = [
  { what: 'a full reading of a passport', measure: fullRead },
  { what: 'issuing passports', measure: issuingPassports },
  { what: 'three thousand chips at once', measure: liveChips },
  { what: 'an APDU through the gateway', measure: () => gatewayRoundTrip() },
  { what: 'the same features over HTTP and in process', measure: overHttp },
  {
    what: 'all features, twice',
    measure: async () => {
      const { measures, told } = await wholeRun()
      say(told)
      return measures
    },
  },
  { what: 'features that wait, alone and side by side', measure: sideBySide },
  { what: 'the journey in a browser', measure: browserJourney },
  { what: 'all faults', measure: proof },
  { what: 'stories that nobody has written', measure: exploring },
]

/** Before anything is measured: what else runs makes times longer. Ratios come from works that take turns, and hold. */
const warnOfOthers = (): void => {
  const [load = 0] = loadavg()
  const processors = availableParallelism()
  if (load > processors / 2)
    say(`the machine is busy (load ${load.toFixed(1)} on ${processors} processors): times come out too long`)
}

/**
 * Measures and tells; being slow is no failure. What cannot be measured is said and left out, and only that makes the
 * exit status differ from 0.
 */
export const bench = async ({ json }: { json?: boolean }): Promise<number> => {
  const measures: Measures = {}
  let status: number = EXIT.passed
  warnOfOthers()
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
