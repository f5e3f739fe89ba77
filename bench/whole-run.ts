import { join } from 'node:path'
import { filesBelow, readText } from '../core/files'
import { type Measures, measureOf } from './measure'
import { type CpuProfile, readProfile, type Spent } from './profile'
import { callVidimus } from './vidimus'

type RunAnswer = { verdict: string; scenarios: Record<string, number>; seconds: number }

const MOST_MEGABYTES = 1024
const MOST_OVERHEAD = 0.5

const wordsOf = (folder: string) => ['run', '--seed', 'bench', '--report', join(folder, 'report')]
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

/** Both runs are of all features: one as it is, one under the profiler, which costs time and memory itself. */
export const wholeRun = async (): Promise<{ measures: Measures; told: string }> => {
  const plain = await callVidimus<RunAnswer>({ words: wordsOf })
  const profiled = await callVidimus<RunAnswer, Spent[]>({
    words: wordsOf,
    node: (folder) => ['--cpu-prof', '--cpu-prof-dir', folder],
    keep: (folder) =>
      filesBelow(folder, '.cpuprofile').map((file) =>
        readProfile(JSON.parse(readText(join(folder, file))) as CpuProfile),
      ),
  })
  const spent = added(profiled.kept ?? [])
  const scenarios = sum(Object.values(plain.answer.scenarios))
  const rest = sum(spent.rest.values())
  const share = rest / (rest + spent.work)
  return {
    measures: {
      'run-seconds': measureOf({
        value: plain.seconds,
        unit: 's',
        against: `${scenarios} scenarios, ${plain.answer.verdict}`,
      }),
      'run-peak-memory': measureOf({ value: plain.peakMegabytes, unit: 'MB', limit: MOST_MEGABYTES }),
      'run-overhead-share': measureOf({
        value: share,
        unit: 'of the time',
        ratio: share,
        against: 'all time spent in a function',
        limit: MOST_OVERHEAD,
      }),
    },
    told: telling(spent),
  }
}

const added = (all: readonly Spent[]): Spent => {
  const into = (total: Map<string, number>, more: ReadonlyMap<string, number>): void => {
    for (const [owner, ms] of more) total.set(owner, (total.get(owner) ?? 0) + ms)
  }
  const total: Spent = { work: 0, rest: new Map(), unowned: new Map() }
  for (const { work, rest, unowned } of all) {
    total.work += work
    into(total.rest, rest)
    into(total.unowned, unowned)
  }
  return total
}

const LARGEST = 8
const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

const telling = ({ work, rest, unowned }: Spent): string => {
  const list = (spent: ReadonlyMap<string, number>) =>
    [...spent]
      .sort(([, a], [, b]) => b - a)
      .slice(0, LARGEST)
      .map(([owner, ms]) => `${owner} ${inSeconds(ms)}`)
      .join(', ')
  return [
    `profile of the run: chips, pictures and cryptography ${inSeconds(work)}, the rest ${inSeconds(sum(rest.values()))}`,
    `  the rest: ${list(rest)}`,
    `  counted as neither: ${list(unowned)}`,
  ].join('\n')
}
