import type { Random } from '../core/random'
import type { KeyKind, SignatureName } from './algorithms'
import { drawKeys } from './key-pool'
import { type CurveName, dsaKey, ecKey, pemKey, type SigningKey } from './signing-key'

type Bits = 2048 | 3072 | 4096 | 6144
/** Exponent 65537 unless said; explicit curve parameters (Doc 9303-12 §4.4) unless said. */
export type RsaKeyName = `rsa${Bits}` | `rsa${2048 | 3072 | 4096}-e3` | `rsa4096-e${38129 | 56611 | 107903}`
export type KeyName = RsaKeyName | CurveName | `${CurveName}-named` | 'dsa2048'

/** A key and how it signs, as one name: `rsa4096 pss-sha256`. */
export type Suite = `${KeyName} ${SignatureName}`

export const suiteParts = (suite: Suite): { key: KeyName; signature: SignatureName } => {
  const [key, signature] = suite.split(' ') as [KeyName, SignatureName]
  return { key, signature }
}

export const keyKind = (name: KeyName): KeyKind =>
  name.startsWith('rsa') ? 'rsa' : name.startsWith('dsa') ? 'dsa' : 'ec'

const NAMED = '-named'
/** Undefined for other keys. */
export const curveOf = (name: KeyName): CurveName | undefined =>
  keyKind(name) === 'ec' ? (name.replace(NAMED, '') as CurveName) : undefined

/**
 * The key that follows from the source of chance: made of it on a curve, drawn from the pool of that name otherwise.
 * @param place 0 unless said; keys of different places differ.
 */
export const keyOf = (name: KeyName, chance: Random, place = 0): SigningKey => {
  const kind = keyKind(name)
  if (kind === 'rsa') return pemKey(drawKeys(name, place + 1, chance)[place] ?? '')
  const random = place === 0 ? chance : chance.fork(`place ${place}`)
  if (kind === 'dsa') return dsaKey(random)
  return name.endsWith(NAMED)
    ? ecKey(name.slice(0, -NAMED.length) as CurveName, 'named', random)
    : ecKey(name as CurveName, 'explicit', random)
}

/** The same with its curve named: the twin that `openssl verify` judges as a chain, since it refuses explicit ones. */
export const withNamedCurve = (suite: Suite): Suite => {
  const { key, signature } = suiteParts(suite)
  return keyKind(key) === 'ec' && !key.endsWith(NAMED) ? (`${key}${NAMED} ${signature}` as Suite) : suite
}
