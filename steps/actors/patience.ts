import type { Role, Screen } from '../../contract/screen'
import { realTime, SECOND } from '../../core/clock'
import type { Scene } from '../world'
import type { Glass } from './glass'

/** Virtual time between two looks at a screen on which nothing moves. */
const GLANCE = 250
/** Looks in a row at which devices were busy; after so many, time moves on nevertheless. */
const BUSY_LOOKS = 10

/** Real milliseconds between two looks at an implementation that has yet to show what came of an action. */
const BLINK = 20

/**
 * Looks at the glass until `there` holds. While devices or services are busy only real time passes, since what they do
 * costs virtual time of its own; so it does for as long as the implementation may lag and nobody waits for the clock.
 * Otherwise virtual time is moved on. False once `patience` is used up.
 */
export const until = async (
  scene: Scene,
  glass: Glass,
  there: () => boolean,
  patience: number = scene.profile.timeouts.screen * SECOND,
): Promise<boolean> => {
  const giveUp = realTime.now() + scene.profile.timeouts.answer * SECOND * 4 + (scene.isElsewhere ? patience : 0)
  const lags = lagging(scene, glass)
  let waited = 0
  let seen = scene.activity()
  let busy = 0
  await glass.look()
  while (!there()) {
    if (waited >= patience || realTime.now() > giveUp) return false
    await scene.rest()
    const now = scene.activity()
    busy = now === seen && !scene.isBusy() ? 0 : busy + 1
    if (lags()) await realTime.pause(BLINK)
    else if (busy % BUSY_LOOKS === 0) {
      await scene.clock.advance(GLANCE)
      waited += GLANCE
    }
    seen = now
    await glass.look()
  }
  return true
}

/** Whether what is on the glass may still be older than the last action: it is, at most, for the lag of the profile. */
const lagging = (scene: Scene, glass: Glass): (() => boolean) => {
  let shown = glass.screen
  let since = realTime.now()
  return () => {
    if (scene.lag === 0 || scene.clock.isAwaited()) return false
    if (glass.differsFrom(shown)) since = realTime.now()
    shown = glass.screen
    return realTime.now() - since < scene.lag
  }
}

/** Nothing reacts: a sign of progress, or controls that are all off. */
const isUnderWay = ({ elements }: Screen): boolean => {
  const controls = elements.filter(({ role }) => REACTS.has(role))
  return !controls.some(({ enabled }) => enabled) && (controls.length > 0 || elements.some(isProgress))
}
const isProgress = ({ role }: Screen['elements'][number]): boolean => role === 'progress'
const REACTS: ReadonlySet<Role> = new Set(['button', 'option', 'checkbox', 'field', 'link'])

/**
 * Looks until what came of an action shows on the glass, or the implementation has had its time. That something is
 * under way is not yet what came of it, unless it is a device for which somebody waits.
 */
export const untilShown = async (scene: Scene, glass: Glass, before: Screen): Promise<void> => {
  const end = realTime.now() + scene.lag
  const isShown = () => glass.differsFrom(before) && (!isUnderWay(glass.screen) || scene.clock.isAwaited())
  while (!isShown() && realTime.now() < end) {
    await realTime.pause(BLINK)
    await glass.look()
  }
}

/** Somebody who waits long looks up so often. */
const GLANCES = 30

/** Lets `ms` of virtual time pass in glances, so that everything due happens in between. */
export const wait = async (scene: Scene, ms: number): Promise<void> => {
  const glance = Math.max(SECOND, Math.ceil(ms / GLANCES))
  for (let passed = 0; passed < ms; passed += glance) await scene.clock.advance(Math.min(glance, ms - passed))
  await scene.rest()
}
