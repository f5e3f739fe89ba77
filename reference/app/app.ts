import type { Gateway } from '../../contract/gateway'
import type { Action, Screen } from '../../contract/screen'
import { type Alterations, isSkipped } from '../alteration'
import type { Instruments } from '../instruments'
import type { Parameters } from '../parameters'
import type { Part } from '../rules/journey'
import type { AllRules } from '../rules/rules'
import { NotAllowed } from '../server/back-end'
import type { Server } from '../server/server'
import { ServiceFailure } from '../server/services'
import { act } from './act'
import type { App, AppState, Job, ScreenName } from './app-state'
import { keptCredential } from './credential'
import { render } from './render'
import { VERIFYING_MS } from './scan-face'
import { SCREENS } from './screens/screens'
import { lock, showsLocked } from './unlock'
import type { Words } from './words'

/** One installation of the app while it runs. */
export type RunningApp = {
  screen(): Promise<Screen>
  act(action: Exclude<Action, { do: 'close' }>): Promise<Screen>
  /** The person taps the app's icon while it runs. */
  comeToFront(): void
  /** Does what has fallen due. */
  tick(): Promise<void>
  /** Ends what runs by itself and gives devices back. */
  close(): Promise<void>
  log(): readonly string[]
}
export type AppGiven = {
  device: string
  gateway: Gateway
  server: Server
  rules: AllRules
  parameters: Parameters
  instruments: Instruments
  alterations: Alterations
  words: Words
  now: () => number
}

const ENTRANCE: Record<Part, ScreenName> = {
  terms: 'terms',
  origin: 'privacy',
  code: 'code-intro',
  chip: 'chip-intro',
  face: 'face-intro',
  'user-id': 'user-id',
  'phone-number': 'phone-number',
  activation: 'choose',
}
/** Screens that hold a device, and how they give it back. */
const HELD_BY: Partial<Record<ScreenName, 'camera.close' | 'nfc.disconnect'>> = {
  'code-view': 'camera.close',
  'face-view': 'camera.close',
  'chip-reading': 'nfc.disconnect',
}

const freshState = (): AppState => ({
  screen: 'start',
  message: undefined,
  entries: {},
  chosen: {},
  feedback: [],
  inFront: true,
  enrolment: undefined,
  overviewShown: false,
  code: { progress: 'waiting', aligned: false },
  chip: { progress: 'waiting', contact: false, share: 0 },
  face: { seen: undefined, pressed: false, captured: false },
  verifying: undefined,
  personalPin: undefined,
  biometrics: false,
  credential: undefined,
  grant: undefined,
  timesOpened: 0,
})

/** Opens the app on a device, as it was left there. */
export const openApp = async (given: AppGiven): Promise<RunningApp> => {
  const { device, gateway, server, rules, parameters, instruments, alterations, words, now } = given
  const ask: App['ask'] = (call, rest) => gateway(call, { device, ...rest } as never)
  const state = freshState()
  const log: string[] = []
  let jobs = 0
  let underWay: Promise<unknown>[] = []

  /** Keeps what need not be waited for now, so that the next answer can wait for it. */
  const alongside = (doing: Promise<unknown>) => {
    underWay.push(doing.catch((thrown: unknown) => log.push(`failed: ${String(thrown)}`)))
  }
  const settle = async () => {
    while (underWay.length > 0) {
      const doing = underWay
      underWay = []
      await Promise.all(doing)
    }
  }
  const app: App = {
    id: device,
    device: await ask('device.describe', {}),
    rules,
    parameters,
    instruments,
    words,
    server,
    now,
    state,
    show: (name, message) => {
      const held = HELD_BY[state.screen]
      if (name !== state.screen) {
        jobs += 1
        if (held) alongside(ask(held, {}))
      }
      Object.assign(state, { screen: name, message, entries: {} })
      const { shown, skipped, controls } = SCREENS[name]
      shown?.(app)
      if (!skipped || !isSkipped(alterations, name)) return
      const leads = controls[skipped.by]?.press?.(app)
      if (leads) alongside(leads)
    },
    say: (message) => {
      state.message = message
    },
    goOn: () => {
      const part = rules.nextPart(app.enrolment().done())
      if (part === undefined) return app.show(state.credential ? 'home' : 'start')
      if (part === 'code' && rules.deviceProblem(app.device, parameters.oldestOs)) return app.show('device-unsuited')
      const demand = rules.demandBefore(part)
      return app.show(ENTRANCE[part], demand && words.demands[demand])
    },
    enrolment: () => {
      state.enrolment ??= server.beginEnrolment()
      return state.enrolment
    },
    begin: (job) => {
      jobs += 1
      const mine = jobs
      const current: Job = { isCurrent: () => jobs === mine && state.inFront }
      job(current).catch((thrown: unknown) => {
        log.push(`failed: ${String(thrown)}`)
        if (jobs === mine) app.show(SCREENS[state.screen].back ?? state.screen, words.technicalFault)
      })
    },
    endJobs: () => {
      jobs += 1
    },
    ask,
    vibrate: async (event) => {
      const pattern = rules.vibrationFor(event)
      const missing = alterations.some((one) => one.kind === 'vibration-missing' && one.event === event)
      if (pattern === undefined || missing) return
      if (app.device.vibrates) state.feedback.push('vibration')
      await ask('haptics.vibrate', { pattern })
    },
    log: async (line) => {
      log.push(line)
      await ask('log.write', { line })
    },
  }

  const tick = async (): Promise<void> => {
    const { verifying } = state
    if (!verifying || now() - verifying.since < VERIFYING_MS) return
    state.verifying = undefined
    if (state.screen === 'verifying') await verifying.next()
  }
  const look = async (): Promise<Screen> => {
    await tick()
    await settle()
    return render(app, SCREENS[state.screen], alterations)
  }

  const kept = await keptCredential(app)
  if (kept) Object.assign(state, { credential: { id: kept.id, key: kept.key }, biometrics: kept.biometrics })
  if (kept) showsLocked(app)
  else app.show(rules.openingScreen(false))

  return {
    screen: look,
    act: async (action) => {
      await tick()
      try {
        await act({ app, screen: SCREENS[state.screen], alterations }, action)
      } catch (thrown) {
        if (thrown instanceof ServiceFailure) app.say(words.technicalFault)
        else if (thrown instanceof NotAllowed) app.say(words.notNow)
        else throw thrown
      }
      return look()
    },
    comeToFront: () => {
      state.inFront = true
      lock(app)
    },
    tick,
    close: async () => {
      const held = HELD_BY[state.screen]
      jobs += 1
      if (held) await ask(held, {})
      await settle()
    },
    log: () => log,
  }
}
