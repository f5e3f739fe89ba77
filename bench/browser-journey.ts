import { join } from 'node:path'
import { type Measures, measureOf } from './measure'
import { callVidimus } from './vidimus'

type RunAnswer = { verdict: string; seconds: number }

/** The last clause of the journey is reached by walking all of it. */
const JOURNEY = ['--clause', 'get-mitid/5.1.5a']

const journeyOver = (driver: string) =>
  callVidimus<RunAnswer>({
    words: (folder) => ['run', '--driver', driver, ...JOURNEY, '--seed', 'bench', '--report', join(folder, 'report')],
  })

/** Seconds from the start screen to an active app in Chromium, start of the browser included, beside those in process. */
export const browserJourney = async (): Promise<Measures> => {
  const near = await journeyOver('in-process')
  const { answer } = await journeyOver('playwright')
  return {
    'playwright-journey': measureOf({
      value: answer.seconds,
      unit: 's',
      against: `${near.answer.seconds} s in process, ${answer.verdict}`,
    }),
  }
}
