import type { Capability } from '../../contract/profile'
import type { Random } from '../../core/random'
import { type At, deviceIn, type Model, type Name, type Who } from './model'

/**
 * One sentence of the features, and the clause that it is held to where it checks that of its rule. `needs`: what the
 * implementation must be able to for the sentence to be verified.
 */
export type Said = { text: string; clause: string; checks?: true }

/** What a deed is done with: plain data, so that a story can be told again without some of its deeds. */
export type Chosen = { who: Who; other: Name; what: string }

/** Something that people do, lawful or not, in words that features have. */
export type Deed = {
  readonly name: string
  readonly needs?: readonly Capability[]
  /** Values of `what` to choose from. */
  readonly choices?: readonly string[]
  /** How often it comes beside the others. */
  readonly weight: number
  /** Whether the model can tell what comes of it, as things stand. */
  possible(model: Model, chosen: Chosen): boolean
  /** What is said, and what is expected. Changes the model. */
  does(model: Model, chosen: Chosen): Said[]
}
export type Done = { deed: Deed; chosen: Chosen }

export const spoken = ({ name, device }: Who): string => `${name}${device}`

const GOES_ON: readonly At[] = ['code-shown', 'reactivating']

/**
 * An app that shows an activation code, or reads a passport to make a new PIN, may go on with that when it comes to the
 * front again; whoever wants something else of it closes it first.
 */
export const withAppClosedFirst = (deed: Deed): Deed => ({
  ...deed,
  does: (model, chosen) => {
    const goesOn = GOES_ON.includes(deviceIn(model, chosen.who).at)
    const text = `${spoken(chosen.who)} closes the app and opens it again`
    const closes: Said[] = goesOn ? [{ text, clause: 'help-foreign/a4b-x-removes' }] : []
    return [...closes, ...deed.does(model, chosen)]
  },
})

export const drawn = (random: Random, deeds: readonly Deed[]): Deed => {
  const total = deeds.reduce((sum, { weight }) => sum + weight, 0)
  let left = random.int(total)
  for (const deed of deeds) {
    left -= deed.weight
    if (left < 0) return deed
  }
  throw new RangeError('no deed to draw from')
}
