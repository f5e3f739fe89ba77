import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

const NOW = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000
const GM = { mapping: 'generic', cipher: 'AES-256', kind: 'ECDH', bits: 256 } as const
const CAM = { ...GM, mapping: 'chip-authentication' } as const
const WEAK = { ...GM, cipher: '3DES' } as const
const OFFER = { protocol: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13 }
const WEAK_OFFER = { protocol: '0.4.0.127.0.7.2.2.4.2.1', parameterId: 8 }
const OWN_KEY = { signatureHolds: true, signerKnown: true, hashMatches: false }

/**
 * Faults of inspection that no feature can notice yet. They join the others in inspection.ts as the features for them
 * come; until then they are not tried.
 */
export const inspectionFaultsToCome: RuleFault[] = [
  fault('takes-the-weakest-pace', 'paceOfferComesFirst', {
    faulty: (one, other) => inspectionRules.paceOfferComesFirst(other, one),
    differsFor: [GM, WEAK],
  }),
  fault('never-uses-chip-authentication-mapping', 'paceOfferComesFirst', {
    faulty: (one, other) =>
      one.mapping !== 'chip-authentication' &&
      (other.mapping === 'chip-authentication' || inspectionRules.paceOfferComesFirst(one, other)),
    differsFor: [CAM, GM],
  }),
  fault('never-tries-again', 'mayTryAgain', { faulty: () => false, differsFor: ['channel-broken', 1] }),
  fault('tries-for-ever', 'mayTryAgain', {
    faulty: (problem, tries) => problem === 'contact-lost' || inspectionRules.mayTryAgain(problem, tries),
    differsFor: ['contact-lost', 1_000],
  }),

  fault('accepts-any-signature-hash', 'signatureHashAccepted', { faulty: () => true, differsFor: [undefined] }),
  fault('believes-an-outdated-revocation-list', 'revocationListIsCurrent', {
    faulty: () => true,
    differsFor: [{ thisUpdate: NOW - 9 * DAY, nextUpdate: NOW - DAY }, NOW],
  }),
  fault('takes-any-certificate-for-that-of-a-signer', 'signerIsSuited', { faulty: () => true, differsFor: [false] }),
  fault('takes-a-signer-of-other-documents', 'documentTypeMatches', {
    faulty: () => true,
    differsFor: ['P', ['ID', 'AC']],
  }),
  fault('demands-a-list-of-document-types', 'documentTypeMatches', {
    faulty: (code, listed) => listed?.includes(code) === true,
    differsFor: ['P', undefined],
  }),
  fault('believes-every-master-list', 'mayIssueMasterLists', { faulty: () => true, differsFor: [false] }),

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
  fault('accepts-a-tiny-active-authentication-key', 'activeAuthenticationKeyLongEnough', {
    faulty: () => true,
    differsFor: ['RSA', 512],
  }),
  fault('accepts-active-authentication-with-ecdsa-and-sha1', 'activeAuthenticationHashAllowed', {
    faulty: (kind, hash, bits) => hash === 'sha1' || inspectionRules.activeAuthenticationHashAllowed(kind, hash, bits),
    differsFor: ['ECDSA', 'sha1', 256],
  }),

  fault('forgets-a-failed-proof-for-a-successful-one', 'chipIsGenuine', {
    faulty: (proofs) => proofs.includes('successful'),
    differsFor: [['failed', 'successful', 'not-supported']],
  }),
  fault('takes-a-pace-offer-that-is-not-signed', 'offersAreSigned', {
    faulty: () => true,
    differsFor: [[OFFER], [OFFER, WEAK_OFFER]],
  }),
]
