import { type Measures, measureOf } from './measure'
import { callVidimus } from './vidimus'

type ProveAnswer = { faults: string[]; killed: string[]; seconds: number }

const MOST_SECONDS = 180

/** Every fault in scope, and the unbroken reference, with as many processes as `vidimus prove` takes by itself. */
export const proof = async (): Promise<Measures> => {
  const { answer, seconds } = await callVidimus<ProveAnswer>({ words: () => ['prove'] })
  const { faults, killed } = answer
  return {
    'prove-faults-per-second': measureOf({
      value: faults.length / answer.seconds,
      unit: 'faults/s',
      against: `${killed.length} of ${faults.length} faults killed`,
    }),
    'prove-seconds': measureOf({ value: seconds, unit: 's', limit: MOST_SECONDS }),
  }
}
