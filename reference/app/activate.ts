import type { App } from './app-state'
import { keepCredential } from './credential'

/** Switches biometrics on, once the sensor has recognised the person. */
export const keepBiometrics = async (app: App): Promise<boolean> => {
  const { outcome } = await app.ask('biometrics.verify', { reason: app.words.biometricsReason })
  app.state.biometrics = outcome === 'matched'
  return app.state.biometrics
}

/** The end of activation. @param registration address for pushes, where notifications were accepted. */
export const activate = async (app: App, registration: string | undefined): Promise<void> => {
  const { personalPin = '', biometrics } = app.state
  const activated = app.activation().activate({ device: app.id, pin: personalPin, biometrics, registration })
  app.state.personalPin = undefined
  if (activated === 'too-many')
    return app.show(app.state.copy || app.state.codeEntry ? 'start' : 'choose', app.words.tooMany)
  const { id, key, grant } = activated
  app.state.credential = { id, key }
  app.state.grant = grant
  app.state.timesOpened = 1
  await keepCredential(app, { id, key, biometrics })
  await app.log('activated')
  return app.show('activated')
}
