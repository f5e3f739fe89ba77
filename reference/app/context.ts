import type { Gateway } from '../../contract/gateway'
import { type Alterations, isSkipped } from '../alteration'
import type { Instruments } from '../instruments'
import type { Parameters } from '../parameters'
import type { Part } from '../rules/journey'
import type { AllRules } from '../rules/rules'
import type { Server } from '../server/server'
import type { App, AppState, Job, ScreenName } from './app-state'
import { backOf } from './control'
import { showOpening } from './profiles'
import { renew } from './renewal'
import { SCREENS } from './screens/screens'
import { noSession } from './session'
import { wordsOf } from './words'

export type AppGiven = {
  device: string
  gateway: Gateway
  server: Server
  rules: AllRules
  parameters: Parameters
  instruments: Instruments
  alterations: Alterations
  now: () => number
}

/** The app as its screens see it, and what only whoever runs it may do. */
export type Context = {
  readonly app: App
  /** Waits for what was begun along the way. */
  settle(): Promise<void>
  readonly logged: readonly string[]
}

const ENTRANCE: Record<Part, ScreenName> = {
  terms: 'terms',
  origin: 'privacy',
  number: 'number',
  code: 'code-intro',
  chip: 'chip-intro',
  face: 'face-intro',
  'user-id': 'user-id',
  'phone-number': 'phone-number',
  activation: 'choose',
}

const freshState = (): AppState => ({
  screen: 'start',
  message: undefined,
  feedback: [],
  inFront: true,
  ...noSession(),
  codeEntry: undefined,
  copy: undefined,
  marked: [],
  personalPin: undefined,
  tokenKind: undefined,
  token: undefined,
  registration: undefined,
  biometrics: false,
  profiles: [],
  credential: undefined,
  grant: undefined,
  timesOpened: 0,
  renews: undefined,
})

/** Keeps what need not be waited for at once, so that the next answer can wait for it. */
const createErrands = (failed: (thrown: unknown) => void) => {
  let underWay: Promise<unknown>[] = []
  return {
    send: (errand: Promise<unknown>): void => {
      underWay.push(errand.catch(failed))
    },
    settle: async (): Promise<void> => {
      while (underWay.length > 0) {
        const waitedFor = underWay
        underWay = []
        await Promise.all(waitedFor)
      }
    },
  }
}

/** One job at a time; it ends by asking whether it is still the one. */
const createJobs = (state: AppState, failed: (thrown: unknown) => void) => {
  let present = 0
  const end = () => {
    present += 1
  }
  const begin = (doing: (job: Job) => Promise<void>) => {
    end()
    const mine = present
    const job: Job = { isCurrent: () => present === mine && state.inFront }
    doing(job).catch((thrown: unknown) => {
      if (present === mine) failed(thrown)
    })
  }
  return { begin, end }
}

export const createContext = async (given: AppGiven): Promise<Context> => {
  const { device, gateway, server, rules, parameters, instruments, alterations, now } = given
  const ask: App['ask'] = (call, rest) => gateway(call, { device, ...rest } as never)
  const description = await ask('device.describe', {})
  const words = wordsOf(description.language)
  const state = freshState()
  const logged: string[] = []
  const note = (thrown: unknown) => {
    logged.push(`failed: ${String(thrown)}`)
  }
  const errands = createErrands(note)
  const jobs = createJobs(state, (thrown) => {
    note(thrown)
    app.show(backOf(app, SCREENS[state.screen]) ?? state.screen, words.technicalFault)
  })

  const show: App['show'] = (name, message) => {
    const { holds } = SCREENS[state.screen]
    if (name !== state.screen) {
      jobs.end()
      if (holds) errands.send(ask(holds, {}))
    }
    Object.assign(state, { screen: name, message, entries: {} })
    const { shown, skipped, controls } = SCREENS[name]
    shown?.(app)
    if (!skipped || !isSkipped(alterations, name)) return
    const leads = controls[skipped.by]?.press?.(app)
    if (leads) errands.send(leads)
  }
  const startPin = () => {
    if (rules.pinAfterProof() === 'made-anew') return show('personal-pin')
    return errands.send(renew(app))
  }
  const goOn: App['goOn'] = () => {
    const part = rules.nextPart(app.enrolment().done())
    if (part === 'activation' && state.renews) return startPin()
    if (part === undefined) return showOpening(app)
    if (part === 'code' && rules.deviceProblem(app.device, parameters.oldestOs)) return show('device-unsuited')
    const demand = rules.demandBefore(part)
    const entrance = part === 'origin' && state.renews ? 'origin' : ENTRANCE[part]
    return show(entrance, demand && words.demands[demand])
  }
  const vibrate: App['vibrate'] = async (event) => {
    const pattern = rules.vibrationFor(event)
    const missing = alterations.some((one) => one.kind === 'vibration-missing' && one.event === event)
    if (pattern === undefined || missing) return
    if (app.device.vibrates) state.feedback.push('vibration')
    await ask('haptics.vibrate', { pattern })
  }
  const app: App = {
    id: device,
    device: description,
    rules,
    parameters,
    instruments,
    words,
    server,
    now,
    state,
    show,
    say: (message) => {
      state.message = message
    },
    goOn,
    enrolment: () => {
      state.enrolment ??= server.beginEnrolment(description.language)
      return state.enrolment
    },
    activation: () => state.copy?.activation ?? state.codeEntry?.activation ?? app.enrolment().activation,
    begin: jobs.begin,
    endJobs: jobs.end,
    ask,
    vibrate,
    log: async (line) => {
      logged.push(line)
      await ask('log.write', { line })
    },
  }
  return { app, settle: errands.settle, logged }
}
