import { type CyrillicLanguage, transliterate } from './transliteration'

/**
 * The name field of the machine readable zone: Doc 9303-3 §4.6, and §4.2.3 of parts 4 (39 characters), 5 (30) and 6
 * (31). Of a name that is too long one letter of the given names stays, and the field ends in a letter; where the letters
 * are taken from is the issuer's choice:
 * `end`: from the end of each part; `initials`: components of the surname, from the last, become initials; a number: no
 * component of the surname keeps more letters than that. Given names lose letters from the last component backwards.
 */
export type Truncation = 'end' | 'initials' | number

/** Fillers between the parts, and one letter of the given names. */
const LEAST_SECONDARY = 3

/** Takes letters from the longest components until the field, cut to its length, ends in a letter. Initials stay. */
const endingInALetter = (names: string, length: number): string => {
  if (names.length <= length || names.charAt(length - 1) !== '<') return names.slice(0, length)
  const longest = names.split('<').reduce((a, b) => (b.length > a.length ? b : a))
  if (longest.length === 1) return names.slice(0, length)
  return endingInALetter(names.replace(longest, longest.slice(0, -1)), length)
}

/** Components from the last one lose letters, but one, until all fit; undefined when even then they do not. */
const backwards = (names: string, length: number, least: (component: string, excess: number) => number) => {
  const components = names.split('<')
  let excess = names.length - length
  for (let n = components.length - 1; n >= 0 && excess > 0; n--) {
    const component = components[n] ?? ''
    const kept = least(component, excess)
    components[n] = component.slice(0, kept)
    excess -= component.length - kept
  }
  return excess <= 0 ? components.join('<') : undefined
}

const byLetters = (component: string, excess: number): number => Math.max(1, component.length - excess)

/**
 * Nothing but a cut, and one letter of the given names saved from it. Where it would fall between two components, it
 * takes letters from the longest instead, so that the field is full.
 */
const cutAtTheEnd = (primary: string, secondary: string, length: number): string =>
  secondary === '' ? primary : `${endingInALetter(primary, length - LEAST_SECONDARY).replace(/<+$/, '')}<<${secondary}`

const primaryWithin = (primary: string, length: number, truncation: Truncation): string => {
  if (typeof truncation === 'number')
    return primaryWithin(
      primary
        .split('<')
        .map((component) => component.slice(0, truncation))
        .join('<'),
      length,
      'end',
    )
  if (primary.length <= length) return primary
  const short = truncation === 'initials' ? backwards(primary, length, () => 1) : undefined
  return short ?? primary.slice(0, length).replace(/<+$/, '')
}

/** Undefined where the name so shortened would leave room: a full field is what tells that letters are missing. */
const shortened = (primary: string, secondary: string, length: number, truncation: Truncation): string | undefined => {
  const room = secondary === '' ? length : length - LEAST_SECONDARY
  const kept = primaryWithin(primary, room, primary.length > room ? truncation : 'end')
  const rest = length - kept.length - 2
  const given = truncation === 'end' ? secondary : (backwards(secondary, rest, byLetters) ?? secondary)
  const field = endingInALetter(secondary === '' ? kept : `${kept}<<${given}`, length)
  return field.length === length ? field : undefined
}

/** @param length of the field; unused positions are fillers. */
export const nameField = (
  names: { surname: string; givenNames: string },
  length: number,
  { truncation = 'end', language }: { truncation?: Truncation; language?: CyrillicLanguage } = {},
): string => {
  const parts = [names.surname, names.givenNames].map((part) => transliterate(part, language))
  // A name of one part is the primary identifier (9303-5 §4.2.2.3).
  const [primary = '', secondary = ''] = parts.filter((part) => part !== '')
  const whole = secondary === '' ? primary : `${primary}<<${secondary}`
  if (whole.length <= length) return whole.padEnd(length, '<')
  return (
    shortened(primary, secondary, length, truncation) ??
    endingInALetter(cutAtTheEnd(primary, secondary, length), length).padEnd(length, '<')
  )
}
