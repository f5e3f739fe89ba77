import { remote } from 'webdriverio'
import type { Implementation } from '../../contract/implementation'
import type { NativeProfile } from '../../contract/profile'
import type { Role, Screen } from '../../contract/screen'
import { messageOf, SetupFault } from '../../core/errors'
import type { Witness } from '../../core/evidence'
import { BadAnswer, type Blindness, CannotDo } from '../driver'
import type { Layer } from '../http'
import { type Held, heldSurfaces } from '../surfaces'
import { type NativeElement, readSource } from './read-source'

type Session = Awaited<ReturnType<typeof remote>>

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
/** Roles that no platform has a control for. */
const WORDLESS: readonly Role[] = ['frame', 'arrows', 'step', 'check-mark']
/** Appium has its own way to go to a phone, for each question of ours one or more. */
const TOOLS_TIME = 20_000
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

/** The app on one phone. @param id of its surface, for the evidence */
const appOn = (session: Session, id: string, profile: NativeProfile, witness: Witness): Held => {
  let elements: NativeElement[] = []
  let wasShown = false
  let isBehind = false
  let photographed = ''

  const read = async () => {
    elements = readSource(await session.getPageSource(), profile.accessibilityIds)
    return elements.map(({ element }) => element)
  }
  const look = async (): Promise<Screen> => {
    if (isBehind) return { elements: [], feedback: [] }
    const shown = await read()
    const seen = JSON.stringify(shown)
    if (witness.pictures && seen !== photographed) {
      photographed = seen
      const png = await session.takeScreenshot().catch(() => '')
      if (png) witness.saw('screenshot', { surface: id, png })
    }
    return { elements: shown, feedback: [] }
  }
  const handle = async (n: number): Promise<string> => {
    const { accessibilityId, path } = elements[n] ?? {}
    const byId = accessibilityId === undefined ? [] : await session.findElements('accessibility id', accessibilityId)
    const [found] = byId.length === 1 || !path ? byId : [await session.findElement('xpath', path)]
    const reference = (found as unknown as Record<string, string>)?.[ELEMENT]
    if (reference) return reference
    throw new BadAnswer('act', 'throws', 'what was to be touched has gone from the screen')
  }
  const appId = (): string => {
    const known = APP_ID.map((name) => profile.capabilities[name]).find((value) => typeof value === 'string')
    if (typeof known === 'string') return known
    throw new CannotDo(`native.capabilities of the profile names the app by none of: ${APP_ID.join(', ')}`)
  }
  const bringBack = async (): Promise<void> => {
    const named = appId()
    await session.executeScript('mobile: activateApp', [{ appId: named, bundleId: named }])
    isBehind = false
  }
  return {
    show: async () => {
      if (wasShown) await bringBack()
      wasShown = true
    },
    isBehind: () => isBehind,
    look,
    read,
    touch: async (n) => session.elementClick(await handle(n)),
    fill: async (n, value) => {
      const field = await handle(n)
      await session.elementClear(field)
      await session.elementSendKeys(field, value)
    },
    back: () => session.back(),
    swipe: () => session.executeScript('mobile: swipe', [{ direction: 'left' }]),
    sendBack: async () => {
      await session.executeScript('mobile: backgroundApp', [{ seconds: -1 }])
      isBehind = true
    },
    bringBack,
    leave: () => session.deleteSession(),
  }
}

const blindnessOf = ({ accessibilityIds }: NativeProfile): Blindness =>
  Object.fromEntries(
    WORDLESS.filter((role) => accessibilityIds?.[role] === undefined).map((role) => [
      role,
      `no platform has a control for "${role}": name it in native.accessibilityIds of the profile`,
    ]),
  )

/** A native app through an Appium server; all other surfaces and calls go on to the contract. */
export const nativeLayer =
  (profile: NativeProfile, witness: Witness) =>
  (contract: Implementation): Layer => {
    const { implementation, close } = heldSurfaces({
      contract,
      prefix: 'native-app-',
      keyOf: (where) => ('app' in where ? where.app : undefined),
      take: async (where, id) => appOn(await connected(profile, 'app' in where ? where.app : ''), id, profile, witness),
      goals: profile.goals ?? {},
      goalsIn: 'native.goals',
    })
    return {
      name: 'webdriver',
      blind: blindnessOf(profile),
      ownTime: TOOLS_TIME,
      settle: async () => undefined,
      close,
      implementation,
    }
  }
