import { join } from 'node:path'
import { type Measures, measureOf } from './measure'
import { callVidimus } from './vidimus'

type ExploreAnswer = { verdict: string; steps: number; stories: number; seconds: number }

/** Enough for most deeds to come in, and for loading not to be what is measured. */
const STEPS = 300

/** Steps a second in stories that nobody has written, on the embedded reference. */
export const exploring = async (): Promise<Measures> => {
  const { answer, peakMegabytes } = await callVidimus<ExploreAnswer>({
    words: (folder) => ['explore', '--steps', String(STEPS), '--seed', 'bench', '--report', join(folder, 'x')],
  })
  const { steps, stories, seconds, verdict } = answer
  return {
    'explore-steps-per-second': measureOf({
      value: steps / seconds,
      unit: 'steps/s',
      against: `${stories} stories, ${verdict}`,
    }),
    'explore-peak-memory': measureOf({ value: peakMegabytes, unit: 'MB' }),
  }
}
