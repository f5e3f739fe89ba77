import { type Deed, type Said, spoken } from './deed'
import { deviceIn, type Model, type Name, personIn, type Who } from './model'

/** Two people of one household who share an app, each with a profile of their own. */
const ADDED = 'spare/household-add-profile'
const SEPARATE = 'spare/household-separate-profiles-1'

const hostOf = (name: Name): Who => ({ name, device: '' })
const guestIn = (model: Model, host: Who): string => `${deviceIn(model, host).guest} on ${spoken(host)}'s device`

const joins: Deed = {
  name: 'joins the app of another',
  weight: 8,
  possible: (model, { who, other }) => {
    const { at, app, opened } = deviceIn(model, who)
    const host = deviceIn(model, hostOf(other))
    const isNew = who.device === '' && at === 'nowhere' && app === 'none' && !opened
    const isOpen = host.app === 'active' && host.at === 'nowhere' && host.guest === undefined
    return isNew && other !== who.name && isOpen && !personIn(model, who.name).hasUser
  },
  does: (model, { who, other }) => {
    Object.assign(deviceIn(model, who), { at: 'gone', opened: true })
    // Page, chip and face before the device are from now on whoever's was there last.
    Object.assign(deviceIn(model, hostOf(other)), { wrong: [0, 0], scans: 'others', guest: who.name, opened: true })
    return [
      { text: `${guestIn(model, hostOf(other))} adds themselves to the app by "passport"`, clause: ADDED },
      { text: `everybody who shares ${other}'s app can log in with their own profile`, clause: ADDED, checks: true },
    ]
  },
}

const logIn = (who: string, host: Who, clause: string): Said[] => [
  { text: `${who} logs in at a web shop`, clause },
  { text: `${who}'s log-in succeeds on ${spoken(host)}'s phone`, clause, checks: true },
]
const isShared = (model: Model, who: Who): boolean =>
  deviceIn(model, who).guest !== undefined && deviceIn(model, who).app !== 'none'

const guestLogsIn: Deed = {
  name: 'has a guest who logs in',
  weight: 6,
  possible: (model, { who }) => isShared(model, who) && !deviceIn(model, who).isGuestBlocked,
  does: (model, { who }) => logIn(guestIn(model, who), who, ADDED),
}

/** What one does with a profile is nothing to the other. */
const guestIsBlocked: Deed = {
  name: 'has a guest who is blocked',
  weight: 6,
  possible: (model, { who }) =>
    isShared(model, who) && deviceIn(model, who).app === 'active' && !deviceIn(model, who).isGuestBlocked,
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { isGuestBlocked: true, wrong: [0, 0], at: 'nowhere' })
    const guest = guestIn(model, who)
    return [
      { text: `${guest} enters a wrong PIN as often as the limit says`, clause: SEPARATE },
      ...logIn(spoken(who), who, SEPARATE),
    ]
  },
}

export const HOUSEHOLD_DEEDS: readonly Deed[] = [joins, guestLogsIn, guestIsBlocked]
