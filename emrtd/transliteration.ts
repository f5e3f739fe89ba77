/**
 * Names in the letters of the machine readable zone: Doc 9303-3 (8th ed.) §6, tables A (Latin), B (Cyrillic), C (Arabic,
 * with the two letters of App B §B.5.4), and the punctuation of §4.6. Where a table leaves a choice the first is written.
 */
export type CyrillicLanguage = 'belarusian' | 'bulgarian' | 'macedonian' | 'serbian' | 'ukrainian'

/**
 * Table A where the letter is more than its base without marks, in the order of the table. ĸ, Ǽ, Ǿ and ſ are not in it:
 * they stand for the spellings that are (Q in Greenland, AE, OE, S).
 */
const LATIN: Readonly<Record<string, readonly string[]>> = {
  Ä: ['AE', 'A'],
  Å: ['AA', 'A'],
  Æ: ['AE'],
  Ð: ['D'],
  Ñ: ['N', 'NXX'],
  Ö: ['OE', 'O'],
  Ø: ['OE'],
  Ü: ['UE', 'UXX', 'U'],
  Þ: ['TH'],
  ß: ['SS'],
  ẞ: ['SS'],
  Đ: ['D'],
  Ħ: ['H'],
  İ: ['I'],
  ı: ['I'],
  Ĳ: ['IJ'],
  ĸ: ['Q'],
  Ŀ: ['L'],
  Ł: ['L'],
  ŉ: ['N'],
  Ŋ: ['N'],
  Œ: ['OE'],
  Ŧ: ['T'],
  Ǿ: ['OE'],
  Ǽ: ['AE'],
  ſ: ['S'],
}

/**
 * Table B. It prints Ћ beside the code 0402 of Ђ, and ascribes GJ to Ғ (0492) where Macedonian has Ѓ (0403), a letter that
 * it lacks: both readings are taken in. The soft sign is in no table and vanishes.
 */
const CYRILLIC: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ЁE ЂD ЃG ЄIE ЅDZ ІI ЇI ЈJ ЉLJ ЊNJ ЋC ЌK ЎU ЏDZ АA БB ВV ГG ДD ЕE ЖZH ЗZ ИI ЙI КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKH ' +
    'ЦTS ЧCH ШSH ЩSHCH ЪIE ЫY Ь ЭE ЮIU ЯIA ѪU ѴY ҐG ҒG ҺC'
  )
    .split(' ')
    .map((entry) => [entry.charAt(0), entry.slice(1)]),
)

const CYRILLIC_EXCEPTIONS: Readonly<Record<CyrillicLanguage, Readonly<Record<string, string>>>> = {
  belarusian: { Ё: 'IO', Г: 'H' },
  bulgarian: { Щ: 'SHT' },
  macedonian: { Ќ: 'KJ', Џ: 'DJ', Х: 'H', Ц: 'C', Ғ: 'GJ', Ѓ: 'GJ' },
  serbian: { Г: 'H', Ж: 'Z', Х: 'H', Ц: 'C', Ч: 'C', Ш: 'S' },
  ukrainian: { Г: 'H', И: 'Y' },
}
/** Table B: at the beginning of a Ukrainian name. */
const UKRAINIAN_FIRST: Readonly<Record<string, string>> = { Є: 'YE', Ї: 'YI', Й: 'Y', Ю: 'YU', Я: 'YA' }

const TEH_MARBUTA = 'ة'
const SHADDA = '\u0651'
/** Table C in the order of the codes; letters that are not encoded are left out. */
const ARABIC: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '0621XE 0622XAA 0623XAE 0624U 0625I 0626XI 0627A 0628B 0629XTA 062AT 062BXTH 062CJ 062DXH 062EXKH 062FD 0630XDH 0631R ' +
    '0632Z 0633S 0634XSH 0635XSS 0636XDZ 0637XTT 0638XZZ 0639E 063AG 0641F 0642Q 0643K 0644L 0645M 0646N 0647H 0648W ' +
    '0649XAY 064AY 0671XXA 0679XXT 067CXRT 067EP 0681XKE 0685XXH 0686XC 0688XXD 0689XDR 0691XXR 0693XRR 0696XRX 0698XJ ' +
    '069AXXS 06A4V 06A5XF 06A9XKK 06ABXXK 06ADXNG 06AFXGG 06BAXNN 06BCXXN 06BEXDO 06C0XYH 06C1XXG 06C2XGE 06C3XTG 06CCXYA ' +
    '06CDXXY 06D0Y 06D2XYB 06D3XBE'
  )
    .split(' ')
    .map((entry) => [String.fromCharCode(Number.parseInt(entry.slice(0, 4), 16)), entry.slice(4)]),
)

