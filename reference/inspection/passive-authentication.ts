import type { Instant } from '../../core/clock'
import type { InspectionRules } from '../rules/inspection'
import { DerError } from './der'
import { CHECKS, type CheckName, type CheckOutcome, type CheckResult, type RefusalReason } from './inspection'
import { hashOfFile, type SecurityObject } from './sod'
import type { TrustList } from './trust-list'

/** Results of checks as they come in; what is never noted counts as aborted (BSI TR-03135-1 §5). */
export type Checks = {
  /** @param reason for which the chip is refused when the check has failed. */
  note(check: CheckName, result: boolean | CheckOutcome, reason: RefusalReason): void
  results(): CheckResult[]
  /** Of the first check, in the order of CHECKS, that has failed. */
  refusal(): RefusalReason | undefined
}

export const createChecks = (): Checks => {
  const noted = new Map<CheckName, { result: CheckOutcome; reason: RefusalReason }>()
  return {
    note: (check, result, reason) => {
      const outcome = typeof result === 'boolean' ? (result ? 'successful' : 'failed') : result
      noted.set(check, { result: outcome, reason })
    },
    results: () => CHECKS.map((check) => ({ check, result: noted.get(check)?.result ?? 'aborted' })),
    refusal: () => {
      const failed = CHECKS.find((check) => noted.get(check)?.result === 'failed')
      return failed && noted.get(failed)?.reason
    },
  }
}

/** Data groups by number: the bytes of the file, or undefined for one that is listed and that the chip does not give. */
export type DataGroups = ReadonlyMap<number, Uint8Array | undefined>
export type Sod = SecurityObject | 'missing' | 'malformed'

const REASONS: Record<number, [check: CheckName, reason: RefusalReason]> = {
  1: ['dg1-hash', 'dg1-altered'],
  2: ['dg2-hash', 'dg2-altered'],
  14: ['dg14-hash', 'dg14-altered'],
}

/**
 * Passive Authentication: Doc 9303-11 (8th ed.) §5.1. Notes every check that can be made and gives the countries of the
 * signer and of its CSCA ('' where a certificate names none), or undefined when there is nothing signed.
 */
export const authenticatePassively = (given: {
  sod: Sod
  groups: DataGroups
  trust: TrustList
  now: Instant
  rules: InspectionRules
  checks: Checks
}): { countries: readonly string[] } | undefined => {
  const { sod, rules, checks } = given
  checks.note('security-object', rules.dataAreSigned(sod !== 'missing'), 'security-object-missing')
  if (sod === 'missing') return undefined
  if (sod === 'malformed') {
    checks.note('security-object', false, 'security-object-malformed')
    return undefined
  }
  checks.note('signature', signatureResult(sod, rules), 'signature-wrong')
  checkHashes(sod, given)
  return { countries: checkSigner(sod, given) }
}

/** Without a certificate nobody can say whether the signature is right. */
const signatureResult = (object: SecurityObject, rules: InspectionRules): boolean | CheckOutcome =>
  object.signer === undefined
    ? 'undetermined'
    : rules.signatureHolds({ digestMatches: object.digestMatches, signatureVerifies: verifies(object) })

const verifies = (object: SecurityObject): boolean => {
  try {
    return object.signatureVerifies()
  } catch (thrown) {
    // A signer's key on parameters of no known curve verifies nothing.
    if (thrown instanceof DerError) return false
    throw thrown
  }
}

const checkHashes = (
  object: SecurityObject,
  { groups, rules, checks }: { groups: DataGroups; rules: InspectionRules; checks: Checks },
): void => {
  for (const [number, file] of groups) {
    const [check, reason] = REASONS[number] ?? []
    if (!check || !reason) continue
    const matches = file && rules.hashMatches(number, hashOfFile(object.hash, file), object.hashes.get(number))
    checks.note(check, matches ?? 'undetermined', reason)
  }
}

const checkSigner = (
  { signer }: SecurityObject,
  { trust, now, rules, checks }: { trust: TrustList; now: Instant; rules: InspectionRules; checks: Checks },
): readonly string[] => {
  const path = signer ? trust.pathAbove(signer, now) : []
  checks.note('signer-known', rules.chainEndsInTrustList(path), 'signer-unknown')
  if (!signer) return []
  checks.note('signer-valid', rules.signerIsValid(signer.notBefore, signer.notAfter, now), 'signer-expired')
  const revoked = trust.revokedBy(signer.issuer)
  checks.note(
    'signer-not-revoked',
    revoked ? !rules.signerIsRevoked(signer.serial, revoked) : 'undetermined',
    'signer-revoked',
  )
  return [signer, ...path.slice(-1).map(({ certificate }) => certificate)].map(({ country }) => country)
}
