import { concat } from '../../core/bytes'
import { type Command, decodeResponse, encodeCommand, type Response } from '../../emrtd/apdu'
import type { InspectionRules } from '../rules/inspection'
import { createSecureMessaging, SessionEnded, type SessionKeys } from './secure-messaging'

/** Carries one command APDU to the chip and its response back; undefined when the chip has left the field. */
export type Transceive = (command: Uint8Array) => Promise<Uint8Array | undefined>

/** The chip has left the field. */
export class TagLost extends Error {
  override readonly name = 'TagLost'
}

/** The chip answers otherwise than Doc 9303 says, and the reading cannot go on. */
export class ChipUnreadable extends Error {
  override readonly name = 'ChipUnreadable'
}

/** The chip offers PACE in forms only that this reader does not know. */
export class PaceNotSupported extends ChipUnreadable {}

/** The chip gives no challenge: it knows no Basic Access Control. */
export class NoChallenge extends ChipUnreadable {}

/** The chip does not open for the key made from the printed code. */
export class AccessRefused extends Error {
  override readonly name = 'AccessRefused'
}

/** PACE ended in its last step. Chips do so now and then with the right password, too. */
export class PaceRefused extends AccessRefused {}

/** A conversation with the chip, in clear or under secure messaging. */
export type Session = { send(command: Command): Promise<Response> }

/** Whatever the way to the chip itself throws; it is no answer of a chip and is passed on untouched. */
export class LinkBroken extends Error {
  override readonly name = 'LinkBroken'
}

/** ISO/IEC 7816-4 §5.3.4: 61XX announces more bytes. More rounds than these are no answer any more. */
const MORE_BYTES = 0x61
const MOST_ROUNDS = 300
const getResponse = (length: number): Uint8Array => Uint8Array.of(0x00, 0xc0, 0x00, 0x00, length)

const exchange = async (transceive: Transceive, command: Uint8Array): Promise<Response> => {
  let response = await exchangeOnce(transceive, command)
  const parts: Uint8Array[] = []
  for (let round = 0; response.sw >> 8 === MORE_BYTES; round++) {
    if (round === MOST_ROUNDS) throw new ChipUnreadable('the chip announces more bytes without end')
    parts.push(response.data)
    response = await exchangeOnce(transceive, getResponse(response.sw & 0xff))
  }
  return parts.length === 0 ? response : { data: concat(...parts, response.data), sw: response.sw }
}

const exchangeOnce = async (transceive: Transceive, command: Uint8Array): Promise<Response> => {
  const answer = await transceive(command).catch((thrown: unknown) => {
    throw new LinkBroken('the way to the chip failed', { cause: thrown })
  })
  if (answer === undefined) throw new TagLost('the chip has left the field')
  const response = decodeResponse(answer)
  if (response === undefined) throw new ChipUnreadable(`an answer of ${answer.length} bytes`)
  return response
}

export const openSession = (transceive: Transceive): Session => ({
  send: (command) => exchange(transceive, encodeCommand(command)),
})

/** From here on each command and each response is protected with the keys of BAC or PACE. */
export const secureSession = (transceive: Transceive, keys: SessionKeys, rules: InspectionRules): Session => {
  const messaging = createSecureMessaging(keys, rules)
  let inClear: Session | undefined
  const sendProtected = async (command: Command): Promise<Response> =>
    messaging.unprotect(await exchange(transceive, messaging.protect(command)))
  return {
    send: async (command) => {
      if (inClear) return inClear.send(command)
      try {
        return await sendProtected(command)
      } catch (thrown) {
        if (!(thrown instanceof SessionEnded) || !rules.mayGoOnInClear()) throw thrown
        inClear = openSession(transceive)
        return inClear.send(command)
      }
    },
  }
}
