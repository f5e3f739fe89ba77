import type { Response } from '../../emrtd/apdu'
import { PointError } from '../../emrtd/curve'
import { GroupError } from '../../emrtd/modular-group'
import { SW_6A80_INCORRECT_DATA } from '../../emrtd/status-words'
import { parseTlvs, type Tlv, TlvError } from '../../emrtd/tlv'
import { status } from './protocol'

/** A refusal in the middle of a protocol: the status word to answer with. */
class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly sw: number
  constructor(sw: number) {
    super(`refused with ${sw.toString(16)}`)
    this.sw = sw
  }
}

export const refuse = (sw: number): never => {
  throw new Refusal(sw)
}

/**
 * The status word of what went wrong: that of a refusal; 6A80 for data that are no data objects, for a hostile point
 * or number, and for one that leads to the neutral element (BSI TR-03111 §3.2.1, RFC 2631 §2.1.5).
 */
const wordOf = (thrown: unknown): number | undefined => {
  if (thrown instanceof Refusal) return thrown.sw
  const wrongData = thrown instanceof TlvError || thrown instanceof PointError || thrown instanceof GroupError
  return wrongData ? SW_6A80_INCORRECT_DATA : undefined
}

/** What the work answers, or the refusal in it. Anything else that is thrown is a fault of ours and goes on. */
export const answering = (work: () => Response): Response => {
  try {
    return work()
  } catch (thrown) {
    const sw = wordOf(thrown)
    if (sw === undefined) throw thrown
    return status(sw)
  }
}

/** The data objects of a command, or of one of its objects. Throws TlvError. */
export const objectsOf = (data: Uint8Array): Tlv[] => parseTlvs(data)

const DYNAMIC_AUTHENTICATION_DATA = 0x7c

/** What is in DO'7C', which must be all there is. */
export const dynamicAuthenticationData = (data: Uint8Array): Tlv[] => {
  const [template, ...rest] = objectsOf(data)
  if (template?.tag !== DYNAMIC_AUTHENTICATION_DATA || rest.length > 0) return refuse(SW_6A80_INCORRECT_DATA)
  return objectsOf(template.value)
}
