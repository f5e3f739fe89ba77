import type { Action, Screen } from '../../contract/screen'
import { NotAllowed } from '../server/back-end'
import { ServiceFailure } from '../server/services'
import { act } from './act'
import { type AppGiven, createContext } from './context'
import { keptProfiles } from './credential'
import { answerChallenges } from './pairing'
import { comeToFront, showOpening } from './profiles'
import { render } from './render'
import { VERIFYING_MS } from './scan-face'
import { SCREENS } from './screens/screens'
import { spokenFor } from './words'

/** What a screen does not say of itself, for whoever draws it: what was just said, and which fields hide what is typed. */
export type Hints = { said?: string; secrets: string[]; language: string }

/** One installation of the app while it runs. */
export type RunningApp = {
  screen(): Promise<Screen>
  hints(): Hints
  act(action: Exclude<Action, { do: 'close' }>): Promise<Screen>
  /** The person taps the app's icon while it runs. */
  comeToFront(): void
  /** Does what has fallen due. */
  tick(): Promise<void>
  /** Ends what runs by itself and gives devices back. */
  close(): Promise<void>
  log(): readonly string[]
}

/** Opens the app on a device, as it was left there. */
export const openApp = async (given: AppGiven): Promise<RunningApp> => {
  const { rules, alterations, now, server, device } = given
  const { app, settle, logged } = await createContext(given)
  const { state, words } = app
  const present = () => SCREENS[state.screen]

  const tick = async (): Promise<void> => {
    await answerChallenges(app)
    const { verifying } = state
    if (!verifying || now() - verifying.since < VERIFYING_MS) return
    state.verifying = undefined
    if (state.screen === 'verifying') await verifying.next()
  }
  const look = async (): Promise<Screen> => {
    await tick()
    await settle()
    return render(app, present(), alterations)
  }
  const doThat: RunningApp['act'] = async (action) => {
    await tick()
    try {
      await act({ app, screen: present(), alterations }, action)
    } catch (thrown) {
      if (thrown instanceof ServiceFailure) app.say(words.technicalFault)
      else if (thrown instanceof NotAllowed) app.say(words.notNow)
      else throw thrown
    }
    return look()
  }
  const hints = (): Hints => ({
    language: spokenFor(app.device.language),
    ...(state.message === undefined ? {} : { said: state.message }),
    secrets: Object.values(present().controls)
      .filter(({ secret }) => secret)
      .map(({ text }) => text(app)),
  })
  const close = async (): Promise<void> => {
    state.shown?.pairing.close()
    app.endJobs()
    const { holds } = present()
    if (holds) await app.ask(holds, {})
    await settle()
  }

  const kept = await keptProfiles(app)
  const found = rules.installationIsKnownBy() === 'its-device' ? server.authenticators.onDevice(device) : undefined
  state.profiles = kept.length === 0 && found ? [found] : kept
  showOpening(app)

  return {
    screen: look,
    hints,
    act: doThat,
    comeToFront: () => comeToFront(app),
    tick,
    close,
    log: () => logged,
  }
}
