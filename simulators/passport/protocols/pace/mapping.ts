import type { Random } from '../../../../core/random'
import { inverse, toBigint } from '../../../../emrtd/curve'
import { type CipherName, KEY_LENGTH } from '../../../../emrtd/key-derivation'
import type { PaceMapping } from '../../../../emrtd/security-protocols'
import { SW_6A80_INCORRECT_DATA } from '../../../../emrtd/status-words'
import { drawSecret, type Group } from '../../key-agreement'
import { refuse } from '../../refusal'
import { nonceLength, pseudoRandomNumber } from './pseudo-random'

/** factor·element, not multiplied out: a generator is only there to be multiplied further. */
export type Generator<E> = { factor: bigint; element: E }
/** What mapping a nonce gives: the answer in DO'82', the mapped generator, and the chip's secret where it drew one. */
export type Mapped<E> = { answer: Uint8Array; generator: Generator<E>; secret?: bigint }

/** @param theirs the value of DO'81' */
type Mapping = <E>(given: {
  group: Group<E>
  cipher: CipherName
  nonce: Uint8Array
  theirs: Uint8Array
  random: Random
}) => Mapped<E>

/**
 * Doc 9303-11 §4.4.3.3.1: s·G + x·P, the generator times the nonce, plus an anonymous key agreement. It is x·(s/x·G + P):
 * the multiple of the foreign element, the dearest of all, need never be known by itself.
 */
const generic: Mapping = ({ group, nonce, theirs, random }) => {
  const point = group.decode(theirs)
  const secret = drawSecret(group, random)
  const quotient = (toBigint(nonce) * inverse(secret, group.order)) % group.order
  return {
    answer: group.encode(group.times(secret, group.generator)),
    generator: { factor: secret, element: group.plus(group.times(quotient, group.generator), point) },
    secret,
  }
}

/** §4.4.3.3.2: the nonces of both sides make a number, the number an element. */
const integrated: Mapping = ({ group, cipher, nonce, theirs }) => {
  if (theirs.length !== KEY_LENGTH[cipher]) return refuse(SW_6A80_INCORRECT_DATA)
  const element = group.ofNumber(pseudoRandomNumber(cipher, nonce, theirs, group.prime))
  return { answer: new Uint8Array(0), generator: { factor: 1n, element } }
}

/** §4.4.3.3.3: chip-authentication mapping maps as generic mapping does. */
export const MAPPINGS: Record<PaceMapping, Mapping> = { GM: generic, IM: integrated, CAM: generic }

const ANY_NONCE = 16
/** §4.4.3.3: whole blocks, of which the chip chooses how many; the integrated mapping leaves it no choice. */
export const nonceBytes = (mapping: PaceMapping, cipher: CipherName): number =>
  mapping === 'IM' ? nonceLength(cipher) : ANY_NONCE
