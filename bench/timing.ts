import { realTime } from '../core/clock'

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new RangeError('no values have no median')
  return (low + high) / 2
}

const WARM_UPS = 15
const ROUNDS = 41

const timed = async (work: () => unknown): Promise<number> => {
  const began = realTime.now()
  await work()
  return realTime.now() - began
}

/**
 * Median milliseconds of each of the works, warm. They take turns, so that whatever else the machine does in the
 * meantime falls on all of them.
 */
export const inTurns = async <Name extends string>(
  works: Record<Name, () => unknown>,
  { warmUps = WARM_UPS, rounds = ROUNDS } = {},
): Promise<Record<Name, number>> => {
  const names = Object.keys(works) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUps; round < rounds; round++)
    for (const name of names) {
      const ms = await timed(works[name])
      if (round >= 0) times.get(name)?.push(ms)
    }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>
}
