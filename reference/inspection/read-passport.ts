import type { Instant } from '../../core/clock'
import { PointError } from '../../emrtd/curve'
import { parseMrz } from '../../emrtd/mrz'
import { type MrzLines, mrzFormat } from '../../emrtd/mrz-layout'
import { TlvError } from '../../emrtd/tlv'
import type { InspectionRules, ReadingProblem } from '../rules/inspection'
import { type Checks, createChecks } from './checks'
import { collectFiles } from './collect-files'
import { DerError } from './der'
import type { Inspection } from './inspection'
import { judge } from './judge'
import { type Chance, KeyRefused } from './key-agreement'
import { openChip, type Printed } from './open-chip'
import { createFileReader, type FileParts } from './read-files'
import { SecureMessagingError } from './secure-messaging'
import {
  AccessRefused,
  ChipUnreadable,
  LinkBroken,
  PaceNotSupported,
  PaceRefused,
  TagLost,
  type Transceive,
} from './session'
import { type Trust, trustListOf } from './trust-list'

/** What a reading needs. The rules decide; everything here reads, computes and asks them. */
export type PassportReading = {
  /** One command APDU to the chip; undefined when the chip has left the field. */
  transceive: Transceive
  /** As recognised on the printed page. */
  code: Printed
  trust: Trust
  now: Instant
  random: Chance
  rules: InspectionRules
  /** Bytes asked for at a time; more than 223 only where chip and phone take extended length (Doc 9303-11 §9.3.1.2). */
  chunk?: number
  /** What earlier readings of the same document have left of its files; what this one reads is put there as well. */
  parts?: FileParts
  /** How far earlier readings of the same document came before the chip was lost, oldest first, from 0 to 1. */
  losses?: readonly number[]
  /** Hears the share that has been read, from 0 to 1, never less than before. */
  onProgress?(share: number): void
}

const OPTIONAL_DIGIT_AT = 42
const SHORT_CHUNK = 223
const SHORTER_CHUNK = 112
const LONGEST_CHUNK = 4096
/** Losses in the files after which long commands are suspected. */
const PATIENCE = 2

/**
 * Opens the chip with the printed code, reads it, and says whether it proves who its holder is: Doc 9303-11 (8th ed.)
 * §4 to §6, BSI TR-03135-1. Throws only what `transceive` throws.
 */
export const readPassport = async (given: PassportReading): Promise<Inspection> => {
  const { rules, code, losses = [] } = given
  const begun = (): Checks => {
    const checks = createChecks()
    if (code.lines) checks.note('check-digits', digitsRight(code.lines, rules), 'check-digits-wrong')
    else checks.leaveOpen('check-digits', 'undetermined', 'no-printed-lines')
    return checks
  }
  const wrong = refusedBy(begun())
  if (wrong) return wrong
  let furthest = 0
  const onProgress = (share: number): void => {
    if (share < furthest) return
    furthest = share
    given.onProgress?.(share)
  }
  const first = Math.min(given.chunk ?? SHORT_CHUNK, losses.length < PATIENCE ? LONGEST_CHUNK : SHORT_CHUNK)
  const tries: Record<ReadingProblem, number> = { 'access-refused': 0, 'channel-broken': 0, 'contact-lost': 0 }
  for (let chunk = first; ; ) {
    const checks = begun()
    try {
      return await attempt({ ...given, onProgress }, checks, { chunk, extended: tries['channel-broken'] === 0 })
    } catch (thrown) {
      const problem = problemOf(thrown)
      if (problem === undefined || !rules.mayTryAgain(problem, ++tries[problem]))
        return endOf(thrown, checks, given, furthest)
      // Some chips break the session off when they are asked for much at a time.
      if (problem === 'channel-broken') chunk = chunk > SHORT_CHUNK ? SHORT_CHUNK : Math.min(chunk, SHORTER_CHUNK)
    }
  }
}

const digitsRight = (lines: MrzLines, rules: InspectionRules): boolean =>
  rules.checkDigitsRight(parseMrz(lines)?.checkDigits) && (!lacksDigit(lines) || rules.emptyDataMayLackDigit())

/** A filler stands where TD3 has the check digit of the optional data. */
const lacksDigit = (lines: MrzLines): boolean => mrzFormat(lines) === 'TD3' && lines[1]?.[OPTIONAL_DIGIT_AT] === '<'

const attempt = async (
  given: PassportReading & { onProgress(share: number): void },
  checks: Checks,
  { chunk, extended }: { chunk: number; extended: boolean },
): Promise<Inspection> => {
  const { rules, random, onProgress } = given
  const reader = createFileReader(chunk, { rules, ...(given.parts ? { parts: given.parts } : {}) })
  const chip = await openChip({ ...given, reader })
  if (chip.access === 'none') checks.leaveOpen('access-control', 'not-supported', 'no-access-control')
  else checks.note('access-control', true, 'access-refused')
  const trust = trustListOf(given.trust)
  const files = await collectFiles({ chip, reader, random, rules, extended, signers: trust.signers, onProgress })
  if (!rules.readIsComplete(files.missing)) throw new TagLost('the chip has left the field')
  return judge({ chip, files, checks, code: given.code, trust, now: given.now, rules })
}

/** What may be tried again with the same chip in the same field. */
const problemOf = (thrown: unknown): 'access-refused' | 'channel-broken' | undefined => {
  if (thrown instanceof SecureMessagingError) return 'channel-broken'
  return thrown instanceof PaceRefused ? 'access-refused' : undefined
}

const refusedBy = (checks: Checks): Inspection | undefined => {
  const reason = checks.refusal()
  return reason && { outcome: 'refused', reason, checks: checks.results() }
}

const UNREADABLE = [ChipUnreadable, SecureMessagingError, TlvError, DerError, PointError, KeyRefused]

/** How a reading ends that did not come to a judgement. What has failed before decides: altered data are often no data. */
const endOf = (
  thrown: unknown,
  checks: Checks,
  { rules, losses = [] }: PassportReading,
  furthest: number,
): Inspection => {
  if (thrown instanceof TagLost) {
    // Getting further than ever before is progress; the rest are losses at one place.
    const before = losses.findLastIndex((share) => share < furthest)
    const here = losses.length - before
    return rules.mayTryAgain('contact-lost', here)
      ? { outcome: 'lost', at: furthest }
      : { outcome: 'unreadable', why: thrown.message, reason: 'contact-lost-too-often' }
  }
  if (thrown instanceof AccessRefused) {
    checks.note('access-control', false, 'access-refused')
    return { outcome: 'refused', reason: 'access-refused', checks: checks.results() }
  }
  if (thrown instanceof LinkBroken) throw thrown.cause
  if (!(thrown instanceof Error) || !UNREADABLE.some((kind) => thrown instanceof kind)) throw thrown
  if (thrown instanceof PaceNotSupported)
    return { outcome: 'unreadable', why: thrown.message, reason: 'pace-not-supported' }
  const reason = thrown instanceof SecureMessagingError ? 'channel-broken' : 'answers-wrong'
  return refusedBy(checks) ?? { outcome: 'unreadable', why: thrown.message, reason }
}
