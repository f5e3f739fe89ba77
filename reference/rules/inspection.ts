import type { Hex } from '../../core/bytes'
import type { Instant } from '../../core/clock'
import type { MrzCheckDigits } from '../../emrtd/mrz'
import { certificateCountriesOf } from '../inspection/issuing-states'
import { rule } from './rule'

/** A PACEInfo of EF.CardAccess or DG14 (Doc 9303-11 §9.2.1): dotted identifier of the protocol, id of the parameters. */
export type PaceInfo = { protocol: string; parameterId: number | undefined }

/** One step of the path above the document signer. */
export type ChainLink = {
  /** The certificate itself is a CSCA of the trust list. */
  trusted: boolean
  /** The signature on the certificate below verifies with this certificate's key. */
  verified: boolean
}

const CHIP_IS_GENUINE = ['get-mitid/1.2-chip-confirms-identity-1'] as const

/** BSI TR-03135-1: an expiry year up to this many years ahead lies in the future, any other in the last century. */
const LONGEST_VALIDITY_IN_YEARS = 15

/** 'YYYY-MM-DD' for the 'YYMMDD' of an expiry date, or undefined when that is no day of the calendar. */
export const expiryDay = (expiryDate: string, now: Instant): string | undefined => {
  if (!/^\d{6}$/.test(expiryDate)) return undefined
  const thisYear = new Date(now).getUTCFullYear()
  const inThisCentury = thisYear - (thisYear % 100) + Number(expiryDate.slice(0, 2))
  const year = inThisCentury > thisYear + LONGEST_VALIDITY_IN_YEARS ? inThisCentury - 100 : inThisCentury
  const day = `${year}-${expiryDate.slice(2, 4)}-${expiryDate.slice(4, 6)}`
  const at = Date.parse(day)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day
}

/** Decisions on whether a chip proves who its holder is. Reading and arithmetic are in ../inspection. */
export const inspectionRules = {
  /** Doc 9303-3 §4.9. Undefined stands for a text that is no machine-readable zone at all. */
  checkDigitsRight: rule(
    ['get-mitid/3.1.8c3', 'get-mitid/3.2-same-document'],
    (digits: MrzCheckDigits | undefined): boolean => digits !== undefined && Object.values(digits).every(Boolean),
  ),

  /**
   * Doc 9303-11 §4.2 recommends PACE where EF.CardAccess offers it and leaves BAC for the others. Once offered it is
   * required here, also when it then fails: falling back is what a downgrade looks like.
   */
  paceRequired: rule(
    ['get-mitid/1.2-chip-machine-readable'],
    (cardAccess: readonly PaceInfo[]): boolean => cardAccess.length > 0,
  ),

  /** May what was read be used? `missing` names the files that were not read to their end when the chip left. */
  readIsComplete: rule(['get-mitid/3.2.6b'], (missing: readonly string[]): boolean => missing.length === 0),

  /** Doc 9303-11 §5.1: without EF.SOD nothing on the chip is authentic. */
  dataAreSigned: rule(CHIP_IS_GENUINE, (securityObjectIsThere: boolean): boolean => securityObjectIsThere),

  /** RFC 5652 §5.6: the signer signed the attributes, and they name the digest of what is signed. */
  signatureHolds: rule(
    CHIP_IS_GENUINE,
    (found: { digestMatches: boolean; signatureVerifies: boolean }): boolean =>
      found.digestMatches && found.signatureVerifies,
  ),

  /** Doc 9303-12 §6.1: the path goes signature by signature up to a CSCA of the trust list. */
  chainEndsInTrustList: rule(
    CHIP_IS_GENUINE,
    (chain: readonly ChainLink[]): boolean => chain.at(-1)?.trusted === true && chain.every(({ verified }) => verified),
  ),

  /** Doc 9303-12 §4.1.1.1: a signer's certificate outlives every document it signed, so it must be valid on the day. */
  signerIsValid: rule(
    CHIP_IS_GENUINE,
    (notBefore: Instant, notAfter: Instant, now: Instant): boolean => notBefore <= now && now <= notAfter,
  ),

  /** @param revoked serial numbers of the issuer's revocation list. */
  signerIsRevoked: rule(CHIP_IS_GENUINE, (serial: Hex, revoked: readonly Hex[]): boolean => revoked.includes(serial)),

  /** Does a data group have the hash that was signed? `signed` is undefined when the security object lists none. */
  hashMatches: rule(
    CHIP_IS_GENUINE,
    (_dataGroup: number, actual: Hex, signed: Hex | undefined): boolean => actual === signed,
  ),

  /** Are DG1 and the printed code the same two lines? */
  sameDocument: rule(
    ['get-mitid/3.2-same-document'],
    (dg1: readonly [string, string], code: readonly [string, string]): boolean =>
      dg1[0] === code[0] && dg1[1] === code[1],
  ),

  /** From the day after the expiry date, in UTC. A date that is none shows no validity. @param expiryDate YYMMDD */
  documentHasExpired: rule(['get-mitid/1.2-not-expired'], (expiryDate: string, now: Instant): boolean => {
    const day = expiryDay(expiryDate, now)
    return day === undefined || new Date(now).toISOString().slice(0, 10) > day
  }),

  /** Doc 9303-11 §5.1.1: does the state in DG1 agree with the country of the signer, and with that of the CSCA? */
  issuingStateMatches: rule(
    [...CHIP_IS_GENUINE, 'get-mitid/1.2-passport-origin'],
    (dg1State: string, certificateCountry: string): boolean =>
      certificateCountriesOf(dg1State).includes(certificateCountry.toUpperCase()),
  ),

  /**
   * Doc 9303-11 §4.2 and §9.2.11: EF.CardAccess is not signed, DG14 is; what DG14 offers must have been offered.
   * `withheld` stands for a DG14 that the security object lists and the chip does not give.
   */
  downgradeSuspected: rule(
    CHIP_IS_GENUINE,
    (signed: readonly PaceInfo[] | 'withheld', cardAccess: readonly PaceInfo[]): boolean =>
      signed === 'withheld'
        ? cardAccess.length === 0
        : signed.some((offer) => !cardAccess.some((info) => isSame(offer, info))),
  ),
}
export type InspectionRules = typeof inspectionRules

const isSame = (a: PaceInfo, b: PaceInfo): boolean => a.protocol === b.protocol && a.parameterId === b.parameterId
