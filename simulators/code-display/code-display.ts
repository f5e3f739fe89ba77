import { base64 } from '../../core/bytes'
import { type Clock, type Instant, SECOND } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { TokenRecord } from '../services/token-stock'
import { type Lcd, pictureOf } from './lcd'
import { codeOf } from './one-time-code'

/** How long the glass stays lit after a press. */
const LIT_MS = 30 * SECOND
/** Presses before the end from which the digits grow faint. */
const FAINT = 20

export type CodeDisplay = {
  readonly serialNumber: string
  /** The button. Lights the glass, if there is still a battery to do it. */
  press(): void
  /** What a person reads from the glass; undefined while nothing can be read. */
  reads(): string | undefined
  /** How the glass stands. */
  glass(): Lcd
  /** The display as it looks now, serial number and all: PNG. */
  picture(): Uint8Array
}

/**
 * A code display: one button, a glass of seven-segment digits, a clock of its own, a battery that ends.
 * @param drift ms by which its clock is ahead of the right time, behind when negative
 * @param presses how often the battery can still light the glass
 */
export const createCodeDisplay = (given: {
  record: TokenRecord
  clock: Clock
  witness: Witness
  drift?: number
  presses?: number
}): CodeDisplay => {
  const { record, clock, witness, drift = 0 } = given
  const { serialNumber } = record
  let presses = given.presses ?? 5_000
  let lit: { code: string; at: Instant } | undefined

  const glass = (): Lcd => {
    const contrast = Math.min(1, presses / FAINT)
    const on = lit && clock.now() - lit.at < LIT_MS && contrast > 0
    return { digits: on ? (lit?.code ?? '') : '', contrast }
  }
  const picture = () => pictureOf(glass(), serialNumber)
  return {
    serialNumber,
    press: () => {
      presses = Math.max(0, presses - 1)
      lit = { code: codeOf(record, clock.now() + drift), at: clock.now() }
      const png = witness.pictures ? { png: base64(picture()) } : {}
      witness.saw('code-display', { serialNumber, digits: glass().digits, ...png }, 'simulated')
    },
    reads: () => glass().digits || undefined,
    glass,
    picture,
  }
}
