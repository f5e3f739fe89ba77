import {
  type Answer,
  type Ask,
  type Implementation,
  type ImplementationCall,
  implementationCalls,
} from '../contract/implementation'
import { TimeUp, within } from '../core/clock'
import { HarnessFault, messageOf, SetupFault } from '../core/errors'
import { BadAnswer, type Blindness, CannotDo, type Driver } from './driver'

type AnyCall = (ask: unknown) => Promise<unknown>

const issuesOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): string =>
  issues.map(({ path, message }) => `${path.map(String).join('.') || 'message'}: ${message}`).join('; ')

/** Ours to get right: a malformed ask never reaches the implementation. */
const soundAsk = (call: ImplementationCall, ask: unknown): unknown => {
  const parsed = implementationCalls[call].ask.safeParse(ask)
  if (parsed.success) return parsed.data
  throw new HarnessFault({
    code: 'MALFORMED_ASK',
    what: `the suite asked "${call}" wrongly: ${issuesOf(parsed.error.issues)}`,
    mend: 'report it; the implementation is not to blame',
  })
}

/** Asks with the watchdog at hand and checks the answer; rejects with BadAnswer, or HarnessFault for a malformed ask. */
const askGuarded = async (
  implementation: Implementation,
  call: ImplementationCall,
  ask: unknown,
  answerMs: number,
): Promise<unknown> => {
  const sound = soundAsk(call, ask)
  const member = implementation[call] as AnyCall | undefined
  if (!member) throw new BadAnswer(call, 'throws', 'the implementation does not offer this capability')
  let answer: unknown
  try {
    answer = await within(answerMs, call, (async () => member.call(implementation, sound))())
  } catch (thrown) {
    if (thrown instanceof BadAnswer || thrown instanceof CannotDo || thrown instanceof SetupFault) throw thrown
    if (thrown instanceof TimeUp) throw new BadAnswer(call, 'hangs', `no answer within ${answerMs / 1000} s`, thrown)
    throw new BadAnswer(call, 'throws', messageOf(thrown), thrown)
  }
  const parsed = implementationCalls[call].answer.safeParse(answer)
  if (parsed.success) return parsed.data
  throw new BadAnswer(call, 'nonsense', issuesOf(parsed.error.issues))
}

/**
 * A driver around an implementation that has not been started yet.
 * @param answerMs real milliseconds that each answer may take
 * @param release gives back ports and sockets; awaited after the implementation's own `stop`
 */
export const guarded = (given: {
  name: string
  implementation: Implementation
  answerMs: number
  release: () => Promise<void>
  settle?: (() => Promise<void>) | undefined
  blind?: Blindness | undefined
}): Driver => {
  const { name, implementation, answerMs } = given
  const call = <C extends ImplementationCall>(asked: C, ask: Ask<C>) =>
    askGuarded(implementation, asked, ask, answerMs) as Promise<Answer<C>>
  let stopped: Promise<void> | undefined
  const stop = async () => {
    try {
      await call('stop', {})
    } catch (thrown) {
      if (!(thrown instanceof BadAnswer || thrown instanceof SetupFault)) throw thrown
    } finally {
      await given.release()
    }
  }
  return {
    name,
    implementation: {
      start: (ask) => call('start', ask),
      tellTime: (ask) => call('tellTime', ask),
      open: (ask) => call('open', ask),
      screen: (ask) => call('screen', ask),
      act: (ask) => call('act', ask),
      logIn: (ask) => call('logIn', ask),
      logInState: (ask) => call('logInState', ask),
      ...(implementation.arrange ? { arrange: (ask) => call('arrange', ask) } : {}),
      ...(implementation.inspect ? { inspect: (ask) => call('inspect', ask) } : {}),
      stop: (ask) => call('stop', ask),
    },
    call,
    ...(given.blind ? { blind: given.blind } : {}),
    ...(given.settle ? { settle: given.settle } : {}),
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

/** Starts what the driver reaches; when that fails it is stopped again, or what `giveUp` does, and nothing is left behind. */
export const started = async (
  driver: Driver,
  ask: Ask<'start'>,
  giveUp: (thrown: unknown) => Promise<void> = driver.stop,
): Promise<Driver> => {
  try {
    await driver.call('start', ask)
    return driver
  } catch (thrown) {
    await giveUp(thrown)
    throw thrown
  }
}
