import * as words from '../emrtd/status-words'

const WORDS: ReadonlyMap<number, string> = new Map(
  Object.entries(words).flatMap(([name, value]): [number, string][] =>
    typeof value === 'number'
      ? [
          [
            value,
            name
              .replace(/^SW_[0-9A-F]{4}_/, '')
              .toLowerCase()
              .replaceAll('_', ' '),
          ],
        ]
      : [],
  ),
)

/** A status word for people: the number and what ISO/IEC 7816-4 §5.1.3 calls it. */
export const wordsOf = (sw: number | undefined): string => {
  if (sw === undefined) return 'no answer'
  const number = sw.toString(16).padStart(4, '0').toUpperCase()
  const known = WORDS.get(sw)
  if (known) return `${number} ${known}`
  if (sw >> 8 === 0x61) return `${number} ${sw & 0xff} more bytes`
  if (sw >> 8 === 0x6c) return `${number} wrong length, ${sw & 0xff} bytes are there`
  if (sw >> 4 === 0x63c) return `${number} failed, ${sw & 0xf} attempts left`
  return number
}
