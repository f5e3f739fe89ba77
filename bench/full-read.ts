import { type Measures, measureOf } from './measure'
import { passportOnTheDesk } from './passport-on-the-desk'
import { operationsOf, rawRun } from './raw-cost'
import { inTurns } from './timing'

/** Milliseconds of JMRTD 0.8.3 reading PersoSim in one process on two cores, without passive authentication. */
const BEST_PEER: Record<number, number> = { 223: 87, 4096: 43 }
const MOST_OF_RAW = 3
const MOST_OF_PEER = 0.5
const MOST_OF_RAW_WITH_CHIP_AUTHENTICATION = 2

/** A whole reading of a passport, both sides in this process, warm: the median of readings by chunk size. */
export const fullRead = async (): Promise<Measures> => {
  const desk = passportOnTheDesk()
  const measures: Measures = {}
  for (const [size, peer] of Object.entries(BEST_PEER)) {
    const chunk = Number(size)
    const exchanges = await desk.exchanges(chunk)
    const raw = rawRun(operationsOf(exchanges, desk.files))
    const ms = await inTurns({ read: () => desk.read(chunk), raw })
    measures[`full-read-${chunk}`] = measureOf({
      value: ms.read,
      unit: 'ms',
      ratio: ms.read / ms.raw,
      against: `${ms.raw.toFixed(2)} ms, the same cryptography in bare node:crypto (${exchanges.length} APDUs)`,
      limit: MOST_OF_RAW,
    })
    measures[`full-read-${chunk}-chip-authentication`] = await withChipAuthentication(chunk)
    measures[`full-read-${chunk}-best-peer`] = measureOf({
      value: ms.read,
      unit: 'ms',
      ratio: ms.read / peer,
      against: `${peer} ms, JMRTD 0.8.3 reading PersoSim, without passive authentication`,
      limit: MOST_OF_PEER,
    })
  }
  return measures
}

const withChipAuthentication = async (chunk: number) => {
  const desk = passportOnTheDesk({ chipAuthentication: true })
  const exchanges = await desk.exchanges(chunk)
  const ms = await inTurns({ read: () => desk.read(chunk), raw: rawRun(operationsOf(exchanges, desk.files)) })
  return measureOf({
    value: ms.read,
    unit: 'ms',
    ratio: ms.read / ms.raw,
    against: `${ms.raw.toFixed(2)} ms, the same cryptography in bare node:crypto (${exchanges.length} APDUs)`,
    limit: MOST_OF_RAW_WITH_CHIP_AUTHENTICATION,
  })
}
