import type { Glass } from './glass'
import type { Person } from './person'

/** Digits and capitals in groups: no guide says what an activation code looks like (A37). */
const GROUPS = /(?<![\p{L}\p{N}])[A-Z0-9]+(?:[ -][A-Z0-9]+)*(?![\p{L}\p{N}])/gu
const SHORTEST = 4

const isCode = (text: string): boolean => /\d/.test(text) && text.replace(/[ -]/g, '').length >= SHORTEST

/**
 * The activation code on the glass: in the words that speak of one, or else in what follows them. Undefined when none
 * can be read.
 */
export const shownCode = (person: Person): string | undefined => codeOn(person.app, person)

/** The same on any surface, such as a page of the website. */
export const codeOn = (glass: Glass, { scene, userId }: Person): string | undefined => {
  const texts = glass.screen.elements.filter(({ role }) => role === 'text' || role === 'title')
  const at = texts.findIndex(({ text }) => scene.labels.matches('activation-code-shown', text))
  if (at < 0) return undefined
  return texts
    .slice(at, at + 2)
    .flatMap(({ text, value = '' }) => `${text} ; ${value}`.replaceAll(userId, ';').match(GROUPS) ?? [])
    .find(isCode)
}

/** What stands on the screen, as somebody would write it down. */
export const writesCodeDown = (person: Person): void => {
  const code = shownCode(person)
  if (code !== undefined && person.activationCodes.at(-1) !== code) person.activationCodes.push(code)
}
