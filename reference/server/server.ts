import { type ActivationCodes, createActivationCodes } from './activation-codes'
import { type Authenticators, type Credential, createAuthenticators } from './authenticators'
import type { BackEnd } from './back-end'
import { createDesks, type Desks } from './desks'
import { createEnrolment, type Enrolment } from './enrolment'
import { createPCodeUses } from './holder-numbers'
import { createLogIns, type LogIns } from './log-ins'
import { createOrders, type Orders } from './orders'
import { createPairings, type Pairings } from './pairings'
import { createNumberChange, type NumberChange } from './phone-numbers'
import { createSecurityKeys, type SecurityKeys } from './security-keys'
import { createTemporaryPins } from './temporary-pins'
import type { Language } from './texts'
import { createTokens, type Tokens } from './tokens'
import { createUsers, type Users } from './users'

/** The back end as apps and relying parties see it. */
export type Server = {
  /**
   * @param language what the person is written to in
   * @param app that of the phone, where it is somebody's already
   */
  beginEnrolment(language: Language, app?: Credential): Enrolment
  /** A new PIN for an app that is there: by document, or with a temporary PIN. */
  beginRenewal(credential: Credential): Enrolment
  readonly authenticators: Authenticators
  readonly logIns: LogIns
  readonly pairings: Pairings
  readonly activationCodes: ActivationCodes
  readonly tokens: Tokens
  readonly securityKeys: SecurityKeys
  readonly orders: Orders
  readonly desks: Desks
  /** For somebody who is known by their id in the population register; undefined when they have no MitID. */
  changeNumber(person: string): NumberChange | undefined
  /** For those who run it: the user register, as it is. */
  register(): string[]
}

export const createServer = (backEnd: BackEnd): Server => {
  const authenticators = createAuthenticators(backEnd)
  const appsOf = (person: string) => {
    const user = users.ofPerson(person)
    return user ? authenticators.ofUser(user).length : 0
  }
  const people = () => users.all().map(({ identity }) => identity.person)
  const securityKeys = createSecurityKeys(backEnd)
  const tokens = createTokens({ backEnd, securityKeys, appsOf, people })
  const orders = createOrders(backEnd, tokens)
  const users: Users = createUsers(
    backEnd,
    (user) => authenticators.ofUser(user).length > 0 || tokens.has(user.identity.person),
  )
  const temporaryPins = createTemporaryPins(backEnd, () => users.all().flatMap(({ phoneNumber }) => phoneNumber ?? []))
  const pairings = createPairings(backEnd, users, authenticators, temporaryPins)
  const activationCodes = createActivationCodes(backEnd, users, authenticators, temporaryPins)
  const parts = {
    users,
    authenticators,
    temporaryPins,
    pairings,
    activationCodes,
    pCodeUses: createPCodeUses(),
    tokens,
    orders,
  }
  return {
    beginEnrolment: (language, app) =>
      createEnrolment(backEnd, parts, language, { owner: app && authenticators.of(app).user }),
    beginRenewal: (credential) => {
      const { user } = authenticators.of(credential)
      return createEnrolment(backEnd, parts, user.language, { renews: credential })
    },
    pairings,
    activationCodes,
    desks: createDesks(backEnd, { users, temporaryPins, activationCodes, tokens }),
    changeNumber: (person) => {
      const user = users.ofPerson(person)
      return user && createNumberChange(backEnd, user)
    },
    authenticators,
    tokens,
    securityKeys,
    orders,
    logIns: createLogIns(backEnd, users, authenticators, tokens, securityKeys),
    register: () =>
      users.all().map((user) =>
        JSON.stringify({
          id: user.id,
          person: user.identity.person,
          name: user.identity.told.name,
          userId: user.userId,
          phoneNumber: user.phoneNumber ?? null,
          authenticators: authenticators
            .ofUser(user)
            .map(({ id, device, blocked, biometrics }) => ({ id, device, blocked, biometrics })),
          tokens: tokens
            .all()
            .filter(({ person }) => person === user.identity.person)
            .map(({ serialNumber, kind, state }) => ({ serialNumber, kind, state })),
        }),
      ),
  }
}
