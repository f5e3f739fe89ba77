import { join } from 'node:path'
import { type Measures, measureOf } from './measure'
import { callVidimus } from './vidimus'

type RunAnswer = { verdict: string; scenarios: Record<string, number>; seconds: number }

/** Camera, chip, SMS, waiting and log-ins. */
const CLAUSES = 'get-mitid/3.2*,get-mitid/5.1*'

const runOver = (driver: string) =>
  callVidimus<RunAnswer>({
    words: (folder) => [
      'run',
      '--driver',
      driver,
      '--clause',
      CLAUSES,
      '--seed',
      'bench',
      '--report',
      join(folder, 'r'),
    ],
  })

/** The same features over HTTP and in this process, one after the other. */
export const overHttp = async (): Promise<Measures> => {
  const near = await runOver('in-process')
  const far = await runOver('http')
  const scenarios = Object.values(far.answer.scenarios).reduce((sum, count) => sum + count, 0)
  return {
    'http-run': measureOf({
      value: far.answer.seconds,
      unit: 's',
      ratio: far.answer.seconds / near.answer.seconds,
      against: `${near.answer.seconds} s in process, ${scenarios} scenarios, ${near.answer.verdict} and ${far.answer.verdict}`,
    }),
  }
}
