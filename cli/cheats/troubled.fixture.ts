import type { Gateway } from '../../contract/gateway'
import type { Implementation, ImplementationCall } from '../../contract/implementation'
import type { Screen } from '../../contract/screen'
import { createRandom } from '../../core/random'
import { createReference } from '../../reference/reference'

type Call = (ask: unknown) => Promise<unknown>
/** What becomes of each call but `start` and `stop`; `n` counts them from 1. */
type Trouble = (answer: () => Promise<unknown>, n: number) => Promise<unknown>

const UNTROUBLED: readonly ImplementationCall[] = ['start', 'stop', 'tellTime']

/** The reference, in trouble. */
const troubled =
  (trouble: () => Trouble) =>
  (gateway: Gateway): Implementation => {
    const sound = createReference({ gateway, random: createRandom('troubled') })
    const inTrouble = trouble()
    let n = 0
    const calls = Object.entries(sound).map(([name, call]) => [
      name,
      UNTROUBLED.includes(name as ImplementationCall)
        ? call
        : (ask: unknown) => inTrouble(() => (call as Call)(ask), ++n),
    ])
    return Object.fromEntries(calls) as Implementation
  }

/** Enough to open the app and see what it opens on. */
const CALLS_BEFORE = 2
const screenWith = (text: string): Screen => ({ elements: [{ role: 'progress', text, enabled: true }], feedback: [] })
const isScreen = (answer: unknown): answer is Screen =>
  typeof answer === 'object' && answer !== null && 'elements' in answer

export const crashes = troubled(() => async (answer, n) => {
  if (n > CALLS_BEFORE) throw new Error('segmentation fault')
  return answer()
})

export const hangs = troubled(() => (answer, n) => (n > CALLS_BEFORE ? new Promise(() => {}) : answer()))

/** @param ms longer than the profile allows */
export const slow = (ms: number) =>
  troubled(() => async (answer, n) => {
    if (n > CALLS_BEFORE) await new Promise((done) => setTimeout(done, ms))
    return answer()
  })

/** Now this screen, now one from before, whatever was asked. */
export const outOfOrder = troubled(() => {
  const answered: unknown[] = []
  return async (answer, n) => {
    const now = await answer()
    if (!isScreen(now)) return now
    answered.push(now)
    return answered[(n * 7) % answered.length]
  }
})

const GARBAGE: readonly unknown[] = [null, 'OK', 42, [], { elements: 'none' }, { elements: [{}], feedback: [] }]
export const garbage = troubled(() => async (answer, n) => (n > CALLS_BEFORE ? GARBAGE[n % GARBAGE.length] : answer()))

/** The shape is right, and what it says is noise. */
export const noise = troubled(() => async (answer, n) => {
  const now = await answer()
  return isScreen(now) && n > CALLS_BEFORE ? { elements: [screenWith(`${n}`).elements[0]], feedback: ['sound'] } : now
})

export const screenNeverComes = troubled(() => async (answer, n) => {
  const now = await answer()
  return isScreen(now) && n > CALLS_BEFORE ? screenWith('Vent et øjeblik') : now
})

export const emptyScreens = troubled(() => async (answer) => {
  const now = await answer()
  return isScreen(now) ? { elements: [], feedback: [] } : now
})
