/** Milliseconds since 1970-01-01T00:00:00Z in virtual time. */
export type Instant = number

/** The one virtual clock of a run. Nothing expires by a timer: expiry is a comparison with `now()`. */
export type Clock = {
  now(): Instant
  /** Resolves once virtual time has moved `ms` further. */
  sleep(ms: number): Promise<void>
  /** Moves virtual time, wakes sleepers in order of their time, and lets each come to rest before the next. */
  advance(ms: number): Promise<void>
  /** Whether somebody sleeps: only then can the mere passing of time wake anybody. */
  isAwaited(): boolean
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const DAY = 24 * 60 * MINUTE

/** Waits until everything that is ready to run has run; nothing here waits for real time to pass. */
export const quiescence = (): Promise<void> => new Promise((done) => setImmediate(() => setImmediate(done)))

/** @param settle awaited after each sleeper that wakes; it must resolve when the system is at rest. */
export const createClock = (start: Instant, settle: () => Promise<void> = quiescence): Clock => {
  let now = start
  let order = 0
  const sleepers: { at: Instant; order: number; wake: () => void }[] = []
  const next = () => sleepers.sort((a, b) => a.at - b.at || a.order - b.order)[0]
  return {
    now: () => now,
    isAwaited: () => sleepers.length > 0,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ at: now + Math.max(0, ms), order: order++, wake })
      }),
    advance: async (ms) => {
      if (!(ms >= 0)) throw new RangeError(`the clock cannot move by ${ms} ms`)
      const end = now + ms
      await settle()
      for (let sleeper = next(); sleeper && sleeper.at <= end; sleeper = next()) {
        sleepers.shift()
        now = sleeper.at
        sleeper.wake()
        await settle()
      }
      now = end
      await settle()
    },
  }
}

/** Real time, for what is outside the process: watchdogs, waiting for other processes, durations in reports. */
export const realTime = {
  now: (): number => performance.now(),
  date: (): Date => new Date(),
  pause: (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms)),
}

/** Looks in a row, a millisecond apart, at which nothing may have stirred; and how many looks there are at most. */
const CALM_LOOKS = 3
const MOST_LOOKS = 200

/**
 * Waits in real time until those outside this process seem to be at rest: nothing is under way and nothing has begun
 * for a few milliseconds. @param stirs a count that grows with everything they begin
 */
export const untilCalm = async (stirs: () => number, isBusy: () => boolean): Promise<void> => {
  let seen = stirs()
  let calm = 0
  for (let looks = 0; calm < CALM_LOOKS && looks < MOST_LOOKS; looks++) {
    await realTime.pause(1)
    const now = stirs()
    calm = now === seen && !isBusy() ? calm + 1 : 0
    seen = now
  }
}

/** Thrown by `within` when the real time is up. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp'
}

/** The one watchdog: the promise's value, or TimeUp after `ms` of real time. */
export const within = async <T>(ms: number, what: string, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeUp(`no answer within ${ms / 1000} s: ${what}`)), ms)
  })
  try {
    return await Promise.race([promise, timeUp])
  } finally {
    clearTimeout(timer)
  }
}
