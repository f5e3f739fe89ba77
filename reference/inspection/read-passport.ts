import type { Instant } from '../../core/clock'
import { PointError } from '../../emrtd/curve'
import { parseMrz } from '../../emrtd/mrz'
import { TlvError } from '../../emrtd/tlv'
import type { InspectionRules } from '../rules/inspection'
import type { Chance } from './bac'
import { type CollectedFiles, collectFiles } from './collect-files'
import { DerError } from './der'
import type { Inspection } from './inspection'
import { documentOf, fieldsOf, linesOfDg1, paceInfosOfDg14 } from './lds'
import { type OpenedChip, openChip } from './open-chip'
import { authenticatePassively, type Checks, createChecks } from './passive-authentication'
import { portraitOf } from './portrait'
import { createFileReader } from './read-files'
import { SecureMessagingError } from './secure-messaging'
import { AccessRefused, ChipUnreadable, LinkBroken, TagLost, type Transceive } from './session'
import { type Trust, trustListOf } from './trust-list'

/** What a reading needs. The rules decide; everything here reads, computes and asks them. */
export type PassportReading = {
  /** One command APDU to the chip; undefined when the chip has left the field. */
  transceive: Transceive
  /** As recognised on the printed page. */
  code: { lines: readonly [string, string] }
  trust: Trust
  now: Instant
  random: Chance
  rules: InspectionRules
  /** Bytes asked for at a time; more than 223 only where chip and phone take extended length (Doc 9303-11 §9.3.1.2). */
  chunk?: number
  /** Hears the share that has been read, from 0 to 1, never less than before. */
  onProgress?(share: number): void
}

const SHORT_CHUNK = 223
const LONGEST_CHUNK = 4096

/**
 * Opens the chip with the printed code, reads it, and says whether it proves who its holder is: Doc 9303-11 (8th ed.)
 * §4 and §5.1, BSI TR-03135-1. Throws only what `transceive` throws.
 */
export const readPassport = async (given: PassportReading): Promise<Inspection> => {
  const chunk = Math.min(given.chunk ?? SHORT_CHUNK, LONGEST_CHUNK)
  const checks = createChecks()
  const digits = parseMrz(given.code.lines)?.checkDigits
  checks.note('check-digits', given.rules.checkDigitsRight(digits), 'check-digits-wrong')
  const wrong = refusedBy(checks)
  if (wrong) return wrong
  try {
    return await attempt(given, checks, chunk)
  } catch (thrown) {
    // Some chips break the session off when they are asked in extended length; a new one asks in short.
    if (thrown instanceof SecureMessagingError && chunk > SHORT_CHUNK)
      return attempt(given, checks, SHORT_CHUNK).catch(endOf(checks))
    return endOf(checks)(thrown)
  }
}

const attempt = async (given: PassportReading, checks: Checks, chunk: number): Promise<Inspection> => {
  const reader = createFileReader(chunk)
  const chip = await openChip({ ...given, reader })
  checks.note('access-control', true, 'access-refused')
  const files = await collectFiles(chip.session, reader, (share) => given.onProgress?.(share))
  if (!given.rules.readIsComplete(files.missing)) return { outcome: 'lost' }
  return judge(given, checks, chip, files)
}

const judge = (given: PassportReading, checks: Checks, chip: OpenedChip, files: CollectedFiles): Inspection => {
  const { rules, now, code } = given
  const { sod, groups } = files
  const dg1 = groups.get(1)
  if (dg1 === undefined) throw new ChipUnreadable('DG1 was not read')
  const authentic = authenticatePassively({ sod, groups, trust: trustListOf(given.trust), now, rules, checks })
  checks.note('data-group-list', listsAgree(files) ? 'successful' : 'undetermined', 'security-object-malformed')
  const lines = linesOfDg1(dg1)
  checks.note('same-document', rules.sameDocument(lines, code.lines), 'not-the-scanned-document')
  const fields = fieldsOf(lines)
  checks.note('not-expired', !rules.documentHasExpired(fields.expiryDate, now), 'document-expired')
  if (authentic) {
    const matches = authentic.countries.every((country) => rules.issuingStateMatches(fields.issuingState, country))
    checks.note('issuing-state', matches, 'signer-of-another-state')
  }
  checks.note('pace-not-withheld', !rules.downgradeSuspected(signedOffers(files), chip.cardAccess), 'pace-withheld')
  const refusal = refusedBy(checks)
  if (refusal) return refusal
  const dg2 = groups.get(2)
  return {
    outcome: 'accepted',
    checks: checks.results(),
    document: documentOf(fields, now),
    portrait: dg2 === undefined ? new Uint8Array(0) : portraitOf(dg2),
  }
}

const refusedBy = (checks: Checks): Inspection | undefined => {
  const reason = checks.refusal()
  return reason && { outcome: 'refused', reason, checks: checks.results() }
}

/** EF.COM is not signed, so that a difference says nothing certain (BSI TR-03135-1: undetermined). */
const listsAgree = ({ listed, sod }: CollectedFiles): boolean => {
  if (listed === undefined || typeof sod !== 'object') return false
  const signed = [...sod.hashes.keys()].sort((a, b) => a - b)
  return [...listed].sort((a, b) => a - b).join() === signed.join()
}

const signedOffers = ({ groups, sod }: CollectedFiles) => {
  const dg14 = groups.get(14)
  if (dg14 !== undefined) return paceInfosOfDg14(dg14)
  return typeof sod === 'object' && sod.hashes.has(14) ? 'withheld' : []
}

const UNREADABLE = [ChipUnreadable, SecureMessagingError, TlvError, DerError, PointError]

/** How a reading ends that did not come to a judgement. What has failed before decides: altered data are often no data. */
const endOf =
  (checks: Checks) =>
  (thrown: unknown): Inspection => {
    if (thrown instanceof TagLost) return { outcome: 'lost' }
    if (thrown instanceof AccessRefused) {
      checks.note('access-control', false, 'access-refused')
      return { outcome: 'refused', reason: 'access-refused', checks: checks.results() }
    }
    if (thrown instanceof LinkBroken) throw thrown.cause
    if (thrown instanceof Error && UNREADABLE.some((kind) => thrown instanceof kind))
      return refusedBy(checks) ?? { outcome: 'unreadable', why: thrown.message }
    throw thrown
  }
