import type { Command, DecodedCommand, Response } from '../../emrtd/apdu'
import type { CipherName } from '../../emrtd/key-derivation'

/** A command as the protocols see it: in clear, whatever it came in. */
export type Request = Command & {
  extended: boolean
  /** It came inside secure messaging. */
  secured: boolean
  /** Its expected length is "all there is" of its form. */
  all: boolean
  /** Bytes of response data that the answer can carry. */
  room: number
}

export type Opened = { request: Request } | { refusal: number }

/** Secure messaging with one set of session keys. */
export type SecureChannel = {
  readonly cipher: CipherName
  /** The command inside, or the status word after which the channel must not be used again. */
  open(command: DecodedCommand): Opened
  /** The response APDU; `odd` as the instruction it answers. */
  seal(response: Response, odd: boolean): Uint8Array
}

/** What the protocols of one chip share from power-on to power-off. */
export type Session = {
  directory: 'master-file' | 'application'
  currentFile: number | undefined
  /** Present after BAC or PACE: it is also the right to read the LDS. */
  channel: SecureChannel | undefined
}

/** A part of what a chip can do. `powerOn` gives the part with no memory; it leaves alone what is not its own. */
export type Protocol = {
  readonly name: string
  powerOn(session: Session): (request: Request) => Response | undefined
}

const NONE = new Uint8Array(0)
export const status = (sw: number): Response => ({ data: NONE, sw })
