import type { Gateway } from '../../contract/gateway'
import type { Ask, Implementation, Where } from '../../contract/implementation'
import type { BrowserProfile } from '../../contract/profile'
import type { Action, Element, Role, Screen } from '../../contract/screen'
import { quiescence, realTime } from '../../core/clock'
import { SetupFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import { BadAnswer, CannotDo } from '../driver'
import { type BrowserCamera, createBrowserCamera } from './camera'
import { chooseInSelect } from './choose'
import type { BrowserPage, RunningBrowser, Seen } from './page'
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
}

export type BrowserSurfaces = {
  readonly implementation: Implementation
  /** Real time that open cameras need. */
  settle(): Promise<void>
  /** Leaves every page; never rejects. */
  close(): Promise<void>
}

type Surface = {
  id: string
  where: Where
  page: BrowserPage
  camera: BrowserCamera
  isBehind: boolean
  felt: Screen['feedback']
  photographed: string
}

/** The page is at rest when nothing on it has changed for QUIET ms and no request is under way, MOST ms at most. */
const QUIET = 32
const MOST = 1_500
/** Answers that come within this time need nothing from a page. */
const PROMPT = 40
/** Begins the ids of surfaces that are pages; all others are the contract's. */
const PAGE = 'browser-page-'
/** A page that is left has a moment to tell its back end. */
const FAREWELL = 60

/** What stands ready on a page need not be sent again for each look. */
const ON_EVERY_PAGE = `(${installHardware})(); window.vidimus.read = ${readPage}`

