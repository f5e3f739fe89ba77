import { ACCESS_DEVIATIONS } from './access'
import { DEFECTS, type Defect } from './defects'
import type { NamedDeviation } from './deviation'
import { FILE_DEVIATIONS } from './files'
import { MRZ_DEVIATIONS } from './mrz'
import { PACE_DEVIATIONS } from './pace-answers'
import { PORTRAIT_DEVIATIONS } from './portraits'
import { PROTOCOL_DEVIATIONS } from './protocols'
import { READING_DEVIATIONS } from './reading'
import { SECURE_MESSAGING_DEVIATIONS } from './secure-messaging'
import { SIGNED_DEVIATIONS } from './signed'
import { SIGNING_DEVIATIONS } from './signing'

/** The defects that the guides' features know, with the check that finds each and the published cases it carries out. */
const FOUND: Partial<Record<Defect, readonly [fails: string, ...cases: string[]]>> = {
  'altered-dg1': ['dg1-hash', 'Doc 9303-11 §5.1'],
  'altered-dg2': ['dg2-hash', 'Doc 9303-11 §5.1'],
  'altered-dg14': ['dg14-hash', 'Doc 9303-11 §5.1'],
  'missing-sod': ['security-object', 'Doc 9303-10 §4.1'],
  'forged-hashes': ['signature', 'RFC 5652 §5.6'],
  'forged-digest': ['signature', 'RFC 5652 §5.6'],
  'expired-passport': ['not-expired', 'Doc 9303-3 §4.8'],
  'other-chip': ['access-control', 'Doc 9303-11 §4.2'],
  'copied-chip': ['same-document', 'Doc 9303-11 §5.1'],
  'broken-check-digit': ['check-digits', 'Doc 9303-3 §4.9'],
  'wrong-composite-digit': ['check-digits', 'LDS_B_23'],
  'wrong-number-digit': ['check-digits', 'LDS_B_13'],
  'pace-stripped': ['pace-not-withheld', 'AC-09-pace-fails-bac-works'],
}

const ofTheGuides = Object.entries(FOUND).map(
  ([defect, [fails, ...cases]]): NamedDeviation => ({ ...DEFECTS[defect as Defect], kind: 'defect', cases, fails }),
)

/** Every deviation that scenarios can name. */
export const ALL_DEVIATIONS: readonly NamedDeviation[] = [
  ...ofTheGuides,
  ...ACCESS_DEVIATIONS,
  ...SECURE_MESSAGING_DEVIATIONS,
  ...READING_DEVIATIONS,
  ...FILE_DEVIATIONS,
  ...MRZ_DEVIATIONS,
  ...PORTRAIT_DEVIATIONS,
  ...SIGNED_DEVIATIONS,
  ...SIGNING_DEVIATIONS,
  ...PROTOCOL_DEVIATIONS,
  ...PACE_DEVIATIONS,
]
