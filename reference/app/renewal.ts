import type { RenewalCause, RenewalWay } from '../rules/reactivation'
import type { App, ScreenName } from './app-state'
import { renewProfile } from './profiles'
import { showsLocked } from './unlock'

/** Where somebody stands who wants a new PIN for this app. */
const CAUSES: Partial<Record<ScreenName, RenewalCause>> = {
  blocked: 'blocked',
  'forgot-pin': 'forgotten',
  'ready-for-use': 'ready-for-use',
}

export const isOffered = (way: RenewalWay, { rules, state }: App): boolean => {
  const cause = CAUSES[state.screen]
  return cause !== undefined && rules.renewalWays(cause).includes(way)
}

/** The holder of the app proves who they are anew, or has a temporary PIN from a desk. */
export const beginRenewal = (app: App, way: RenewalWay): void => {
  const { credential } = app.state
  if (!credential) return
  Object.assign(app.state, {
    enrolment: app.server.beginRenewal(credential),
    renews: app.state.screen,
    copy: undefined,
  })
  if (way === 'temporary-pin') app.show('renewal-pin')
  else if (app.rules.renewalProof(undefined).length > 0) app.show('overview')
  else app.goOn()
}

/** The end of it: the same app, with a new PIN. */
export const renew = async (app: App): Promise<void> => {
  const { personalPin = '', biometrics, credential } = app.state
  const asked = { device: app.id, pin: personalPin, biometrics, registration: undefined, beside: [] }
  const renewed = app.activation().activate(asked)
  app.state.personalPin = undefined
  if (renewed === 'too-many') return app.show('blocked', app.words.tooMany)
  const { id, key, grant } = renewed
  Object.assign(app.state, { credential: { id, key }, grant, renews: undefined })
  app.state.timesOpened += 1
  await renewProfile(app, credential, { id, key, biometrics })
  await app.log('reactivated')
  if (app.server.authenticators.isBlocked({ id, key })) showsLocked(app)
  else app.show('home', app.words.renewal.done)
}
