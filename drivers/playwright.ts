import { type Browser, type BrowserContext, type CDPSession, chromium, type ElementHandle, type Page } from 'playwright'
import { realTime } from '../core/clock'
import { messageOf, SetupFault } from '../core/errors'
import { CHROMIUM_ARGUMENTS, findChromium } from './browser/find'
import { type BrowserPage, DrawnAnew, GLASS, type RunningBrowser, unlessDrawnAnew } from './browser/page'
import { BadAnswer } from './driver'

/** Real time within which a control must let itself be pressed or filled. */
const REACTS_MS = 8_000
const PICTURE_MS = 4_000
const QUALITY = 70
const DETACHED = /not attached to the DOM/

/** Starts Chromium; it ends with this process, however that ends. Rejects with SetupFault. */
export const startPlaywright = async (): Promise<RunningBrowser & { readonly browser: Browser }> => {
  const executablePath = findChromium()
  const browser = await chromium
    .launch({ executablePath, chromiumSandbox: false, args: [...CHROMIUM_ARGUMENTS] })
    .catch((cause: unknown) => {
      throw new SetupFault({
        code: 'BROWSER_DOES_NOT_START',
        what: `${executablePath} does not start: ${messageOf(cause).split('\n')[0]}`,
        mend: 'start it by hand and see what it says, or name another one in VIDIMUS_BROWSER',
        cause,
      })
    })
  return {
    browser,
    isRunning: () => browser.isConnected(),
    newPage: async (script) => {
      const context = await browser.newContext({ viewport: GLASS, hasTouch: true, locale: 'da-DK' })
      await context.addInitScript(script)
      return drivenPage(context, await context.newPage())
    },
    end: () => browser.close(),
  }
}

const drivenPage = (context: BrowserContext, page: Page): BrowserPage => {
  page.setDefaultTimeout(REACTS_MS)
  // A page that asks and waits for a word would hold everything up.
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))

  let session: Promise<CDPSession> | undefined
  const node = async (n: number): Promise<ElementHandle<Element>> => {
    const handle = (await page.evaluateHandle((at) => window.vidimus.seen[at], n)).asElement()
    if (handle) return handle
    throw new DrawnAnew('what was to be touched has gone from the page')
  }
  return {
    visit: async (url) => {
      const response = await page.goto(url, { waitUntil: 'load', timeout: 0 }).catch((cause: unknown) => {
        throw new BadAnswer('open', 'unreachable', `${url}: ${messageOf(cause).split('\n')[0]}`, cause)
      })
      if (response && response.status() >= 400)
        throw new BadAnswer('open', 'throws', `${url} answers with status ${response.status()}`)
    },
    run: (work, ask) => page.evaluate(work as never, ask as never),
    click: (n) => unlessDrawnAnew(DETACHED, async () => (await node(n)).click()),
    fill: (n, value) =>
      unlessDrawnAnew(DETACHED, async () => {
        const field = await node(n)
        await field.fill(value)
        await field.evaluate((input) => (input as HTMLElement).blur())
      }),
    back: async () => {
      await page.goBack({ waitUntil: 'commit' }).catch(() => undefined)
    },
    swipe: async () => {
      await page.mouse.move(GLASS.width * 0.8, GLASS.height / 2)
      await page.mouse.down()
      await page.mouse.move(GLASS.width * 0.2, GLASS.height / 2, { steps: 5 })
      await page.mouse.up()
    },
    screenshot: async () =>
      (await page.screenshot({ type: 'jpeg', quality: QUALITY, timeout: PICTURE_MS, scale: 'css' })).toString('base64'),
    close: async (farewell) => {
      await page.goto('about:blank').catch(() => undefined)
      await realTime.pause(farewell)
      await context.close()
    },
    devTools: async (command, params) => {
      // What is set up in a session of the protocol goes with it.
      session ??= context.newCDPSession(page)
      return (await session).send(command as never, params as never)
    },
  }
}
