import type { RequestHandler } from 'msw'
import type { Answer, Ask, Implementation, ImplementationCall } from '../contract/implementation'
import type { Role } from '../contract/screen'

/** Role → why elements of that role cannot be seen. */
export type Blindness = Readonly<Partial<Record<Role, string>>>

/** A way to reach one started implementation. */
export type Driver = {
  readonly name: string
  /** Every answer has been checked against the contract; anything else rejects with BadAnswer. */
  readonly implementation: Implementation
  /** The same by name; a capability that is not there rejects with BadAnswer. */
  call<C extends ImplementationCall>(call: C, ask: Ask<C>): Promise<Answer<C>>
  /** Resolves once what virtual time has set going elsewhere has had the real time it needs. */
  settle?(): Promise<void>
  /** What of a screen this driver cannot see, and why. */
  readonly blind?: Blindness
  /** Stops the implementation and gives back every port and socket. Never rejects for the implementation's sake. */
  stop(): Promise<void>
}

/** The service stand-ins as a driver needs them: handlers for any base address, all wanting the same token. */
export type LentServices = { readonly token: string; handlers(baseUrl: string): RequestHandler[] }

/**
 * `hangs`: no answer in time; `throws`: it said that it failed; `nonsense`: an answer that the contract does not know;
 * `unreachable`: the connection to it is gone.
 */
export type BadAnswerKind = 'hangs' | 'throws' | 'nonsense' | 'unreachable'

const IN_WORDS: Record<BadAnswerKind, string> = {
  hangs: 'hangs',
  throws: 'fails',
  nonsense: 'answers nonsense',
  unreachable: 'is unreachable',
}

/** The implementation has not answered as the contract says: a failure of the implementation. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer'
  readonly call: string
  readonly kind: BadAnswerKind
  readonly detail: string

  constructor(call: string, kind: BadAnswerKind, detail: string, cause?: unknown) {
    super(`"${call}" ${IN_WORDS[kind]}: ${detail}`, { cause })
    this.call = call
    this.kind = kind
    this.detail = detail
  }
}

/** The implementation has answered, and said that it will not or cannot: neither silence nor nonsense. */
export const isRefusal = (thrown: unknown): boolean => thrown instanceof BadAnswer && thrown.kind === 'throws'

/** The driver cannot do what is asked, through nobody's fault: what needs it cannot be verified in this way. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo'
}

export const isImplementationsFault = (thrown: unknown): thrown is BadAnswer => thrown instanceof BadAnswer
