import type { Instant } from '../../core/clock'
import type { InspectionRules } from '../rules/inspection'
import type { Certificate } from './certificates'
import type { Checks } from './checks'
import type { CheckName, RefusalReason } from './inspection'
import type { SignedBy, SignedData } from './signed-data'
import { hashOfFile, type SecurityObject } from './sod'
import type { Revocation, TrustList } from './trust-list'

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
export const authenticatePassively = (
  given: PassiveAuthentication,
): { countries: readonly string[]; signer: Certificate | undefined } | undefined => {
  const { sod, rules, checks } = given
  const state = typeof sod === 'object' ? 'signed' : sod
  const problem = state === 'malformed' ? 'security-object-malformed' : 'security-object-missing'
  checks.note('security-object', rules.dataAreSigned(state), problem)
  if (typeof sod !== 'object') return undefined
  checkHashes(sod, given)
  const signed = bestOf(sod, given)
  return { countries: checkSigner(signed, given), signer: signed.signer }
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

/** Of several signers the first that can be trusted, or simply the first. */
const bestOf = (
  signed: SignedData,
  { trust, now, rules }: Pick<PassiveAuthentication, 'trust' | 'now' | 'rules'>,
): SignedBy =>
  signed.others.length === 0
    ? signed
    : ([signed, ...signed.others].find((one) => vouches(standingOf(one, trust, now, rules))) ?? signed)

const checkSigner = (signed: SignedBy, { trust, now, rules, checks }: PassiveAuthentication): readonly string[] => {
  const standing = standingOf(signed, trust, now, rules)
  // Without a certificate nobody can say whether the signature is right.
  if (!signed.signer) {
    const reason = signed.hasUnreadable ? 'signer-certificate-malformed' : 'signer-certificate-missing'
    checks.leaveOpen('signature', 'undetermined', reason)
    checks.note('signer-known', standing.known, reason)
    return []
  }
  checks.note('signature', standing.signatureHolds, 'signature-wrong')
  checks.note('signer-known', standing.known, 'signer-unknown')
  checks.note('signer-suited', standing.suited, 'signer-not-for-documents')
  checks.note('signer-valid', standing.valid, signed.signer.notBefore > now ? 'signer-not-yet-valid' : 'signer-expired')
  if (standing.revoked || standing.revocation === 'current')
    checks.note('signer-not-revoked', !standing.revoked, 'signer-revoked')
  else checks.leaveOpen('signer-not-revoked', 'undetermined', standing.revocation)
  return standing.countries
}

/** What can be said of who signed. */
export type Standing = {
  signatureHolds: boolean
  known: boolean
  valid: boolean
  revoked: boolean
  /** Its certificate is for signatures. */
  suited: boolean
  /** Whether there is a list of the issuer that says who is not revoked, or why not. */
  revocation: 'current' | 'revocation-list-outdated' | 'revocation-list-not-understood' | 'no-revocation-list'
  countries: readonly string[]
}

/** Doc 9303-12 §6.1 and Doc 9303-11 §5.1.1, for EF.SOD and EF.CardSecurity alike. */
export const standingOf = (signed: SignedBy, trust: TrustList, now: Instant, rules: InspectionRules): Standing => {
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
      [signed.digest, signed.signatureHash].every((hash) => rules.signatureHashAccepted(hash)) &&
      rules.signatureHolds({ digestMatches, signed: signed.verified() }),
    known: rules.chainEndsInTrustList(path) && hashes.every((hash) => rules.signatureHashAccepted(hash)),
    valid: signer !== undefined && rules.signerIsValid(signer.notBefore, signer.notAfter, now),
    revoked: signer !== undefined && list !== undefined && rules.signerIsRevoked(signer.serial, list.serials),
    suited: signer !== undefined && rules.signerIsSuited(signer.suitedToSign),
    revocation: revocationState(list, now, rules),
    countries: signer
      ? [signer, ...path.slice(-1).map(({ certificate }) => certificate)].map(({ country }) => country)
      : [],
  }
}

const revocationState = (
  list: Revocation | undefined,
  now: Instant,
  rules: InspectionRules,
): Standing['revocation'] => {
  if (!list) return 'no-revocation-list'
  const understood = list.lists.filter((one) => one.understood)
  if (understood.length === 0) return 'revocation-list-not-understood'
  return understood.some((one) => rules.revocationListIsCurrent(one, now)) ? 'current' : 'revocation-list-outdated'
}

/** A signature over a key counts when nothing can be said against whoever signed it. */
export const vouches = ({ signatureHolds, known, suited, valid, revoked }: Standing): boolean =>
  signatureHolds && known && suited && valid && !revoked
