import { rule } from './rule'

export type UserIdProblem = 'empty' | 'too-short' | 'too-long'
/** What a relying party is told. `birthDate` is YYYY-MM-DD. */
export type PersonTold = { name: string; birthDate: string; cprNumber?: string }

/** Of what was entered, what a person sees: letters composed, neither characters without width or ink nor spaces around. */
export const visibleUserId = (entered: string): string =>
  entered
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, '')
    .normalize('NFC')
    .trim()

/** Two spellings of one user ID: capitals make no difference. */
export const foldedUserId = (userId: string): string => visibleUserId(userId).toLowerCase()

export const userIdRules = {
  /** Lengths in letters as a person counts them, after spaces at the ends are cut off. */
  userIdProblem: rule(
    ['get-mitid/4.1.3b'],
    (entered: string, limits: { minLength: number; maxLength: number }): UserIdProblem | undefined => {
      const { length } = [...foldedUserId(entered)]
      if (length === 0) return 'empty'
      if (length < limits.minLength) return 'too-short'
      return length > limits.maxLength ? 'too-long' : undefined
    },
  ),

  /** The user ID that is created: the one made up by the person, not one that the system proposes. */
  userIdToCreate: rule(
    ['get-mitid/4.1.1a', 'get-mitid/4.1.2a2'],
    (entered: string, _proposed: string): string => entered,
  ),

  /** Are two spellings one user ID, for whoever makes one up and for whoever enters one later? */
  userIdsAreOne: rule(
    ['get-mitid/4.1.2c'],
    (one: string, other: string, _at: 'creation' | 'use'): boolean => foldedUserId(one) === foldedUserId(other),
  ),

  /** @param holder the person who has this user ID, if anybody has. */
  userIdIsTaken: rule(
    ['get-mitid/4.1.2c'],
    (person: string, holder: string | undefined): boolean => holder !== undefined && holder !== person,
  ),

  /** Whoever never had an authenticator and starts anew is one user: does the first one make way? */
  abandonedUserMakesWay: rule(['spare/user-id-kept'], (): boolean => true),

  /**
   * Whom a relying party is told of: the person whose identity was proved and who holds the user ID.
   * @param everybody all people who hold one, whoever became a user last first
   */
  personTold: rule(
    ['get-mitid/4.1.2a2', 'get-mitid/1.2-chip-confirms-identity-1'],
    (holder: PersonTold, _everybody: readonly PersonTold[]): PersonTold => holder,
  ),

  /** What the app proposes to whoever is to make up a user ID. @param known those that people have, newest first */
  userIdProposed: rule(['get-mitid/4.1.2b2'], (_known: readonly string[]): string => ''),

  /** Is whoever enters a user ID that somebody has told who that is? */
  takenNamesHolder: rule(['get-mitid/4.1.2c'], (): boolean => false),

  /** May messages and logs name the user ID? */
  messagesNameUserId: rule(['get-mitid/4.1.2b2'], (_where: 'sms' | 'log'): boolean => false),
}
