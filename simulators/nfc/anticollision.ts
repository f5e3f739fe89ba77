import { hex } from '../../core/bytes'
import type { Random } from '../../core/random'
import type { Chip } from '../passport/chip'

/**
 * Type A initialisation and anticollision, ISO/IEC 14443-3 §6.5: a reader hears all identifiers at once, bit by bit. At
 * the first bit in which they differ it goes on with those that have a 1, so that one chip is left; the others wait for
 * the field to go off. Which one that is follows from identifiers, and those of passports are drawn by chance.
 */

/** §6.5.4: identifiers of one size that begin with 08 are drawn anew at each power-on. */
const RANDOM_UID = 0x08
const UID_BYTES = 4

/** A chip in the field. `uid`: four bytes that stay; without them they are drawn at each power-on. */
export type Lying = { readonly chip: Chip; readonly uid?: Uint8Array }

/** As §6.5.2 sends them: byte by byte, the lowest bit first. */
const bitsOf = (uid: Uint8Array): string =>
  [...uid].map((byte) => [...byte.toString(2).padStart(8, '0')].reverse().join('')).join('')

/** Identifiers with which a chip is always, or never, the one that is left. */
export const FIRST_UID: Uint8Array = new Uint8Array(UID_BYTES).fill(0xff)
export const LAST_UID: Uint8Array = new Uint8Array(UID_BYTES)

/** All chips are switched on; the one that is left, and its identifier. Undefined where there is none. */
export const select = (lying: readonly Lying[], random: Random): { chip: Chip; uid: string } | undefined => {
  const [left] = lying
    .map(({ chip, uid }) => {
      chip.powerOn()
      return { chip, uid: uid ?? Uint8Array.of(RANDOM_UID, ...random.bytes(UID_BYTES - 1)) }
    })
    .sort((a, b) => (bitsOf(a.uid) < bitsOf(b.uid) ? 1 : -1))
  return left && { chip: left.chip, uid: hex(left.uid) }
}
