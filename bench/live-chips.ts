import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createIssuingState } from '../certs/issuing-state'
import { realTime } from '../core/clock'
import { HarnessFault } from '../core/errors'
import { blindWitness } from '../core/evidence'
import { createRandom, type Random } from '../core/random'
import { encodeCommand } from '../emrtd/apdu'
import { MRTD_AID } from '../emrtd/files'
import type { Chip } from '../simulators/passport/chip'
import { issuePassport } from '../simulators/passport/passport'
import { type Measures, measureOf } from './measure'
import { portrait } from './passport-on-the-desk'

const NOW = Date.UTC(2026, 10, 22)
const BRAINPOOL_P256R1 = 13
const PORTRAIT_BYTES = 20_000
/** As many as the largest card simulator known holds. */
const CHIPS = 3_000

const SELECT = encodeCommand({ cla: 0, ins: 0xa4, p1: 4, p2: 0x0c, data: MRTD_AID })

/** Chips of one state with files and keys of their own: PACE, BAC, Chip Authentication. */
const office = (random: Random): ((number: number) => Chip[]) => {
  const issuer = createIssuingState('oman', random, NOW)
  const portraitJpeg = portrait(PORTRAIT_BYTES)
  const key = { cipher: 'AES-128', parameterId: BRAINPOOL_P256R1 } as const
  return (number) => {
    const { chip } = issuePassport({
      person: { surname: 'Prøve', givenNames: 'Måle', birthDate: '1990-02-28', sex: 'F' },
      documentNumber: `P${String(number).padStart(8, '0')}`,
      issuedOn: '2026-06-02',
      expiresOn: '2036-06-02',
      issuer,
      portraitJpeg,
      access: { bac: true, pace: [key] },
      authentication: { chip: [key] },
      random: random.fork(String(number)),
      witness: blindWitness,
    })
    return chip ? [chip] : []
  }
}

/** Bytes in use, after what is not in use any more was thrown away. */
const memoryInUse = (): number => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const allAnswer = (chips: readonly Chip[]): void => {
  for (const chip of chips) {
    const answer = chip.answer(SELECT)
    if (answer.length === 2 && answer[0] === 0x90 && answer[1] === 0) continue
    throw new HarnessFault({
      code: 'BENCH_CHIP_SILENT',
      what: `a chip answers SELECT with ${Buffer.from(answer).toString('hex')}`,
      mend: 'mend the chip first: simulators/passport',
    })
  }
}

/** Memory of the chips with all their files, and the time for all of them to answer one SELECT. */
export const liveChips = async (): Promise<Measures> => {
  const issue = office(createRandom('bench/live chips'))
  issue(0)
  const before = memoryInUse()
  const chips = Array.from({ length: CHIPS }, (_, number) => issue(number + 1)).flat()
  const megabytes = (memoryInUse() - before) / 2 ** 20
  const began = realTime.now()
  allAnswer(chips)
  const ms = realTime.now() - began
  return {
    'live-chips-memory': measureOf({
      value: megabytes,
      unit: 'MB',
      against: `${chips.length} chips, ${PORTRAIT_BYTES / 1000} kB of portrait each`,
    }),
    'live-chips-select': measureOf({ value: ms, unit: 'ms', against: `one SELECT to each of ${chips.length} chips` }),
  }
}
