import { anotherCode, wrongAt } from './actors/pins'

/** Another value in the place of one's own. */
export type SecretChange = (own: string) => string
type Entry = readonly [da: string, en: string, change: SecretChange]
const both = (entries: readonly Entry[]): ReadonlyMap<string, SecretChange> =>
  new Map(entries.flatMap(([da, en, change]) => [[da, change] as const, [en, change] as const]))

/** A field may take no more than fits: what is left then is not the right value either. */
const another = (own: string): string => (own.startsWith('0') ? '1' : '0')
const FAR_TOO_LONG: Entry = ['alt for lang', 'far too long', (own) => `${another(own)}${own.slice(1)}`.repeat(400)]
const QUERY: Entry = ['et stykke af en forespørgsel', 'a piece of a query', () => "' OR '1'='1"]
const STAR: Entry = ['en stjerne', 'a star', () => '*']

/** Reading A09: whatever is not the eight digits that were issued. */
export const P_CODE_CHANGES = both([
  ['på syv cifre', 'of seven digits', (own) => own.slice(0, -1)],
  ['på ni cifre', 'of nine digits', (own) => `${another(own)}${own}`],
  ['skrevet med et bogstav', 'written with a letter', (own) => `${own.slice(0, -1)}O`],
  ['skrevet med en bindestreg', 'written with a hyphen', (own) => `${own.slice(0, 4)}-${own.slice(5)}`],
  ['tom', 'empty', () => ''],
  ['aldrig udstedt', 'never issued', anotherCode],
  FAR_TOO_LONG,
  QUERY,
  STAR,
])

export const CODE_CHANGES = both([
  ['forkert i hvert ciffer', 'wrong in every digit', anotherCode],
  ['forkert i det sidste ciffer', 'wrong in the last digit', (own) => wrongAt(own, -1)],
  ['et ciffer for kort', 'one digit too short', (own) => own.slice(0, -1)],
  ['et ciffer for lang', 'one digit too long', (own) => `${another(own)}${own}`],
  ['tom', 'empty', () => ''],
  FAR_TOO_LONG,
  QUERY,
  STAR,
])

/** How somebody may write a password that is not theirs. */
export const PASSWORD_CHANGES = both([
  ['skrevet med små bogstaver', 'written in small letters', (own) => own.toLowerCase()],
  ['et tegn for kort', 'one character too short', (own) => own.slice(0, -1)],
  ['et tegn for lang', 'one character too long', (own) => `${another(own)}${own}`],
  ['lutter mellemrum', 'nothing but spaces', (own) => ' '.repeat(own.length)],
  FAR_TOO_LONG,
  QUERY,
  STAR,
])

/** Where a number is asked for to which a message is to go. */
export const NUMBER_CHANGES = both([
  ['tomt', 'empty', () => ''],
  ['uden et eneste ciffer', 'without a single digit', () => 'nul nul nul'],
  ['to numre på én gang', 'two numbers at once', (own) => `${own},${wrongAt(own, -1)}`],
  QUERY,
])

/** The text of another QR code, made of that of one's own. */
export type QrCodeChange = SecretChange
/** What else a camera may see that waits for the code of an app. */
export const QR_CODE_CHANGES = both([
  ['en adresse på nettet', 'an address on the web', () => 'https://www.example.com/mitid'],
  ['med hvert ciffer ændret', 'with every digit changed', (own) => own.replace(/\d/g, anotherCode)],
  QUERY,
])

const CYRILLIC: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', i: 'і' }
const looksLike = (own: string): string => `${own.replace(/[aeoi]/g, (letter) => CYRILLIC[letter] ?? letter)}`
const reversed = (own: string): string => `\u202e${[...own].reverse().join('')}`

/** How somebody may write a user ID who wants to be taken for the one who has it. */
export const USER_ID_SPELLINGS = both([
  ['med store bogstaver', 'in capitals', (own) => own.toUpperCase()],
  ['med bogstaver, der er sat sammen', 'with letters that are put together', (own) => own.normalize('NFD')],
  [
    'med et tegn uden bredde i',
    'with a zero-width character in it',
    (own) => `${own.slice(0, 2)}\u200b${own.slice(2)}`,
  ],
  ['med mellemrum om', 'with spaces around it', (own) => ` ${own} `],
  ['med bogstaver, der ligner', 'with letters that look alike', looksLike],
  ['fra højre mod venstre', 'from right to left', reversed],
])

/** None of them is anybody's user ID, whatever is cut off, composed or folded. */
export const USER_ID_CHANGES = both([
  ['tomt', 'empty', () => ''],
  ['lutter mellemrum', 'nothing but spaces', () => '     '],
  ['lutter tegn uden bredde', 'nothing but zero-width characters', () => '\u200b\u200c\u200d\u2060\u200b'],
  ['skrevet fra højre mod venstre', 'written from right to left', reversed],
  ['ti cifre', 'ten digits', () => '8181901234'],
  ['skrevet med bogstaver, der ligner', 'written with letters that look alike', (own) => `${looksLike(own)}\u0430`],
  ['et stykke af en side', 'a piece of a page', () => '<script>alert(1)</script>'],
  FAR_TOO_LONG,
  QUERY,
  STAR,
])
