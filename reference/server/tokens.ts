import type { OrderRoute, TokenKind } from '../rules/tokens'
import type { BackEnd } from './back-end'
import { type MadeToken, stepOfCode } from './one-time-codes'
import { isKeptPin, type KeptPin, keepPin } from './secrets'
import type { KeyOwner, KeyRecord, SecurityKeys } from './security-keys'
import { type ActivationWay, createTokenActivation, type TokenActivation } from './token-activation'

/** A token on its way to a person, in use, or ended for good. `person` is the population register's id. */
export type Token = {
  readonly serialNumber: string
  readonly kind: TokenKind
  readonly person: string
  state: 'issued' | 'active' | 'ended'
  made?: MadeToken
  /** Of a chip that is active. */
  key?: KeyRecord
  password?: KeptPin
  /** Time step of the last code that was accepted. */
  used?: number
}

export type Tokens = {
  /** @returns false when the person may not have it; the post brings it otherwise. */
  order(person: string, kind: TokenKind, route: OrderRoute): Promise<boolean>
  mayOrder(person: string, kind: TokenKind, route: OrderRoute): boolean
  /** Whether anything was ever issued to the person that has not ended. */
  has(person: string): boolean
  activeOf(person: string): readonly Token[]
  beginActivation(person: () => string, kind: TokenKind, way: ActivationWay): TokenActivation
  /** Serial number of the token with which the person may approve, if password and code are those of one. */
  approverOf(person: string, password: string, code: string, pending: boolean): string | undefined
  /** The same for a chip that has answered; the key is what it was found to be. */
  approverWithKey(person: string, password: string, key: KeyRecord | undefined, pending: boolean): string | undefined
  /** The credentials of every active chip. */
  keys(): readonly KeyOwner[]
  all(): readonly Token[]
}

/** @param appsOf how many active apps a person has. @param people everybody known. */
export const createTokens = (given: {
  backEnd: BackEnd
  securityKeys: SecurityKeys
  appsOf: (person: string) => number
  people: () => readonly string[]
}): Tokens => {
  const { backEnd, securityKeys, appsOf, people } = given
  const { rules, services, now } = backEnd
  const tokens: Token[] = []

  const activeOf = (person: string) => tokens.filter((one) => one.person === person && one.state === 'active')
  const kindsOf = (person: string) => activeOf(person).map(({ kind }) => kind)
  const mayOrder: Tokens['mayOrder'] = (person, kind, route) =>
    rules.tokenMayBeOrdered({ kind, active: kindsOf(person), apps: appsOf(person), route })

  /** The time step of a right code; false for a wrong one. What was right once is used up by `useUp` alone. */
  const codeOf = (token: Token, code: string): { step: number | undefined } | false => {
    const tried = rules.tokensTried(
      token.serialNumber,
      tokens.map(({ serialNumber }) => serialNumber),
    )
    const step = tokens
      .filter(({ serialNumber }) => tried.includes(serialNumber))
      .map(({ made }) => made && stepOfCode(made, code, now(), rules.codeWindow()))
      .find((one) => one !== undefined)
    return rules.oneTimeCodeRight(code, step, token.used) && { step }
  }
  const useUp = (token: Token, step: number | undefined): void => {
    if (step !== undefined) token.used = step
  }
  const activate = (token: Token, password: string): void => {
    const ended = rules.tokensEnded(activeOf(token.person), token.kind)
    for (const one of tokens) if (ended.includes(one.serialNumber)) one.state = 'ended'
    token.password = keepPin(rules.passwordThatCounts(password), backEnd.random.bytes(16))
    token.state = 'active'
    backEnd.log(`${token.kind} is active`)
  }
  const hasPassword = ({ password: kept }: Token, password: string): boolean =>
    kept === undefined || isKeptPin(rules.passwordThatCounts(password), kept)
  const keys = (): KeyOwner[] =>
    tokens.flatMap(({ person, state, key }) => (key && state === 'active' ? [{ person, key }] : []))
  const knownAs = async (serialNumber: string): Promise<MadeToken | undefined> => {
    const answer = await services('lookUpToken', { serialNumber })
    return answer.found ? answer : undefined
  }
  return {
    mayOrder,
    order: async (person, kind, route) => {
      if (!mayOrder(person, kind, route)) return false
      const goesTo = rules.orderGoesTo(
        person,
        people().filter((one) => one !== person),
      )
      if (goesTo === undefined) return true
      const { serialNumbers } = await services('sendLetter', { person: goesTo, contents: rules.letterContents(kind) })
      for (const serialNumber of serialNumbers) {
        const token: Token = { serialNumber, kind, person, state: 'issued' }
        if (rules.tokenWorksFrom('ordered'))
          Object.assign(token, { state: 'active', made: await knownAs(serialNumber) })
        tokens.push(token)
      }
      backEnd.log(`${kind} is ordered`)
      return true
    },
    has: (person) => tokens.some((one) => one.person === person && one.state !== 'ended'),
    activeOf,
    beginActivation: (person, kind, way) =>
      createTokenActivation({
        backEnd,
        kind,
        person,
        way,
        tokens,
        knownAs,
        codeOf,
        useUp,
        activate,
        securityKeys,
        keys,
      }),
    keys,
    approverWithKey: (person, password, key, pending) => {
      // Whose it is was decided when it was found to stand for the person.
      const token = tokens.find((one) => one.state === 'active' && key !== undefined && one.key === key)
      if (!token) return undefined
      const theirs = activeOf(person).filter((one) => one.key !== undefined)
      const right = !rules.chipNeedsPassword() || theirs.some((one) => hasPassword(one, password))
      return rules.tokenMayApprove({ pending, password: right, code: true }) ? token.serialNumber : undefined
    },
    approverOf: (person, password, code, pending) => {
      for (const token of activeOf(person).filter(({ kind }) => kind !== 'chip')) {
        const right = codeOf(token, code)
        const shown = {
          pending,
          password: hasPassword(token, password),
          code: right !== false,
        }
        if (!rules.tokenMayApprove(shown)) continue
        useUp(token, right ? right.step : undefined)
        return token.serialNumber
      }
      return undefined
    },
    all: () => tokens,
  }
}
