import type { Gateway } from '../../contract/gateway'
import type { Implementation } from '../../contract/implementation'
import type { Profile } from '../../contract/profile'
import { SetupFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import type { Blindness } from '../driver'
import type { Layer } from '../http'
import type { HeldKey } from './key-port'
import type { RunningBrowser } from './page'
import { createBrowserSurfaces } from './surfaces'

export type BrowserDriverName = 'playwright' | 'webdriver'

/** Each tool is loaded only where it is used. */
const START: Record<BrowserDriverName, () => Promise<RunningBrowser>> = {
  playwright: async () => (await import('../playwright')).startPlaywright(),
  webdriver: async () => (await import('../webdriver')).startWebdriver(),
}

/** One browser for the whole run: starting it takes longer than most scenarios. */
const running = new Map<BrowserDriverName, Promise<RunningBrowser>>()

export const browserOf = async (name: BrowserDriverName): Promise<RunningBrowser> => {
  const known = await running.get(name)?.catch(() => undefined)
  if (known?.isRunning()) return known
  await known?.end().catch(() => undefined)
  const started = START[name]()
  running.set(name, started)
  return started
}

/** Ends the browsers of this process. Never rejects. */
export const endBrowsers = async (): Promise<void> => {
  const all = [...running.values()]
  running.clear()
  for (const starting of all) await starting.then((browser) => browser.end()).catch(() => undefined)
}

/** Roles that HTML has no word for: without a locator they cannot be told from anything else. */
const WORDLESS = ['frame', 'arrows'] as const

export const blindnessOf = ({ browser }: Profile): Blindness =>
  Object.fromEntries(
    WORDLESS.filter((role) => browser?.locators?.[role] === undefined).map((role) => [
      role,
      `HTML has no role for "${role}": name it in browser.locators of the profile`,
    ]),
  )

/** A control may take 8 s to let itself be touched, a picture 4; on a busy machine the way there takes its own. */
const TOOLS_TIME = 20_000

/** Surfaces in a browser over any contract. Rejects with SetupFault when there is no browser, or no page to go to. */
export const browserLayer = async (
  name: BrowserDriverName,
  given: { gateway: Gateway; profile: Profile; witness: Witness; heldKey?: HeldKey | undefined; base: string },
): Promise<(contract: Implementation) => Layer> => {
  const { browser: profile } = given.profile
  if (profile?.app === undefined && profile?.website === undefined)
    throw new SetupFault({
      code: 'PROFILE_WITHOUT_BROWSER',
      what: `the driver ${name} needs the addresses of the pages`,
      mend: 'give browser.app and browser.website in the profile, see docs/drivers.md',
    })
  const browser = await browserOf(name)
  return (contract) => ({
    name,
    blind: blindnessOf(given.profile),
    ownTime: TOOLS_TIME,
    ...createBrowserSurfaces({ ...given, profile, contract, browser }),
  })
}
