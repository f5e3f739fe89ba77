import { concat } from '../../core/bytes'
import type { Response } from '../../emrtd/apdu'
import { SW_6700_WRONG_LENGTH, SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED, SW_9000_OK } from '../../emrtd/status-words'
import { type Dialogue, type Request, type Session, status } from './protocol'

const CHAINED = 0x10
export const INS_GENERAL_AUTHENTICATE = 0x86
const MOST = 0x4000

/** The command that is now whole, or the answer to a piece of one. */
export type Chained = { whole: Request } | { answer: Response }

const sameHeader = (a: Request, b: Request): boolean => a.ins === b.ins && a.p1 === b.p1 && a.p2 === b.p2

/**
 * Command chaining of ISO/IEC 7816-4 §5.3.3: pieces of data under one header, or the steps of PACE (Doc 9303-11
 * §4.4.4.3), which are whole each. Inside secure messaging each piece is protected by itself. A command that breaks into
 * a chain is refused, and the chain is forgotten.
 */
export const commandChaining = (session: Session): ((request: Request) => Chained) => {
  let begun: Request | undefined
  let steps: { of: Dialogue; last: Request } | undefined
  let channel = session.channel
  return (request) => {
    const chained = (request.cla & CHAINED) !== 0
    const before = channel === session.channel ? begun : undefined
    // A step that was refused has ended the dialogue, and the chain with it.
    const step = steps && steps.of === session.dialogue ? steps.last : undefined
    begun = undefined
    steps = undefined
    channel = session.channel
    const broken = [before, step].some((earlier) => earlier && !sameHeader(earlier, request))
    if (broken) {
      if (step) session.dialogue = undefined
      return { answer: status(SW_6883_LAST_COMMAND_OF_CHAIN_EXPECTED) }
    }
    const isStep = request.ins === INS_GENERAL_AUTHENTICATE && (session.dialogue?.stepwise ?? true)
    if (chained && isStep && session.dialogue) steps = { of: session.dialogue, last: request }
    if (!before && (!chained || isStep)) return { whole: request }
    const data = concat(before?.data ?? new Uint8Array(0), request.data)
    if (data.length > MOST) return { answer: status(SW_6700_WRONG_LENGTH) }
    if (!chained) return { whole: { ...request, data } }
    begun = { ...request, data }
    return { answer: status(SW_9000_OK) }
  }
}
