import type { Gateway } from '../contract/gateway'
import type { Profile } from '../contract/profile'
import type { Witness } from '../core/evidence'
import { type BrowserDriverName, browserLayer } from './browser/browsers'
import type { HeldKey } from './browser/key-port'
import type { HttpGiven, Layer } from './http'

type LayersGiven = { gateway: Gateway; profile: Profile; witness: Witness; heldKey?: HeldKey | undefined; base: string }

/** One layer over another: what the upper does not see goes to the lower. */
const stacked =
  (upper: NonNullable<HttpGiven['over']>, lower: NonNullable<HttpGiven['over']>): NonNullable<HttpGiven['over']> =>
  (contract) => {
    const below = lower(contract)
    const above = upper(below.implementation)
    const close = async (): Promise<void> => {
      await above.close()
      await below.close()
    }
    const settle = async (): Promise<void> => {
      await Promise.all([above.settle(), below.settle()])
    }
    return { ...above, settle, close } satisfies Layer
  }

/**
 * How the surfaces of a profile are reached: a native app through its Appium server where the profile has one, pages
 * in a browser, and everything else over the contract. Rejects with SetupFault.
 */
export const layersOf = async (
  name: BrowserDriverName,
  given: LayersGiven,
): Promise<NonNullable<HttpGiven['over']>> => {
  const { native, browser } = given.profile
  if (name !== 'webdriver' || !native) return browserLayer(name, given)
  const { nativeLayer } = await import('./native/surfaces')
  const upper = nativeLayer(native, given.witness)
  return browser ? stacked(upper, await browserLayer(name, given)) : upper
}
