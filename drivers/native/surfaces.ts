import { remote } from 'webdriverio'
import type { Implementation } from '../../contract/implementation'
import type { NativeProfile } from '../../contract/profile'
import type { Action, Role, Screen } from '../../contract/screen'
import { messageOf, SetupFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import { BadAnswer, type Blindness, CannotDo } from '../driver'
import type { Layer } from '../http'
import { type NativeElement, readSource } from './read-source'

type Session = Awaited<ReturnType<typeof remote>>
type Surface = { id: string; device: string; session: Session; isBehind: boolean; photographed: string }

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** Begins the ids of surfaces that are native apps. */
const APP = 'native-app-'
/** Roles that no platform has a control for. */
const WORDLESS: readonly Role[] = ['frame', 'arrows', 'step', 'check-mark']
/** The last app installed under these capabilities is sent to the back and fetched again by its own id. */
const APP_ID = ['appium:bundleId', 'appium:appPackage']

const filledIn = (value: unknown, device: string): unknown => {
  if (typeof value === 'string') return value.replaceAll('{device}', device)
  if (Array.isArray(value)) return value.map((each) => filledIn(each, device))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filledIn(each, device)]))
}

const connected = async ({ server, capabilities }: NativeProfile, device: string): Promise<Session> => {
  const { protocol, hostname, port, pathname } = new URL(server)
  try {
    return await remote({
      protocol: protocol.replace(':', ''),
      hostname,
      port: Number(port),
      path: pathname,
      logLevel: 'silent',
      connectionRetryCount: 0,
      capabilities: filledIn(capabilities, device) as never,
    })
  } catch (cause) {
    throw new SetupFault({
      code: 'APPIUM_SESSION',
      what: `the Appium server at ${server} gives no session: ${messageOf(cause).split('\n')[0]}`,
      mend: 'start it (appium server), install its driver, and see native.server and native.capabilities of the profile',
      cause,
    })
  }
}

