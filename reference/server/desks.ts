import type { ServiceAnswer } from '../../contract/services'
import type { DocumentKind, Identification, Question, Refusal } from '../rules/desks'
import type { ActivationRoute, TokenKind } from '../rules/tokens'
import type { ActivationCode, ActivationCodes } from './activation-codes'
import type { BackEnd } from './back-end'
import { internationalNumber } from './phone-numbers'
import type { TemporaryPins } from './temporary-pins'
import type { TokenActivation } from './token-activation'
import type { Tokens } from './tokens'
import type { User, Users } from './users'

/** What somebody shows at Citizen Service, as the clerk reads it. */
export type ShownDocument = {
  readonly kind: string
  readonly documentNumber: string
  readonly expiryDate: string
  readonly cprNumber: string
  readonly ofThePersonPresent: boolean
}

/** What those who work at Support and at Citizen Service can do. People are ids of the population register. */
export type Desks = {
  /** Whose passport or driving licence has this number; undefined where none does, or it does not serve. */
  holderOf(documentNumber: string): Promise<string | undefined>
  answersRight(person: string, answers: Readonly<Partial<Record<Question, string>>>): Promise<boolean>
  /** @param named a number that the caller gave. */
  sendTemporaryPin(
    person: string | undefined,
    done: readonly Identification[],
    named?: string,
  ): Promise<Refusal | 'sent'>
  /** Undefined where the document is not good enough, or not theirs. */
  identify(shown: ShownDocument): Promise<string | undefined>
  /** A temporary PIN for the person at the counter; undefined for somebody who has no MitID. */
  giveTemporaryPin(person: string): string | undefined
  giveActivationCode(person: string): ActivationCode | undefined
  /** @returns false when the person may not have it; the post brings it otherwise. */
  orderToken(person: string, kind: TokenKind): Promise<boolean>
  beginToken(
    person: string,
    kind: TokenKind,
    desk: Extract<ActivationRoute, 'citizen-service' | 'support'>,
  ): TokenActivation
}

type Details = ServiceAnswer<'personDetails'>

type DeskParts = {
  readonly users: Users
  readonly temporaryPins: TemporaryPins
  readonly activationCodes: ActivationCodes
  readonly tokens: Tokens
}

export const createDesks = (backEnd: BackEnd, { users, temporaryPins, activationCodes, tokens }: DeskParts): Desks => {
  const { rules, services, parameters, now } = backEnd
  const today = () => new Date(now()).toISOString().slice(0, 10)
  const refused = new Set<string>()
  const isOldEnough = ({ numberHistory }: User): boolean =>
    numberHistory === undefined || rules.numberIsOldEnough(numberHistory, now())

  const registered = async (kind: DocumentKind, documentNumber: string) => {
    const found = await services('lookUpDocument', { kind, documentNumber })
    return found.found ? { kind, ...found } : undefined
  }
  const refuses = (person: string | undefined, refusal: Refusal): Refusal => {
    if (person !== undefined) refused.add(person)
    backEnd.log(`Support: ${refusal}`)
    return refusal
  }
  const whoIs = async ({ kind, documentNumber, cprNumber }: ShownDocument): Promise<string | undefined> => {
    if (kind === 'passport' || kind === 'driving-licence') return (await registered(kind, documentNumber))?.person
    const found = await services('lookUpCprNumber', { cprNumber })
    return found.found ? found.person : undefined
  }
  return {
    giveActivationCode: (person) => {
      const user = users.ofPerson(person)
      return user && activationCodes.issue(user)
    },
    orderToken: (person, kind) => tokens.order(person, kind, 'citizen-service'),
    beginToken: (person, kind, desk) =>
      tokens.beginActivation(() => person, kind, { route: desk, shown: desk === 'support' ? 'user-id' : 'document' }),
    holderOf: async (documentNumber) => {
      for (const kind of rules.supportTakesNumbersOf()) {
        const document = await registered(kind, documentNumber)
        if (document && rules.documentServesSupport(document, today())) return document.person
      }
      return undefined
    },
    answersRight: async (person, answers) => {
      const details: Details = await services('personDetails', { person })
      const right = rules.questionsAsked().filter((name) => rules.answerRight(answers[name] ?? '', details[name]))
      const enough = rules.enoughAnswers(right.length, parameters.supportAnswers)
      if (!enough) refused.add(person)
      return enough
    },
    sendTemporaryPin: async (person, done, named) => {
      const user = person === undefined ? undefined : users.ofPerson(person)
      const isIdentified = rules.supportIdentifiesBy().every((part) => done.includes(part))
      if (!user?.phoneNumber || !isIdentified) return refuses(person, 'not-identified')
      if (!isOldEnough(user)) return refuses(person, 'number-too-new')
      const international = named === undefined ? undefined : internationalNumber(named)
      await temporaryPins.issue(user, rules.temporaryPinGoesTo(user.phoneNumber, international))
      return 'sent'
    },
    identify: async (shown) => {
      const person = await whoIs(shown)
      const { expiryDate, ofThePersonPresent } = shown
      const serves = rules.documentationServes({ expiryDate, ofThePersonPresent, known: person !== undefined }, today())
      return serves ? person : undefined
    },
    giveTemporaryPin: (person) => {
      const user = users.ofPerson(person)
      if (!user || !rules.citizenServiceHelps(refused.has(person), isOldEnough(user))) return undefined
      return temporaryPins.make(user)
    },
  }
}
