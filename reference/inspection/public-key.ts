import { createPublicKey, type KeyObject } from 'node:crypto'
import { toBigint } from '../../emrtd/curve'
import { type DomainParameters, domainParameters } from '../../emrtd/domain-parameters'
import { CURVE_IDS, encodeOid, ID_EC_PUBLIC_KEY, ID_PRIME_FIELD } from '../../emrtd/object-ids'
import { encodeTlv } from '../../emrtd/tlv'
import { BIT_STRING, childrenOf, type Der, DerError, expect, integerOf, OCTET_STRING, oidOf, SEQUENCE } from './der'

/**
 * Public keys of certificates. Doc 9303-12 §4.1.6.3 wants EC keys with explicit parameters: they are taken when they
 * are those of a known curve and refused otherwise, since a key on parameters of an attacker's choice proves nothing
 * (CVE-2020-0601).
 */
const FIRST_ID = 8
const LAST_ID = 18
const CURVES: readonly DomainParameters[] = Array.from({ length: LAST_ID - FIRST_ID + 1 }, (_, i) =>
  domainParameters(FIRST_ID + i),
).filter((parameters) => parameters !== undefined)

/** @param info SubjectPublicKeyInfo. Throws DerError when the key is none that is known. */
export const publicKeyOf = (info: Der): KeyObject => {
  const [algorithm, key] = childrenOf(expect(info, SEQUENCE))
  const [oid, parameters] = childrenOf(expect(algorithm, SEQUENCE))
  const explicit = oidOf(oid) === ID_EC_PUBLIC_KEY && parameters?.tag === SEQUENCE
  const spki = explicit ? named(curveOf(parameters), expect(key, BIT_STRING)) : info.raw
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch (thrown) {
    throw new DerError(`no public key: ${thrown instanceof Error ? thrown.message : thrown}`)
  }
}

const named = ({ curve }: DomainParameters, key: Der): Uint8Array => {
  const algorithm = encodeTlv(SEQUENCE, [
    encodeTlv(0x06, encodeOid(ID_EC_PUBLIC_KEY)),
    encodeTlv(0x06, encodeOid(CURVE_IDS[curve])),
  ])
  return encodeTlv(SEQUENCE, [algorithm, key.raw])
}

/** ECParameters of RFC 3279 §2.3.5 against the known curves; all of p, a, b, G, n and the cofactor must agree. */
const curveOf = (parameters: Der): DomainParameters => {
  const [, field, curve, base, order, cofactor] = childrenOf(parameters)
  const [fieldType, prime] = childrenOf(expect(field, SEQUENCE))
  const [a, b] = childrenOf(expect(curve, SEQUENCE))
  const found =
    oidOf(fieldType) === ID_PRIME_FIELD && (cofactor === undefined || integerOf(cofactor) === 1n)
      ? CURVES.find(
          (known) =>
            known.p === integerOf(prime) &&
            known.n === integerOf(order) &&
            known.a === octetsOf(a) &&
            known.b === octetsOf(b) &&
            isGenerator(known, expect(base, OCTET_STRING).value),
        )
      : undefined
  if (!found) throw new DerError('elliptic curve parameters of no known curve')
  return found
}

const octetsOf = (der: Der | undefined): bigint => toBigint(expect(der, OCTET_STRING).value)

/** Uncompressed, as Doc 9303-12 wants it, or compressed. */
const isGenerator = ({ size, g }: DomainParameters, point: Uint8Array): boolean => {
  const x = toBigint(point.subarray(1, 1 + size))
  if (point.length === 1 + size) return x === g.x && point[0] === (g.y % 2n === 0n ? 2 : 3)
  return point.length === 1 + 2 * size && point[0] === 4 && x === g.x && toBigint(point.subarray(1 + size)) === g.y
}
