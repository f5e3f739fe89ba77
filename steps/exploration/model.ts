import type { Profile } from '../../contract/profile'

/**
 * What a story has come to so far, as anybody can tell who has only the guides: who has MitID, on which devices, and
 * what stands before cameras and chip reader. Where the guides leave open what comes of something, the model says
 * `anywhere` or `uncertain`, and nothing is expected that hangs on it.
 */
export const CAST = ['Ada', 'Bo', 'Mallory'] as const
export type Name = (typeof CAST)[number]
/** Words that follow the name: the first device has none. */
export const DEVICES = ['', ' on the other device', ' on the third device', ' on the fourth device'] as const
export type Device = (typeof DEVICES)[number]
export type Who = { name: Name; device: Device }

/** How far somebody has come on a device. */
export type At =
  | 'nowhere'
  | 'proving'
  | 'approve'
  | 'temporary-pin'
  | 'code-shown'
  | 'reactivating'
  | 'gone'
  | 'anywhere'
export type AppState = 'none' | 'active' | 'blocked' | 'uncertain'

export type DeviceModel = {
  at: At
  app: AppState
  /** How many of the places on the way to the proof lie behind, counted from −1. */
  walked: number
  /** Wrong PINs in a row, at least and at most. */
  wrong: readonly [least: number, most: number]
  /** Whether page, chip and face before the device are the person's own, as the guide has them; `others`: never again. */
  scans: 'own' | 'spoilt' | 'others'
  /** Whether the app was ever opened there. */
  opened: boolean
  /** How many PINs were made on it before the present one. */
  formerPins: number
  /** When (minutes) the last temporary PIN came. */
  pinSentAt: number
  /** Who has a profile in the app beside the one whose device it is. */
  guest: Name | undefined
  isGuestBlocked: boolean
}
export type CodeModel = { at: number; isUsed: boolean }
export type PersonModel = {
  devices: Map<Device, DeviceModel>
  /** The activation code that was read last. */
  code: CodeModel | undefined
  hasUser: boolean
  /** Apps that were ever activated: whether one that was deleted still counts is open (A24). */
  activations: number
  /** The code display or audio code reader that the post has brought. */
  token: { kind: string; isActive: boolean } | undefined
  /** When (minutes) a log-in was asked for last that nobody has answered. */
  unansweredSince: number
}
export type Model = { people: Map<Name, PersonModel>; minutes: number; profile: Profile }

export const newModel = (profile: Profile): Model => ({ people: new Map(), minutes: 0, profile })

const newDevice = (): DeviceModel => ({
  at: 'nowhere',
  app: 'none',
  walked: -1,
  wrong: [0, 0],
  scans: 'own',
  opened: false,
  formerPins: 0,
  pinSentAt: Number.NEGATIVE_INFINITY,
  guest: undefined,
  isGuestBlocked: false,
})

/** Somebody comes into the story when they are first asked for. */
export const personIn = (model: Model, name: Name): PersonModel => {
  const person = model.people.get(name) ?? {
    devices: new Map(),
    code: undefined,
    hasUser: false,
    activations: 0,
    token: undefined,
    unansweredSince: Number.NEGATIVE_INFINITY,
  }
  model.people.set(name, person)
  return person
}
export const deviceIn = (model: Model, { name, device }: Who): DeviceModel => {
  const { devices } = personIn(model, name)
  const found = devices.get(device) ?? newDevice()
  devices.set(device, found)
  return found
}

export const appsOf = (model: Model, name: Name, ...states: AppState[]): DeviceModel[] =>
  [...personIn(model, name).devices.values()].filter(({ app }) => states.includes(app))

/** A wrong PIN, or something that an app may or may not count as one. */
export const countsWrong = (model: Model, device: DeviceModel, least: number, most = least): void => {
  const limit = model.profile.parameters.wrongPinLimit
  const [fewest, highest] = [device.wrong[0] + least, device.wrong[1] + most]
  device.wrong = [fewest, highest]
  if (device.app !== 'active' && device.app !== 'uncertain') return
  if (fewest >= limit) device.app = 'blocked'
  else if (highest >= limit) device.app = 'uncertain'
}

const DAY_IN_MINUTES = 24 * 60
/** On the website nobody can tell one request from another: none may stand from earlier, however long they wait. */
export const isNothingUnanswered = (model: Model, name: Name): boolean =>
  model.minutes - personIn(model, name).unansweredSince > DAY_IN_MINUTES
