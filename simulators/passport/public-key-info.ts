/** SubjectPublicKeyInfo of the keys of a chip: Doc 9303-11 §9.1, §9.5 and §9.6. DER. */
import { encodePoint, toBigint, toBytes } from '../../emrtd/curve'
import { domainParameters } from '../../emrtd/domain-parameters'
import { modularGroup } from '../../emrtd/modular-group'
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
import type { StaticKey } from './key-agreement'

/**
 * How the domain parameters are written. `explicit`: spelt out, numbers modulo p as in PKCS #3 (§9.6); `x9.42`: those with
 * the order, as some states write them (§8.5 note 2); `standardized`: by their id (§9.5.1); `named`: a curve by its object
 * identifier, which §9.5.2 forbids and documents have.
 */
export type ParameterForm = 'explicit' | 'x9.42' | 'standardized' | 'named'

export const sequence = (...parts: Uint8Array[]): Uint8Array => encodeTlv(0x30, parts)
export const oid = (dotted: string): Uint8Array => encodeTlv(0x06, encodeOid(dotted))
/** Not negative. */
export const integer = (value: bigint | number): Uint8Array => {
  const number = BigInt(value)
  return encodeTlv(0x02, toBytes(number, Math.floor(number.toString(2).length / 8) + 1))
}
const octets = (bytes: Uint8Array): Uint8Array => encodeTlv(0x04, bytes)
const bits = (bytes: Uint8Array): Uint8Array => encodeTlv(0x03, [Uint8Array.of(0), bytes])

const standardized = (id: number): Uint8Array => sequence(oid(ID_STANDARDIZED_DOMAIN_PARAMETERS), integer(id))

const curveAlgorithm = (id: number, form: ParameterForm): Uint8Array => {
  const dp = domainParameters(id)
  if (!dp) throw new RangeError(`${id} are no domain parameters of a curve`)
  if (form === 'standardized') return standardized(id)
  if (form === 'named') return sequence(oid(ID_EC_PUBLIC_KEY), oid(CURVE_IDS[dp.curve]))
  const { p, a, b, n, g, size } = dp
  const parameters = sequence(
    integer(1),
    sequence(oid(ID_PRIME_FIELD), integer(p)),
    sequence(octets(toBytes(a, size)), octets(toBytes(b, size))),
    octets(encodePoint(dp, g)),
    integer(n),
    integer(1),
  )
  return sequence(oid(ID_EC_PUBLIC_KEY), parameters)
}

const numberAlgorithm = (id: number, form: ParameterForm): Uint8Array => {
  const group = modularGroup(id)
  if (!group) throw new RangeError(`${id} are no domain parameters of a group modulo p`)
  if (form === 'standardized') return standardized(id)
  const { p, g, q } = group
  return form === 'x9.42'
    ? sequence(oid(ID_DH_PUBLIC_NUMBER), sequence(integer(p), integer(g), integer(q)))
    : sequence(oid(ID_DH_KEY_AGREEMENT), sequence(integer(p), integer(g)))
}

/** AlgorithmIdentifiers, by id and form: there are few, and passports are many. */
const algorithms = new Map<string, Uint8Array>()
const algorithmOf = (id: number, form: ParameterForm): Uint8Array => {
  const name = `${id} ${form}`
  const known = algorithms.get(name)
  if (known) return known
  const made = domainParameters(id) ? curveAlgorithm(id, form) : numberAlgorithm(id, form)
  algorithms.set(name, made)
  return made
}

/** Throws RangeError for domain parameters that do not exist. */
export const publicKeyInfo = ({ parameterId, publicKey }: StaticKey, form: ParameterForm): Uint8Array => {
  const algorithm = algorithmOf(parameterId, form)
  return sequence(algorithm, bits(domainParameters(parameterId) ? publicKey : integer(toBigint(publicKey))))
}
