import type { CipherName } from '../../emrtd/key-derivation'
import { mrzInformation } from '../../emrtd/mrz'
import type { MrzLines } from '../../emrtd/mrz-layout'
import { rule } from './rule'

/** Clauses of the guide passport-inspection, by what comes after its name. */
export const inspected = (...names: string[]): string[] => names.map((name) => `passport-inspection/${name}`)

/** What counts in the choice between two offers of PACE. */
export type PaceQuality = {
  mapping: 'generic' | 'integrated' | 'chip-authentication'
  cipher: CipherName
  kind: 'DH' | 'ECDH'
  /** Of the field. */
  bits: number
}

/** A whole reading, people moving the phone included, in ms. */
const LONGEST_READING = 300_000

/** Decisions on how a chip is spoken to, and on which of its answers are used. */
export const chipReadingRules = {
  /** Doc 9303-10 §3.6, quirk AP-01: whatever the master file is answered by, it is selected, or need not be. */
  mayGoOnWithoutMasterFile: rule(inspected('access-selection'), (_sw: number): boolean => true),

  /** Doc 9303-11 §4.3.1: in BAC the chip proves that it has the keys, and answers this challenge and no other. */
  chipKnowsCode: rule(
    inspected('access-chip-proves-itself'),
    (found: { macHolds: boolean; challengeReturned: boolean }): boolean => found.macHolds && found.challengeReturned,
  ),

  /** Doc 9303-11 §4.4.3: every mapping, group and cipher that a chip may offer can be taken up. */
  mayUsePace: rule(inspected('pace-variants'), (_offer: PaceQuality): boolean => true),

  /** Doc 9303-11 §4.4.4.1: data object 84 says which parameters are meant, where the chip has several. */
  paceParametersAreNamed: rule(inspected('pace-variants'), (ambiguous: boolean): boolean => ambiguous),

  /** Doc 9303-11 §4.4.3.4: in PACE the chip proves with its token that it has the keys. */
  paceTokenHolds: rule(inspected('pace-answers'), (matches: boolean): boolean => matches),

  /** Doc 9303-11 §4.2, quirk AC-09: whoever disturbs PACE would choose the protocol. */
  mayFallBackToBac: rule(inspected('access-no-downgrade'), (): boolean => false),

  /** Doc 9303-11 §9.8.4. */
  macHolds: rule(inspected('sm-mac'), (mac: 'right' | 'wrong' | 'missing'): boolean => mac === 'right'),

  /** Doc 9303-11 §9.8.2. @param bytes of the status word under the MAC; 0 when there is none. */
  statusIsProtected: rule(inspected('sm-status'), (bytes: number): boolean => bytes === 2),

  /** Doc 9303-11 §9.8.4: data are enciphered, in object 87 or 85; ISO/IEC 7816-4 has 81 for those that are not. */
  dataMayBeInClear: rule(inspected('sm-cryptogram'), (): boolean => false),

  /** Doc 9303-11 §9.8: inside secure messaging an answer in clear is no answer. */
  clearAnswerCounts: rule(inspected('sm-no-clear-answer'), (): boolean => false),

  /** Doc 9303-11 §9.8.3: after the chip has ended the session there is another one or none. */
  mayGoOnInClear: rule(inspected('sm-lost-session'), (): boolean => false),

  /** ISO/IEC 14443-4 §7.3: chips take their time. @param ms since the reading began. */
  readingMayGoOn: rule(inspected('field-slow'), (ms: number): boolean => ms <= LONGEST_READING),

  /** Doc 9303-10 §4.7: a data group is a data object of its own tag. */
  beginsWithItsTag: rule(
    inspected('dg1-encoding', 'dg2-encoding', 'dg14-encoding'),
    (_dataGroup: number, found: number, wanted: number): boolean => found === wanted,
  ),

  /** Doc 9303-10 §4.6.1: EF.COM is not signed, so that what it says otherwise says nothing (BSI TR-03135-1). */
  comMayDiffer: rule(inspected('com-versions'), (_what: 'data groups' | 'LDS version'): boolean => true),

  /** Doc 9303-11 §9.7.2: the characters as they are printed, fillers for what is not known of a birth date included. */
  accessInformation: rule(inspected('mrz-unknown-dates'), (lines: MrzLines): string => mrzInformation(lines)),

  /** Doc 9303-3 §4.6: who has one name has it as the primary identifier; a name that fills the field may be cut off. */
  namesSuffice: rule(
    inspected('mrz-names'),
    (names: { surname: string; givenNames: string }): boolean => `${names.surname}${names.givenNames}` !== '',
  ),

  /** ISO/IEC 19794-5 §5.7: a portrait has 24 bits of colour, or 8 of grey. */
  portraitIsCompared: rule(inspected('portrait-grey'), (_hasColour: boolean): boolean => true),

  /** Doc 9303-4 §4.2.2.2: without optional data their check digit may be a filler. */
  emptyDataMayLackDigit: rule(inspected('mrz-optional-data'), (): boolean => true),
}
