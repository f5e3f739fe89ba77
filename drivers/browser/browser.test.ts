import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Gateway } from '../../contract/gateway'
import type { Action, Screen } from '../../contract/screen'
import { base64 } from '../../core/bytes'
import { realTime } from '../../core/clock'
import { SetupFault } from '../../core/errors'
import { createEvidence } from '../../core/evidence'
import { BadAnswer, CannotDo } from '../driver'
import { tinyImplementation } from '../tiny-implementation'
import { type BrowserDriverName, blindnessOf, browserLayer, browserOf, endBrowsers } from './browsers'
import { findChromium, noBrowser, noChromedriver } from './find'
import { serveForeignPages } from './foreign-pages.fixture'

const TOOLS: Record<BrowserDriverName, string | false> = {
  playwright: noBrowser,
  webdriver: noBrowser || noChromedriver,
}

/** A camera that sees one colour after the other, and a person who may refuse it. */
const cameraGateway = (asked: string[], allowed: boolean): Gateway => {
  const plain = (red: number, green: number) => Buffer.from([red, green, 0, 255])
  const frame = (red: number, green: number) => ({
    width: 64,
    height: 48,
    rgba: base64(new Uint8Array(Buffer.alloc(64 * 48 * 4, plain(red, green)))),
  })
  let frames = 0
  return (async (call: string, ask: { camera?: string }) => {
    if (call !== 'camera.frame') asked.push(`${call}${ask.camera ? ` ${ask.camera}` : ''}`)
    if (call === 'permission.request') return { granted: allowed }
    if (call === 'camera.open') frames = 0
    if (call === 'camera.open') return { opened: true }
    if (call !== 'camera.frame') return {}
    frames += 1
    if (frames > 2) return new Promise(() => undefined)
    return { closed: false, frame: frames === 1 ? frame(250, 0) : frame(0, 250) }
  }) as Gateway
}

let pages: Awaited<ReturnType<typeof serveForeignPages>>
before(async () => {
  pages = await serveForeignPages()
})
after(async () => {
  pages.close()
  await endBrowsers()
})

type Opened = Awaited<ReturnType<typeof openOn>>
const openOn = async (tool: BrowserDriverName, page: string, { allowed = true } = {}) => {
  const asked: string[] = []
  const gateway = cameraGateway(asked, allowed)
  const witness = createEvidence(() => 0)
  const browser = {
    app: `/${page}`,
    website: '/{page}?in={language}',
    locators: { frame: '#frame' },
    goals: { 'accept-biometrics': ['Gem'] },
  }
  const given = { gateway, profile: { browser } as never, witness, base: pages.url }
  const layer = (await browserLayer(tool, given))(tinyImplementation(gateway))
  const { implementation } = layer
  const { surface } = await implementation.open({ app: 'phone' })
  return {
    asked,
    layer,
    witness,
    screen: () => implementation.screen({ surface }),
    act: (action: Action) => implementation.act({ surface, action }),
    open: implementation.open,
    screenOf: (of: string) => implementation.screen({ surface: of }),
  }
}
const said = ({ elements }: Screen) =>
  elements.map(({ role, text, enabled, checked, value, colour }) =>
    [role, text, enabled ? '' : 'off', checked ? 'checked' : '', value === undefined ? '' : `=${value}`, colour]
      .filter(Boolean)
      .join(' '),
  )
const textOf = (screen: Screen) => screen.elements.find(({ role }) => role === 'text')?.text ?? ''
const eventually = async ({ screen }: Opened, text: RegExp): Promise<string> => {
  for (let looks = 0; looks < 60; looks++) {
    const found = textOf(await screen())
    if (text.test(found)) return found
    await realTime.pause(50)
  }
  return textOf(await screen())
}

