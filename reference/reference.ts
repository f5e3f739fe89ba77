import type { Gateway } from '../contract/gateway'
import type { Implementation, StartGiven } from '../contract/implementation'
import type { Action, Screen } from '../contract/screen'
import type { Alterations } from './alteration'
import { type Hints, openApp, type RunningApp } from './app/app'
import { createDeskSurfaces } from './desks/desks'
import { builtInInstruments, type Instruments } from './instruments'
import { type Parameters, parametersOf } from './parameters'
import { type AllRules, allRules } from './rules/rules'
import type { BackEnd } from './server/back-end'
import type { RandomBytes } from './server/secrets'
import { createServer, type Server } from './server/server'
import { connectServices } from './server/services'
import { isFormPage, openFormPage } from './website/form-pages'
import { openLogInPage } from './website/log-in-page'
import type { UseKey } from './website/mitid'
import { askedFor, openWebsite, type Website } from './website/website'

export type ReferenceGiven = {
  gateway: Gateway
  random: RandomBytes
  /** Rules that replace the reference's own: a fault replaces exactly one. */
  rules?: Partial<AllRules>
  alterations?: Alterations
  /** How services are reached; the platform's own fetch without it. */
  fetch?: typeof fetch
  instruments?: Partial<Instruments>
  /** Where its pages are served; a name of its own where they are not. */
  origin?: string | undefined
}

/** RFC 2606 §3: nobody's. */
const OWN_ORIGIN = 'https://mitid.example'

type Surface = { screen(): Promise<Screen>; act(action: Action): Promise<Screen>; hints?(): Hints }
type Started = { server: Server; parameters: Parameters; log: string[]; inspected: readonly string[] }

/** The contract, and what the reference's own pages need besides. */
export type Reference = Implementation & {
  hints(surface: string): Hints
  readonly website: Website
}

/** The embedded implementation: app, back end and website of a conforming vendor, behind the contract. */
export const createReference = (given: ReferenceGiven): Reference => {
  const rules: AllRules = { ...allRules, ...given.rules }
  const alterations = given.alterations ?? []
  const instruments: Instruments = { ...builtInInstruments, ...given.instruments }
  const apps = new Map<string, { surface: string; app: RunningApp }>()
  const surfaces = new Map<string, Surface>()
  let now = 0
  let opened = 0
  let started: Started | undefined

  const running = (): Started => {
    if (!started) throw new Error('the implementation has not been started')
    return started
  }
  const surfaceOf = (id: string): Surface => {
    const surface = surfaces.get(id)
    if (!surface) throw new Error(`there is no surface "${id}", or it was closed`)
    return surface
  }
  const add = (surface: Surface): string => {
    opened += 1
    surfaces.set(`surface-${opened}`, surface)
    return `surface-${opened}`
  }
  const start = (asked: StartGiven): Started => {
    const parameters = parametersOf(asked.profile)
    const log: string[] = []
    const kept: { inspected: readonly string[] } = { inspected: [] }
    const services = connectServices(asked.services, asked.token, given.fetch ?? fetch)
    const backEnd: BackEnd = {
      rules,
      parameters,
      services,
      random: given.random,
      now: () => now,
      instruments,
      alterations,
      origin: given.origin ?? OWN_ORIGIN,
      log: (line) => log.push(line),
      inspected: (results) => {
        kept.inspected = results
      },
    }
    return Object.assign(kept, { server: createServer(backEnd), parameters, log })
  }
  const openOn = async (device: string): Promise<string> => {
    const already = apps.get(device)
    if (already) {
      already.app.comeToFront()
      return already.surface
    }
    const { server, parameters } = running()
    const { gateway } = given
    const app = await openApp({
      device,
      gateway,
      server,
      rules,
      parameters,
      instruments,
      alterations,
      now: () => now,
    })
    const close = async (): Promise<Screen> => {
      surfaces.delete(surface)
      apps.delete(device)
      await app.close()
      return { elements: [], feedback: [] }
    }
    const surface = add({
      screen: app.screen,
      hints: app.hints,
      act: (action) => (action.do === 'close' ? close() : app.act(action)),
    })
    apps.set(device, { surface, app })
    return surface
  }
  const openPage = (page: string | undefined, language: string | undefined): Surface => {
    if (isFormPage(page)) return openFormPage(page, { server: running().server, rules, language, alterations })
    const asked = askedFor(page, language)
    if (asked) return openWebsite(asked, { rules, alterations })
    throw new Error(`the website has no page "${page}"`)
  }
  const openLogIn = (logIn: string, language: string | undefined, browser: string | undefined): Surface => {
    const { gateway } = given
    const { logIns, securityKeys } = running().server
    const useKey: UseKey | undefined =
      browser === undefined
        ? undefined
        : (options) => gateway('credentials.get', { device: browser, origin: securityKeys.origin, options })
    return openLogInPage(logIn, language, { logIns, alterations, useKey })
  }
  const desks = createDeskSurfaces(() => ({ desks: running().server.desks, rules, alterations }))
  const entriesOf = async (store: string, device: string | undefined): Promise<readonly string[]> => {
    if (store === 'backend-log') return running().log
    if (store === 'inspection-result') return running().inspected
    if (store === 'user-register') return running().server.register()
    if (device === undefined) throw new Error(`"${store}" is of a device: name it`)
    if (store === 'app-log') return apps.get(device)?.app.log() ?? []
    const { value } = await given.gateway('storage.read', { device, key: 'authenticator' })
    return value === null ? [] : [value]
  }

  return {
    hints: (surface) => surfaceOf(surface).hints?.() ?? { secrets: [], language: 'da' },
    website: { rules, alterations },
    start: async (asked) => {
      now = Date.parse(asked.now)
      started = start(asked)
      return {}
    },
    tellTime: async (asked) => {
      now = Date.parse(asked.now)
      for (const { app } of apps.values()) await app.tick()
      return {}
    },
    open: async (where) => {
      running()
      if ('app' in where) return { surface: await openOn(where.app) }
      if ('website' in where) return { surface: add(openPage(where.page, where.language)) }
      if ('logIn' in where) return { surface: add(openLogIn(where.logIn, where.language, where.browser)) }
      if ('desk' in where) return { surface: add(desks.open(where)) }
      throw new Error(`the reference does not open ${JSON.stringify(where)}`)
    },
    screen: async ({ surface }) => surfaceOf(surface).screen(),
    act: async ({ surface, action }) => surfaceOf(surface).act(action),
    logIn: async (request) => ({ logIn: await running().server.logIns.ask(request) }),
    logInState: async ({ logIn }) => running().server.logIns.state(logIn),
    arrange: async ({ state, data }) => {
      if (state === 'ready-for-use' && running().server.authenticators.makeReady(data.device ?? '')) return {}
      throw new Error(`the reference cannot arrange "${state}" for ${JSON.stringify(data)}`)
    },
    inspect: async ({ store, device }) => ({ entries: [...(await entriesOf(store, device))] }),
    stop: async () => {
      for (const { app } of apps.values()) await app.close()
      apps.clear()
      surfaces.clear()
      desks.close()
      return {}
    },
  }
}
