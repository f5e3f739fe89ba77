import type { Random } from '../../core/random'

/** No month, so no CPR number either; the real month is the one written less this. */
const MONTH_OF_NOBODY = 80

/** Seventh digits that place a year of birth in its century (CPR's own table; 4 and 9 also serve 1937–1999). */
const centuryDigits = (year: number): readonly number[] => {
  if (year >= 1937 && year < 2000) return [0, 1, 2, 3, 4, 9]
  if (year < 1937) return [0, 1, 2, 3]
  return [4, 5, 6, 7, 8, 9]
}

/**
 * Ten digits DDMMYYSSSS in the form of a CPR number that can belong to nobody: 80 is added to the month, and no date has
 * a month from 81 to 92. (Adding to the day would not do: hospitals give such numbers to patients without one.) All else
 * is as in a real one: the date can be recognised, the seventh digit fits the century, the last is odd for men and even
 * for women. There is no modulus-11 check, as in numbers given since 2007.
 * @param birthDate `YYYY-MM-DD`, 1858 to 2036
 */
export const cprNumberOfNobody = (random: Random, birthDate: string, sex: 'M' | 'F'): string => {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const last = random.pick([0, 2, 4, 6, 8]) + (sex === 'M' ? 1 : 0)
  const serial = `${random.pick(centuryDigits(Number(year)))}${random.digits(2)}${last}`
  return `${day}${Number(month) + MONTH_OF_NOBODY}${year.slice(2)}${serial}`
}

/** `+45` and eight digits beginning with 00: Danish subscribers' numbers begin with 2 to 9, so it rings nowhere. */
export const phoneNumberOfNobody = (random: Random): string => `+4500${random.digits(6)}`
