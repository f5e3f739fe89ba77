import type { Person } from './person'

/** A code as it was sent or shown, and what others may know or guess of the person to whom it was sent. */
export type SentCode = { readonly code: string; readonly known: readonly string[] }

/** So many digits must agree before it is no chance: one in a million. */
const DIGITS = 6

const isAlike = (codes: readonly string[]): boolean =>
  codes.every((code) => code === codes[0]) && (codes.length - 1) * (codes[0]?.length ?? 0) >= DIGITS

/** By how much each is more than the one before, where that is the same each time; codes count around. */
const stepBetween = (codes: readonly string[]): number | undefined => {
  const [{ length } = ''] = codes
  if ((codes.length - 2) * length < DIGITS || codes.some((code) => code.length !== length)) return undefined
  const around = 10 ** length
  const steps = codes.slice(1).map((code, at) => (Number(code) - Number(codes[at]) + around) % around)
  return steps.every((step) => step === steps[0]) ? steps[0] : undefined
}

const standsIn = ({ code, known }: SentCode): boolean => {
  const digits = code.replace(/\D/g, '')
  return (
    digits.length === code.replace(/[\s-]/g, '').length &&
    known.some((fact) => fact.replace(/\D/g, '').includes(digits))
  )
}

/**
 * By what a code could be told before it is sent: all are alike, they are counted, or each stands in what is known of
 * the person. Undefined where chance would explain it, or nothing is to be seen.
 * @param sent in the order in which they were sent
 */
export const foretoldBy = (sent: readonly SentCode[]): string | undefined => {
  const codes = sent.map(({ code }) => code.replace(/[\s-]/g, ''))
  if (isAlike(codes)) return 'all are alike'
  const step = stepBetween(codes)
  if (step !== undefined) return `each is ${step} more than the one before`
  const isKnown = sent.length * (codes[0]?.length ?? 0) >= 2 * DIGITS && sent.every(standsIn)
  return isKnown ? 'each stands in what is known of the person' : undefined
}

/** Digits that others may know of somebody. */
export const knownOf = ({ data, passport, phoneNumber }: Person): string[] => {
  const [year = '', month = '', day = ''] = data.birthDate.split('-')
  const birthDates = [`${day}${month}${year}`, `${year}${month}${day}`, `${day}${month}${year.slice(2)}`]
  return [data.cprNumber ?? '', passport.documentNumber, phoneNumber, ...birthDates]
}

/** Holds the clause of the rule to codes that cannot be told before they are sent or shown. */
export const foretellNothing = ({ scene }: Person, sent: readonly SentCode[]): void => {
  if (sent.some(({ code }) => code === '')) scene.checks.notVerifiable(scene.clause, 'a code that can be read')
  const why = foretoldBy(sent)
  scene.check(scene.clause, {
    expected: 'codes that nobody knows who has not been given them',
    held: why === undefined,
    observed: `${sent.map(({ code }) => code).join(', ')}${why ? `: ${why}` : ''}`,
  })
}
