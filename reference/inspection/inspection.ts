import type { InspectionCheck, InspectionResult } from '../../contract/inspection'

/** What inspection makes of a chip: the words of BSI TR-03135-1 for checks, one reason of its own for each refusal. */

/** BSI TR-03135-1 §5: the five results that a check can have. */
export type CheckOutcome = InspectionResult

/** The checks in the order in which they are made; the first that fails gives the reason for a refusal. */
export const CHECKS = [
  'check-digits',
  'access-control',
  'security-object',
  'signature',
  'signer-known',
  'signer-suited',
  'signer-valid',
  'signer-not-revoked',
  'dg1-hash',
  'dg2-hash',
  'dg14-hash',
  'dg15-hash',
  'data-group-list',
  'same-document',
  'not-expired',
  'issuing-state',
  'pace-not-withheld',
  'pace-offer-signed',
  'card-security',
  'chip-authentication-mapping',
  'chip-authentication',
  'active-authentication',
  'chip-genuine',
] as const satisfies readonly InspectionCheck[]
export type CheckName = (typeof CHECKS)[number]
/** `reason` is there for every result but `successful`. */
export type CheckResult = { check: CheckName; result: CheckOutcome; reason?: CheckReason }

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
  /** EF.SOD does not hold the certificate of its signer, and nobody else gave it. */
  'signer-certificate-missing',
  'signer-certificate-malformed',
  /** Its certificate is for something else than signing documents, or than documents like this one. */
  'signer-not-for-documents',
  'signer-for-other-documents',
  'signer-not-yet-valid',
  'signer-expired',
  'signer-revoked',
  'dg1-altered',
  'dg2-altered',
  'dg14-altered',
  'dg15-altered',
  'not-the-scanned-document',
  'document-expired',
  'signer-of-another-state',
  /** The signed DG14 offers PACE and EF.CardAccess does not: somebody forced the weaker protocol. */
  'pace-withheld',
  /** EF.CardAccess offers a PACE that the signed DG14 or EF.CardSecurity does not: somebody put it there. */
  'pace-offer-not-signed',
  /** EF.CardSecurity holds the key of chip authentication mapping; each of these says why the key does not count. */
  'card-security-missing',
  'card-security-malformed',
  'card-security-signature-wrong',
  'card-security-signer-unknown',
  'card-security-signer-expired',
  'card-security-signer-revoked',
  'card-security-without-key',
  'card-security-key-differs',
  /** The chip does not have the private key to the one that is signed: it is a copy. */
  'chip-authentication-mapping-failed',
  'chip-authentication-failed',
  'active-authentication-failed',
  'active-authentication-key-too-short',
  /** Keys are signed by which the chip could prove itself, and it has done so with none. */
  'chip-not-proved-genuine',
] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]

/** Why a check has no better result without the chip being refused for it. */
export const NOTE_REASONS = [
  /** Another check or the end of the reading came before. */
  'not-reached',
  'no-access-control',
  /** The chip was opened by its card access number, and the page was not looked at. */
  'no-printed-lines',
  'no-revocation-list',
  'revocation-list-outdated',
  'revocation-list-not-understood',
  /** The chip does not have it, and nothing signed says that it should. */
  'data-group-not-there',
  /** The signed list has it, and the chip does not give it. */
  'data-group-not-given',
  'data-group-lists-differ',
  'no-pace-signed',
  'no-active-authentication',
  'no-chip-authentication',
  'no-chip-authentication-mapping',
  'no-chip-key-signed',
  /** Passive authentication does not vouch for the key: whoever has it proves nothing. */
  'key-not-bound',
  'active-authentication-key-unreadable',
  'active-authentication-not-answered',
  'chip-authentication-key-unreadable',
  'chip-authentication-not-taken-up',
] as const
export type CheckReason = RefusalReason | (typeof NOTE_REASONS)[number]

/** Why nothing can be said of the chip. */
export type UnreadableReason =
  /** The chip answers, and not as Doc 9303 says. */
  | 'answers-wrong'
  /** Answers are not protected as they must be: somebody or something stands between. */
  | 'channel-broken'
  /** The chip offers PACE in forms only that this reader does not know. */
  | 'pace-not-supported'
  /** The chip was lost again and again at the same place. */
  | 'contact-lost-too-often'

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
      /** JPEG or JPEG 2000, as DG2 holds it. */
      portrait: Uint8Array
    }
  | { outcome: 'refused'; reason: RefusalReason; checks: CheckResult[] }
  /** The chip left the field before everything was read; at which share of it. */
  | { outcome: 'lost'; at: number }
  | { outcome: 'unreadable'; why: string; reason: UnreadableReason }
