import { type Deed, type Said, spoken, withAppClosedFirst } from './deed'
import { type DeviceModel, deviceIn, type Model, type Who } from './model'

/** MitID Support and Citizen Service: a temporary PIN for an app that is there, from somebody who knows who asks. */
const SUPPORT = 'reactivate/support-sms'
const TOO_NEW = 'reactivate/support-phone-quarantine-2'
const CITIZEN_SERVICE = 'reactivate/citizen-service-temp-pin'
const DAY_IN_MINUTES = 24 * 60

/** A Danish passport is in the hand, and an app there for which a temporary PIN is of use. */
const canAsk = (model: Model, who: Who): boolean => {
  const { app, scans } = deviceIn(model, who)
  return who.device === '' && (app === 'active' || app === 'blocked') && scans === 'own'
}
const makesNewPin = (who: Who, clause: string): Said[] => [
  { text: `${spoken(who)} follows the app and enters the temporary PIN`, clause },
  { text: `${spoken(who)} can make a new PIN`, clause, checks: true },
  { text: `${spoken(who)} makes a new PIN`, clause },
]
const isRenewed = (device: DeviceModel): void => {
  Object.assign(device, {
    at: 'nowhere',
    app: 'active',
    opened: true,
    wrong: [0, 0],
    formerPins: device.formerPins + 1,
  })
}

/** However new the number was: the days go by first. */
const callsSupport: Deed = {
  name: 'gets a temporary PIN from Support',
  needs: ['desks', 'time'],
  weight: 2,
  possible: (model, { who }) => canAsk(model, who),
  does: (model, { who }) => {
    model.minutes += 5 * DAY_IN_MINUTES + 1
    isRenewed(deviceIn(model, who))
    return [
      { text: `5 days, 0 hours and 1 minutes pass for ${spoken(who)}`, clause: SUPPORT },
      { text: `${spoken(who)} calls Support for a temporary PIN`, clause: SUPPORT },
      ...makesNewPin(who, SUPPORT),
    ]
  },
}

/** Whoever has MitID only since a moment ago has a number that is too new. */
const callsTooEarly: Deed = {
  name: 'calls Support within five days',
  needs: ['desks'],
  weight: 1,
  possible: (model, { who }) => {
    const { at, app, scans, opened } = deviceIn(model, who)
    return who.device === '' && at === 'nowhere' && app === 'none' && scans === 'own' && !opened
  },
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'gone', opened: true })
    return [
      { text: `${spoken(who)} has reached "How do you want to approve with MitID?"`, clause: TOO_NEW },
      { text: `${spoken(who)} calls Support for a temporary PIN`, clause: TOO_NEW },
      { text: `${spoken(who)} has had no further message`, clause: TOO_NEW, checks: true },
    ]
  },
}

const visitsCitizenService: Deed = {
  name: 'gets a temporary PIN at Citizen Service',
  needs: ['desks', 'time'],
  weight: 2,
  possible: (model, { who }) => canAsk(model, who),
  does: (model, { who }) => {
    model.minutes += DAY_IN_MINUTES
    isRenewed(deviceIn(model, who))
    return [
      { text: `${spoken(who)} books an appointment at Citizen Service`, clause: CITIZEN_SERVICE },
      { text: `${spoken(who)} asks Citizen Service for a temporary PIN`, clause: CITIZEN_SERVICE },
      ...makesNewPin(who, CITIZEN_SERVICE),
    ]
  },
}

export const DESK_DEEDS: readonly Deed[] = [callsSupport, callsTooEarly, visitsCitizenService].map(withAppClosedFirst)
