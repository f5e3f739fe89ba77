import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

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
]
