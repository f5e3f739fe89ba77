import { faker as danish } from '@faker-js/faker/locale/da'
import { faker as swedish } from '@faker-js/faker/locale/sv'
import type { Random } from '../../core/random'
import { cprNumberOfNobody, phoneNumberOfNobody } from './numbers'

export type Sex = 'M' | 'F'
/** Part of the Danish Realm whose names the person bears; all three have passports of DNK. */
export type Home = 'denmark' | 'faroe-islands' | 'greenland'
/** Codes of Doc 9303-3 §5. */
export type Nationality = 'DNK' | 'SWE'

/** Somebody who does not exist. Dates are `YYYY-MM-DD`. */
export type PersonData = {
  readonly id: string
  readonly surname: string
  readonly givenNames: string
  readonly birthDate: string
  readonly sex: Sex
  readonly nationality: Nationality
  /** Ten digits that belong to nobody, see `cprNumberOfNobody`. */
  readonly cprNumber?: string
  /** `+45` and eight digits that belong to nobody, see `phoneNumberOfNobody`. */
  readonly phoneNumber: string
  /** A user ID that this person would like: 6 to 20 letters and digits. */
  readonly userId: string
}

type Names = { surname: string; givenNames: string }

/** Names put together by us in the manner of the Faroes and of Greenland. */
const OWN_NAMES: Record<Exclude<Home, 'denmark'>, Record<Sex, readonly string[]> & { surnames: readonly string[] }> = {
  'faroe-islands': {
    F: ['Sólrun', 'Bjørg', 'Rannvá', 'Eyðrun', 'Marjun', 'Turið'],
    M: ['Jógvan', 'Hákun', 'Rói', 'Sjúrður', 'Tóki', 'Áki'],
    surnames: ['við Ánna', 'Kvívíksgarð', 'í Dølum', 'Norðhamar', 'Skálatún', 'á Lofthamri'],
  },
  greenland: {
    F: ['Aviaja', 'Ivalu', 'Pipaluk', 'Nivi', 'Paninnguaq', 'Arnaq'],
    M: ['Malik', 'Inuk', 'Nuka', 'Aqqaluk', 'Minik', 'Angutivik'],
    surnames: ['Qaarsorsen', 'Immikkeertoq', 'Kangersen', 'Sermilik', 'Nuukarsen', 'Tasiilasen'],
  },
}

const namesFromFaker = (random: Random, nationality: Nationality, sex: Sex): Names => {
  const faker = nationality === 'SWE' ? swedish : danish
  faker.seed(random.int(2 ** 31))
  const kind = sex === 'F' ? 'female' : 'male'
  return { givenNames: faker.person.firstName(kind), surname: faker.person.lastName(kind) }
}

const names = (random: Random, nationality: Nationality, home: Home, sex: Sex): Names => {
  if (nationality !== 'DNK' || home === 'denmark') return namesFromFaker(random, nationality, sex)
  const own = OWN_NAMES[home]
  return { givenNames: random.pick(own[sex]), surname: random.pick(own.surnames) }
}

/** A grown-up: born between 1945 and 2004. Day 29 to 31 do not occur. */
const birthDate = (random: Random): string => {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${1945 + random.int(60)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`
}

/** Without a home a Dane comes from any of the three; without a word everybody has a CPR number. */
export const makePerson = (
  random: Random,
  wish: { nationality?: Nationality; home?: Home; withCpr?: boolean; sex?: Sex; birthDate?: string } = {},
): PersonData => {
  const nationality = wish.nationality ?? 'DNK'
  const home = wish.home ?? random.pick(['denmark', 'denmark', 'denmark', 'faroe-islands', 'greenland'] as const)
  const sex = wish.sex ?? random.pick(['F', 'M'] as const)
  const born = wish.birthDate ?? birthDate(random)
  const name = names(random, nationality, home, sex)
  const cprNumber = cprNumberOfNobody(random, born, sex)
  return {
    id: `person-${random.digits(8)}`,
    ...name,
    birthDate: born,
    sex,
    nationality,
    ...(wish.withCpr === false ? {} : { cprNumber }),
    phoneNumber: phoneNumberOfNobody(random),
    userId: userIdLike(name.givenNames, random.digits(5)),
  }
}

const userIdLike = (givenNames: string, digits: string): string =>
  `${givenNames
    .toLowerCase()
    .replace(/[^a-zæøå]/g, '')
    .slice(0, 15)}${digits}`.padStart(6, 'x')
