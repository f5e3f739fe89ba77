import { until } from './patience'
import type { Person } from './person'

/** Digits in groups, as they are easier to read, or in a row: 123 456. */
const CODE = /(?<![\d+])(?:\d{2,6}(?:[ \u00a0-]\d{2,6}){1,3}|\d{4,12})(?!\d)/

/** The digits of the first code in the text of a message; empty where there is none. */
export const codeIn = (text: string): string => CODE.exec(text)?.[0].replace(/\D/g, '') ?? ''

/** Messages that have reached the person's own number. */
export const smsOf = (person: Person) => person.scene.services.smsTo(person.phoneNumber)

/** The code in a message to the person's number: the newest (−1) or any other, counted from 0. */
export const codeOf = (person: Person, message = -1): string => codeIn(smsOf(person).at(message)?.text ?? '')

/** A code that is not the right one. That chance has made both alike is nobody's fault, and nothing can be told of it. */
export const otherCode = (person: Person, code: string, right = codeOf(person)): string => {
  const { checks, clause } = person.scene
  if (code !== '' && code === right)
    checks.notVerifiable(clause, 'two codes that differ', 'two codes were the same by chance: run it with another seed')
  return code
}

/** The code of an earlier message (counted as `codeOf` does), which a later one has superseded, if any has. */
export const earlierCode = (person: Person, message: number): string =>
  smsOf(person).length > 1 ? otherCode(person, codeOf(person, message)) : codeOf(person, message)

/** Every code that was sent to the person's number, in order. */
export const codesOf = (person: Person): string[] => smsOf(person).flatMap(({ text }) => codeIn(text) || [])

/** Does something and holds the clause to it that one more message comes. */
export const expectsSms = async (
  person: Person,
  clause: string,
  what: string,
  does: () => Promise<unknown>,
): Promise<void> => {
  const before = smsOf(person).length
  await does()
  await person.expects(clause, `${what} by SMS to ${person.phoneNumber}`, () => smsOf(person).length > before)
  const code = codeOf(person)
  person.scene.check(clause, {
    expected: `${what} in the message`,
    held: code !== '',
    observed: code === '' ? 'a message without digits' : `a code of ${code.length} digits`,
  })
}

/** Messages may come a little later than the screen that tells of them. @param patience virtual ms */
export const awaitsSms = async (person: Person, come: () => boolean, patience: number): Promise<void> => {
  if (person.hasOpenedApp) await until(person.scene, person.app, come, patience)
  else await person.scene.rest()
}
