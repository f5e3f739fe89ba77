import type { CreationOptions, Registration } from '../../contract/credentials'
import type { ActivationRoute, PasswordProblem, ShownThere, TokenKind } from '../rules/tokens'
import { type BackEnd, NotAllowed } from './back-end'
import type { MadeToken } from './one-time-codes'
import type { KeyOwner, SecurityKeys } from './security-keys'
import type { Token } from './tokens'

/** One person's way from a token in the hand to one that works; the back end holds the order by itself. */
export type TokenActivation = {
  readonly kind: TokenKind
  choosePassword(first: string, second: string): PasswordProblem | undefined
  /** @returns false when it is of no token that this person can activate. */
  giveSerialNumber(entered: string): Promise<boolean>
  /** @returns false for a wrong code. */
  giveCode(code: string): boolean
  /** What a chip is asked, and where its answer is to come from. */
  askChip(): { origin: string; options: CreationOptions }
  /** @returns false for an answer that makes no chip of theirs. */
  giveChip(answer: Registration): Promise<boolean>
  isDone(): boolean
}

export type ActivationWay = { readonly route: ActivationRoute; readonly shown: ShownThere }

type Given = {
  backEnd: BackEnd
  kind: TokenKind
  /** Whose token it becomes; throws NotAllowed as long as it is not their turn. */
  person: () => string
  way: ActivationWay
  tokens: Token[]
  knownAs(serialNumber: string): Promise<MadeToken | undefined>
  codeOf(token: Token, code: string): { step: number | undefined } | false
  useUp(token: Token, step: number | undefined): void
  activate(token: Token, password: string): void
  securityKeys: SecurityKeys
  keys(): readonly KeyOwner[]
}

export const createTokenActivation = (given: Given): TokenActivation => {
  const { backEnd, kind, person, way, tokens, securityKeys } = given
  const { rules, parameters } = backEnd
  /** Whatever became active meanwhile, on another device perhaps. */
  const isOffered = (owner: string): boolean => {
    const active = tokens.filter((one) => one.person === owner && one.state === 'active')
    return (
      rules.tokensOffered(active.map((one) => one.kind)).includes(kind) && rules.tokenMayBeActivated({ kind, ...way })
    )
  }
  let password: string | undefined
  let token: Token | undefined
  let asked: string | undefined
  let done = false
  return {
    kind,
    choosePassword: (first, second) => {
      person()
      const problem = rules.passwordProblem(first, second, parameters.passwordLength)
      if (!problem) password = second
      return problem
    },
    giveSerialNumber: async (entered) => {
      const owner = person()
      const theirs = tokens.filter((one) => one.person === owner).map(({ serialNumber: one }) => one)
      const serialNumber = rules.serialNumberMeant(entered, theirs)
      const made = await given.knownAs(serialNumber)
      const issued = tokens.find((one) => one.serialNumber === serialNumber)
      const accepted = rules.serialNumberAccepted({
        made: made?.kind,
        wanted: kind,
        issuedToThem: issued?.person === owner,
        activeForAnother: issued?.state === 'active' && issued.person !== owner,
        ended: issued?.state === 'ended',
      })
      if (!accepted || !isOffered(owner)) return false
      token = issued?.person === owner ? issued : { serialNumber, kind, person: owner, state: 'issued' }
      if (made) token.made = made
      if (password !== undefined && rules.tokenWorksFrom('serial-given')) given.activate(token, password)
      if (!tokens.includes(token)) tokens.push(token)
      return true
    },
    giveCode: (code) => {
      const owner = person()
      if (password === undefined || !token) throw new NotAllowed('no password or no serial number has been given')
      const right = isOffered(owner) && given.codeOf(token, code)
      if (!right) return false
      given.useUp(token, right.step)
      given.activate(token, password)
      done = true
      return true
    },
    askChip: () => {
      const options = securityKeys.creation(person())
      asked = options.challenge
      return { origin: securityKeys.origin, options }
    },
    giveChip: async (answer) => {
      const owner = person()
      const challenge = asked
      if (password === undefined || !token || challenge === undefined)
        throw new NotAllowed('no password or no serial number has been given, or nothing was asked of a chip')
      asked = undefined
      const key = isOffered(owner) ? await securityKeys.registered(challenge, answer, given.keys()) : undefined
      if (!key) return false
      token.key = key
      given.activate(token, password)
      done = true
      return true
    },
    isDone: () => done,
  }
}
