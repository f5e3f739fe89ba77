/**
 * What `inspect` shows of the store `inspection-result`, for implementations that declare the capability `inspection`:
 * the last reading of a chip, one entry for each check, written `<check>: <result>`. A check that an implementation
 * does not know has no entry; further checks of its own may have one.
 */

/** BSI TR-03135-1 §5: the results that a check can have. */
export const INSPECTION_RESULTS = ['successful', 'failed', 'undetermined', 'not-supported', 'aborted'] as const
export type InspectionResult = (typeof INSPECTION_RESULTS)[number]

/** The checks that the suite asks for by name. */
export const INSPECTION_CHECKS = [
  /** Every answer of the chip was as Doc 9303-10 and -11 say, and every file could be read that the others need. */
  'reading',
  /** Doc 9303-3 §4.9: the printed code, before anything is read. */
  'check-digits',
  /** Doc 9303-11 §4.2: BAC or PACE with the printed code. */
  'access-control',
  /** Doc 9303-10 §4.6.2: EF.SOD is there and is a signed LDS security object. */
  'security-object',
  /** RFC 5652 §5.6: messageDigest and signature. */
  'signature',
  /** Doc 9303-12 §6.1: the signer's certificate leads to a CSCA of the trust list. */
  'signer-known',
  /** Doc 9303-12 §7.1: the certificate is one for signing documents. */
  'signer-suited',
  'signer-valid',
  'signer-not-revoked',
  /** Doc 9303-11 §5.1: the hashes of the data groups. */
  'dg1-hash',
  'dg2-hash',
  'dg14-hash',
  'dg15-hash',
  /** EF.COM and EF.SOD list the same data groups. */
  'data-group-list',
  /** DG1 is the printed code. */
  'same-document',
  'not-expired',
  /** The state in DG1 is that of the certificates. */
  'issuing-state',
  /** What DG14 signs of PACE was offered in EF.CardAccess; what EF.CardAccess offered is signed. */
  'pace-not-withheld',
  'pace-offer-signed',
  /** Doc 9303-10 §3.11.4: EF.CardSecurity is authentic. */
  'card-security',
  /** Doc 9303-11 §6.1. */
  'active-authentication',
  /** Doc 9303-11 §6.2. */
  'chip-authentication',
  'chip-authentication-mapping',
  /** At least one of the three, where a key for it is signed. */
  'chip-genuine',
] as const
export type InspectionCheck = (typeof INSPECTION_CHECKS)[number]