/** §4.6: these part two components; every other sign vanishes, and figures have no place in a name. */
const SEPARATOR = /[\s\p{Pd},<]/u
/** Doubles the letter before it. */
const isArabicMark = (character: string): boolean => /[\u064b-\u0652\u0670\u0640]/.test(character)

type Place = { atStart: boolean; atEnd: boolean; language: CyrillicLanguage | undefined }

const spellingsOfLetter = (letter: string, { atStart, atEnd, language }: Place): readonly string[] => {
  if (/^[A-Z]$/.test(letter)) return [letter]
  const latin = LATIN[letter]
  if (latin) return latin
  if (language === 'ukrainian' && atStart && UKRAINIAN_FIRST[letter]) return [UKRAINIAN_FIRST[letter]]
  const cyrillic = (language && CYRILLIC_EXCEPTIONS[language][letter]) ?? CYRILLIC[letter]
  if (cyrillic !== undefined) return [cyrillic]
  // Table C, note 2.
  if (letter === TEH_MARBUTA) return [atEnd ? 'XAH' : 'XTA']
  const arabic = ARABIC[letter]
  if (arabic !== undefined) return [arabic]
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
  if (base === letter || base === '') return ['']
  return [[...base].map((part) => spellingsOfLetter(part, { atStart, atEnd, language })[0]).join('')]
}

/** Unicode writes some letters of the tables in two ways. Upper case, but ß and ĸ as they are: they have none or another. */
const composed = (name: string): string =>
  [...name.normalize('NFC')]
    .map((letter) => (/[ßĸı]/.test(letter) ? letter : letter.toUpperCase()))
    .join('')
    .normalize('NFC')

/** For each letter of a component the ways of writing it. */
const lettersOf = (component: string, language: CyrillicLanguage | undefined): (readonly string[])[] => {
  const written: (readonly string[])[] = []
  const letters = [...component].filter((character) => character === SHADDA || !isArabicMark(character))
  letters.forEach((letter, n) => {
    // Table C, note 3.
    if (letter === SHADDA) written.push(written.at(-1) ?? [])
    else written.push(spellingsOfLetter(letter, { atStart: n === 0, atEnd: n === letters.length - 1, language }))
  })
  return written.filter((ways) => ways.some((way) => way !== ''))
}

const componentsOf = (name: string, language: CyrillicLanguage | undefined): (readonly string[])[][] =>
  composed(name)
    .split(SEPARATOR)
    .map((component) => lettersOf(component, language))
    .filter((letters) => letters.length > 0)

/**
 * A name as the machine readable zone writes it: components with one filler between them, A–Z and '<' only. Apostrophes
 * and other signs vanish, and so do letters of no table; hyphens, spaces and commas become a filler.
 * @param language decides where table B has exceptions
 */
export const transliterate = (name: string, language?: CyrillicLanguage): string =>
  componentsOf(name, language)
    .map((letters) => letters.map(([first]) => first).join(''))
    .join('<')

/** How far the letters can be followed in what is written, in any of their spellings: positions in it. */
const follow = (written: string, letters: readonly (readonly string[])[], truncated: boolean): ReadonlySet<number> => {
  const ends = new Set<number>()
  let here = new Set([0])
  for (const ways of letters) {
    const next = new Set<number>()
    for (const at of here)
      for (const way of ways) {
        if (written.startsWith(way, at)) next.add(at + way.length)
        else if (truncated && at < written.length && way.startsWith(written.slice(at))) ends.add(written.length)
      }
    if (truncated) for (const at of next) ends.add(at)
    here = next
  }
  for (const at of here) ends.add(at)
  return ends
}

/**
 * Does the zone write this name, in any spelling that the tables allow (issuers differ, and change their mind)? With
 * `truncated` components may have lost letters at their end, and the name components at its end (9303-4 §4.2.3).
 * @param written with fillers or spaces between the components
 */
export const spells = (
  written: string,
  name: string,
  { truncated = false, language }: { truncated?: boolean; language?: CyrillicLanguage } = {},
): boolean => {
  const seen = written.split(/[< ]+/).filter((component) => component !== '')
  const known = componentsOf(name, language)
  if (truncated ? seen.length > known.length || seen.length === 0 : seen.length !== known.length) return false
  return seen.every((component, n) => follow(component, known[n] ?? [], truncated).has(component.length))
}
