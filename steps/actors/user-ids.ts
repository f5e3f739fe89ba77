import type { Profile } from '../../contract/profile'
import type { PersonData } from '../../simulators/people/person'

type Limits = Profile['parameters']['userId']

const LATIN: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }
/** The digits at its end tell a user ID from all others. */
const DIGITS = 5

/** The user ID that somebody would like, as far as the profile lets user IDs be like that. */
export const allowedUserId = ({ userId }: Pick<PersonData, 'userId'>, limits: Limits): string => {
  const spelt = limits.danishLetters ? userId : userId.replace(/[æøå]/g, (letter) => LATIN[letter] ?? letter)
  const letters = spelt.slice(0, -DIGITS).slice(0, Math.max(1, limits.maxLength - DIGITS))
  return `${letters}${spelt.slice(-DIGITS)}`.slice(0, limits.maxLength).padStart(limits.minLength, 'x')
}

/** One that nobody has: as long as this one, and with no more kinds of letters. */
export const userIdOfNobody = (like: string): string => `${[...like].slice(0, -2).join('')}xq`
