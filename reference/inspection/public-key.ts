import { createPublicKey, type KeyObject } from 'node:crypto'
import { toBigint } from '../../emrtd/curve'
import { type DomainParameters, domainParameters } from '../../emrtd/domain-parameters'
import { type ModularGroup, modularGroup } from '../../emrtd/modular-group'
import {
  CURVE_IDS,
  encodeOid,
  ID_DH_KEY_AGREEMENT,
  ID_DH_PUBLIC_NUMBER,
  ID_EC_PUBLIC_KEY,
  ID_PRIME_FIELD,
  ID_STANDARDIZED_DOMAIN_PARAMETERS,
} from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import {
  BIT_STRING,
  bitsOf,
  childrenOf,
  type Der,
  DerError,
  expect,
  fieldsOf,
  INTEGER,
  integerOf,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  oidOf,
  parseDer,
  SEQUENCE,
  smallIntegerOf,
} from './der'
import { dh, type Element, ecdh, type KeyAgreement, standardizedDh } from './key-agreement'

/**
 * Public keys and domain parameters. Doc 9303-12 §4.1.6.3 wants EC keys with explicit parameters: they are taken when
 * they are those of a known curve and refused otherwise, since a key on parameters of an attacker's choice proves
 * nothing (CVE-2020-0601).
 */
const FIRST_ID = 8
const LAST_ID = 18
const CURVES: readonly DomainParameters[] = Array.from({ length: LAST_ID - FIRST_ID + 1 }, (_, i) =>
  domainParameters(FIRST_ID + i),
).filter((parameters) => parameters !== undefined)
const GROUPS: readonly ModularGroup[] = [0, 1, 2].flatMap((id) => modularGroup(id) ?? [])

/** @param info SubjectPublicKeyInfo. Throws DerError when the key is none that is known. */
export const publicKeyOf = (info: Der): KeyObject => {
  const [algorithm, key] = fieldsOf(info)
  const curve = isElliptic(expect(algorithm, SEQUENCE)) ? curveOf(expect(algorithm, SEQUENCE)) : undefined
  const spki = curve ? named(curve, expect(key, BIT_STRING)) : info.raw
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch (thrown) {
    throw new DerError(`no public key: ${thrown instanceof Error ? thrown.message : thrown}`)
  }
}

const named = ({ curve }: DomainParameters, key: Der): Uint8Array => {
  const algorithm = encodeTlv(SEQUENCE, [
    encodeTlv(OBJECT_IDENTIFIER, encodeOid(ID_EC_PUBLIC_KEY)),
    encodeTlv(OBJECT_IDENTIFIER, encodeOid(CURVE_IDS[curve])),
  ])
  return encodeTlv(SEQUENCE, [algorithm, key.raw])
}

const isElliptic = (algorithm: Der): boolean => oidOf(childrenOf(algorithm)[0]) === ID_EC_PUBLIC_KEY

/** The curve of an AlgorithmIdentifier: explicit parameters or a name. Throws DerError when it is none that is known. */
const curveOf = (algorithm: Der): DomainParameters => {
  const [, parameters] = childrenOf(algorithm)
  const found =
    parameters?.tag === OBJECT_IDENTIFIER
      ? CURVES.find(({ curve }) => CURVE_IDS[curve] === oidOf(parameters))
      : explicitCurve(expect(parameters, SEQUENCE))
  if (!found) throw new DerError('elliptic curve parameters of no known curve')
  return found
}

/** ECParameters of RFC 3279 §2.3.5 against the known curves; all of p, a, b, G, n and the cofactor must agree. */
const explicitCurve = (parameters: Der): DomainParameters | undefined => {
  const [, field, curve, base, order, cofactor] = childrenOf(parameters)
  const [fieldType, prime] = fieldsOf(field)
  const [a, b] = fieldsOf(curve)
  if (oidOf(fieldType) !== ID_PRIME_FIELD || (cofactor !== undefined && integerOf(cofactor) !== 1n)) return undefined
  return CURVES.find(
    (known) =>
      known.p === integerOf(prime) &&
      known.n === integerOf(order) &&
      known.a === octetsOf(a) &&
      known.b === octetsOf(b) &&
      isGenerator(known, expect(base, OCTET_STRING).value),
  )
}

const octetsOf = (der: Der | undefined): bigint => toBigint(expect(der, OCTET_STRING).value)

/** Uncompressed, as Doc 9303-12 wants it, or compressed. */
const isGenerator = ({ size, g }: DomainParameters, point: Uint8Array): boolean => {
  const x = toBigint(point.subarray(1, 1 + size))
  if (point.length === 1 + size) return x === g.x && point[0] === (g.y % 2n === 0n ? 2 : 3)
  return point.length === 1 + 2 * size && point[0] === 4 && x === g.x && toBigint(point.subarray(1 + size)) === g.y
}

/** By the id of Doc 9303-11 §9.5.1; undefined for ids that are reserved. */
export const standardizedAgreement = (id: number): KeyAgreement | undefined => {
  const [curve, group] = [domainParameters(id), modularGroup(id)]
  return curve ? ecdh(curve) : group && standardizedDh(group)
}

const SMALLEST_PRIME_BITS = 1024
const GREATEST_PRIME_BITS = 8192

/**
 * The parameters of an AlgorithmIdentifier: a standardised id (§9.5.1), a known curve, or a group modulo a prime, as
 * §9.5.2 or PKCS #3 write it. Throws DerError for everything else.
 */
export const agreementOf = (algorithm: Der): KeyAgreement => {
  const [id, parameters] = fieldsOf(algorithm)
  const oid = oidOf(id)
  const found =
    oid === ID_STANDARDIZED_DOMAIN_PARAMETERS ? standardizedAgreement(smallIntegerOf(parameters)) : undefined
  if (found) return found
  if (oid === ID_EC_PUBLIC_KEY) return ecdh(curveOf(algorithm))
  if (oid === ID_DH_PUBLIC_NUMBER || oid === ID_DH_KEY_AGREEMENT) return groupOf(oid, fieldsOf(parameters))
  throw new DerError(`domain parameters of an unknown kind ${oid}`)
}

/** PKCS #3 names no order; then that of the known group counts, and of an unknown one p − 1, which every element has. */
const groupOf = (oid: string, [prime, generator, order]: readonly Der[]): KeyAgreement => {
  const [p, g] = [integerOf(prime), integerOf(generator)]
  const known = GROUPS.find((group) => group.p === p && group.g === g)
  if (known) return standardizedDh(known)
  const bits = p.toString(2).length
  if (bits < SMALLEST_PRIME_BITS || bits > GREATEST_PRIME_BITS || p % 2n === 0n || g < 2n || g > p - 2n)
    throw new DerError('parameters of no group')
  const q = oid === ID_DH_PUBLIC_NUMBER && order?.tag === INTEGER ? integerOf(order) : p - 1n
  if (q < 1n << 159n || (p - 1n) % q !== 0n) throw new DerError('an order that no subgroup has')
  return dh({ name: `a group modulo a prime of ${bits} bits`, size: Math.ceil(bits / 8), p, g, q })
}

/** A key for Diffie-Hellman and its parameters. Throws DerError, or KeyRefused for a point that is none. */
export const agreementKeyOf = (info: Der): { agreement: KeyAgreement; pk: Element } => {
  const [algorithm, key] = fieldsOf(info)
  const agreement = agreementOf(expect(algorithm, SEQUENCE))
  const bytes = bitsOf(key)
  return {
    agreement,
    pk: agreement.validate(agreement.kind === 'DH' ? expect(parseDer(bytes), INTEGER).value : bytes),
  }
}
