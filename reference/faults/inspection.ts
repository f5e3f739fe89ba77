import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000
const UPPER = 'P<DNKBERG<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<'
const LOWER = '2000000019DNK8001014F3001014<<<<<<<<<<<<<<02'
const OTHER_LOWER = '2000000027DNK7502283M3001014<<<<<<<<<<<<<<06'
const RIGHT = { documentNumber: true, birthDate: true, expiryDate: true, optionalData: true, composite: true }
const ECDH_GM_AES_128 = { protocol: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13 }

/** Each is one wrong decision of inspection, named by what it lets happen. */
export const inspectionFaults: RuleFault[] = [
  fault('accepts-a-code-with-wrong-check-digits', 'checkDigitsRight', {
    faulty: (digits) => digits !== undefined,
    differsFor: [{ ...RIGHT, documentNumber: false, composite: false }],
  }),
  fault('ignores-the-composite-check-digit', 'checkDigitsRight', {
    faulty: (digits) => digits?.documentNumber === true && digits.birthDate && digits.expiryDate && digits.optionalData,
    differsFor: [{ ...RIGHT, composite: false }],
  }),

  fault('never-uses-pace', 'paceRequired', { faulty: () => false, differsFor: [[ECDH_GM_AES_128]] }),
  fault('demands-pace-of-every-chip', 'paceRequired', { faulty: () => true, differsFor: [[]] }),

  fault('takes-a-broken-off-read-for-complete', 'readIsComplete', { faulty: () => true, differsFor: [['DG2']] }),

  fault('accepts-a-chip-without-security-object', 'dataAreSigned', {
    faulty: (sod) => sod !== 'malformed',
    differsFor: ['missing'],
    clauses: ['get-mitid/1.2-chip-confirms-identity-1', 'passport-inspection/read-mandatory-files'],
  }),

  fault('accepts-any-signature', 'signatureHolds', {
    faulty: () => true,
    differsFor: [{ digestMatches: false, signed: 'not' }],
  }),
  fault('does-not-compare-the-signed-digest', 'signatureHolds', {
    faulty: ({ signed }) => signed !== 'not',
    differsFor: [{ digestMatches: false, signed: 'in-order' }],
  }),
  fault('checks-the-digest-and-not-the-signature', 'signatureHolds', {
    faulty: ({ digestMatches }) => digestMatches,
    differsFor: [{ digestMatches: true, signed: 'not' }],
  }),

  fault('accepts-an-unknown-issuer', 'chainEndsInTrustList', { faulty: () => true, differsFor: [[]] }),
  fault('trusts-an-issuer-by-its-name', 'chainEndsInTrustList', {
    faulty: (chain) => chain.at(-1)?.trusted === true,
    differsFor: [[{ trusted: true, verified: false }]],
  }),

  fault('accepts-an-expired-signer', 'signerIsValid', {
    faulty: (notBefore, _notAfter, now) => notBefore <= now,
    differsFor: [NOW - 90 * DAY, NOW - DAY, NOW],
  }),

  fault('does-not-look-at-the-revocation-list', 'signerIsRevoked', {
    faulty: () => false,
    differsFor: ['1F2E', ['1F2E']],
  }),

  fault('accepts-an-altered-dg1', 'hashMatches', {
    faulty: (dataGroup, actual, signed) => dataGroup === 1 || actual === signed,
    differsFor: [1, 'AA', 'BB'],
  }),
  fault('accepts-an-altered-dg2', 'hashMatches', {
    faulty: (dataGroup, actual, signed) => dataGroup === 2 || actual === signed,
    differsFor: [2, 'AA', 'BB'],
  }),
  fault('accepts-an-altered-dg14', 'hashMatches', {
    faulty: (dataGroup, actual, signed) => dataGroup === 14 || actual === signed,
    differsFor: [14, 'AA', 'BB'],
  }),

  fault('does-not-compare-chip-and-printed-code', 'sameDocument', {
    faulty: () => true,
    differsFor: [
      [UPPER, LOWER],
      [UPPER, OTHER_LOWER],
    ],
  }),

  fault('accepts-an-expired-passport', 'documentHasExpired', { faulty: () => false, differsFor: ['250101', NOW] }),
  fault('accepts-a-passport-on-the-day-after-its-expiry', 'documentHasExpired', {
    faulty: (expiryDate, now) => inspectionRules.documentHasExpired(expiryDate, now - DAY),
    differsFor: ['261121', NOW],
  }),
  fault('refuses-a-passport-on-its-last-day', 'documentHasExpired', {
    faulty: (expiryDate, now) => inspectionRules.documentHasExpired(expiryDate, now + DAY),
    differsFor: ['261122', NOW],
  }),

  fault('does-not-compare-issuing-state-and-signer', 'issuingStateMatches', {
    faulty: () => true,
    differsFor: ['DNK', 'SE'],
    clauses: ['get-mitid/1.2-chip-confirms-identity-1'],
  }),
  fault('takes-the-first-two-letters-for-the-country', 'issuingStateMatches', {
    faulty: (state, country) => state.slice(0, 2) === country,
    differsFor: ['DNK', 'DK'],
    clauses: ['get-mitid/1.2-passport-origin'],
  }),

  fault('does-not-notice-that-pace-is-withheld', 'downgradeSuspected', {
    faulty: () => false,
    differsFor: [[ECDH_GM_AES_128], []],
  }),
  fault('suspects-every-chip-that-signs-its-pace-offer', 'downgradeSuspected', {
    faulty: (signed) => signed === 'withheld' || signed.length > 0,
    differsFor: [[ECDH_GM_AES_128], [ECDH_GM_AES_128]],
  }),
]
