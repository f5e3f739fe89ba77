import { checkDigit, type MrzFields } from '../../../emrtd/mrz'
import { after, LAYOUTS, type MrzLines, mrzFormat, type Place, textAt } from '../../../emrtd/mrz-layout'
import { withCommentIn } from '../lds/portrait'
import type { Deviation } from './deviation'
import { withOtherPaceVersion } from './forgery'

/** Ways in which a passport can be wrong: each is the honest passport with one thing changed. */
export type Defect =
  | 'altered-dg1'
  | 'altered-dg2'
  | 'altered-dg14'
  | 'forged-hashes'
  | 'forged-digest'
  | 'missing-sod'
  | 'unknown-csca'
  | 'expired-signer'
  | 'revoked-signer'
  | 'signer-of-another-state'
  | 'expired-passport'
  | 'no-chip'
  | 'other-chip'
  | 'copied-chip'
  | 'broken-check-digit'
  | 'wrong-composite-digit'
  | 'wrong-number-digit'
  | 'pace-stripped'

const otherDigit = (digit: string): string => String((Number(digit) + 1) % 10)

/** A personal number that differs in its last digit; it is no part of the access keys and not in the visual zone. */
const anotherPersonalNumber = (fields: MrzFields): MrzFields => ({
  ...fields,
  optionalData: fields.optionalData.slice(0, -1) + otherDigit(fields.optionalData.slice(-1).replace(/\D/, '')),
})

const withCharacter = (lines: MrzLines, [line, from, to]: Place, character: string): MrzLines => {
  const [upper, second, ...third] = lines.map((text, n) =>
    n === line ? text.slice(0, from) + character + text.slice(to) : text,
  )
  return [upper ?? '', second ?? '', ...third]
}
const layoutOf = (lines: MrzLines) => LAYOUTS[mrzFormat(lines) ?? 'TD3']
const withOtherDigit = (lines: MrzLines, place: Place): MrzLines =>
  withCharacter(lines, place, otherDigit(textAt(lines, place)))

/** The composite digit: all fields, and with them the access keys, stay right. */
const wrongComposite = (lines: MrzLines): MrzLines => withOtherDigit(lines, layoutOf(lines).composite)

/** The digit after the document number, which is part of the access keys; the composite digit counts it as it stands. */
const wrongNumberDigit = (lines: MrzLines): MrzLines => {
  const { fields, composite, compositeOver } = layoutOf(lines)
  const wrong = withOtherDigit(lines, after(fields.documentNumber))
  return withCharacter(wrong, composite, checkDigit(compositeOver.map((place) => textAt(wrong, place)).join('')))
}

export const DEFECTS: Readonly<Record<Defect, Deviation>> = {
  'altered-dg1': {
    means: 'DG1 (and the page) got another personal number after DG1 was signed',
    forgedFields: anotherPersonalNumber,
  },
  'altered-dg2': {
    means: 'the portrait in DG2 was changed after it was signed',
    forgedPortrait: (picture) => withCommentIn(picture, 'altered'),
  },
  'altered-dg14': {
    means: 'one bit of DG14 was changed after it was signed; it still offers what EF.CardAccess offers',
    forgedDg14: withOtherPaceVersion,
  },
  'forged-hashes': {
    means: 'DG1 was altered, and its hash in EF.SOD to match; messageDigest and signature are the old ones',
    forgedFields: anotherPersonalNumber,
    forgedSod: 'hash',
  },
  'forged-digest': {
    means: 'DG1 was altered, and its hash and messageDigest in EF.SOD to match; the signature is the old one',
    forgedFields: anotherPersonalNumber,
    forgedSod: 'digest',
  },
  'missing-sod': { means: 'EF.SOD, which is what was signed, is not on the chip', sodMissing: true },
  'unknown-csca': { means: 'the signer belongs to a CSCA that no trust list names', signer: 'unknown-csca' },
  'expired-signer': { means: 'the certificate of the signer has expired', signer: 'expired' },
  'revoked-signer': { means: 'the certificate of the signer is revoked', signer: 'revoked' },
  'signer-of-another-state': { means: 'a trusted signer of another state signed it', signer: 'of-another-state' },
  'expired-passport': { means: 'the passport has expired', expired: true },
  'no-chip': { means: 'there is no chip in it', chip: 'none' },
  'other-chip': { means: "the chip is that of somebody else's passport", chip: 'anothers' },
  'copied-chip': { means: "the chip opens with the printed code and holds somebody else's passport", chip: 'copy' },
  'broken-check-digit': { means: 'the composite check digit on the page is wrong', printed: wrongComposite },
  'wrong-composite-digit': {
    means: 'the composite check digit is wrong on the page and in the signed DG1 alike',
    issued: wrongComposite,
  },
  'wrong-number-digit': {
    means: 'the check digit of the document number is wrong on the page, in the signed DG1 and in the access keys',
    issued: wrongNumberDigit,
  },
  'pace-stripped': { means: 'EF.CardAccess conceals PACE, which the signed DG14 names', paceStripped: true },
}
