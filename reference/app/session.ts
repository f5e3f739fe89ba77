import type { App, AppState } from './app-state'
import { showOpening } from './profiles'

/** What the app knows of the person who is being proofed. */
export const noSession = (): Pick<
  AppState,
  'enrolment' | 'overviewShown' | 'code' | 'chip' | 'face' | 'verifying' | 'shown' | 'shownCode' | 'chosen' | 'entries'
> => ({
  enrolment: undefined,
  overviewShown: false,
  code: { progress: 'waiting', aligned: false },
  chip: { progress: 'waiting', contact: false, share: 0 },
  face: { seen: undefined, pressed: false, captured: false },
  verifying: undefined,
  shown: undefined,
  shownCode: undefined,
  chosen: {},
  entries: {},
})

/** Somebody begins to prove who they are; whoever has the app already is not asked and no longer logged in. */
export const beginSession = (app: App): void => {
  const { credential, profiles } = app.state
  if (credential) app.server.authenticators.lock(credential)
  Object.assign(app.state, noSession(), {
    credential: undefined,
    grant: undefined,
    biometrics: false,
    copy: undefined,
    codeEntry: undefined,
    renews: undefined,
  })
  app.state.enrolment = app.server.beginEnrolment(app.device.language, credential ?? profiles[0])
}

/** The X beside user ID and activation code: nothing of the person stays. */
export const endSession = (app: App): void => {
  const { shownCode } = app.state
  if (shownCode && !app.rules.codeOutlivesScreen()) app.server.activationCodes.withdraw(shownCode.code)
  const kept = app.rules.codeIsForgotten() ? {} : { shownCode }
  Object.assign(app.state, noSession(), kept)
  showOpening(app)
}
