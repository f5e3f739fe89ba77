import type { Command, DecodedCommand, Response } from '../../emrtd/apdu'
import type { CipherName } from '../../emrtd/key-derivation'

/** A command as the protocols see it: in clear and in one piece, whatever it came in. */
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
  /**
   * The response APDU; `odd` as the instruction it answers. `alter`: the data objects otherwise, before the MAC is made.
   */
  seal(response: Response, odd: boolean, alter?: (objects: Uint8Array[]) => Uint8Array[]): Uint8Array
}

/** What MSE:Set began and GENERAL AUTHENTICATE goes on with. */
export type Dialogue = {
  /** The chaining bit links whole steps (PACE, Doc 9303-11 §4.4.4.3), not pieces of one command. */
  stepwise: boolean
  answer(request: Request): Response
}

/** What the protocols of one chip share from power-on to power-off. */
export type Session = {
  /** The chip has no access control: its files are open to everybody. */
  readonly unprotected: boolean
  directory: 'master-file' | 'application'
  currentFile: number | undefined
  /** Present after BAC or PACE: it is also the right to read the LDS. Chip Authentication puts another in its place. */
  channel: SecureChannel | undefined
  /** What the channel goes back to, and whether the chip has since proved its key; of no meaning without a channel. */
  access: 'BAC' | 'PACE' | undefined
  chipAuthenticated: boolean
  dialogue: Dialogue | undefined
}

export const newSession = (unprotected = false): Session => ({
  unprotected,
  directory: 'master-file',
  currentFile: undefined,
  channel: undefined,
  access: undefined,
  chipAuthenticated: false,
  dialogue: undefined,
})

/** Whether the LDS may be read, and its keys used. */
export const isOpen = ({ channel, unprotected }: Session): boolean => unprotected || channel !== undefined

/** Doc 9303-11 §9.8.3: keys and rights are gone. What is selected stays. */
export const endChannel = (session: Session): void => {
  session.channel = undefined
  session.access = undefined
  session.chipAuthenticated = false
  session.dialogue = undefined
}

/** A part of what a chip can do. `powerOn` gives the part with no memory; it leaves alone what is not its own. */
export type Protocol = {
  readonly name: string
  /** Instructions whose data may come in pieces, for what a short APDU does not hold: public keys, certificates. */
  readonly chained?: readonly number[]
  powerOn(session: Session): (request: Request) => Response | undefined
}

const NONE = new Uint8Array(0)
export const status = (sw: number): Response => ({ data: NONE, sw })
/** P1-P2 as one number. */
export const parameters = ({ p1, p2 }: Request): number => p1 * 0x100 + p2
