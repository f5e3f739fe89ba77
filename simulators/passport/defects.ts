import type { Signer } from '../../certs/issuing-state'
import type { MrzFields } from '../../emrtd/mrz'
import { withComment } from './jpeg'

/** Ways in which a passport can be wrong: each is the honest passport with one thing changed. */
export type Defect =
  | 'altered-dg1'
  | 'altered-dg2'
  | 'unknown-csca'
  | 'expired-signer'
  | 'revoked-signer'
  | 'signer-of-another-state'
  | 'expired-passport'
  | 'no-chip'
  | 'other-chip'
  | 'copied-chip'
  | 'broken-check-digit'
  | 'pace-stripped'

/** The one thing: every member is a step of issuing that is done otherwise. */
export type Deviation = {
  means: string
  signer?: Signer
  /** The passport ran out before the honest one was issued. */
  expired?: true
  /** What a forger writes into DG1, and prints, after the data were signed. */
  forgedFields?(fields: MrzFields): MrzFields
  /** The picture that a forger puts into DG2 after it was signed. */
  forgedPortrait?(jpeg: Uint8Array): Uint8Array
  /** The lines as the page shows them. */
  printed?(lines: [string, string]): [string, string]
  /**
   * `none`; `anothers`: that of a genuine passport of somebody else, which opens with that one's own code; `copy`: it
   * opens with the printed code and holds the genuine data of that other passport.
   */
  chip?: 'none' | 'anothers' | 'copy'
  /** Neither EF.CardAccess nor the chip know of PACE, which the signed DG14 still names. */
  paceStripped?: true
}

const otherDigit = (digit: string): string => String((Number(digit) + 1) % 10)

/** A personal number that differs in its last digit; it is no part of the access keys and not in the visual zone. */
const anotherPersonalNumber = (fields: MrzFields): MrzFields => ({
  ...fields,
  optionalData: fields.optionalData.slice(0, -1) + otherDigit(fields.optionalData.slice(-1).replace(/\D/, '')),
})

/** The composite digit: all fields, and with them the access keys, stay right. */
const wrongComposite = ([upper, lower]: [string, string]): [string, string] => [
  upper,
  lower.slice(0, 43) + otherDigit(lower.charAt(43)),
]

export const DEFECTS: Readonly<Record<Defect, Deviation>> = {
  'altered-dg1': {
    means: 'DG1 (and the page) got another personal number after DG1 was signed',
    forgedFields: anotherPersonalNumber,
  },
  'altered-dg2': {
    means: 'the portrait in DG2 was changed after it was signed',
    forgedPortrait: (jpeg) => withComment(jpeg, 'altered'),
  },
  'unknown-csca': { means: 'the signer belongs to a CSCA that no trust list names', signer: 'unknown-csca' },
  'expired-signer': { means: 'the certificate of the signer has expired', signer: 'expired' },
  'revoked-signer': { means: 'the certificate of the signer is revoked', signer: 'revoked' },
  'signer-of-another-state': { means: 'a trusted signer of another state signed it', signer: 'of-another-state' },
  'expired-passport': { means: 'the passport has expired', expired: true },
  'no-chip': { means: 'there is no chip in it', chip: 'none' },
  'other-chip': { means: "the chip is that of somebody else's passport", chip: 'anothers' },
  'copied-chip': { means: "the chip opens with the printed code and holds somebody else's passport", chip: 'copy' },
  'broken-check-digit': { means: 'the composite check digit on the page is wrong', printed: wrongComposite },
  'pace-stripped': { means: 'EF.CardAccess conceals PACE, which the signed DG14 names', paceStripped: true },
}

/** All deviations at once, for a passport with several defects; of two that change the same step the last counts. */
export const deviationOf = (defects: readonly Defect[]): Deviation =>
  Object.assign({ means: defects.join(', ') }, ...defects.map((defect) => ({ ...DEFECTS[defect], means: defect })))
