import { Presets, SingleBar } from 'cli-progress'
import { say } from './output'

export type Progress = { total(count: number): void; step(what: string): void; end(): void }

/** A bar on a terminal; elsewhere a line for each tenth, so that logs stay short. */
export const createProgress = (what: string): Progress =>
  process.stderr.isTTY ? barProgress(what) : lineProgress(what)

const barProgress = (what: string): Progress => {
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total} {now}`, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  )
  return {
    total: (count) => bar.start(count, 0, { now: '' }),
    step: (now) => bar.increment(1, { now: now.slice(0, 60) }),
    end: () => bar.stop(),
  }
}

const lineProgress = (what: string): Progress => {
  let total = 0
  let done = 0
  return {
    total: (count) => {
      total = count
    },
    step: () => {
      done += 1
      if (total > 0 && Math.floor((done * 10) / total) > Math.floor(((done - 1) * 10) / total))
        say(`${what} ${done}/${total}`)
    },
    end: () => {},
  }
}
