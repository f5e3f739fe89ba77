import { HarnessFault } from '../../core/errors'
import type { Random } from '../../core/random'
import { unlikeness } from '../../simulators/face/alike'
import { type Face, faceOf } from '../../simulators/face/face'
import { makePerson, type PersonData } from '../../simulators/people/person'
import { lettersOf, readAlike } from './names'

/** What the story says of somebody by birth. */
export type Birth = {
  nationality?: PersonData['nationality']
  withCpr?: boolean
  birthDate?: string
  named?: Pick<PersonData, 'surname' | 'givenNames'>
}

const MOST_DRAWS = 200

/** Draws until chance has made what the story can use: the first draw bears the label alone. */
const drawn = <T>(random: Random, label: string, make: (random: Random) => T, suits: (made: T) => boolean): T => {
  for (let draw = 1; draw <= MOST_DRAWS; draw++) {
    const made = make(random.fork(draw === 1 ? label : `${label} ${draw}`))
    if (suits(made)) return made
  }
  throw new HarnessFault({
    code: 'NOBODY_LIKE_THAT',
    what: `none of ${MOST_DRAWS} people drawn can be told from the others of the story (${label})`,
    mend: 'let the story say less of how its people resemble each other, or report it with the seed',
  })
}

/** Values of the two that are looked for on screens, in messages and in storage, and would be found for the other's. */
const share = (a: PersonData, b: PersonData): boolean =>
  lettersOf(a.surname) === lettersOf(b.surname) ||
  a.phoneNumber === b.phoneNumber ||
  a.userId === b.userId ||
  (a.cprNumber !== undefined && a.cprNumber === b.cprNumber)

/** Nobody is born with names, numbers or a date that are another's of the story, unless the story says so. */
export const bornAs = (random: Random, { named, ...birth }: Birth, others: readonly PersonData[]): PersonData => {
  if (named) return { ...makePerson(random.fork('data'), birth), ...named }
  const isTakenFor = (one: PersonData) => (other: PersonData) =>
    readAlike(one, other) || share(one, other) || (birth.birthDate === undefined && one.birthDate === other.birthDate)
  return drawn(
    random,
    'data',
    (source) => makePerson(source, birth),
    (one) => !others.some(isTakenFor(one)),
  )
}

/** A face that nobody takes for another's of the story. */
export const facedAs = (random: Random, others: readonly Face[]): Face =>
  drawn(random, 'face', faceOf, (face) => others.every((other) => unlikeness(face, other) >= LEAST_UNLIKE))

/** Two people drawn by chance differ by 4; one pair of two hundred differs by less than this. */
const LEAST_UNLIKE = 1.5
