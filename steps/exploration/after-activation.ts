import { type Deed, type Said, spoken, withAppClosedFirst } from './deed'
import { countsWrong, type DeviceModel, deviceIn, type Model, personIn, type Who } from './model'

const PIN_CLAUSE = 'get-mitid/5.1.3b'
const BLOCKED = 'reactivate/blocked-cannot-approve-1'
const PASSPORT = 'reactivate/new-pin'

const isActive = (model: Model, who: Who): boolean => deviceIn(model, who).app === 'active'
const isThere = (model: Model, who: Who): boolean => ['active', 'blocked'].includes(deviceIn(model, who).app)

/** What was asked for and not answered may still stand in the apps. */
const leavesUnanswered = (model: Model, { name }: Who): void => {
  personIn(model, name).unansweredSince = model.minutes
}
const fails = (who: Who, clause: string): Said => ({
  text: `${spoken(who)}'s log-in does not succeed`,
  clause,
  checks: true,
})
/** With the app open somebody has left whatever they were at. */
const opens = (device: DeviceModel): void => {
  Object.assign(device, { at: device.app === 'none' ? 'anywhere' : 'nowhere', opened: true })
}

const tries = (who: Who): Said => ({ text: `${spoken(who)} logs in at a web shop`, clause: PIN_CLAUSE })

const logsIn: Deed = {
  name: 'logs in',
  weight: 6,
  possible: (model, { who }) => isThere(model, who),
  does: (model, { who }) => {
    const device = deviceIn(model, who)
    opens(device)
    if (device.app === 'blocked') {
      leavesUnanswered(model, who)
      return [tries(who), fails(who, BLOCKED)]
    }
    device.wrong = [0, 0]
    const succeeds = `${spoken(who)}'s log-in succeeds on ${spoken(who)}'s phone`
    return [tries(who), { text: succeeds, clause: PIN_CLAUSE, checks: true }]
  },
}

const logsInWithoutApp: Deed = {
  name: 'logs in without an app',
  weight: 1,
  possible: (model, { who }) => deviceIn(model, who).app === 'none' && personIn(model, who.name).hasUser,
  does: (model, { who }) => {
    opens(deviceIn(model, who))
    leavesUnanswered(model, who)
    return [tries(who), fails(who, 'spare/no-spare-app-lost')]
  },
}

const WRONG_WAYS: Readonly<Record<string, string>> = {
  'a wrong PIN': 'tries to log in with a wrong PIN',
  'no PIN': 'tries to log in without a PIN',
  'a digit missing': 'tries to log in with a PIN that lacks a digit',
  "another's finger": "tries to log in with somebody else's finger or face",
}
/** Whether what is no whole PIN counts as a wrong one is open (A01). */
const triesWrongly: Deed = {
  name: 'tries to log in wrongly',
  choices: Object.keys(WRONG_WAYS),
  weight: 4,
  possible: (model, { who }) => isThere(model, who),
  does: (model, { who, what }) => {
    const device = deviceIn(model, who)
    opens(device)
    leavesUnanswered(model, who)
    countsWrong(model, device, what === 'a wrong PIN' ? 1 : 0, what === 'no PIN' ? 0 : 1)
    return [{ text: `${spoken(who)} ${WRONG_WAYS[what]}`, clause: PIN_CLAUSE }, fails(who, PIN_CLAUSE)]
  },
}

const blocks: Deed = {
  name: 'is blocked',
  weight: 4,
  possible: (model, { who }) => isActive(model, who),
  does: (model, { who }) => {
    const device = deviceIn(model, who)
    opens(device)
    countsWrong(model, device, model.profile.parameters.wrongPinLimit)
    return [
      {
        text: `${spoken(who)} enters a wrong PIN as often as the limit says`,
        clause: 'reactivate/temporarily-blocked',
      },
    ]
  },
}

const nearlyBlocks: Deed = {
  name: 'is nearly blocked',
  weight: 2,
  possible: (model, { who }) => isActive(model, who),
  does: (model, { who }) => {
    const device = deviceIn(model, who)
    opens(device)
    countsWrong(model, device, model.profile.parameters.wrongPinLimit - 1)
    return [
      {
        text: `${spoken(who)} enters a wrong PIN once less than the limit`,
        clause: 'reactivate/below-limit-not-blocked',
      },
    ]
  },
}

