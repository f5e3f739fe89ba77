import {
  CHECKS,
  type CheckName,
  type CheckOutcome,
  type CheckReason,
  type CheckResult,
  type RefusalReason,
} from './inspection'

/** Results of checks as they come in; what is never noted counts as aborted (BSI TR-03135-1 §5). */
export type Checks = {
  /** @param reason for which the chip is refused when the check has failed. */
  note(check: CheckName, passed: boolean, reason: RefusalReason): void
  /** A result that is neither. */
  leaveOpen(check: CheckName, result: 'undetermined' | 'not-supported', reason: CheckReason): void
  resultOf(check: CheckName): CheckOutcome
  results(): CheckResult[]
  /** Of the first check, in the order of CHECKS, that has failed. */
  refusal(): RefusalReason | undefined
}

export const createChecks = (): Checks => {
  const failed = new Map<CheckName, RefusalReason>()
  const noted = new Map<CheckName, CheckResult>()
  const resultFor = (check: CheckName): CheckResult =>
    noted.get(check) ?? { check, result: 'aborted', reason: 'not-reached' }
  return {
    note: (check, passed, reason) => {
      failed.delete(check)
      noted.set(check, passed ? { check, result: 'successful' } : { check, result: 'failed', reason })
      if (!passed) failed.set(check, reason)
    },
    leaveOpen: (check, result, reason) => {
      failed.delete(check)
      noted.set(check, { check, result, reason })
    },
    resultOf: (check) => resultFor(check).result,
    results: () => CHECKS.map(resultFor),
    refusal: () => {
      const first = CHECKS.find((check) => failed.has(check))
      return first && failed.get(first)
    },
  }
}
