import type { Glass } from './glass'
import type { Person } from './person'

/** Digits and capitals in groups: no guide says what an activation code looks like (A37). */
const GROUPS = /(?<![\p{L}\p{N}])[A-Z0-9]+(?:[ -][A-Z0-9]+)*(?![\p{L}\p{N}])/gu
const SHORTEST = 4

const isCode = (text: string): boolean => /\d/.test(text) && text.replace(/[ -]/g, '').length >= SHORTEST
/** Chance may leave the digits out of a code with letters; by itself it is no word of a sentence. */
const isCodeInLetters = (text: string): boolean => /^[A-Z]{4,}(?:[ -][A-Z]{2,})*$/.test(text.trim())

/**
 * The activation code on the glass: in the words that speak of one, or else in what follows them. Undefined when none
 * can be read.
 */
export const shownCode = (person: Person): string | undefined => codeOn(person.app, person)

/** The same on any surface, such as a page of the website. */
export const codeOn = (
  glass: Pick<Glass, 'screen'>,
  { scene, userId }: { scene: Pick<Person['scene'], 'labels'>; userId: string },
): string | undefined => {
  const texts = glass.screen.elements.filter(({ role }) => role === 'text' || role === 'title')
  const at = texts.findIndex(({ text }) => scene.labels.matches('activation-code-shown', text))
  if (at < 0) return undefined
  const near = texts.slice(at, at + 2)
  const inGroups = near.flatMap(
    ({ text, value = '' }) => `${text} ; ${value}`.replaceAll(userId, ';').match(GROUPS) ?? [],
  )
  const inLetters = near.flatMap(({ text, value = '' }, n) => [value, n === 0 ? (text.split(':')[1] ?? '') : text])
  return inGroups.find(isCode) ?? inLetters.find(isCodeInLetters)?.trim()
}

/** What stands on the screen, as somebody would write it down. */
export const writesCodeDown = (person: Person): void => {
  const code = shownCode(person)
  if (code !== undefined && person.activationCodes.at(-1) !== code) person.activationCodes.push(code)
}

/** The code that the person wrote down, on whichever device it was shown. */
const codesOf = (person: Person): string[] => {
  const { scene, name } = person
  return scene.cast.people().flatMap((one) => (one.name === name ? one.activationCodes : []))
}
/** The latest of them; empty where nobody wrote one down. */
export const codeOfPerson = (person: Person): string => codesOf(person).at(-1) ?? ''
