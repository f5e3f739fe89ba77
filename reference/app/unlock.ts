import type { Unlocking } from '../server/authenticators'
import { NotAllowed } from '../server/back-end'
import type { PendingLogIn } from '../server/log-ins'
import type { App } from './app-state'

/** What the person showed goes to the back end, which counts and decides. */
export const unlock = (app: App, shown: Unlocking): void => {
  const { credential } = app.state
  if (!credential) throw new NotAllowed('this app was not activated')
  const unlocked = app.server.authenticators.unlock(credential, shown)
  if (unlocked.outcome === 'open') {
    app.state.grant = unlocked.grant
    app.state.timesOpened += 1
    app.show('home')
  } else if (unlocked.outcome !== 'wrong') app.show(unlocked.outcome)
  else {
    app.state.entries = {}
    if (shown.pin !== undefined) app.say(app.words.pinWrong)
    else if (shown.biometrics !== undefined) app.say(app.words.biometricsFailed)
  }
}

/** What an activated app opens on. Nothing has been shown to it yet; whether it opens all the same the back end says. */
export const showsLocked = (app: App): void => {
  app.show(app.rules.openingScreen(true))
  if (app.state.screen === 'locked') unlock(app, {})
}

/** The oldest request that waits for this person. */
export const pendingRequest = (app: App): PendingLogIn | undefined => {
  const { credential } = app.state
  if (!credential) return undefined
  return app.server.logIns.pendingFor(app.server.authenticators.of(credential))[0]
}

export const decide = (app: App, decision: 'approve' | 'refuse', logIn = pendingRequest(app)?.id): void => {
  const { credential, grant } = app.state
  if (!credential || logIn === undefined) throw new NotAllowed('there is nothing to decide')
  app.server.logIns.decide(credential, grant ?? '', logIn, decision)
  app.say(decision === 'approve' ? app.words.approved : app.words.refused)
}
