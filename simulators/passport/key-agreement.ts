/** The groups of PACE and Chip Authentication (Doc 9303-11 §9.5.1, §9.6), alike for curves and numbers modulo p. */
import { HarnessFault } from '../../core/errors'
import type { Random } from '../../core/random'
import { add, decodePoint, encodePoint, multiply, multiplyUpToSign, sharedX, toBigint } from '../../emrtd/curve'
import { type DomainParameters, domainParameters, type Point } from '../../emrtd/domain-parameters'
import {
  decodeElement,
  encodeElement,
  GroupError,
  type ModularGroup,
  modularGroup,
  power,
  sharedElement,
} from '../../emrtd/modular-group'
import { pointOfNumber } from './point-encoding'

/** A cyclic group of prime order whose elements are `E`, written additively. */
export type Group<E> = {
  order: bigint
  /** Of the field that the elements are made of. */
  prime: bigint
  /** Bytes of a secret drawn for it. */
  size: number
  generator: E
  /** Of the public value in a public key data object: Doc 9303-11 §9.4.3 and §9.4.4. */
  publicValueTag: number
  /** Throws PointError or GroupError for what is no element, or one of a small subgroup. */
  decode(bytes: Uint8Array): E
  encode(element: E): Uint8Array
  /** Throws when the result is the neutral element. */
  times(k: bigint, element: E): E
  /** The public key of an ephemeral k: `times`, or its negative where both give one secret and chance decides. */
  ephemeral(k: bigint, element: E, random: Random): E
  plus(a: E, b: E): E
  /** The octet string of the shared secret. */
  secret(k: bigint, element: E): Uint8Array
  /** The element of the integrated mapping: Doc 9303-11 §4.4.3.3.2. */
  ofNumber(value: bigint): E
}

const curveGroup = (dp: DomainParameters): Group<Point> => ({
  order: dp.n,
  prime: dp.p,
  size: dp.size,
  generator: dp.g,
  publicValueTag: 0x86,
  decode: (bytes) => decodePoint(dp, bytes),
  encode: (point) => encodePoint(dp, point),
  times: (k, point) => multiply(dp, k, point),
  ephemeral: (k, point, random) => multiplyUpToSign(dp, k, point, ((random.bytes(1)[0] ?? 0) & 1) === 1),
  plus: (a, b) => add(dp, a, b),
  secret: (k, point) => sharedX(dp, k, point),
  ofNumber: (value) => pointOfNumber(dp, value),
})

const notNeutral = (y: bigint): bigint => {
  if (y === 1n) throw new GroupError('the result is the neutral element')
  return y
}

const numberGroup = (group: ModularGroup): Group<bigint> => {
  const { p, q, g, size } = group
  const times = (k: bigint, y: bigint) => notNeutral(power(p, y, k % q))
  return {
    order: q,
    prime: p,
    size,
    generator: g,
    publicValueTag: 0x84,
    decode: (bytes) => decodeElement(group, bytes),
    encode: encodeElement,
    times,
    ephemeral: times,
    plus: (a, b) => notNeutral((a * b) % p),
    secret: (k, y) => sharedElement(group, k % q, y),
    ofNumber: (value) => notNeutral(power(p, value, (p - 1n) / q)),
  }
}

/** Uses the group of standardised domain parameters, whatever its elements are. */
export const withGroup = <R>(parameterId: number, use: <E>(group: Group<E>) => R): R => {
  const curve = domainParameters(parameterId)
  if (curve) return use(curveGroup(curve))
  const group = modularGroup(parameterId)
  if (group) return use(numberGroup(group))
  throw new HarnessFault({
    code: 'CHIP_WITHOUT_DOMAIN_PARAMETERS',
    what: `a chip is to use the domain parameters ${parameterId}`,
    mend: 'give it an id from 0 to 2 or from 8 to 18',
  })
}

/** Not zero, and below the order. */
export const drawSecret = <E>(group: Group<E>, random: Random): bigint => {
  const secret = toBigint(random.bytes(group.size)) % group.order
  return secret === 0n ? drawSecret(group, random) : secret
}

/** A key pair of the chip that stays the same for its life; the public half as it goes over the air. */
export type StaticKey = { parameterId: number; secret: bigint; publicKey: Uint8Array }

export const createStaticKey = (parameterId: number, random: Random): StaticKey =>
  withGroup(parameterId, (group) => {
    const secret = drawSecret(group, random)
    return { parameterId, secret, publicKey: group.encode(group.times(secret, group.generator)) }
  })
