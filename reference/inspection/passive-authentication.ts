import type { Instant } from '../../core/clock'
import type { InspectionRules } from '../rules/inspection'
import type { Checks } from './checks'
import type { CheckName, RefusalReason } from './inspection'
import type { SignedData } from './signed-data'
import { hashOfFile, type SecurityObject } from './sod'
import type { TrustList } from './trust-list'

/** Data groups by number: the bytes of the file, or undefined for one that is listed and that the chip does not give. */
export type DataGroups = ReadonlyMap<number, Uint8Array | undefined>
export type Sod = SecurityObject | 'missing' | 'malformed'

const HASHES: readonly (readonly [number: number, check: CheckName, reason: RefusalReason])[] = [
  [1, 'dg1-hash', 'dg1-altered'],
  [2, 'dg2-hash', 'dg2-altered'],
  [14, 'dg14-hash', 'dg14-altered'],
  [15, 'dg15-hash', 'dg15-altered'],
]

export type PassiveAuthentication = {
  sod: Sod
  groups: DataGroups
  trust: TrustList
  now: Instant
  rules: InspectionRules
  checks: Checks
}

/**
 * Passive Authentication: Doc 9303-11 (8th ed.) §5.1. Notes every check that can be made and gives the countries of the
 * signer and of its CSCA ('' where a certificate names none), or undefined when there is nothing signed.
 */
export const authenticatePassively = (given: PassiveAuthentication): { countries: readonly string[] } | undefined => {
  const { sod, rules, checks } = given
  checks.note('security-object', rules.dataAreSigned(sod !== 'missing'), 'security-object-missing')
  if (sod === 'missing') return undefined
  if (sod === 'malformed') {
    checks.note('security-object', false, 'security-object-malformed')
    return undefined
  }
  checkHashes(sod, given)
  return { countries: checkSigner(sod, given) }
}

const checkHashes = (object: SecurityObject, { groups, rules, checks }: PassiveAuthentication): void => {
  for (const [number, check, reason] of HASHES) {
    const file = groups.get(number)
    if (file)
      checks.note(check, rules.hashMatches(number, hashOfFile(object.hash, file), object.hashes.get(number)), reason)
    else if (object.hashes.has(number)) checks.leaveOpen(check, 'undetermined', 'data-group-not-given')
    else checks.leaveOpen(check, 'not-supported', 'data-group-not-there')
  }
}

const checkSigner = (signed: SignedData, { trust, now, rules, checks }: PassiveAuthentication): readonly string[] => {
  const standing = standingOf(signed, trust, now, rules)
  // Without a certificate nobody can say whether the signature is right.
  if (signed.signer) checks.note('signature', standing.signatureHolds, 'signature-wrong')
  else checks.leaveOpen('signature', 'undetermined', 'signer-certificate-missing')
  checks.note('signer-known', standing.known, 'signer-unknown')
  if (!signed.signer) return []
  checks.note('signer-valid', standing.valid, 'signer-expired')
  if (standing.revocation === 'current' || standing.revoked)
    checks.note('signer-not-revoked', !standing.revoked, 'signer-revoked')
  else
    checks.leaveOpen(
      'signer-not-revoked',
      'undetermined',
      standing.revocation === 'none' ? 'no-revocation-list' : 'revocation-list-outdated',
    )
  return standing.countries
}

/** What can be said of who signed. */
export type Standing = {
  signatureHolds: boolean
  known: boolean
  valid: boolean
  revoked: boolean
  /** Whether there is a list of the issuer, and whether it is of today. */
  revocation: 'current' | 'outdated' | 'none'
  countries: readonly string[]
}

/** Doc 9303-12 §6.1 and Doc 9303-11 §5.1.1, for EF.SOD and EF.CardSecurity alike. */
export const standingOf = (signed: SignedData, trust: TrustList, now: Instant, rules: InspectionRules): Standing => {
  const { signer, digestMatches } = signed
  const path = signer ? trust.pathAbove(signer, now) : []
  // The signature on a trusted certificate is not looked at: that it is trusted says more.
  const hashes = (signer ? [signer, ...path.slice(0, -1).map(({ certificate }) => certificate)] : []).map(
    ({ signatureHash }) => signatureHash,
  )
  const list = signer && trust.revocationBy(signer.issuer)
  return {
    signatureHolds:
      signer !== undefined &&
      rules.signatureHashAccepted(signed.digest) &&
      rules.signatureHolds({ digestMatches, signatureVerifies: signed.signatureVerifies() }),
    known: rules.chainEndsInTrustList(path) && hashes.every((hash) => rules.signatureHashAccepted(hash)),
    valid: signer !== undefined && rules.signerIsValid(signer.notBefore, signer.notAfter, now),
    revoked: signer !== undefined && list !== undefined && rules.signerIsRevoked(signer.serial, list.serials),
    revocation: list ? (rules.revocationListIsCurrent(list.nextUpdate, now) ? 'current' : 'outdated') : 'none',
    countries: signer
      ? [signer, ...path.slice(-1).map(({ certificate }) => certificate)].map(({ country }) => country)
      : [],
  }
}

/** A signature over a key counts when nothing can be said against whoever signed it. */
export const vouches = ({ signatureHolds, known, valid, revoked }: Standing): boolean =>
  signatureHolds && known && valid && !revoked
