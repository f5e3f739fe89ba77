import type { Credential } from '../server/authenticators'
import type { App } from './app-state'
import { type Kept, keepProfiles } from './credential'
import { showsLocked } from './unlock'

export const isShared = ({ state }: App): boolean => state.profiles.length > 1

/** Whoever is at the device has said which profile is theirs; nothing is open yet. */
export const turnToProfile = (app: App, { id, key, biometrics }: Kept): void => {
  Object.assign(app.state, { credential: { id, key }, biometrics, grant: undefined })
  showsLocked(app)
}

/** What the app opens on, for whoever has it. */
export const showOpening = (app: App, message?: string): void => {
  const { profiles, grant } = app.state
  const [first] = profiles
  if (grant !== undefined) app.show('home', message)
  else if (!first) app.show(app.rules.openingScreen(false), message)
  else if (isShared(app)) {
    app.state.credential = undefined
    app.show('profiles', message)
  } else {
    turnToProfile(app, first)
    if (message !== undefined) app.say(message)
  }
}

/** Screens on which a profile of the app waits for its PIN, or says that it has none that would do. */
const BEFORE_OPENING = ['locked', 'blocked', 'ready-for-use', 'forgot-pin']

/** Closes what is open: the next look at the app asks for PIN or biometrics again, and where it is shared whose. */
export const lock = (app: App): void => {
  const { credential, grant, timesOpened } = app.state
  if (!credential || grant === undefined || !app.rules.locksWhenLeft(timesOpened)) return
  app.server.authenticators.lock(credential)
  app.state.grant = undefined
  showOpening(app)
}

/** Somebody taps the icon: whoever had turned to their profile may be another. */
export const comeToFront = (app: App): void => {
  app.state.inFront = true
  lock(app)
  if (isShared(app) && BEFORE_OPENING.includes(app.state.screen)) showOpening(app)
}

const userOf = ({ server }: App, credential: Credential) => server.authenticators.of(credential).user

/** What the profile is called where profiles are chosen from; two of one name are told apart by their order. */
export const calledAs = (app: App, profile: Credential): string => {
  const name = (one: Credential) => {
    const { identity, userId } = userOf(app, one)
    return app.rules.profileIsCalled({ name: identity.told.name, userId })
  }
  const { profiles } = app.state
  const before = profiles.slice(
    0,
    profiles.findIndex(({ id }) => id === profile.id),
  )
  const alike = before.filter((one) => name(one) === name(profile)).length
  return alike === 0 ? name(profile) : `${name(profile)} (${alike + 1})`
}

/** Room for somebody new; where it is known who, for somebody who has a profile here already as well. */
export const hasRoom = (app: App, userId?: string): boolean => {
  const { state, rules, parameters, device } = app
  const isThere = userId !== undefined && state.profiles.some((one) => userOf(app, one).userId === userId)
  return isThere || rules.profileMayBeAdded(state.profiles.length, parameters.profilesPerApp, device.kind)
}

const keep = async (app: App, profiles: readonly Kept[]): Promise<void> => {
  app.state.profiles = profiles
  await keepProfiles(app, profiles)
}

/** The app is of one person more; whoever activates it anew takes the place of what they had. */
export const addProfile = async (app: App, added: Kept): Promise<void> => {
  const { rules, state } = app
  const user = userOf(app, added).id
  const others = state.profiles.filter((one) => userOf(app, one).id !== user)
  const all = [...others, added].map((one) => {
    const isAllowed = others.length === 0 || rules.biometricsWhenShared(one === added ? 'added' : 'there-before')
    return { ...one, biometrics: one.biometrics && isAllowed }
  })
  const kept = rules.profilesKept(
    others.map(({ id }) => id),
    added.id,
  )
  await keep(
    app,
    all.filter(({ id }) => kept.includes(id)),
  )
}

/** The same profile with another credential. */
export const renewProfile = (app: App, before: Credential | undefined, renewed: Kept): Promise<void> =>
  keep(
    app,
    app.state.profiles.map((one) => (one.id === before?.id ? renewed : one)),
  )

/** Whoever has opened their profile takes it out of an app that they share. */
export const leaveApp = async (app: App): Promise<void> => {
  const { credential, grant, profiles } = app.state
  if (!credential || grant === undefined || !isShared(app)) return
  app.server.authenticators.end(credential, grant)
  Object.assign(app.state, { credential: undefined, grant: undefined })
  const left = app.rules.profilesLeft(
    profiles.map(({ id }) => id),
    credential.id,
  )
  await keep(
    app,
    profiles.filter(({ id }) => left.includes(id)),
  )
  showOpening(app, app.words.household.left)
}
