import { type Deed, type Said, spoken } from './deed'
import { appsOf, deviceIn, type Model, personIn, type Who } from './model'

/** On the way to a proved identity, and on to the choice of how to approve, on the first device. */
const isOnWay = (model: Model, who: Who): boolean => {
  const { at, app } = deviceIn(model, who)
  return (
    who.device === '' && app === 'none' && ['nowhere', 'proving', 'approve', 'temporary-pin', 'anywhere'].includes(at)
  )
}
/** Nobody with an app somewhere comes to a user ID of their own again. */
const isNew = (model: Model, { name }: Who): boolean =>
  appsOf(model, name, 'active', 'blocked', 'uncertain').length === 0

const PROVING: readonly string[] = ['where the passport is from', 'Scan the code', 'Read chip', 'Scan your face']
const orderOf = (place: string): number => PROVING.indexOf(place)

const walksTo: Deed = {
  name: 'walks on',
  choices: PROVING,
  weight: 2,
  possible: (model, { who, what }) => {
    const device = deviceIn(model, who)
    if (!isOnWay(model, who) || !isNew(model, who) || device.scans !== 'own') return false
    return device.at === 'nowhere' || (device.at === 'proving' && orderOf(what) > device.walked)
  },
  does: (model, { who, what }) => {
    const device = deviceIn(model, who)
    Object.assign(device, { at: 'proving', opened: true, walked: orderOf(what) })
    return [{ text: `${spoken(who)} has reached "${what}"`, clause: 'help-foreign/1.2a-start' }]
  },
}

const comesToApprove: Deed = {
  name: 'comes to the choice of how to approve',
  weight: 4,
  possible: (model, { who }) => {
    const { at, scans } = deviceIn(model, who)
    return isOnWay(model, who) && isNew(model, who) && scans === 'own' && ['nowhere', 'proving'].includes(at)
  },
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'approve', opened: true })
    personIn(model, who.name).hasUser = true
    return [
      {
        text: `${spoken(who)} has reached "How do you want to approve with MitID?"`,
        clause: 'help-foreign/5a-choose',
      },
    ]
  },
}

const chooses: Deed = {
  name: 'chooses this phone',
  weight: 6,
  possible: (model, { who }) => isOnWay(model, who) && deviceIn(model, who).at === 'approve',
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'temporary-pin', pinSentAt: model.minutes })
    return [{ text: `${spoken(who)} has reached "temporary PIN code"`, clause: 'get-mitid/5.1.2a1' }]
  },
}

/** Minutes within which a temporary PIN certainly lives, whatever was done meanwhile. */
const isFresh = (model: Model, since: number): boolean =>
  model.minutes - since < model.profile.parameters.temporaryPinMinutes / 2

const fewApps = (model: Model, { name }: Who): boolean => personIn(model, name).activations < 3

const activates: Deed = {
  name: 'activates the app',
  weight: 6,
  possible: (model, { who }) => {
    const { at, pinSentAt } = deviceIn(model, who)
    return isOnWay(model, who) && at === 'temporary-pin' && isFresh(model, pinSentAt) && fewApps(model, who)
  },
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'nowhere', app: 'active', wrong: [0, 0] })
    personIn(model, who.name).activations += 1
    return [{ text: `${spoken(who)} has reached "active app"`, clause: 'get-mitid/5.1.3a' }]
  },
}

/** The whole way in one go: most of what can go wrong comes after it. */
const getsMitId: Deed = {
  name: 'gets MitID',
  weight: 10,
  possible: (model, { who }) => {
    const { at, scans } = deviceIn(model, who)
    const isReady = isOnWay(model, who) && isNew(model, who) && scans === 'own'
    return isReady && ['nowhere', 'proving', 'approve'].includes(at) && fewApps(model, who)
  },
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'nowhere', app: 'active', opened: true, wrong: [0, 0] })
    Object.assign(personIn(model, who.name), { hasUser: true, activations: personIn(model, who.name).activations + 1 })
    return [{ text: `${spoken(who)} has reached "active app"`, clause: 'get-mitid/5.1.3a' }]
  },
}

const WRONG_PINS: Readonly<Record<string, string>> = {
  wrong: 'enters a wrong temporary PIN',
  'nearly right': 'enters the temporary PIN with the last digit changed',
  'of another purpose': 'enters their validation code as temporary PIN',
}
/** Whoever can be asked for a temporary PIN, or is. */
const canBeAskedForPin = (model: Model, who: Who): boolean => {
  const { at, scans, pinSentAt } = deviceIn(model, who)
  if (!isOnWay(model, who) || !isNew(model, who) || scans !== 'own' || !fewApps(model, who)) return false
  return at === 'temporary-pin' ? isFresh(model, pinSentAt) : ['nowhere', 'proving', 'approve'].includes(at)
}
const isAskedForPin = (model: Model, who: Who): Said[] => {
  const device = deviceIn(model, who)
  const isThere = device.at === 'temporary-pin'
  Object.assign(device, { at: 'temporary-pin', opened: true, ...(isThere ? {} : { pinSentAt: model.minutes }) })
  personIn(model, who.name).hasUser = true
  return isThere ? [] : [{ text: `${spoken(who)} has reached "temporary PIN code"`, clause: 'get-mitid/5.1.2a1' }]
}
const comesNoFurther = (who: Who, clause: string): Said => ({
  text: `${spoken(who)} does not come to "personal PIN code"`,
  clause,
  checks: true,
})

/** What follows a wrong one is open (A02): further tries, or starting anew. */
const entersWrongPin: Deed = {
  name: 'enters a wrong temporary PIN',
  choices: Object.keys(WRONG_PINS),
  weight: 3,
  possible: (model, { who }) => canBeAskedForPin(model, who),
  does: (model, { who, what }) => {
    const comes = isAskedForPin(model, who)
    deviceIn(model, who).at = 'anywhere'
    const clause = 'get-mitid/5.1.2b2'
    return [...comes, { text: `${spoken(who)} ${WRONG_PINS[what]}`, clause }, comesNoFurther(who, clause)]
  },
}

