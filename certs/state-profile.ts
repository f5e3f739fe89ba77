import type { HashName } from './algorithms'
import type { Suite } from './key-names'

/** One CSCA key and its self-signed certificate; calendar days in UTC. */
export type Generation = { notBefore: string; notAfter: string; suite: Suite }

/** An issuing state as data. */
export type StateProfile = {
  /** As in the machine-readable zone: one to three letters. */
  country: string
  /** As in the certificates: two letters, of either case. */
  certificateCountry: string
  organization: string
  /** Oldest first; all have one name. */
  generations: readonly [Generation, ...Generation[]]
  /** No certificate links a generation to the next. */
  unlinked?: true
  /** Of its document signers; of the size that signers have, signing as their CSCA does, unless said. */
  signer?: Suite
  /** Over data groups; that of the newest signers unless said. */
  hash?: HashName
  /** Neither roots nor signers name the key that signed them. */
  withoutAuthorityKeyIds?: true
  /** In no trust list, though its passports are made like all others. */
  unlisted?: true
  /** Has the names, dates and serial numbers of that state, and keys of its own. */
  looksLike?: string
  /** Whose signer stands in for `of-another-state`; Denmark's unless said. */
  anotherState?: string
}

/** Passports are valid for ten years, so there are roots of before then. */
const OLDEST_DOCUMENT = '2016'
/** Doc 9303-12 §4.2 recommends to use a CSCA's key for three to five years. */
const YEARS_OF_KEY_USE = 5

const yearsEarlier = (date: string, years: number): string => String(Number(date.slice(0, 4)) - years) + date.slice(4)

/**
 * Roots that follow one another every five years, the newest as measured.
 * @param newest `2022-04-28 2037-07-23`: first and last day.
 * @param older oldest first; the newest suite takes the places that are left.
 */
export const rolledOver = (
  newest: string,
  suite: Suite,
  older: readonly Suite[] = [],
): Pick<StateProfile, 'generations'> => {
  const [notBefore = '', notAfter = ''] = newest.split(' ')
  const generation = (back: number, of: Suite): Generation => ({
    notBefore: yearsEarlier(notBefore, back * YEARS_OF_KEY_USE),
    notAfter: yearsEarlier(notAfter, back * YEARS_OF_KEY_USE),
    suite: of,
  })
  const olderCount = Math.max(
    older.length,
    Math.ceil((Number(notBefore.slice(0, 4)) - Number(OLDEST_DOCUMENT) + 1) / YEARS_OF_KEY_USE),
  )
  const generations = Array.from({ length: olderCount }, (_, place) =>
    generation(olderCount - place, older[place] ?? suite),
  )
  return { generations: [...generations, generation(0, suite)] as unknown as StateProfile['generations'] }
}
