import type { NumberHistory } from '../rules/desks'
import { type PersonTold, type UserIdProblem, visibleUserId } from '../rules/user-id'
import type { BackEnd } from './back-end'
import { randomDigits, randomId } from './secrets'
import type { Language } from './texts'

/** A person whose identity was proved. `person` is the population register's id. */
export type Identity = { readonly person: string; readonly told: PersonTold }
export type User = {
  readonly id: string
  readonly identity: Identity
  userId: string
  /** Of the messages to this user. */
  readonly language: Language
  phoneNumber?: string
  numberHistory?: NumberHistory
}

export type Users = {
  create(
    identity: Identity,
    entered: string,
    language: Language,
  ): { user: User } | { problem: UserIdProblem | 'taken'; holder?: string }
  byUserId(userId: string): User | undefined
  ofPerson(person: string): User | undefined
  all(): readonly User[]
}

/** @param isInUse whether a user has an authenticator; one that never had any makes way when its person starts anew. */
export const createUsers = (backEnd: BackEnd, isInUse: (user: User) => boolean): Users => {
  const users: User[] = []
  const byUserId = (userId: string, at: 'creation' | 'use' = 'use') =>
    users.find((user) => backEnd.rules.userIdsAreOne(user.userId, userId, at))
  const makeWay = (person: string) => {
    const at = users.findIndex((user) => user.identity.person === person && !isInUse(user))
    if (at >= 0) users.splice(at, 1)
  }
  return {
    create: (identity, entered, language) => {
      const problem = backEnd.rules.userIdProblem(entered, backEnd.parameters.userId)
      if (problem) return { problem }
      const userId = backEnd.rules.userIdToCreate(entered, `mitid${randomDigits(backEnd.random, 8)}`)
      const holder = byUserId(userId, 'creation')?.identity
      if (backEnd.rules.userIdIsTaken(identity.person, holder?.person))
        return { problem: 'taken', ...(holder && backEnd.rules.takenNamesHolder() ? { holder: holder.told.name } : {}) }
      if (backEnd.rules.abandonedUserMakesWay()) makeWay(identity.person)
      const user: User = {
        id: randomId(backEnd.random, 'user'),
        identity,
        userId: visibleUserId(userId),
        language,
      }
      users.unshift(user)
      return { user }
    },
    byUserId: (userId) => byUserId(userId),
    ofPerson: (person) => users.find((user) => user.identity.person === person),
    all: () => users,
  }
}