/** A native app through an Appium server; all other surfaces and calls go on to the contract. */
export const nativeLayer =
  (profile: NativeProfile, witness: Witness) =>
  (contract: Implementation): Layer => {
    const surfaces = new Map<string, Surface>()
    let opened = 0

    const surfaceOf = (id: string): Surface => {
      const surface = surfaces.get(id)
      if (surface) return surface
      throw new BadAnswer('screen', 'throws', `there is no surface "${id}", or it was closed`)
    }
    const open = async (device: string): Promise<{ surface: string }> => {
      const running = [...surfaces.values()].find((surface) => surface.device === device)
      if (running) {
        await bringBack(running)
        return { surface: running.id }
      }
      const session = await connected(profile, device)
      opened += 1
      const surface: Surface = { id: `${APP}${opened}`, device, session, isBehind: false, photographed: '' }
      surfaces.set(surface.id, surface)
      return { surface: surface.id }
    }
    const read = async ({ session }: Surface): Promise<NativeElement[]> =>
      readSource(await session.getPageSource(), profile.accessibilityIds)
    const look = async (surface: Surface): Promise<Screen> => {
      if (surface.isBehind) return { elements: [], feedback: [] }
      const elements = (await read(surface)).map(({ element }) => element)
      const seen = JSON.stringify(elements)
      if (witness.pictures && seen !== surface.photographed) {
        surface.photographed = seen
        const png = await surface.session.takeScreenshot().catch(() => '')
        if (png) witness.saw('screenshot', { surface: surface.id, png })
      }
      return { elements, feedback: [] }
    }
    const handle = async ({ session }: Surface, { accessibilityId, path }: NativeElement): Promise<string> => {
      const byId = accessibilityId === undefined ? [] : await session.findElements('accessibility id', accessibilityId)
      const [found] = byId.length === 1 ? byId : [await session.findElement('xpath', path)]
      const id = (found as unknown as Record<string, string>)?.[ELEMENT]
      if (id) return id
      throw new BadAnswer('act', 'throws', 'what was to be touched has gone from the screen')
    }
    const find = (elements: readonly NativeElement[], roles: readonly Role[], text: string): NativeElement => {
      const fitting = elements.filter(({ element }) => roles.includes(element.role) && element.text === text)
      const found = fitting.find(({ element }) => element.enabled)
      if (found) return found
      const what = `"${text}" (${roles.join(', ')}) on the screen`
      throw new BadAnswer('act', 'throws', fitting.length > 0 ? `not enabled: ${what}` : `there is no ${what}`)
    }
    const tap = async (surface: Surface, element: NativeElement): Promise<void> =>
      surface.session.elementClick(await handle(surface, element))
    const enter = async (surface: Surface, field: NativeElement, value: string): Promise<void> => {
      const id = await handle(surface, field)
      await surface.session.elementClear(id)
      await surface.session.elementSendKeys(id, value)
    }
    const complete = async (surface: Surface, goal: string, elements: readonly NativeElement[]): Promise<void> => {
      const texts = profile.goals?.[goal as keyof NonNullable<NativeProfile['goals']>]
      if (!texts) throw new CannotDo(`native.goals of the profile does not say what to press for "${goal}"`)
      const found = elements.find(
        ({ element: { role, text, enabled } }) => role !== 'text' && enabled && texts.includes(text),
      )
      if (found) await tap(surface, found)
    }
    const appId = (): string => {
      const id = APP_ID.map((name) => profile.capabilities[name]).find((value) => typeof value === 'string')
      if (typeof id === 'string') return id
      throw new CannotDo(`native.capabilities of the profile names the app by none of: ${APP_ID.join(', ')}`)
    }
    const bringBack = async (surface: Surface): Promise<void> => {
      const { session } = surface
      const id = appId()
      await session.executeScript('mobile: activateApp', [{ appId: id, bundleId: id }])
      surface.isBehind = false
    }
    const sendBack = async (surface: Surface): Promise<void> => {
      await surface.session.executeScript('mobile: backgroundApp', [{ seconds: -1 }])
      surface.isBehind = true
    }
    const leave = async (surface: Surface): Promise<void> => {
      surfaces.delete(surface.id)
      await surface.session.deleteSession()
    }
    const swipe = ({ session }: Surface) => session.executeScript('mobile: swipe', [{ direction: 'left' }])
    const doThat = async (surface: Surface, action: Action): Promise<unknown> => {
      if (action.do === 'return') return bringBack(surface)
      if (surface.isBehind) throw new BadAnswer('act', 'throws', 'the app is behind another one')
      const elements = await read(surface)
      switch (action.do) {
        case 'press':
          return tap(surface, find(elements, ['button', 'link', 'option', 'checkbox'], action.text))
        case 'choose':
          return tap(surface, find(elements, ['option', 'checkbox', 'button', 'link'], action.option))
        case 'tick':
          return tap(surface, find(elements, ['checkbox'], action.checkbox))
        case 'enter':
          return enter(surface, find(elements, ['field'], action.field), action.value)
        case 'complete':
          return complete(surface, action.goal, elements)
        case 'back':
          return surface.session.back()
        case 'swipe':
          return swipe(surface)
        case 'switch-app':
          return sendBack(surface)
        case 'close':
          return leave(surface)
      }
    }
    const close = async (): Promise<void> => {
      for (const surface of [...surfaces.values()]) await leave(surface).catch(() => undefined)
    }
    const blind: Blindness = Object.fromEntries(
      WORDLESS.filter((role) => profile.accessibilityIds?.[role] === undefined).map((role) => [
        role,
        `no platform has a control for "${role}": name it in native.accessibilityIds of the profile`,
      ]),
    )
    return {
      name: 'webdriver',
      blind,
      settle: async () => undefined,
      close,
      implementation: {
        ...contract,
        open: (where) => ('app' in where ? open(where.app) : contract.open(where)),
        screen: async (ask) => (ask.surface.startsWith(APP) ? look(surfaceOf(ask.surface)) : contract.screen(ask)),
        act: async (ask) => {
          if (!ask.surface.startsWith(APP)) return contract.act(ask)
          const surface = surfaceOf(ask.surface)
          await doThat(surface, ask.action)
          return ask.action.do === 'close' ? { elements: [], feedback: [] } : look(surface)
        },
        stop: async (ask) => {
          await close()
          return contract.stop(ask)
        },
      },
    }
  }