const reactivates: Deed = {
  name: 'reactivates the app',
  weight: 4,
  possible: (model, { who }) => {
    const { app, scans } = deviceIn(model, who)
    return app !== 'none' && scans === 'own'
  },
  does: (model, { who }) => {
    const device = deviceIn(model, who)
    opens(device)
    Object.assign(device, { app: 'active', wrong: [0, 0], formerPins: device.formerPins + 1 })
    return [
      {
        text: `${spoken(who)} reactivates the app with the passport and makes a new PIN`,
        clause: PASSPORT,
        checks: true,
      },
    ]
  },
}

const triesAnothersPassport: Deed = {
  name: "tries to reactivate with another's passport",
  weight: 2,
  possible: (model, { who, other }) =>
    isThere(model, who) && other !== who.name && deviceIn(model, who).scans === 'own',
  does: (model, { who, other }) => {
    const device = deviceIn(model, who)
    opens(device)
    Object.assign(device, { at: 'reactivating', scans: 'spoilt' })
    return [
      { text: `${spoken(who)} uses ${other}'s passport`, clause: 'reactivate/same-person-1' },
      { text: `${spoken(who)} tries to reactivate the app with the passport`, clause: 'reactivate/same-person-1' },
      { text: `${spoken(who)} cannot make a new PIN`, clause: 'reactivate/same-person-1', checks: true },
    ]
  },
}

const takesOwnPassport: Deed = {
  name: 'takes the own passport again',
  weight: 2,
  possible: (model, { who }) => isThere(model, who) && deviceIn(model, who).scans === 'spoilt',
  does: (model, { who }) => {
    deviceIn(model, who).scans = 'own'
    return [
      { text: `the camera sees "the code in the lowest field" for ${spoken(who)}`, clause: PASSPORT },
      { text: `${spoken(who)} lays the phone on the passport`, clause: PASSPORT },
      { text: `${spoken(who)} closes the app and opens it again`, clause: PASSPORT },
    ]
  },
}

const usesOldPin: Deed = {
  name: 'uses the old PIN',
  weight: 3,
  possible: (model, { who }) => isThere(model, who) && deviceIn(model, who).formerPins > 0,
  does: (model, { who }) => {
    const device = deviceIn(model, who)
    opens(device)
    leavesUnanswered(model, who)
    countsWrong(model, device, 1)
    return [
      { text: `${spoken(who)} tries to log in with the old PIN`, clause: 'reactivate/usable-again-2' },
      fails(who, 'reactivate/usable-again-2'),
    ]
  },
}

const HOURS: Readonly<Record<string, number>> = { '1': 1, '26': 26, '200': 200 }
const timePasses: Deed = {
  name: 'time passes',
  needs: ['time'],
  choices: Object.keys(HOURS),
  weight: 1,
  possible: (model, { who }) => deviceIn(model, who).opened,
  does: (model, { who, what }) => {
    const hours = HOURS[what] ?? 1
    model.minutes += 60 * hours
    const device = deviceIn(model, who)
    if (device.app === 'none' && !['temporary-pin', 'gone'].includes(device.at)) device.at = 'anywhere'
    return [{ text: `${hours} ${hours === 1 ? 'hour' : 'hours'} pass for ${spoken(who)}`, clause: PIN_CLAUSE }]
  },
}

/** What is deleted on the phone may well count on (A24): nobody begins there again in a story. */
const deletes: Deed = {
  name: 'deletes the app',
  weight: 1,
  possible: (model, { who }) => isThere(model, who) && deviceIn(model, who).guest === undefined,
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { app: 'none', at: 'gone', opened: false, wrong: [0, 0], formerPins: 0 })
    return [{ text: `${spoken(who)} deletes the app`, clause: 'spare/no-spare-early-delete' }]
  },
}

export const AFTER_ACTIVATION: readonly Deed[] = [
  logsIn,
  logsInWithoutApp,
  triesWrongly,
  blocks,
  nearlyBlocks,
  reactivates,
  triesAnothersPassport,
  takesOwnPassport,
  usesOldPin,
  timePasses,
  deletes,
].map(withAppClosedFirst)
