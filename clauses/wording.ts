/** Comparing the texts of a screen with the wording of a guide. */

/** Composed characters, single spaces, straight quotation marks, no colon, dots or asterisk at the end. */
export const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201a\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*(?:[:*…]|\.{3})+$/u, '')

/** A label is the same letter by letter; case counts. */
export const sameLabel = (label: string, text: string): boolean => normalise(label) === normalise(text)

/** For labels of which a guide shows only the beginning (A33). */
export const startsLabel = (label: string, text: string): boolean => normalise(text).startsWith(normalise(label))

const LETTER = '[\\p{L}\\p{N}]'
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patterns = new Map<string, RegExp>()

/** Up to three letters are a whole word of the text, more begin a word of it ("pin" in PIN-kode, not in spinning). */
const patternOf = (word: string): RegExp => {
  const pattern =
    patterns.get(word) ?? new RegExp(`(?<!${LETTER})${escaped(word)}${word.length <= 3 ? `(?!${LETTER})` : ''}`, 'u')
  patterns.set(word, pattern)
  return pattern
}

const hasWords = (text: string, alternative: string): boolean =>
  alternative.split(' ').every((word) => patternOf(word).test(text))

/** Whether the text holds all words of one of the alternatives, and none of the `not`. */
export const fitsTerms = (alternatives: readonly string[], not: readonly string[], text: string): boolean => {
  const lower = normalise(text).toLocaleLowerCase('da')
  return (
    alternatives.some((alternative) => hasWords(lower, alternative)) && !not.some((words) => hasWords(lower, words))
  )
}
