import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000
const OWN_KEY = { signatureHolds: true, signerKnown: true, hashMatches: false }

/** Wrong decisions on signers, their lists, and the keys that they vouch for, which passport-inspection notices. */
export const trustFaults: RuleFault[] = [
  fault('accepts-any-signature-hash', 'signatureHashAccepted', {
    faulty: () => true,
    differsFor: [undefined],
    clauses: ['passport-inspection/so-signature'],
  }),
  fault('accepts-md5-in-certificates', 'signatureHashAccepted', {
    faulty: (hash) => hash === 'md5' || inspectionRules.signatureHashAccepted(hash),
    differsFor: ['md5'],
    clauses: ['passport-inspection/ds-path'],
  }),
  fault('takes-a-signer-whose-certificate-cannot-be-read', 'chainEndsInTrustList', {
    faulty: (chain) => chain.length === 0 || inspectionRules.chainEndsInTrustList(chain),
    differsFor: [[]],
    clauses: ['passport-inspection/ds-fields'],
  }),
  fault('takes-a-signer-whose-certificate-is-missing', 'chainEndsInTrustList', {
    faulty: (chain) => chain.length === 0 || inspectionRules.chainEndsInTrustList(chain),
    differsFor: [[]],
    clauses: ['passport-inspection/trust-csca'],
  }),
  fault('accepts-a-signer-of-tomorrow', 'signerIsValid', {
    faulty: (_notBefore, notAfter, now) => now <= notAfter,
    differsFor: [NOW + DAY, NOW + 90 * DAY, NOW],
    clauses: ['passport-inspection/ds-validity'],
  }),
  fault('takes-any-certificate-for-that-of-a-signer', 'signerIsSuited', {
    faulty: () => true,
    differsFor: [false],
    clauses: ['passport-inspection/ds-usage'],
  }),
  fault('takes-a-signer-of-other-documents', 'documentTypeMatches', {
    faulty: () => true,
    differsFor: ['P', ['ID', 'AC']],
    clauses: ['passport-inspection/ds-usage'],
  }),
  fault('demands-a-list-of-document-types', 'documentTypeMatches', {
    faulty: (code, listed) => listed?.includes(code) === true,
    differsFor: ['P', undefined],
    clauses: ['passport-inspection/ds-usage'],
  }),
  fault('believes-an-outdated-revocation-list', 'revocationListIsCurrent', {
    faulty: () => true,
    differsFor: [{ thisUpdate: NOW - 9 * DAY, nextUpdate: NOW - DAY }, NOW],
  }),
  fault('believes-a-revocation-list-of-tomorrow', 'revocationListIsCurrent', {
    faulty: ({ nextUpdate }, now) => nextUpdate === undefined || now <= nextUpdate,
    differsFor: [{ thisUpdate: NOW + DAY, nextUpdate: undefined }, NOW],
    clauses: ['passport-inspection/results-own-check'],
  }),

  fault('counts-a-key-that-nothing-vouches-for', 'keyIsBound', { faulty: () => true, differsFor: [OWN_KEY] }),
  fault('counts-a-key-before-its-hash-is-checked', 'keyIsBound', {
    faulty: ({ signatureHolds, signerKnown }) => signatureHolds && signerKnown,
    differsFor: [OWN_KEY],
  }),
  fault('counts-a-key-before-its-signer-is-known', 'keyIsBound', {
    faulty: ({ signatureHolds, hashMatches }) => signatureHolds && hashMatches,
    differsFor: [{ signatureHolds: true, signerKnown: false, hashMatches: true }],
  }),
  fault('counts-a-key-before-its-signature-is-checked', 'keyIsBound', {
    faulty: ({ signerKnown, hashMatches }) => signerKnown && hashMatches,
    differsFor: [{ signatureHolds: false, signerKnown: true, hashMatches: true }],
  }),
]
