import type { Random } from '../core/random'
import pools from './pools/rsa.json'
import { type RsaPool, rsaTestKey } from './rsa-test-key'

const POOLS: Readonly<Record<string, RsaPool>> = pools.pools

const poolNamed = (name: string): RsaPool => {
  const pool = POOLS[name]
  if (!pool) throw new RangeError(`there is no pool "${name}" of RSA keys`)
  return pool
}

export const poolSize = (name: string): number => poolNamed(name).keys.length

/** Every key of a pool has its number; the source of chance puts them in an order. */
const shuffled = (name: string, random: Random): number[] => {
  const left = poolNamed(name).keys.map((_, number) => number)
  return Array.from({ length: left.length }, () => left.splice(random.int(left.length), 1)).flat()
}

const pems = new Map<string, string>()
const pem = (name: string, number: number): string => {
  const key = `${name} ${number}`
  const made = pems.get(key) ?? rsaTestKey(name, poolNamed(name), number)
  pems.set(key, made)
  return made
}

/** Different TEST keys of a committed pool, as PKCS#1 PEM: the source of chance chooses which, and their order. */
export const drawKeys = (name: string, count: number, random: Random): string[] => {
  const order = shuffled(name, random)
  if (count > order.length)
    throw new RangeError(`the pool "${name}" of RSA keys has ${order.length}, ${count} are needed`)
  return order.slice(0, count).map((number) => pem(name, number))
}

const orders = new Map<string, { seed: string; order: readonly number[] }>()

/** The TEST key at a place of the order that the source of chance, which must be a fresh one, puts the pool in. */
export const keyAt = (name: string, place: number, random: Random): string => {
  const known = orders.get(name)
  const order = known?.seed === random.seed ? known.order : shuffled(name, random)
  orders.set(name, { seed: random.seed, order })
  const number = order[place]
  if (number === undefined) throw new RangeError(`the pool "${name}" of RSA keys has no place ${place}`)
  return pem(name, number)
}

/** Different TEST keys with the exponent 65537 for chips and signers. */
export const drawRsaKeys = (bits: 1024 | 1536 | 2048 | 3072 | 4096, count: number, random: Random): string[] =>
  drawKeys(`rsa${bits}`, count, random)
