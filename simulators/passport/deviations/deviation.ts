import type { Signer, SigningKeys } from '../../../certs/issuing-state'
import type { MrzFields } from '../../../emrtd/mrz'
import type { MrzLines } from '../../../emrtd/mrz-layout'
import type { ChipActs } from '../chip'
import type { Picture } from '../lds/portrait'
import type { ChipKeys } from '../passport-chip'
import type { SodForgery } from './forgery'

/** The one thing: every member is a step of issuing that is done otherwise. */
export type Deviation = {
  means: string
  signer?: Signer
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
  /** EF.SOD as the issuer made it otherwise; the keys behind it sign what should be rightly signed all the same. */
  issuedSod?(sod: Uint8Array, keys: SigningKeys): Uint8Array
  /** The files, by identifier, as somebody left them on the chip after everything was signed. */
  stored?(files: Map<number, Uint8Array>): Map<number, Uint8Array>
  /** The private keys that the chip has in place of those that belong to what was signed. */
  chipKeys?(keys: ChipKeys): ChipKeys
  /** What the chip does otherwise; asked once for each chip. */
  chipActs?(): ChipActs
}

/** All deviations at once; of two that change the same step the last counts. */
export const together = (deviations: readonly Deviation[]): Deviation =>
  Object.assign({ means: '' }, ...deviations, { means: deviations.map(({ means }) => means).join('; ') })
