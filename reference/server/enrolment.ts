import { PARTS, type Part } from '../rules/journey'
import type { TokenKind } from '../rules/tokens'
import type { UserIdProblem } from '../rules/user-id'
import { type Activation, createActivation } from './activation'
import type { ActivationCode, ActivationCodes } from './activation-codes'
import type { Authenticators, Credential } from './authenticators'
import { type BackEnd, NotAllowed } from './back-end'
import type { PCodeUses } from './holder-numbers'
import type { Orders } from './orders'
import type { Pairings, ShownPairing } from './pairings'
import { createNumberLinking } from './phone-numbers'
import { createProofing, type Proofing } from './proofing'
import { createRenewal } from './renewal'
import type { TemporaryPins } from './temporary-pins'
import type { Language } from './texts'
import type { TokenActivation } from './token-activation'
import type { Tokens } from './tokens'
import type { User, Users } from './users'

/** One person's whole way, from the terms to an active app. The back end holds the order by itself. */
export type Enrolment = {
  readonly proofing: Proofing
  done(): readonly Part[]
  proposedUserId(): string
  /** @returns why it is not taken; with the holder's name if whoever enters it is told that. */
  nameUser(entered: string): { problem: UserIdProblem | 'taken'; holder?: string } | undefined
  /** @returns false when what was entered is no number. */
  sendValidationCode(number: string): Promise<boolean>
  sendValidationCodeAgain(): Promise<void>
  confirmNumber(code: string): boolean
  /** Whoever awaits the validation code has come back from another app. */
  comesBack(): void
  /** On the phone that scanned the passport. */
  readonly activation: Activation
  /** Offers this user's app to another device. */
  showQr(): ShownPairing
  /** Lets this user activate an app on another device. */
  issueActivationCode(): ActivationCode
  /** Kinds of token that the person has active. */
  tokensActive(): readonly TokenKind[]
  /** @returns the page of the website on which the order is completed; undefined when they may not have it. */
  orderToken(kind: TokenKind): Promise<string | undefined>
  beginToken(kind: TokenKind): TokenActivation
}

/** What the parts of the back end hand to every enrolment. */
export type EnrolmentParts = {
  readonly users: Users
  readonly authenticators: Authenticators
  readonly temporaryPins: TemporaryPins
  readonly pairings: Pairings
  readonly activationCodes: ActivationCodes
  readonly pCodeUses: PCodeUses
  readonly tokens: Tokens
  readonly orders: Orders
}

/** `renews`: the app whose PIN is renewed. `owner`: whose app it is on the phone that is used; they have no say in it. */
export const createEnrolment = (
  backEnd: BackEnd,
  { users, authenticators, temporaryPins, pairings, activationCodes, pCodeUses, tokens, orders }: EnrolmentParts,
  language: Language,
  { renews, owner }: { renews?: Credential; owner?: User | undefined } = {},
): Enrolment => {
  const { rules } = backEnd
  let user = renews && authenticators.of(renews).user
  let numberConfirmed = false

  const done = (): Part[] => [
    ...(renews ? beforehand() : []),
    ...proofing.done(),
    ...(user ? (['user-id'] as const) : []),
    ...(numberConfirmed ? (['phone-number'] as const) : []),
    ...(activation.isDone() ? (['activation'] as const) : []),
  ]
  const mayDo = (part: Part) => {
    if (!done().includes(part) && rules.nextPart(done()) !== part)
      throw new NotAllowed(`"${part}" is not to be done now`)
  }
  /** What somebody who has an app need not do again. */
  const beforehand = () => {
    const proof = rules.renewalProof(proofing.numberGiven())
    return PARTS.filter((part) => part !== 'activation' && !proof.includes(part))
  }
  const proofing = createProofing(backEnd, mayDo, pCodeUses, renews ? 'reactivate' : 'get-mitid', user?.identity.person)
  const numbers = createNumberLinking(backEnd)
  const named = (): User => {
    if (!user) throw new NotAllowed('there is no user yet')
    return user
  }
  const toActivate = (): User => {
    mayDo('activation')
    return named()
  }
  const activation = renews
    ? createRenewal({
        backEnd,
        authenticators,
        temporaryPins,
        credential: renews,
        isProved: () => rules.nextPart(done()) === 'activation',
      })
    : createActivation({ backEnd, authenticators, temporaryPins, user: toActivate })
  /** Somebody who has MitID already keeps user and number. */
  const recognise = () => {
    const person = proofing.identity()?.person
    const known = person === undefined ? undefined : users.ofPerson(person)
    if (user || !known) return
    const isInUse = authenticators.ofUser(known).length > 0 || tokens.has(known.identity.person)
    if (!rules.userIdIsKept(isInUse)) return
    user = known
    numberConfirmed = known.phoneNumber !== undefined
  }
  return {
    proofing,
    done: () => {
      if (proofing.done().includes('face')) recognise()
      return done()
    },
    proposedUserId: () => rules.userIdProposed(users.all().map(({ userId }) => userId)),
    nameUser: (entered) => {
      mayDo('user-id')
      const ownerDecides = rules.identityProved(owner?.id) === 'owner-of-the-phone'
      const identity = (ownerDecides && owner?.identity) || proofing.identity()
      if (!identity) throw new NotAllowed('nobody has been identified')
      const created = users.create(identity, entered, language)
      if ('problem' in created) return created
      user = created.user
      backEnd.log(`${user.id} is created${rules.messagesNameUserId('log') ? `: ${user.userId}` : ''}`)
      return undefined
    },
    sendValidationCode: async (number) => {
      mayDo('phone-number')
      return numbers.sendCode(named(), number)
    },
    sendValidationCodeAgain: () => numbers.sendAgain(named()),
    confirmNumber: (code) => {
      mayDo('phone-number')
      const right = numbers.confirm(named(), code)
      numberConfirmed ||= right
      return right
    },
    comesBack: () => numbers.comesBack(),
    activation,
    showQr: () => {
      const shownBy = toActivate()
      if (!rules.mayShowQr(activation.isDone())) throw new NotAllowed('the app that shows the code is not active')
      return pairings.show(shownBy)
    },
    issueActivationCode: () => {
      const proved = toActivate()
      const forOwner = rules.activationCodeIsFor(owner?.id) === 'owner-of-the-app'
      return activationCodes.issue((forOwner && owner) || proved)
    },
    tokensActive: () => tokens.activeOf(toActivate().identity.person).map(({ kind }) => kind),
    orderToken: async (kind) => {
      const { person } = toActivate().identity
      return tokens.mayOrder(person, kind, 'app') ? orders.handOver({ person, kind }) : undefined
    },
    beginToken: (kind) =>
      tokens.beginActivation(() => toActivate().identity.person, kind, { route: 'app', shown: 'document' }),
  }
}