for (const [tool, skip] of Object.entries(TOOLS) as [BrowserDriverName, string | false][]) {
  describe(`surfaces in a browser driven by ${tool}`, { skip }, () => {
    /** What is the same code whichever tool drives the browser is tried with one of them. */
    const once: typeof it = (tool === 'playwright' ? it : () => undefined) as typeof it

    it('read a page that somebody else wrote: roles, names, states, from top to bottom', async () => {
      const { screen, layer } = await openOn(tool, 'form')
      assert.deepEqual(said(await screen()), [
        'link Om os',
        'title Dine oplysninger',
        'text Skriv dit navn.',
        'text Det står i passet.',
        'field Navn =Ada',
        'field Kode =••••',
        'text Land',
        'option Danmark checked',
        'option Grønland',
        'option Aarhus checked',
        'option Odense',
        'checkbox Husk mig checked',
        'text Hent appen',
        'text Åbn den',
        'step Pas checked',
        'step Ansigt',
        'button Hjælp grey',
        'text Gemmer …',
        'progress Vent',
        'check-mark Godkendt',
        'picture Pas',
        'button Videre off grey',
        'button Gem blue',
      ])
      await layer.close()
    })

    it('are acted on as a person would: fields, choices, links, the way back', async () => {
      const { act, layer, witness } = await openOn(tool, 'form')
      await act({ do: 'enter', field: 'Navn', value: 'Grace' })
      const chosen = said(await act({ do: 'choose', option: 'Grønland' }))
      assert.ok(chosen.includes('option Grønland checked') && chosen.includes('option Danmark'))
      assert.ok(said(await act({ do: 'choose', option: 'Odense' })).includes('option Odense checked'))
      assert.ok(said(await act({ do: 'complete', goal: 'accept-biometrics', data: {} })).includes('text Tak Grace'))
      assert.deepEqual(said(await act({ do: 'press', text: 'Om os' })), ['title Om os', 'link Tilbage'])
      assert.ok(said(await act({ do: 'back' })).includes('title Dine oplysninger'))
      const pictures = witness.entries().filter(({ kind }) => kind === 'screenshot')
      assert.ok(pictures.length >= 4 && pictures.every(({ data }) => String(data.jpeg).startsWith('/9j/')))
      await layer.close()
    })

    once('refuse what is not there, what is off and what the profile does not say', async () => {
      const { act, layer } = await openOn(tool, 'form')
      await assert.rejects(act({ do: 'press', text: 'Ingen' }), /there is no "Ingen"/)
      await assert.rejects(act({ do: 'press', text: 'Videre' }), /not enabled: "Videre"/)
      await assert.rejects(act({ do: 'complete', goal: 'approve-log-in', data: {} }), CannotDo)
      await layer.close()
    })

    once('are two where the website is opened on the phone that runs the app', async () => {
      const { open, screen, screenOf, layer } = await openOn(tool, 'second')
      const website = await open({ website: 'phone', page: 'asked', language: 'en' })
      assert.deepEqual(said(await screenOf(website.surface)), ['text ?in=en'])
      assert.deepEqual(said(await screen()), ['title Om os', 'link Tilbage'])
      assert.deepEqual(await open({ website: 'phone', page: 'dialog' }), website)
      await layer.close()
    })

    once('show a dialog alone while it is open', async () => {
      const { act, screen, layer } = await openOn(tool, 'dialog')
      assert.deepEqual(said(await screen()), ['title Er du sikker?', 'button Ja grey'])
      assert.deepEqual(said(await act({ do: 'press', text: 'Ja' })), ['title Bagved', 'button Bagved grey'])
      await layer.close()
    })

    once('are read once the page has come to rest', async () => {
      const { act, layer } = await openOn(tool, 'late')
      assert.deepEqual(said(await act({ do: 'press', text: 'Hent' })), ['title Endelig'])
      await layer.close()
    })

    once('are nothing to see behind another app, and the page is told', async () => {
      const { act, layer, screen } = await openOn(tool, 'hidden')
      assert.deepEqual(said(await act({ do: 'switch-app' })), [])
      assert.deepEqual(said(await screen()), [])
      assert.equal(textOf(await act({ do: 'return' })), '2visible')
      await layer.close()
    })

    it('see through the camera of the suite what it sees, and give it back', async () => {
      const opened = await openOn(tool, 'camera')
      await opened.act({ do: 'press', text: 'Start' })
      assert.equal(await eventually(opened, /grøn/), '64x48 grøn')
      const { elements, feedback } = await opened.screen()
      assert.ok(elements.some(({ role, text }) => role === 'frame' && text === 'Ramme'))
      assert.ok(!elements.some(({ role }) => role === 'video'), 'what the camera sees is no film')
      assert.ok(opened.layer.blind?.arrows)
      await realTime.pause(250)
      assert.ok([...feedback, ...(await opened.screen()).feedback].includes('vibration'))
      await opened.act({ do: 'press', text: 'Stop' })
      assert.deepEqual(opened.asked, ['permission.request', 'camera.open front', 'camera.close'])
      await opened.open({ app: 'phone' })
      await opened.act({ do: 'press', text: 'Start' })
      assert.equal(
        await eventually(opened, /grøn/),
        '64x48 grøn',
        'a page that was loaded anew has none of the pictures',
      )
      await opened.layer.close()
    })

    it('are touched although the page is drawn anew under the finger', async () => {
      const { act, layer } = await openOn(tool, 'restless')
      assert.deepEqual(said(await act({ do: 'press', text: 'Tryk' })), ['title Urolig', 'text Trykket'])
      await layer.close()
    })

    it('know nothing of each other, whether both are open or one has been left', async () => {
      const first = await openOn(tool, 'remembers')
      const second = await openOn(tool, 'remembers')
      await first.layer.close()
      const third = await openOn(tool, 'remembers')
      for (const { screen } of [second, third]) assert.deepEqual(said(await screen()), ['text found: undefined'])
      await second.layer.close()
      await third.layer.close()
    })

    const onlyWebdriver: typeof it = (tool === 'webdriver' ? it : () => undefined) as typeof it
    // Playwright waits for what covers a control to go, as long as a control may take to react.
    onlyWebdriver('touch what lies over a control', async () => {
      const { act, layer } = await openOn(tool, 'covered')
      assert.ok(said(await act({ do: 'press', text: 'Tryk' })).includes('text dækket'))
      await layer.close()
    })

    onlyWebdriver('are opened although a browser that waited for them has died', async () => {
      const { newPage } = await browserOf(tool)
      const page = await newPage('')
      await page.close(0)
      await page.devTools('Browser.close', {}).catch(() => undefined)
      await realTime.pause(300)
      const { screen, layer } = await openOn(tool, 'second')
      assert.equal((await screen()).elements.length, 2)
      await layer.close()
    })

    once('get no camera that the person refuses', async () => {
      const opened = await openOn(tool, 'camera', { allowed: false })
      await opened.act({ do: 'press', text: 'Start' })
      assert.equal(await eventually(opened, /Error/), 'NotAllowedError')
      await opened.layer.close()
    })

    it('say of an address where nothing is that it is unreachable', async () => {
      await assert.rejects(openOn(tool, 'nowhere'), (thrown) => thrown instanceof BadAnswer && thrown.call === 'open')
    })

    once('are a fault of the set-up where the browser opens no page', async () => {
      const browser = await browserOf(tool)
      const { newPage } = browser
      Object.assign(browser, { newPage: () => Promise.reject(new Error('no memory is left')) })
      try {
        await assert.rejects(
          openOn(tool, 'second'),
          (thrown) => thrown instanceof SetupFault && thrown.code === 'BROWSER_GIVES_NO_PAGE',
        )
      } finally {
        Object.assign(browser, { newPage })
      }
    })

    it('that lose their browser are a fault of the set-up, and the next ones have a new browser', async () => {
      const { screen, layer } = await openOn(tool, 'second')
      const { end } = await browserOf(tool)
      await end()
      await assert.rejects(screen(), (thrown) => thrown instanceof SetupFault && thrown.code === 'BROWSER_DIED')
      await layer.close()
      const next = await openOn(tool, 'second')
      assert.equal((await next.screen()).elements.length, 2)
      await next.layer.close()
    })
  })
}

describe('drivers of browsers', () => {
  it('want the addresses of the pages', async () => {
    const given = { gateway: cameraGateway([], true), witness: createEvidence(() => 0), base: 'http://127.0.0.1' }
    await assert.rejects(
      browserLayer('playwright', { ...given, profile: {} as never }),
      (thrown) => thrown instanceof SetupFault && thrown.code === 'PROFILE_WITHOUT_BROWSER',
    )
  })

  it('say what they cannot see', () => {
    assert.deepEqual(Object.keys(blindnessOf({ browser: { locators: { frame: '.f' } } } as never)), ['arrows'])
  })

  it('say which browser is missing and how to get one', () => {
    process.env.VIDIMUS_BROWSER = '/nowhere/chromium'
    try {
      assert.throws(findChromium, (thrown) => thrown instanceof SetupFault && thrown.code === 'BROWSER_NOT_THERE')
    } finally {
      delete process.env.VIDIMUS_BROWSER
    }
  })
})
