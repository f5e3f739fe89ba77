import { type Authenticators, type Credential, createAuthenticators } from './authenticators'
import type { BackEnd } from './back-end'
import { createEnrolment, type Enrolment } from './enrolment'
import { createLogIns, type LogIns } from './log-ins'
import { createPairings, type Pairings } from './pairings'
import { createTemporaryPins } from './temporary-pins'
import type { Language } from './texts'
import { createUsers } from './users'

/** The back end as apps and relying parties see it. */
export type Server = {
  /** @param language what the person is written to in */
  beginEnrolment(language: Language): Enrolment
  /** A new PIN for an app that is there: by document, or with a temporary PIN. */
  beginRenewal(credential: Credential): Enrolment
  readonly authenticators: Authenticators
  readonly logIns: LogIns
  readonly pairings: Pairings
  /** For those who run it: the user register, as it is. */
  register(): string[]
}

export const createServer = (backEnd: BackEnd): Server => {
  const authenticators = createAuthenticators(backEnd)
  const users = createUsers(backEnd, (user) => authenticators.ofUser(user).length > 0)
  const temporaryPins = createTemporaryPins(backEnd)
  const pairings = createPairings(backEnd, authenticators, temporaryPins)
  return {
    beginEnrolment: (language) => createEnrolment(backEnd, users, authenticators, temporaryPins, pairings, language),
    beginRenewal: (credential) => {
      const { language } = authenticators.of(credential).user
      return createEnrolment(backEnd, users, authenticators, temporaryPins, pairings, language, credential)
    },
    pairings,
    authenticators,
    logIns: createLogIns(backEnd, users, authenticators),
    register: () =>
      users.all().map((user) =>
        JSON.stringify({
          id: user.id,
          person: user.identity.person,
          name: user.identity.told.name,
          userId: user.userId,
          phoneNumber: user.phoneNumber ?? null,
          authenticators: authenticators.ofUser(user).map(({ id, device, blocked }) => ({ id, device, blocked })),
        }),
      ),
  }
}
