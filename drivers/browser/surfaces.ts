import type { Gateway } from '../../contract/gateway'
import type { Implementation, Where } from '../../contract/implementation'
import type { BrowserProfile } from '../../contract/profile'
import type { Screen } from '../../contract/screen'
import { quiescence, realTime } from '../../core/clock'
import { messageOf, SetupFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import { BadAnswer } from '../driver'
import { type Held, heldSurfaces } from '../surfaces'
import { createBrowserCamera } from './camera'
import { chooseInSelect } from './choose'
import { createKeyPort, type HeldKey } from './key-port'
import { type BrowserPage, DrawnAnew, type RunningBrowser, type Seen } from './page'
import { installHardware } from './page-hardware'
import { readPage } from './read-page'

export type BrowserSurfacesGiven = {
  /** The contract side: answers for everything that is no page. */
  contract: Implementation
  browser: RunningBrowser
  profile: BrowserProfile
  /** Addresses of the profile that are relative begin here. */
  base: string
  gateway: Gateway
  witness: Witness
  heldKey?: HeldKey | undefined
}

export type BrowserSurfaces = {
  readonly implementation: Implementation
  /** Real time that open cameras need. */
  settle(): Promise<void>
  /** Leaves every page; never rejects. */
  close(): Promise<void>
}

type HeldPage = Held & {
  /** Gives the page the hardware it asks for. */
  serve(): Promise<unknown>
  /** Resolves once what the camera shows has stood long enough to be looked at. */
  seen(): Promise<void>
}

/** The page is at rest when nothing on it has changed for QUIET ms and no request is under way, MOST ms at most. */
const QUIET = 32
const MOST = 1_500
/** Answers that come within this time need nothing from a page. */
const PROMPT = 40
/** A page that is left has a moment to tell its back end. */
const FAREWELL = 60
/** So often somebody reaches again for what was drawn anew under the finger. */
const TRIES = 3

/** What stands ready on a page need not be sent again for each look. */
const ON_EVERY_PAGE = `(${installHardware})(); window.vidimus.read = ${readPage}`

/** Who holds the page: an app and a website in the browser of one phone are two. */
const keyOf = (where: Where): string => {
  if ('app' in where) return `app ${where.app}`
  if ('website' in where) return `website ${where.website}`
  return 'logIn' in where ? `log-in ${where.logIn}` : 'desk'
}
const deviceOf = (where: Where): string => {
  if ('app' in where) return where.app
  if ('website' in where) return where.website
  return ('logIn' in where && where.browser) || ''
}

const addressIn = (profile: BrowserProfile, where: Where): string | undefined => {
  const filled = (address: string | undefined, name: string, value = '') =>
    address?.replaceAll(`{${name}}`, encodeURIComponent(value))
  if ('app' in where) return filled(profile.app, 'device', where.app)
  if ('website' in where) return filled(filled(profile.website, 'page', where.page), 'language', where.language)
  if (!('logIn' in where)) return undefined
  return filled(filled(profile.logIn, 'logIn', where.logIn), 'language', where.language)
}

/** One page and the hardware of its device. @param id of its surface, for the evidence */
const heldPage = (page: BrowserPage, where: Where, id: string, given: BrowserSurfacesGiven): HeldPage => {
  const { profile, base, gateway, witness } = given
  const locators = profile.locators ?? {}
  const keyPort = createKeyPort(page, () => given.heldKey?.(deviceOf(where)))
  const camera = createBrowserCamera(gateway, deviceOf(where), page)
  const felt: Screen['feedback'] = []
  let elements: Seen['elements'] = []
  let isBehind = false
  let photographed = ''

  /** Lets the page come to rest, gives it the hardware it asks for on the way, and reads it. */
  const rest = async (): Promise<Seen> => {
    for (;;) {
      const found = await page.run((ask) => window.vidimus.atRest(ask), { quiet: QUIET, most: MOST, locators })
      felt.push(...found.felt)
      if (found.asked.length === 0) return found
      for (const { id: question, what, camera: which } of found.asked) {
        const answer = what === 'camera.open' ? await camera.open(which) : await camera.close()
        await page.run((ask) => window.vidimus.answer(ask.id, ask.answer), { id: question, answer: answer ?? null })
      }
    }
  }
  const photograph = async ({ elements: shown, hasFields }: Seen): Promise<void> => {
    const seen = JSON.stringify(shown)
    if (!witness.pictures || seen === photographed) return
    photographed = seen
    if (hasFields) await page.run((on) => window.vidimus.conceal(on), true)
    // A picture that could not be taken in time is missing from the evidence; it decides nothing.
    const jpeg = await page.screenshot().catch(() => undefined)
    if (hasFields) await page.run((on) => window.vidimus.conceal(on), false)
    witness.saw('screenshot', { surface: id, ...(jpeg === undefined ? { missing: true } : { jpeg }) })
  }
  const look = async (): Promise<Screen> => {
    if (isBehind) return { elements: [], feedback: felt.splice(0) }
    const seen = await rest()
    await keyPort.learn()
    await photograph(seen)
    return { elements: seen.elements, feedback: felt.splice(0) }
  }
  const hide = async (hidden: boolean): Promise<void> => {
    await page.run((on) => window.vidimus.hide(on), hidden)
    await rest()
    isBehind = hidden
  }
  const show = async (there: Where): Promise<void> => {
    await camera.close()
    isBehind = false
    await page.visit(new URL(addressIn(profile, there) ?? '', base).href)
    await rest()
  }
  /** A page may be drawn anew under the finger: the person then finds the same thing again, and touches that. */
  const reaching = async (n: number, work: (n: number) => Promise<void>, tries = TRIES): Promise<void> => {
    const wanted = elements[n]
    try {
      await work(n)
    } catch (thrown) {
      if (!(thrown instanceof DrawnAnew)) throw thrown
      elements = (await rest()).elements
      const again = elements.findIndex(({ role, text }) => role === wanted?.role && text === wanted.text)
      if (again < 0 || tries === 0)
        throw new BadAnswer('act', 'throws', `"${wanted?.text}" cannot be touched: it goes from the page`, thrown)
      await reaching(again, work, tries - 1)
    }
  }
  const press = async (n: number): Promise<void> => {
    const isEntry = elements[n]?.role === 'option' && (await page.run(chooseInSelect, n))
    if (!isEntry) await page.click(n)
  }
  return {
    show,
    isBehind: () => isBehind,
    look,
    read: async () => {
      elements = (await rest()).elements
      return elements
    },
    touch: async (n) => {
      await keyPort.ready()
      await reaching(n, press)
    },
    fill: (n, value) => reaching(n, (at) => page.fill(at, value)),
    back: page.back,
    swipe: page.swipe,
    sendBack: () => hide(true),
    bringBack: () => hide(false),
    leave: async () => {
      await camera.close()
      await page.close(FAREWELL)
    },
    serve: rest,
    seen: camera.seen,
  }
}

/** Surfaces in a browser; everything else goes over the contract. */
export const createBrowserSurfaces = (given: BrowserSurfacesGiven): BrowserSurfaces => {
  const { contract, browser, profile } = given

  /** A browser that died is no fault of the implementation's. */
  const inBrowser = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      if (browser.isRunning()) throw thrown
      throw new SetupFault({
        code: 'BROWSER_DIED',
        what: 'the browser ended in the middle of a scenario',
        mend: 'run again; if it happens again, see what ends it: memory, a time limit, another process',
        cause: thrown,
      })
    }
  }
  /** Until an address is visited nothing of the implementation's has had a say. */
  const newPage = () =>
    browser.newPage(ON_EVERY_PAGE).catch((cause: unknown) => {
      throw new SetupFault({
        code: 'BROWSER_GIVES_NO_PAGE',
        what: `the browser opens no page: ${messageOf(cause).split('\n')[0]}`,
        mend: 'see how much memory and how many processes this machine has left, and try with fewer workers',
        cause,
      })
    })
  const { implementation, all, close } = heldSurfaces<HeldPage>({
    contract,
    prefix: 'browser-page-',
    keyOf: (where) => (addressIn(profile, where) === undefined ? undefined : keyOf(where)),
    take: async (where, id) => heldPage(await newPage(), where, id, given),
    goals: profile.goals ?? {},
    goalsIn: 'browser.goals',
    guard: inBrowser,
  })
  /** An implementation may need its camera before it answers: pages are served while it is waited for. */
  const meanwhile = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false
    const ended = (): void => {
      isDone = true
    }
    const done = work.then(ended, ended)
    await Promise.race([done, realTime.pause(PROMPT)])
    while (!isDone) {
      const served = all().map((held) => held.serve().catch(() => undefined))
      await Promise.race([done, Promise.all([...served, realTime.pause(PROMPT)])])
    }
    return work
  }
  return {
    implementation: {
      ...implementation,
      tellTime: (ask) => meanwhile(contract.tellTime(ask)),
      logIn: (ask) => meanwhile(contract.logIn(ask)),
    },
    settle: async () => {
      await quiescence()
      await Promise.all(all().map((held) => held.seen()))
    },
    close,
  }
}
