/** What inspection makes of a chip: the words of BSI TR-03135-1 for checks, one reason of its own for each refusal. */

/** BSI TR-03135-1 §5: the five results that a check can have. */
export type CheckOutcome = 'successful' | 'failed' | 'undetermined' | 'not-supported' | 'aborted'

/** The checks in the order in which they are made; the first that fails gives the reason for a refusal. */
export const CHECKS = [
  'check-digits',
  'access-control',
  'security-object',
  'signature',
  'signer-known',
  'signer-valid',
  'signer-not-revoked',
  'dg1-hash',
  'dg2-hash',
  'dg14-hash',
  'data-group-list',
  'same-document',
  'not-expired',
  'issuing-state',
  'pace-not-withheld',
] as const
export type CheckName = (typeof CHECKS)[number]
export type CheckResult = { check: CheckName; result: CheckOutcome }

export const REFUSAL_REASONS = [
  /** The printed code contradicts its own check digits. */
  'check-digits-wrong',
  /** The chip does not open with the printed code: it belongs to another passport. */
  'access-refused',
  'security-object-missing',
  /** EF.SOD is no signed LDS security object. */
  'security-object-malformed',
  'signature-wrong',
  /** No path from the document signer to a CSCA of the trust list. */
  'signer-unknown',
  'signer-expired',
  'signer-revoked',
  'dg1-altered',
  'dg2-altered',
  'dg14-altered',
  'not-the-scanned-document',
  'document-expired',
  'signer-of-another-state',
  /** The signed DG14 offers PACE and EF.CardAccess does not: somebody forced the weaker protocol. */
  'pace-withheld',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

export type InspectedDocument = {
  documentNumber: string
  /** Three letters, as in the machine-readable zone (`D` for Germany). */
  issuingState: string
  surname: string
  givenNames: string
  /** YYYY-MM-DD; parts that the document does not know are 00. */
  birthDate: string
  sex: 'M' | 'F' | '<'
  /** YYYY-MM-DD. */
  expiryDate: string
  optionalData: string
}

export type Inspection =
  | {
      outcome: 'accepted'
      checks: CheckResult[]
      document: InspectedDocument
      /** JPEG, as DG2 holds it. */
      portrait: Uint8Array
    }
  | { outcome: 'refused'; reason: RefusalReason; checks: CheckResult[] }
  /** The chip left the field before everything was read. */
  | { outcome: 'lost' }
  /** The chip answers, and not as Doc 9303 says. */
  | { outcome: 'unreadable'; why: string }
