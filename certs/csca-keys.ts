import type { Random } from '../core/random'
import { type KeyName, keyKind, keyOf, suiteParts } from './key-names'
import { drawKeys, keyAt } from './key-pool'
import { once } from './once'
import { PROFILES } from './profiles'
import { pemKey, type SigningKey } from './signing-key'
import type { StateProfile } from './state-profile'

const poolOf = (key: KeyName): string => `csca-${key}`
const GENERAL_POOLS = ['rsa2048', 'rsa3072', 'rsa4096'] as const

const keysOf = ({ generations }: StateProfile): KeyName[] => generations.map(({ suite }) => suiteParts(suite).key)

/** Every generation of every state has a place of its own in the pool of its kind of key: no two have the same key. */
const firstPlaces = once((): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const used = new Map<KeyName, number>()
  const places = Object.entries(PROFILES).map(([name, profile]) => {
    const first = new Map<KeyName, number>()
    for (const key of profile.looksLike ? [] : keysOf(profile)) {
      const next = used.get(key) ?? 0
      if (!first.has(key)) first.set(key, next)
      used.set(key, next + 1)
    }
    return [name, first] as const
  })
  return new Map(places)
})

/**
 * The key of a generation of the CSCA. EC keys follow from the state's own source of chance; RSA keys are those of the
 * TEST pools, which the common source of all states puts in order.
 */
export const cscaKey = (
  given: { name: string; profile: StateProfile; common: Random; own: Random },
  generation: number,
): SigningKey => {
  const { name, profile, common, own } = given
  const keys = keysOf(profile)
  const key = keys[generation]
  if (!key) throw new RangeError(`${name} has no generation ${generation}`)
  const mine = own.fork(`csca-key/${generation}`)
  if (keyKind(key) !== 'rsa') return keyOf(key, mine)
  if (profile.looksLike) return impostorsKey(key, generation, own)
  const first = firstPlaces().get(name)?.get(key)
  if (first === undefined) return impostorsKey(key, generation, own)
  const before = keys.slice(0, generation).filter((other) => other === key).length
  return pemKey(keyAt(poolOf(key), first + before, common.fork(`pools/${key}`)))
}

/** Of the size, from the pools that no honest CSCA draws from, and another one for each place. */
const impostorsKey = (key: KeyName, place: number, own: Random): SigningKey => {
  const pool = GENERAL_POOLS.find((general) => key.startsWith(general)) ?? 'rsa4096'
  return pemKey(drawKeys(pool, place + 1, own.fork('impostor'))[place] ?? '')
}

/** A key of the same kind and size that is not the state's. */
export const lookAlikeKey = (key: KeyName, random: Random): SigningKey =>
  keyKind(key) === 'rsa' ? impostorsKey(key, 0, random) : keyOf(key, random)
