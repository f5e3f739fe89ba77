import type { Signer, SodFormName } from '../../../certs/issuing-state'
import type { MrzFields } from '../../../emrtd/mrz'
import type { MrzLines } from '../../../emrtd/mrz-layout'
import type { ChipActs } from '../chip'
import type { Picture } from '../lds/portrait'
import type { PassportOrder } from '../order'
import type { ChipKeys } from '../passport-chip'
import type { SodForgery } from './forgery'

/** The one thing: every member is a step of issuing that is done otherwise. */
export type Deviation = {
  means: string
  /** What the state orders otherwise: another kind of document. */
  ordered?(order: PassportOrder): PassportOrder
  signer?: Signer
  /** Of EF.SOD. */
  form?: SodFormName
  /** The passport ran out before the honest one was issued. */
  expired?: true
  /** What a forger writes into DG1, and prints, after the data were signed. */
  forgedFields?(fields: MrzFields): MrzFields
  /** The picture that a forger puts into DG2 after it was signed. */
  forgedPortrait?(picture: Picture): Picture
  /** What a forger makes of DG14 after it was signed; a passport without PACE has none. */
  forgedDg14?(content: Uint8Array): Uint8Array
  /** How far EF.SOD was made to agree with the forged DG1; the signature stays the old one. */
  forgedSod?: SodForgery
  /** EF.SOD is not on the chip. */
  sodMissing?: true
  /** The lines as the issuer wrote them: into DG1 before it was signed, onto the page, and into the access keys. */
  issued?(lines: MrzLines): MrzLines
  /** The lines as the page alone shows them. */
  printed?(lines: MrzLines): MrzLines
  /**
   * `none`; `anothers`: that of a genuine passport of somebody else, which opens with that one's own code; `copy`: it
   * opens with the printed code and holds the genuine data of that other passport.
   */
  chip?: 'none' | 'anothers' | 'copy'
  /** Neither EF.CardAccess nor the chip know of PACE, which the signed DG14 still names. */
  paceStripped?: true
  /** The data groups, by number, as the issuer wrote and signed them. */
  issuedGroups?(groups: Map<number, Uint8Array>): Map<number, Uint8Array>
  /** The SecurityInfos of EF.CardSecurity, as the issuer wrote and signed them. */
  cardSecurity?(infos: Uint8Array): Uint8Array
  /** The files, by identifier, as somebody left them on the chip after everything was signed. */
  stored?(files: Map<number, Uint8Array>): Map<number, Uint8Array>
  /** The private keys that the chip has in place of those that belong to what was signed. */
  chipKeys?(keys: ChipKeys): ChipKeys
  /** What the chip does otherwise; asked once for each chip, which opens with this MRZ_information. */
  chipActs?(chip: { mrz: string }): ChipActs
}

/**
 * A deviation that scenarios know by what it means. A quirk is odd and valid, and must be read; a defect must be refused.
 * `cases` are ids of the published cases and observations that it carries out, `fails` the check (contract/inspection.ts)
 * that finds a defect.
 */
export type NamedDeviation = Deviation & {
  kind: 'quirk' | 'defect'
  cases: readonly string[]
  fails?: string
}

/** All deviations at once; of two that change the same step the last counts, but each order builds on the one before. */
export const together = (deviations: readonly Deviation[]): Deviation =>
  Object.assign({ means: '' }, ...deviations, {
    means: deviations.map(({ means }) => means).join('; '),
    ordered: (order: PassportOrder) => deviations.reduce((so, { ordered }) => ordered?.(so) ?? so, order),
  })
