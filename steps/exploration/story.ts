import type { Profile } from '../../contract/profile'
import type { Random } from '../../core/random'
import { AFTER_ACTIVATION } from './after-activation'
import { BEFORE_ACTIVATION } from './before-activation'
import { COPY_DEEDS } from './copies'
import { type Chosen, type Deed, type Done, drawn, type Said } from './deed'
import { DESK_DEEDS } from './desks'
import { FOREIGN_DEEDS } from './foreigners'
import { HOUSEHOLD_DEEDS } from './household'
import { CAST, DEVICES, type Model, type Name, newModel, personIn } from './model'
import { SPARES } from './spares'
import { TOKEN_DEEDS } from './tokens'

/** What goes by activation code, and what goes by QR code: reading A12, a profile offers at least one of the routes. */
const BY_CODE = [...SPARES, ...FOREIGN_DEEDS]

export const DEEDS: readonly Deed[] = [
  ...BEFORE_ACTIVATION,
  ...AFTER_ACTIVATION,
  ...BY_CODE,
  ...COPY_DEEDS,
  ...TOKEN_DEEDS,
  ...DESK_DEEDS,
  ...HOUSEHOLD_DEEDS,
]

/** A story as it is told: `of` says for each sentence which of the deeds it belongs to. */
export type Story = { deeds: readonly Done[]; said: readonly Said[]; of: readonly number[] }

/** Deeds that this implementation can be told to see, and the capabilities for want of which others are left out. */
export const deedsFor = ({ capabilities, routes }: Profile): { deeds: readonly Deed[]; missing: readonly string[] } => {
  const lacks = (deed: Deed) => (deed.needs ?? []).filter((need) => !capabilities.includes(need))
  const left = [
    ...(routes.activationCode ? [] : [{ route: 'the route by activation code', deeds: BY_CODE }]),
    ...(routes.qrPairing ? [] : [{ route: 'the route by QR code', deeds: COPY_DEEDS }]),
  ]
  const offered = DEEDS.filter((deed) => !left.some(({ deeds }) => deeds.includes(deed)))
  return {
    deeds: offered.filter((deed) => lacks(deed).length === 0),
    missing: [...new Set(DEEDS.flatMap(lacks)), ...left.map(({ route }) => route)].sort(),
  }
}

/** Tells the deeds from the beginning; one that is not possible where it comes to stand is left out. */
export const told = (profile: Profile, deeds: readonly Done[]): Story => {
  const model = newModel(profile)
  const kept: Done[] = []
  const said: Said[] = []
  const of: number[] = []
  for (const done of deeds) {
    if (!done.deed.possible(model, done.chosen)) continue
    for (const sentence of done.deed.does(model, done.chosen)) {
      said.push(sentence)
      of.push(kept.length)
    }
    kept.push(done)
  }
  return { deeds: kept, said, of }
}

/** Mostly one person with one phone: others come in beside them. */
const NAMES: readonly Name[] = [CAST[0], CAST[0], CAST[0], CAST[1], CAST[2]]
const PHONES = [DEVICES[0], DEVICES[0], DEVICES[0], DEVICES[1], DEVICES[2]]
const TRIES = 20

const chosenBy = (random: Random, deed: Deed, who: Chosen['who'], other: Name): Chosen => ({
  who,
  other,
  what: deed.choices ? random.pick(deed.choices) : '',
})

const nextDeed = (random: Random, model: Model, deeds: readonly Deed[]): Done | undefined => {
  for (let tries = 0; tries < TRIES; tries++) {
    const name = random.pick(NAMES)
    const phone = random.pick(PHONES)
    const { code, token } = personIn(model, name)
    // Further devices come in once there is something to do with them.
    const who = { name, device: code || token ? phone : DEVICES[0] }
    const other = random.pick(CAST.filter((one) => one !== name))
    const open = deeds
      .map((deed) => ({ deed, chosen: chosenBy(random, deed, who, other) }))
      .filter(({ deed, chosen }) => deed.possible(model, chosen))
    if (open.length === 0) continue
    const deed = drawn(
      random,
      open.map((one) => one.deed),
    )
    return open.find((one) => one.deed === deed)
  }
  return undefined
}

/** A new story of at most so many deeds; the same source of chance gives the same story. */
export const invented = (random: Random, profile: Profile, deeds: readonly Deed[], length: number): Story => {
  const model = newModel(profile)
  const done: Done[] = []
  while (done.length < length) {
    const next = nextDeed(random, model, deeds)
    if (!next) break
    next.deed.does(model, next.chosen)
    done.push(next)
  }
  return told(profile, done)
}
