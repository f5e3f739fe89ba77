import { remote } from 'webdriverio'
import { realTime } from '../core/clock'
import { messageOf } from '../core/errors'
import { openApart } from './browser/apart'
import { type Chromedriver, startChromedriver } from './browser/chromedriver'
import { CHROMIUM_ARGUMENTS, findChromium } from './browser/find'
import { type BrowserPage, DrawnAnew, GLASS, type RunningBrowser, unlessDrawnAnew } from './browser/page'
import { BadAnswer } from './driver'

type Session = Awaited<ReturnType<typeof remote>>

/** W3C WebDriver §12.1: the name under which a reference to an element travels. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
const QUALITY = 70
const DOWN = { type: 'pointerDown', button: 0 }
const UP = { type: 'pointerUp', button: 0 }
/** W3C WebDriver §6.6. */
const STALE = /stale element reference/
/** What a driver says of a browser that is no more. */
const GONE = /invalid session id|disconnected|not reachable|ECONNREFUSED|ECONNRESET|target window already closed/i

/**
 * Chromium through chromedriver: pages that are open at the same time are driven by browsers of their own, since one
 * session drives one window at a time. Rejects with SetupFault.
 */
export const startWebdriver = async (): Promise<RunningBrowser> => {
  const binary = findChromium()
  const chromedriver = await startChromedriver()
  const sessions = new Set<Session>()
  /** Started, with nothing but their first and empty window. */
  const idle: Session[] = []
  let isGone = false
  let started = 0

  const newSession = async (): Promise<Session> => {
    const session = await remote({
      ...addressOf(chromedriver),
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: {
        browserName: 'chrome',
        unhandledPromptBehavior: 'accept',
        'wdio:enforceWebDriverClassic': true,
        'goog:chromeOptions': {
          binary,
          args: [
            '--headless',
            '--no-sandbox',
            `--user-data-dir=${chromedriver.folder}/${++started}`,
            ...CHROMIUM_ARGUMENTS,
          ],
          mobileEmulation: { deviceMetrics: { ...GLASS, pixelRatio: 1, touch: true } },
        },
      },
    })
    sessions.add(session)
    return session
  }
  const forget = async (session: Session): Promise<void> => {
    sessions.delete(session)
    await session.deleteSession().catch(() => undefined)
  }
  /** In a browser that waits, unless it has died meanwhile, or in a new one. */
  const inSomeBrowser = async () => {
    for (let session = idle.pop(); session; session = idle.pop()) {
      const leave = await goApart(session).catch(() => undefined)
      if (leave) return { session, leave }
      await forget(session)
    }
    const session = await newSession()
    return { session, leave: await goApart(session) }
  }
  const watched = <A extends unknown[], R>(work: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      try {
        return await work(...given)
      } catch (thrown) {
        isGone ||= GONE.test(messageOf(thrown))
        throw thrown
      }
    }
  }
  return {
    isRunning: () => !isGone && chromedriver.isRunning(),
    newPage: async (script) => {
      const { session, leave } = await inSomeBrowser()
      await devTools(session, 'Page.addScriptToEvaluateOnNewDocument', { source: script })
      const page = drivenPage(session)
      return {
        visit: watched(page.visit),
        run: watched(page.run as never),
        click: watched(page.click),
        fill: watched(page.fill),
        back: watched(page.back),
        swipe: watched(page.swipe),
        devTools: watched(page.devTools),
        screenshot: watched(page.screenshot),
        close: async (farewell) => {
          try {
            await page.close(farewell)
            await leave()
            idle.push(session)
          } catch {
            await forget(session)
          }
        },
      }
    },
    end: async () => {
      isGone = true
      for (const session of sessions) await session.deleteSession().catch(() => undefined)
      await chromedriver.end()
    },
  }
}

const addressOf = ({ port }: Chromedriver) => ({ protocol: 'http', hostname: '127.0.0.1', port, path: '/' })

/** Chromium's own protocol, as far as chromedriver passes it on. */
const devTools = (session: Session, command: string, params: object): Promise<unknown> =>
  session.sendCommandAndGetResult(command, params)

/** Goes to a window that shares nothing with another: a browser for each page would take longer to start than to use. */
const goApart = async (session: Session): Promise<() => Promise<void>> => {
  const first = await session.getWindowHandle()
  const { debuggerAddress } = session.capabilities['goog:chromeOptions'] as { debuggerAddress: string }
  const { targetId, leave } = await openApart(debuggerAddress)
  await session.switchToWindow(targetId)
  return async () => {
    await session.switchToWindow(first)
    leave()
  }
}

const drivenPage = (session: Session): BrowserPage => {
  const node = async (n: number): Promise<string> => {
    const found = (await session.execute((at) => {
      const there = window.vidimus.seen[at] ?? null
      there?.scrollIntoView({ block: 'center', behavior: 'instant' })
      return there
    }, n)) as unknown as Record<string, string>
    const id = found?.[ELEMENT]
    if (id !== undefined) return id
    throw new DrawnAnew('what was to be touched has gone from the page')
  }
  const touch = (actions: object[]) =>
    session.performActions([{ type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions }])
  const statusOf = () =>
    session.execute(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return entry?.responseStatus ?? 0
    })
  return {
    visit: async (url) => {
      await session.navigateTo(url).catch((cause: unknown) => {
        throw new BadAnswer('open', 'unreachable', `${url}: ${messageOf(cause).split('\n')[0]}`, cause)
      })
      const status = await statusOf()
      if (status >= 400) throw new BadAnswer('open', 'throws', `${url} answers with status ${status}`)
    },
    run: (work, ask) => session.execute(work as never, ask as never) as never,
    // A finger at the middle of it: what lies over it takes the touch. WebDriver's own click asks the page much more.
    click: (n) =>
      unlessDrawnAnew(STALE, async () => {
        await touch([{ type: 'pointerMove', duration: 0, x: 0, y: 0, origin: { [ELEMENT]: await node(n) } }, DOWN, UP])
      }),
    fill: (n, value) =>
      unlessDrawnAnew(STALE, async () => {
        const id = await node(n)
        await session.elementClear(id)
        if (value !== '') await session.elementSendKeys(id, value)
        await session.execute(() => (document.activeElement as HTMLElement | null)?.blur())
      }),
    back: async () => {
      await session.back()
    },
    swipe: async () => {
      const y = Math.round(GLASS.height / 2)
      const move = (share: number, duration: number) =>
        ({ type: 'pointerMove', duration, x: Math.round(GLASS.width * share), y }) as const
      await touch([move(0.8, 0), DOWN, move(0.2, 200), UP])
    },
    devTools: (command, params) => devTools(session, command, params),
    screenshot: async () => {
      const { data } = (await devTools(session, 'Page.captureScreenshot', { format: 'jpeg', quality: QUALITY })) as {
        data: string
      }
      return data
    },
    close: async (farewell) => {
      await session.navigateTo('about:blank').catch(() => undefined)
      await realTime.pause(farewell)
    },
  }
}