/** Surfaces in a browser; everything else goes over the contract. */
export const createBrowserSurfaces = (given: BrowserSurfacesGiven): BrowserSurfaces => {
  const { contract, browser, profile, base, gateway, witness } = given
  const surfaces = new Map<string, Surface>()
  const locators = profile.locators ?? {}
  let opened = 0

  const addressOf = (where: Where): string | undefined => {
    if ('app' in where) return profile.app?.replaceAll('{device}', encodeURIComponent(where.app))
    if ('website' in where) return profile.website?.replaceAll('{page}', encodeURIComponent(where.page ?? ''))
    return undefined
  }
  const deviceOf = (where: Where): string => ('app' in where ? where.app : 'website' in where ? where.website : 'desk')
  const surfaceOf = (id: string): Surface => {
    const surface = surfaces.get(id)
    if (surface) return surface
    throw new BadAnswer('screen', 'throws', `there is no surface "${id}", or it was closed`)
  }
  const newSurface = async (where: Where): Promise<Surface> => {
    const page = await browser.newPage(ON_EVERY_PAGE)
    opened += 1
    const camera = createBrowserCamera(gateway, deviceOf(where), page)
    const surface: Surface = {
      id: `${PAGE}${opened}`,
      where,
      page,
      camera,
      isBehind: false,
      felt: [],
      photographed: '',
    }
    surfaces.set(surface.id, surface)
    return surface
  }
  /** Lets the page come to rest, gives it the hardware it asks for on the way, and reads it. */
  const rest = async ({ page, camera, felt }: Surface): Promise<Seen> => {
    for (;;) {
      const found = await page.run((ask) => window.vidimus.atRest(ask), { quiet: QUIET, most: MOST, locators })
      felt.push(...found.felt)
      if (found.asked.length === 0) return found
      for (const { id, what, camera: which } of found.asked) {
        const answer = what === 'camera.open' ? await camera.open(which) : await camera.close()
        await page.run((ask) => window.vidimus.answer(ask.id, ask.answer), { id, answer: answer ?? null })
      }
    }
  }
  const photograph = async (surface: Surface, { elements, hasFields }: Seen): Promise<void> => {
    const seen = JSON.stringify(elements)
    if (!witness.pictures || seen === surface.photographed) return
    surface.photographed = seen
    if (hasFields) await surface.page.run((on) => window.vidimus.conceal(on), true)
    // A picture that could not be taken in time is missing from the evidence; it decides nothing.
    const jpeg = await surface.page.screenshot().catch(() => undefined)
    if (hasFields) await surface.page.run((on) => window.vidimus.conceal(on), false)
    witness.saw('screenshot', { surface: surface.id, ...(jpeg === undefined ? { missing: true } : { jpeg }) })
  }
  const look = async (surface: Surface): Promise<Screen> => {
    if (surface.isBehind) return { elements: [], feedback: surface.felt.splice(0) }
    const seen = await rest(surface)
    await photograph(surface, seen)
    return { elements: seen.elements, feedback: surface.felt.splice(0) }
  }
  const find = (elements: readonly Element[], roles: readonly Role[], text: string): number => {
    const fitting = elements.flatMap((element, n) =>
      roles.includes(element.role) && element.text === text ? [{ element, n }] : [],
    )
    const found = fitting.find(({ element }) => element.enabled)
    if (found) return found.n
    const what = `"${text}" (${roles.join(', ')}) on the page`
    throw new BadAnswer('act', 'throws', fitting.length > 0 ? `not enabled: ${what}` : `there is no ${what}`)
  }
  const click = async ({ page }: Surface, elements: readonly Element[], n: number): Promise<void> => {
    const isEntry = elements[n]?.role === 'option' && (await page.run(chooseInSelect, n))
    if (!isEntry) await page.click(n)
  }
  const complete = async (surface: Surface, goal: string, elements: readonly Element[]): Promise<void> => {
    const texts = profile.goals?.[goal as keyof NonNullable<BrowserProfile['goals']>]
    if (!texts) throw new CannotDo(`browser.goals of the profile does not say what to press for "${goal}"`)
    const n = elements.findIndex(({ role, text, enabled }) => role !== 'text' && enabled && texts.includes(text))
    if (n >= 0) await click(surface, elements, n)
  }
  const leave = async (surface: Surface): Promise<void> => {
    surfaces.delete(surface.id)
    await surface.camera.close()
    await surface.page.close(FAREWELL)
  }
  const hide = async (surface: Surface, isBehind: boolean): Promise<void> => {
    await surface.page.run((hidden) => window.vidimus.hide(hidden), isBehind)
    await rest(surface)
    surface.isBehind = isBehind
  }
  const doThat = async (surface: Surface, action: Action): Promise<void> => {
    if (action.do === 'return') return hide(surface, false)
    if (surface.isBehind) throw new BadAnswer('act', 'throws', 'the page is behind another app')
    const { elements } = await rest(surface)
    switch (action.do) {
      case 'press':
        return click(surface, elements, find(elements, ['button', 'link', 'option', 'checkbox'], action.text))
      case 'choose':
        return click(surface, elements, find(elements, ['option', 'checkbox', 'button', 'link'], action.option))
      case 'tick':
        return click(surface, elements, find(elements, ['checkbox'], action.checkbox))
      case 'enter':
        return surface.page.fill(find(elements, ['field'], action.field), action.value)
      case 'complete':
        return complete(surface, action.goal, elements)
      case 'back':
        return surface.page.back()
      case 'swipe':
        return surface.page.swipe()
      case 'switch-app':
        return hide(surface, true)
      case 'close':
        return leave(surface)
    }
  }
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
  const open = async (where: Where): Promise<{ surface: string }> => {
    const address = addressOf(where)
    if (address === undefined) return contract.open(where)
    const running = [...surfaces.values()].find((known) => deviceOf(known.where) === deviceOf(where))
    const surface = running ?? (await newSurface(where))
    await surface.camera.close()
    surface.isBehind = false
    await surface.page.visit(new URL(address, base).href)
    await rest(surface)
    return { surface: surface.id }
  }
  /** An implementation may need its camera before it answers: pages are served while it is waited for. */
  const meanwhile = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false
    const done = work.then(
      () => {
        isDone = true
      },
      () => {
        isDone = true
      },
    )
    await Promise.race([done, realTime.pause(PROMPT)])
    while (!isDone) {
      const served = [...surfaces.values()].map((surface) => rest(surface).catch(() => undefined))
      await Promise.race([done, Promise.all([...served, realTime.pause(PROMPT)])])
    }
    return work
  }
  const isPage = ({ surface }: { surface: string }) => surface.startsWith(PAGE)
  const implementation: Implementation = {
    ...contract,
    tellTime: (ask) => meanwhile(contract.tellTime(ask)),
    logIn: (ask) => meanwhile(contract.logIn(ask)),
    open: (where) => inBrowser(() => open(where)),
    screen: (ask) => (isPage(ask) ? inBrowser(() => look(surfaceOf(ask.surface))) : contract.screen(ask)),
    act: (ask: Ask<'act'>) =>
      isPage(ask)
        ? inBrowser(async () => {
            const surface = surfaceOf(ask.surface)
            await doThat(surface, ask.action)
            return ask.action.do === 'close' ? { elements: [], feedback: [] } : look(surface)
          })
        : contract.act(ask),
    stop: async (ask) => {
      await closeAll()
      return contract.stop(ask)
    },
  }
  const closeAll = async (): Promise<void> => {
    for (const surface of [...surfaces.values()]) await leave(surface).catch(() => undefined)
  }
  return {
    implementation,
    settle: async () => {
      await quiescence()
      await Promise.all([...surfaces.values()].map(({ camera }) => camera.seen()))
    },
    close: closeAll,
  }
}
