import type { EvidenceEntry } from '../core/evidence'
import type { Person } from './actors/person'
import { codesOf } from './actors/sms'

/** Kinds of evidence that hold raw bytes: digits in there are no codes. */
const BYTES = new Set(['apdu', 'frame', 'nfc', 'screenshot', 'speech'])

export type Pseudonyms = ReadonlyMap<string, string>

/**
 * Secrets are known to the suite because it made them or saw them entered; what is written names them by pseudonym.
 * The value decides, so the same secret bears the same name wherever it turns up.
 */
export const pseudonymsOf = (people: readonly Person[]): Pseudonyms =>
  new Map(
    people.flatMap((person) => [
      [person.personalPin, `‹personal PIN of ${person.name}›`] as const,
      ...person.formerPins.map((pin) => [pin, `‹former PIN of ${person.name}›`] as const),
      [person.password, `‹password of ${person.name}›`] as const,
      ...person.activationCodes.map((code) => [code, `‹activation code of ${person.name}›`] as const),
      [person.userId, `‹user ID of ${person.name}›`] as const,
      ...codesOf(person).map((code, i) => [code, `‹code #${i + 1} to ${person.name}›`] as const),
    ]),
  )

type Concealing = (text: string) => string

const DIGITS = /^\d{4,}$/
/** A code may be written in groups of digits: 123 456. */
const written = (value: string): string | RegExp =>
  DIGITS.test(value) ? new RegExp([...value].join('[ \u00a0-]?'), 'g') : value

const concealing = (pseudonyms: Pseudonyms): Concealing => {
  const longestFirst = [...pseudonyms]
    .filter(([value]) => value !== '')
    .sort(([a], [b]) => b.length - a.length)
    .map(([value, pseudonym]) => [written(value), pseudonym] as const)
  return (text) => longestFirst.reduce((told, [value, pseudonym]) => told.replaceAll(value, pseudonym), text)
}

/** Texts only: a code that happens to stand in a number, a time for example, is none. */
const inTexts = (data: unknown, conceal: Concealing): unknown => {
  if (typeof data === 'string') return conceal(data)
  if (Array.isArray(data)) return data.map((each) => inTexts(each, conceal))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [conceal(name), inTexts(each, conceal)]))
}

/** Any plain data, secrets by pseudonym. */
export const concealedIn = <T>(data: T, pseudonyms: Pseudonyms): T => inTexts(data, concealing(pseudonyms)) as T

/** One entry as a line of JSON, secrets by pseudonym. */
export const lineOf = (entry: EvidenceEntry, pseudonyms: Pseudonyms): string =>
  JSON.stringify(BYTES.has(entry.kind) ? entry : concealedIn(entry, pseudonyms))
