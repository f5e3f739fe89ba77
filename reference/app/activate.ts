import type { App, ScreenName } from './app-state'
import { addProfile, showOpening } from './profiles'

/** Switches biometrics on, once the sensor has recognised the person. */
export const keepBiometrics = async (app: App): Promise<boolean> => {
  const { outcome } = await app.ask('biometrics.verify', { reason: app.words.biometricsReason })
  app.state.biometrics = outcome === 'matched'
  return app.state.biometrics
}

/** What comes after the choices: on the phone that scanned the passport a last step, on a copy the end. */
export const afterNotifications = async (app: App, registration: string | undefined): Promise<void> => {
  app.state.registration = registration
  if (app.state.copy || app.state.codeEntry) return finish(app, 'activated')
  if (app.rules.activatesAt('last-step-shown')) await activate(app)
  return app.show('last-step')
}

/** Activates the app and shows what comes then. */
export const finish = async (app: App, next: ScreenName): Promise<void> => {
  if (await activate(app)) app.show(next)
}

/** The end of activation. @returns whether it is to be shown as activated: false where the user has too many apps; the person is told. */
const activate = async (app: App): Promise<boolean> => {
  const { personalPin = '', biometrics, registration } = app.state
  const beside = app.state.profiles
  const activated = app.activation().activate({ device: app.id, pin: personalPin, biometrics, registration, beside })
  app.state.personalPin = undefined
  if (activated === 'too-many') {
    if (app.state.copy || app.state.codeEntry) showOpening(app, app.words.tooMany)
    else app.show('choose', app.words.tooMany)
    return app.rules.saidWhenTooMany() === 'activated'
  }
  const { id, key, grant } = activated
  app.state.credential = { id, key }
  app.state.grant = grant
  app.state.timesOpened = 1
  await addProfile(app, { id, key, biometrics })
  await app.log(app.rules.activationNote(personalPin))
  return true
}
