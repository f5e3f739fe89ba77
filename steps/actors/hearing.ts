import { HarnessFault } from '../../core/errors'

/** What a person writes down on hearing a digit. */
const HEARD: Record<'da' | 'en', Readonly<Record<string, string>>> = {
  da: { nul: '0', en: '1', et: '1', to: '2', tre: '3', fire: '4', fem: '5', seks: '6', syv: '7', otte: '8', ni: '9' },
  en: {
    oh: '0',
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
  },
}

/** The digits of what was said, by somebody who speaks this language. */
export const digitsHeard = (words: readonly string[], language: 'da' | 'en'): string =>
  words
    .map((word) => {
      const digit = HEARD[language][word]
      if (digit !== undefined) return digit
      throw new HarnessFault({
        code: 'NOT_UNDERSTOOD',
        what: `"${word}" is no digit to somebody who listens in ${language}`,
        mend: 'let the audio code reader speak the language of the person',
      })
    })
    .join('')
