/** How digits are said one by one, in the languages of the guides. Index = digit. */
const SPOKEN = {
  da: ['nul', 'et', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
} as const
export type SpokenLanguage = keyof typeof SPOKEN

/** The words for these digits; throws RangeError for anything that is no digit. */
export const wordsFor = (digits: string, language: SpokenLanguage): string[] =>
  [...digits].map((digit) => {
    const word = /^[0-9]$/.test(digit) ? SPOKEN[language][Number(digit)] : undefined
    if (word === undefined) throw new RangeError(`"${digit}" is no digit`)
    return word
  })