const entersAnothersPin: Deed = {
  name: "enters somebody else's temporary PIN",
  weight: 2,
  possible: (model, { who, other }) =>
    other !== who.name && canBeAskedForPin(model, who) && canBeAskedForPin(model, { name: other, device: '' }),
  does: (model, { who, other }) => {
    const come = [...isAskedForPin(model, who), ...isAskedForPin(model, { name: other, device: '' })]
    deviceIn(model, who).at = 'anywhere'
    const clause = 'get-mitid/5.1.2b2'
    return [...come, { text: `${spoken(who)} enters ${other}'s temporary PIN`, clause }, comesNoFurther(who, clause)]
  },
}

const entersStalePin: Deed = {
  name: 'enters a temporary PIN after its time',
  needs: ['time'],
  weight: 3,
  possible: (model, { who }) => canBeAskedForPin(model, who),
  does: (model, { who }) => {
    const comes = isAskedForPin(model, who)
    model.minutes += model.profile.parameters.temporaryPinMinutes + 1
    deviceIn(model, who).at = 'anywhere'
    const clause = 'reactivate/temp-pin-30-minutes-2'
    return [
      ...comes,
      { text: `1 second more pass than a temporary PIN lives for ${spoken(who)}`, clause },
      { text: `${spoken(who)} enters the temporary PIN`, clause },
      comesNoFurther(who, clause),
    ]
  },
}

const beginsAnew: Deed = {
  name: 'begins anew',
  weight: 3,
  possible: (model, { who }) => isOnWay(model, who) && deviceIn(model, who).opened,
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { at: 'nowhere', walked: -1 })
    return [{ text: `${spoken(who)} closes the app and begins anew`, clause: 'help-foreign/1.2a-start' }]
  },
}

const SPOILT: Readonly<Record<string, (who: string, other: string) => string>> = {
  "another person's face": (who, other) => `the camera sees ${other}'s face for ${who}`,
  'another passport': (who, other) => `${who} uses ${other}'s passport`,
  'no passport': (who) => `${who} puts the passport away`,
  darkness: (who) => `the camera sees "darkness" for ${who}`,
  'the wrong page': (who) => `the camera sees "another page of the passport" for ${who}`,
}
/** Where the scan has been tried in vain a session may be over (A36): only beginning anew is certain. */
const triesWithWrongThings: Deed = {
  name: 'tries with what does not belong together',
  choices: Object.keys(SPOILT),
  weight: 3,
  possible: (model, { who, other }) => {
    const { scans, at } = deviceIn(model, who)
    return (
      isOnWay(model, who) &&
      isNew(model, who) &&
      other !== who.name &&
      scans === 'own' &&
      (at === 'nowhere' || (at === 'proving' && deviceIn(model, who).walked <= 1))
    )
  },
  does: (model, { who, other, what }) => {
    Object.assign(deviceIn(model, who), { at: 'anywhere', scans: 'spoilt', opened: true })
    return [
      { text: SPOILT[what]?.(spoken(who), other) ?? '', clause: 'get-mitid/3.3.4b2' },
      { text: `${spoken(who)}'s identity is not proved`, clause: 'get-mitid/3.3.4b2', checks: true },
    ]
  },
}

const putsThingsRight: Deed = {
  name: 'puts things right',
  weight: 4,
  possible: (model, { who }) => isOnWay(model, who) && deviceIn(model, who).scans === 'spoilt',
  does: (model, { who }) => {
    Object.assign(deviceIn(model, who), { scans: 'own', at: 'nowhere', walked: -1 })
    const person = spoken(who)
    return [
      `the camera sees "the code in the lowest field" for ${person}`,
      `${person} lays the phone on the passport`,
      `the camera sees "the face in the frame" for ${person}`,
      `${person} closes the app and begins anew`,
    ].map((text) => ({ text, clause: 'help-foreign/1.2a-start' }))
  },
}

const DISTURBANCES: Readonly<Record<string, string>> = {
  'goes back': 'goes one step back',
  'looks elsewhere': 'switches to another app and back',
  'closes the app': 'closes the app and opens it again',
}
/** What an app makes of it is open, but for a look at a message while a code is asked for. */
const isDisturbed: Deed = {
  name: 'is disturbed',
  choices: Object.keys(DISTURBANCES),
  weight: 1,
  possible: (model, { who }) => {
    const { at, opened } = deviceIn(model, who)
    return isOnWay(model, who) && opened && at !== 'anywhere'
  },
  does: (model, { who, what }) => {
    const device = deviceIn(model, who)
    if (what !== 'looks elsewhere' || device.at !== 'temporary-pin') device.at = 'anywhere'
    return [{ text: `${spoken(who)} ${DISTURBANCES[what]}`, clause: 'get-mitid/5.1-tip-switch-app-1' }]
  },
}

const waits: Deed = {
  name: 'waits',
  weight: 1,
  possible: (model, { who }) => deviceIn(model, who).opened && deviceIn(model, who).at !== 'gone',
  does: (_, { who }) => [{ text: `${spoken(who)} waits a moment`, clause: 'help-foreign/1.2a-start' }],
}

export const BEFORE_ACTIVATION: readonly Deed[] = [
  walksTo,
  comesToApprove,
  chooses,
  activates,
  getsMitId,
  entersWrongPin,
  entersAnothersPin,
  entersStalePin,
  beginsAnew,
  triesWithWrongThings,
  putsThingsRight,
  isDisturbed,
  waits,
]
