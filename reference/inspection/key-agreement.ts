import { concat } from '../../core/bytes'
import {
  add,
  decodePoint,
  encodePoint,
  inverse,
  multiply,
  multiplyUpToSign,
  PointError,
  sharedX,
  toBigint,
} from '../../emrtd/curve'
import type { DomainParameters } from '../../emrtd/domain-parameters'
import {
  decodeElement,
  encodeElement,
  GroupError,
  type ModularGroup,
  power,
  sharedElement,
} from '../../emrtd/modular-group'
import { pointForFieldElement } from './integrated-mapping'

/** Where random numbers come from. */
export type Chance = { bytes(length: number): Uint8Array }
/** A public key or generator as it is sent: Doc 9303-11 (8th ed.) §9.4.5, a point or an unsigned integer. */
export type Element = Uint8Array
export type KeyPair = { sk: bigint; pk: Element }
/** times·element: what is generated from it needs one multiplication, not two. */
export type Generator = { times: bigint; element: Element }

/** The other side's key is no key: off the curve, at infinity, of small order, outside the field, of a wrong length. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused'
}

/** Doc 9303-11 §9.6: DH or ECDH over one set of domain parameters. What takes a foreign element throws KeyRefused. */
export type KeyAgreement = {
  kind: 'DH' | 'ECDH'
  /** Bits of the field, for comparing strengths within a kind. */
  bits: number
  /** Tag of the public value in a public key data object (§9.4.3, §9.4.4). */
  publicTag: 0x84 | 0x86
  /** Bytes of the order of the group: FE2OS of a private value has so many. */
  orderSize: number
  /** With a generator, chance decides as well whether pk is that of sk or of −sk: `secret` is the same for both. */
  keyPair(chance: Chance, generator?: Generator): KeyPair
  /** KA: the shared secret as the key derivation takes it, the x coordinate or the whole number. */
  secret(sk: bigint, pk: Element): Uint8Array
  /** sk·pk as an element. */
  multiple(sk: bigint, pk: Element): Element
  /** §4.4.3.3.1: s·G + H with H = sk·pk, which is sk·(s/sk·G + pk). */
  mapGenerically(s: Uint8Array, sk: bigint, pk: Element): Generator
  /** §4.4.3.3.2: f(x) for a field element x; undefined where the group has no such mapping. */
  mapByIntegration: ((x: bigint) => Generator) | undefined
  /** The prime of the field: §4.4.3.3.2 reduces by it. */
  prime: bigint
  /** Checks an element that came from outside. */
  validate(element: Element): Element
}

const refusing = <T>(work: () => T): T => {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof PointError || thrown instanceof GroupError) throw new KeyRefused(thrown.message)
    throw thrown
  }
}

/** Uniform in 1 … order − 1: what is out of range is drawn again. */
const privateKey = (order: bigint, chance: Chance): bigint => {
  const bits = order.toString(2).length
  const size = Math.ceil(bits / 8)
  for (;;) {
    const drawn = toBigint(chance.bytes(size)) >> BigInt(8 * size - bits)
    if (drawn > 0n && drawn < order) return drawn
  }
}

const known = new Map<DomainParameters | ModularGroup, KeyAgreement>()
const once = <P extends DomainParameters | ModularGroup>(parameters: P, make: (parameters: P) => KeyAgreement) => {
  const found = known.get(parameters) ?? make(parameters)
  known.set(parameters, found)
  return found
}

export const ecdh = (dp: DomainParameters): KeyAgreement => once(dp, makeEcdh)
/** For parameters that a chip brings along: nothing is kept of them. */
export const dh = (group: ModularGroup): KeyAgreement => makeDh(group)
export const standardizedDh = (group: ModularGroup): KeyAgreement => once(group, makeDh)

const makeEcdh = (dp: DomainParameters): KeyAgreement => {
  const point = (element: Element) => decodePoint(dp, element)
  return {
    kind: 'ECDH',
    bits: dp.p.toString(2).length,
    publicTag: 0x86,
    orderSize: Math.ceil(dp.n.toString(2).length / 8),
    prime: dp.p,
    keyPair: (chance, generator) => {
      const sk = privateKey(dp.n, chance)
      if (!generator) return { sk, pk: encodePoint(dp, multiply(dp, sk)) }
      const odd = ((chance.bytes(1)[0] ?? 0) & 1) === 1
      return { sk, pk: encodePoint(dp, multiplyUpToSign(dp, sk * generator.times, point(generator.element), odd)) }
    },
    secret: (sk, pk) => refusing(() => sharedX(dp, sk, point(pk))),
    multiple: (sk, pk) => refusing(() => encodePoint(dp, multiply(dp, sk, point(pk)))),
    mapGenerically: (s, sk, pk) =>
      refusing(() => {
        const share = (toBigint(s) * inverse(sk, dp.n)) % dp.n
        // A nonce that the order divides maps to H alone.
        const element = share === 0n ? pk : encodePoint(dp, add(dp, multiply(dp, share), point(pk)))
        return { times: sk, element }
      }),
    // §9.5.1, note to table 12: not for P-224, as App B needs p ≡ 3 mod 4.
    mapByIntegration:
      dp.p % 4n === 3n
        ? (x) => refusing(() => ({ times: 1n, element: encodePoint(dp, pointForFieldElement(dp, x)) }))
        : undefined,
    validate: (element) => refusing(() => encodePoint(dp, point(element))),
  }
}

const makeDh = (group: ModularGroup): KeyAgreement => {
  const { p, g, q } = group
  const element = (bytes: Element) => decodeElement(group, bytes)
  return {
    kind: 'DH',
    bits: p.toString(2).length,
    publicTag: 0x84,
    orderSize: Math.ceil(q.toString(2).length / 8),
    prime: p,
    keyPair: (chance, generator) => {
      const sk = privateKey(q, chance)
      if (!generator) return { sk, pk: encodeElement(power(p, g, sk)) }
      return { sk, pk: encodeElement(power(p, toBigint(generator.element), (sk * generator.times) % q)) }
    },
    secret: (sk, pk) => refusing(() => sharedElement(group, sk, element(pk))),
    multiple: (sk, pk) => refusing(() => encodeElement(power(p, element(pk), sk))),
    mapGenerically: (s, sk, pk) =>
      refusing(() => {
        const share = (toBigint(s) * inverse(sk, q)) % q
        const mapped = (power(p, g, share) * element(pk)) % p
        if (mapped === 1n) throw new GroupError('the mapped generator is 1')
        return { times: sk, element: encodeElement(mapped) }
      }),
    mapByIntegration: (x) =>
      refusing(() => {
        const mapped = power(p, x, (p - 1n) / q)
        if (mapped === 1n) throw new GroupError('the mapped generator is 1')
        return { times: 1n, element: encodeElement(mapped) }
      }),
    validate: (bytes) => refusing(() => encodeElement(element(bytes))),
  }
}

/** Whether two elements are the same, however they were written. */
export const sameElement = (agreement: KeyAgreement, a: Element, b: Element): boolean =>
  Buffer.compare(concat(agreement.validate(a)), concat(agreement.validate(b))) === 0
