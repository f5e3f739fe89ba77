import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { messageOf, SetupFault } from '../../core/errors'

/** Names under which systems install Chromium, or a browser that is one. */
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const CHROMEDRIVER = ['chromedriver', 'chromium.chromedriver']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (names: readonly string[]): string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

const missing = (code: string, what: string, mend: string): SetupFault => new SetupFault({ code, what, mend })

const found = (variable: string, usual: readonly string[], mend: string): string => {
  const configured = process.env[variable]
  if (configured !== undefined && configured !== '') {
    if (isProgram(configured)) return configured
    throw missing('BROWSER_NOT_THERE', `${variable} names ${configured}, which is no program`, 'name one, or unset it')
  }
  const path = usual.find(isProgram)
  if (path) return path
  throw missing('BROWSER_MISSING', 'there is no Chromium on this machine that could be driven', mend)
}

/** A configured path (VIDIMUS_BROWSER), else Playwright's own, else the system's. Throws SetupFault when there is none. */
export const findChromium = (): string =>
  found(
    'VIDIMUS_BROWSER',
    [chromium.executablePath(), ...onPath(CHROMIUM), MAC],
    'install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name it in VIDIMUS_BROWSER',
  )

/** A configured path (VIDIMUS_CHROMEDRIVER), else the system's. Throws SetupFault when there is none. */
export const findChromedriver = (): string =>
  found(
    'VIDIMUS_CHROMEDRIVER',
    onPath(CHROMEDRIVER),
    'install the chromedriver of your Chromium (Debian: apt-get install chromium-driver), or name it in VIDIMUS_CHROMEDRIVER',
  )

const reasonAgainst = (find: () => string): string | false => {
  try {
    find()
    return false
  } catch (thrown) {
    return messageOf(thrown)
  }
}
/** Why nothing can be driven here, for tests to say; false where it can. */
export const noBrowser = reasonAgainst(findChromium)
export const noChromedriver = reasonAgainst(findChromedriver)

/** How Chromium is started: on its own, without the network, with its accessibility tree open to pages. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--enable-blink-features=ComputedAccessibilityInfo',
]
