import type { MrzLines } from '../../emrtd/mrz-layout'
import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)
const GM = { mapping: 'generic', cipher: 'AES-256', kind: 'ECDH', bits: 256 } as const
/** Made up: nobody knows on which day of April. */
const UNKNOWN_DAY: MrzLines = [
  'P<UTOARKFREITH<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<',
  'P123456789UTO9004<<7F3004018<<<<<<<<<<<<<<<0',
]
const own = (clause: string) => ({ clauses: [`passport-inspection/${clause}`] })

/** Wrong decisions on the way to a chip's files. */
export const chipReadingFaults: RuleFault[] = [
  fault('stops-when-the-master-file-is-refused', 'mayGoOnWithoutMasterFile', {
    faulty: (sw) => sw === 0x9000,
    differsFor: [0x6982],
  }),
  fault('does-not-check-the-mac-of-bac', 'chipKnowsCode', {
    faulty: ({ challengeReturned }) => challengeReturned,
    differsFor: [{ macHolds: false, challengeReturned: true }],
  }),
  fault('does-not-compare-the-challenge-of-bac', 'chipKnowsCode', {
    faulty: ({ macHolds }) => macHolds,
    differsFor: [{ macHolds: true, challengeReturned: false }],
  }),
  fault('knows-generic-mapping-only', 'mayUsePace', {
    faulty: ({ mapping }) => mapping === 'generic',
    differsFor: [{ ...GM, mapping: 'integrated' }],
  }),
  fault('does-pace-on-curves-only', 'mayUsePace', {
    faulty: ({ kind }) => kind === 'ECDH',
    differsFor: [{ ...GM, kind: 'DH' }],
  }),
  fault('never-names-the-parameters-of-pace', 'paceParametersAreNamed', {
    faulty: () => false,
    differsFor: [true],
  }),
  fault('does-not-check-the-token-of-the-chip', 'paceTokenHolds', { faulty: () => true, differsFor: [false] }),
  fault('falls-back-to-bac-when-pace-fails', 'mayFallBackToBac', { faulty: () => true, differsFor: [] }),
  fault('takes-answers-with-a-wrong-mac', 'macHolds', { faulty: (mac) => mac !== 'missing', differsFor: ['wrong'] }),
  fault('takes-answers-without-mac', 'macHolds', { faulty: (mac) => mac !== 'wrong', differsFor: ['missing'] }),
  fault('takes-a-status-that-is-not-protected', 'statusIsProtected', { faulty: () => true, differsFor: [0] }),
  fault('takes-half-a-status', 'statusIsProtected', { faulty: (bytes) => bytes > 0, differsFor: [1] }),
  fault('takes-data-that-are-not-enciphered', 'dataMayBeInClear', { faulty: () => true, differsFor: [] }),
  fault('takes-clear-answers-inside-secure-messaging', 'clearAnswerCounts', { faulty: () => true, differsFor: [] }),
  fault('goes-on-in-clear-when-the-session-is-lost', 'mayGoOnInClear', { faulty: () => true, differsFor: [] }),
  fault('gives-a-chip-three-seconds', 'readingMayGoOn', { faulty: (ms) => ms <= 3_000, differsFor: [9_000] }),
  fault('takes-dg1-with-another-tag', 'beginsWithItsTag', {
    faulty: (number, found, wanted) => number === 1 || found === wanted,
    differsFor: [1, 0x62, 0x61],
    ...own('dg1-encoding'),
  }),
  fault('takes-dg2-with-another-tag', 'beginsWithItsTag', {
    faulty: (number, found, wanted) => number === 2 || found === wanted,
    differsFor: [2, 0x76, 0x75],
    ...own('dg2-encoding'),
  }),
  fault('takes-dg14-with-another-tag', 'beginsWithItsTag', {
    faulty: (number, found, wanted) => number === 14 || found === wanted,
    differsFor: [14, 0x6f, 0x6e],
    ...own('dg14-encoding'),
  }),
  fault('refuses-another-version-in-ef-com', 'comMayDiffer', {
    faulty: (what) => what !== 'LDS version',
    differsFor: ['LDS version'],
  }),
  fault('refuses-another-list-in-ef-com', 'comMayDiffer', {
    faulty: (what) => what !== 'data groups',
    differsFor: ['data groups'],
  }),
  fault('demands-a-digit-for-empty-optional-data', 'emptyDataMayLackDigit', { faulty: () => false, differsFor: [] }),
  fault('takes-zeros-for-the-unknown-day-of-birth', 'accessInformation', {
    faulty: (lines) => inspectionRules.accessInformation(lines).replace(/<<(?=\d{8}$)/, '00'),
    differsFor: [UNKNOWN_DAY],
  }),
  fault('wants-given-names', 'namesSuffice', {
    faulty: ({ givenNames }) => givenNames !== '',
    differsFor: [{ surname: 'ARKFREITH', givenNames: '' }],
  }),
  fault('wants-names-that-are-not-cut-off', 'namesSuffice', {
    faulty: ({ surname, givenNames }) => `${surname}<<${givenNames}`.length < 39,
    differsFor: [{ surname: 'NILAVADHANANANDA', givenNames: 'CHAYAPA DEJTHAMRONG KR' }],
  }),
  fault('compares-no-face-with-a-portrait-in-shades-of-grey', 'portraitIsCompared', {
    faulty: (hasColour) => hasColour,
    differsFor: [false],
  }),

  fault('takes-a-malformed-security-object-for-none', 'dataAreSigned', {
    faulty: (sod) => sod !== 'missing',
    differsFor: ['malformed'],
    ...own('so-structure'),
  }),
  fault('refuses-attributes-out-of-order', 'signatureHolds', {
    faulty: ({ digestMatches, signed }) => digestMatches && signed === 'in-order',
    differsFor: [{ digestMatches: true, signed: 'as-written' }],
    ...own('so-algorithms'),
  }),
  fault('does-not-compare-dg1-and-signer', 'issuingStateMatches', {
    faulty: () => true,
    differsFor: ['DNK', 'SE'],
    ...own('trust-state'),
  }),
]
