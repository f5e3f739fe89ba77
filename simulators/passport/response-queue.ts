import { concat } from '../../core/bytes'
import { type DecodedCommand, EXTENDED_NE, encodeResponse, SHORT_NE } from '../../emrtd/apdu'
import { SW_6700_WRONG_LENGTH } from '../../emrtd/status-words'
import { status } from './protocol'

const INS_GET_RESPONSE = 0xc0
const CLASSES = [0x00, 0x0c]
const MORE_DATA = 0x6100
const EXACT_LENGTH = 0x6c00

const word = (sw: number): Uint8Array => encodeResponse(status(sw))
/** SW2: 00 stands for 256 bytes or more. */
const counted = (sw1: number, count: number): number => sw1 + (count >= SHORT_NE ? 0 : count)

/** What is left of a response that was longer than its command left room for. */
export type ResponseQueue = {
  /** As much of the response as fits; the rest waits, and 61xx says so. Without Le all of it goes out, as over ISO 14443. */
  fit(response: Uint8Array, ne: number | undefined): Uint8Array
  /** The answer to GET RESPONSE while something waits; any other command makes the chip forget the rest. */
  next(command: DecodedCommand): Uint8Array | undefined
  forget(): void
}

/**
 * GET RESPONSE of ISO/IEC 7816-4 §7.6.1. It belongs to the transport: it is sent in clear also inside secure messaging,
 * where the pieces put together are the protected response.
 */
export const responseQueue = (): ResponseQueue => {
  let rest: Uint8Array | undefined
  const fit = (response: Uint8Array, ne: number | undefined): Uint8Array => {
    rest = undefined
    const length = response.length - 2
    if (ne === undefined || length <= ne) return response
    rest = response.subarray(ne)
    return concat(response.subarray(0, ne), word(counted(MORE_DATA, length - ne)))
  }
  const next = ({ cla, ins, p1, p2, data, ne }: DecodedCommand): Uint8Array | undefined => {
    const waiting = rest
    if (!waiting || ins !== INS_GET_RESPONSE || !CLASSES.includes(cla) || p1 + p2 + data.length > 0) {
      rest = undefined
      return undefined
    }
    if (ne === undefined) return word(SW_6700_WRONG_LENGTH)
    const length = waiting.length - 2
    const all = ne === SHORT_NE || ne === EXTENDED_NE
    return ne > length && !all ? word(counted(EXACT_LENGTH, length)) : fit(waiting, ne)
  }
  return {
    fit,
    next,
    forget: () => {
      rest = undefined
    },
  }
}
