import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

const GM = { mapping: 'generic', cipher: 'AES-256', kind: 'ECDH', bits: 256 } as const
const CAM = { ...GM, mapping: 'chip-authentication' } as const
const WEAK = { ...GM, cipher: '3DES' } as const
const OFFER = { protocol: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13 }
const WEAK_OFFER = { protocol: '0.4.0.127.0.7.2.2.4.2.1', parameterId: 8 }

/** Wrong decisions on access, algorithms and chip keys, which the features of passport-inspection notice. */
export const chipProofFaults: RuleFault[] = [
  fault('accepts-an-altered-dg15', 'hashMatches', {
    faulty: (dataGroup, actual, signed) => dataGroup === 15 || actual === signed,
    differsFor: [15, 'AA', 'BB'],
    clauses: ['passport-inspection/dg-hashes'],
  }),
  fault('accepts-any-chip-authentication-data', 'mappingProves', {
    faulty: () => true,
    differsFor: [false],
    clauses: ['passport-inspection/chip-genuine'],
  }),
  fault('takes-any-key-of-ef-card-security', 'mappingProves', {
    faulty: () => true,
    differsFor: [false],
    clauses: ['passport-inspection/card-security'],
  }),
  ...(
    [
      ['does-without-ef-card-security', 'card-security-missing'],
      ['accepts-a-changed-ef-card-security', 'card-security-signature-wrong'],
      ['accepts-an-ef-card-security-without-key', 'card-security-without-key'],
    ] as const
  ).map(([name, overlooked]) =>
    fault(name, 'cardSecurityHolds', {
      faulty: (problem) => problem === undefined || problem === overlooked,
      differsFor: [overlooked],
      clauses: ['passport-inspection/card-security', 'passport-inspection/results-own-check'],
    }),
  ),
  fault('refuses-sha1-in-old-passports', 'signatureHashAccepted', {
    faulty: (hash) => hash !== 'sha1' && inspectionRules.signatureHashAccepted(hash),
    differsFor: ['sha1'],
    clauses: ['passport-inspection/so-signers'],
  }),
  fault('knows-sha1-only-in-active-authentication', 'activeAuthenticationHashAllowed', {
    faulty: (_kind, hash) => hash === 'sha1',
    differsFor: ['RSA', 'sha256', 2048],
    clauses: ['passport-inspection/active-authentication'],
  }),
  fault('does-not-ask-whether-the-chip-is-genuine', 'chipIsGenuine', {
    faulty: () => true,
    differsFor: [['failed']],
    clauses: ['passport-inspection/chip-genuine'],
  }),
  fault('demands-every-proof-of-every-chip', 'chipIsGenuine', {
    faulty: (proofs) => proofs.every((proof) => proof === 'successful'),
    differsFor: [['not-supported', 'successful', 'not-supported']],
    clauses: ['passport-inspection/chip-authentication'],
  }),
  fault('takes-an-error-for-a-proof', 'chipIsGenuine', {
    faulty: (proofs) => !proofs.includes('failed'),
    differsFor: [['undetermined', 'not-supported', 'not-supported']],
    clauses: ['passport-inspection/chip-genuine'],
  }),
  fault('refuses-a-chip-without-access-control', 'mayReadWithoutAccessControl', {
    faulty: () => false,
    differsFor: [],
    clauses: ['passport-inspection/access-bac-or-pace'],
  }),
  fault('takes-the-weakest-pace', 'paceOfferComesFirst', {
    faulty: (one, other) => inspectionRules.paceOfferComesFirst(other, one),
    differsFor: [GM, WEAK],
    clauses: ['passport-inspection/pace-choice'],
  }),
  fault('never-uses-chip-authentication-mapping', 'paceOfferComesFirst', {
    faulty: (one, other) =>
      one.mapping !== 'chip-authentication' &&
      (other.mapping === 'chip-authentication' || inspectionRules.paceOfferComesFirst(one, other)),
    differsFor: [CAM, GM],
    clauses: ['passport-inspection/pace-choice'],
  }),
  fault('takes-a-pace-offer-that-is-not-signed', 'offersAreSigned', {
    faulty: () => true,
    differsFor: [[OFFER], [OFFER, WEAK_OFFER]],
    clauses: ['passport-inspection/pace-offers-signed'],
  }),
  fault('never-tries-again', 'mayTryAgain', {
    faulty: () => false,
    differsFor: ['channel-broken', 1],
    clauses: ['passport-inspection/read-sizes'],
  }),
  fault('tries-for-ever', 'mayTryAgain', {
    faulty: (problem, tries) => problem === 'contact-lost' || inspectionRules.mayTryAgain(problem, tries),
    differsFor: ['contact-lost', 1_000],
    clauses: ['passport-inspection/field-lost'],
  }),
  fault('accepts-a-tiny-active-authentication-key', 'activeAuthenticationKeyLongEnough', {
    faulty: () => true,
    differsFor: ['RSA', 512],
    clauses: ['passport-inspection/active-authentication'],
  }),
  fault('accepts-active-authentication-with-ecdsa-and-sha1', 'activeAuthenticationHashAllowed', {
    faulty: (kind, hash, bits) => hash === 'sha1' || inspectionRules.activeAuthenticationHashAllowed(kind, hash, bits),
    differsFor: ['ECDSA', 'sha1', 256],
    clauses: ['passport-inspection/active-authentication'],
  }),
  fault('forgets-a-failed-proof-for-a-successful-one', 'chipIsGenuine', {
    faulty: (proofs) => proofs.includes('successful'),
    differsFor: [['failed', 'successful', 'not-supported']],
    clauses: ['passport-inspection/results-own-check'],
  }),
]
