import { type Deed, type Said, spoken, withAppClosedFirst } from './deed'
import { deviceIn, isNothingUnanswered, type Model, personIn, type Who } from './model'

/** Code displays and audio code readers as a spare: ordered with the app, brought by post, activated in the app. */
const KINDS = ['code display', 'audio code reader'] as const
/** Longer (minutes) than any letter is on its way. */
const POST = 30 * 24 * 60

const withApp = (model: Model, who: Who): boolean => {
  const { app, scans } = deviceIn(model, who)
  return who.device === '' && app === 'active' && scans === 'own'
}
const tokenOf = (model: Model, { name }: Who) => personIn(model, name).token

const receives: Deed = {
  name: 'receives a token',
  needs: ['website'],
  choices: KINDS,
  weight: 3,
  possible: (model, { who }) =>
    withApp(model, who) && tokenOf(model, who) === undefined && isNothingUnanswered(model, who.name),
  does: (model, { who, what }) => {
    Object.assign(deviceIn(model, who), { at: 'nowhere', wrong: [0, 0], opened: true })
    personIn(model, who.name).token = { kind: what, isActive: false }
    model.minutes += POST
    return [
      {
        text: `${spoken(who)} has received a "${what}" from MitID.dk by post`,
        clause: what === KINDS[0] ? 'spare/app-then-code-display' : 'spare/app-then-audio-reader',
        checks: true,
      },
    ]
  },
}

/** In an app that proves the person anew, on a device that has none yet. */
const activates: Deed = {
  name: 'activates a token',
  needs: ['log-in-page'],
  weight: 6,
  possible: (model, { who }) => {
    const token = tokenOf(model, who)
    const { app, at } = deviceIn(model, who)
    return who.device !== '' && app === 'none' && at === 'nowhere' && token?.isActive === false
  },
  does: (model, { who }) => {
    const token = tokenOf(model, who)
    if (token) token.isActive = true
    Object.assign(deviceIn(model, who), { at: 'anywhere', opened: true })
    const kind = token?.kind ?? ''
    return [
      { text: `${spoken(who)} activates their "${kind}" in the app`, clause: 'spare/display-activated-with-app-only' },
      ...logInWith(who.name, kind),
    ]
  },
}

const logInWith = (name: string, kind: string): Said[] => {
  const clause = kind === KINDS[0] ? 'spare/app-then-code-display' : 'spare/app-then-audio-reader'
  return [
    { text: `${name} logs in at a web shop with their "${kind}"`, clause },
    { text: `${name}'s log-in with a "${kind}" succeeds`, clause, checks: true },
  ]
}

/** Whatever has become of the apps: a token is a spare for that. */
const logsInWithToken: Deed = {
  name: 'logs in with a token',
  needs: ['log-in-page'],
  weight: 3,
  possible: (model, { who }) => who.device === '' && tokenOf(model, who)?.isActive === true,
  does: (model, { who }) => logInWith(who.name, tokenOf(model, who)?.kind ?? ''),
}

const passwordAlone: Deed = {
  name: 'logs in with the password alone',
  needs: ['log-in-page'],
  weight: 2,
  possible: (model, { who }) => who.device === '' && tokenOf(model, who)?.isActive === true,
  does: (model, { who }) => {
    personIn(model, who.name).unansweredSince = model.minutes
    return [
      { text: `${who.name} tries to log in with the password alone`, clause: 'get-mitid/5.3.8a' },
      { text: `${who.name}'s log-in does not succeed`, clause: 'get-mitid/5.3.8a', checks: true },
    ]
  },
}

export const TOKEN_DEEDS: readonly Deed[] = [withAppClosedFirst(receives), activates, logsInWithToken, passwordAlone]
