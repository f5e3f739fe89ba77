import type { NumberKind } from '../rules/foreign'
import { PARTS, type Part } from '../rules/journey'
import { recognitionRules } from '../rules/recognition'
import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const ofRecognition = faultOf(recognitionRules)
const clause = (...ids: string[]) => ids.map((id) => `help-foreign/${id}`)

const ADA = { person: 'ada', surname: 'Öberg', givenNames: 'Ada', birthDate: '1990-02-14' } as const
const HOLDER = { surname: 'OEBERG', givenNames: 'ADA', birthDate: '1990-02-14' } as const
const OTHER = { surname: 'LIND', givenNames: 'BO', birthDate: '1971-01-01' } as const

const without =
  (...left: Part[]) =>
  (done: readonly Part[]) =>
    PARTS.find((part) => !left.includes(part) && !done.includes(part))

const only = (kind: NumberKind) => (fromAbroad: boolean) => (fromAbroad ? [kind] : [])

/** Proofing with a document from abroad. */
export const foreignFaults: RuleFault[] = [
  fault('takes-no-cpr-number', 'numbersTaken', {
    faulty: only('p-code'),
    differsFor: [true, 'help-foreign'],
    clauses: [...clause('2b-no-p-code-with-cpr', '3a-cpr-or-p-code'), 'spare/no-p-code-with-cpr'],
  }),
  fault('takes-no-p-code', 'numbersTaken', {
    faulty: only('cpr-number'),
    differsFor: [true, 'help-foreign'],
    clauses: clause(
      '2a-p-code-without-cpr',
      '2c-p-code-eight-digits-1',
      '2d-p-code-confirms-identity',
      '3a-cpr-or-p-code',
    ),
  }),
  fault('takes-no-p-code-for-a-spare-app', 'numbersTaken', {
    faulty: only('cpr-number'),
    differsFor: [true, 'help-foreign'],
    clauses: ['spare/p-code-without-cpr'],
  }),
  fault('takes-no-cpr-number-for-a-spare-app', 'numbersTaken', {
    faulty: only('p-code'),
    differsFor: [true, 'help-foreign'],
    clauses: ['spare/no-p-code-with-cpr'],
  }),
  fault('asks-foreigners-for-no-number', 'numberIsNeeded', {
    faulty: () => false,
    differsFor: ['help-foreign'],
    clauses: clause('2a-p-code-without-cpr', '3e-all-needed-1'),
  }),
  fault('begins-to-scan-before-the-number-was-given', 'numberIsNeeded', {
    faulty: () => false,
    differsFor: ['help-foreign'],
    clauses: clause('3f-scan-order'),
  }),
  fault('takes-p-codes-of-seven-digits', 'numberHasForm', {
    faulty: (kind, entered) => (kind === 'p-code' ? /^\d{7,8}$/.test(entered) : true),
    differsFor: ['p-code', '1234567'],
    clauses: clause('2c-p-code-eight-digits-2'),
  }),
  fault('takes-p-codes-of-nine-digits', 'numberHasForm', {
    faulty: (kind, entered) => (kind === 'p-code' ? /^\d{8,9}$/.test(entered) : true),
    differsFor: ['p-code', '123456789'],
    clauses: clause('2c-p-code-eight-digits-2'),
  }),
  fault('takes-letters-for-a-p-code', 'numberHasForm', {
    faulty: (kind, entered) => (kind === 'p-code' ? /^\w{8}$/.test(entered) : true),
    differsFor: ['p-code', '1234567A'],
    clauses: clause('2c-p-code-eight-digits-2'),
  }),
  fault('takes-p-codes-without-a-leading-zero-only', 'numberHasForm', {
    faulty: (kind, entered) => (kind === 'p-code' ? /^[1-9]\d{7}$/.test(entered) : true),
    differsFor: ['p-code', '01234567'],
    clauses: clause('2c-p-code-eight-digits-1'),
  }),
  fault('loses-the-leading-zero-of-a-p-code', 'numberToLookUp', {
    faulty: (kind, entered) => (kind === 'p-code' ? String(Number(entered)) : entered.replace(/\D/g, '')),
    differsFor: ['p-code', '01234567'],
  }),
  fault('cuts-the-eighth-digit-of-a-p-code-off', 'numberToLookUp', {
    faulty: (kind, entered) => (kind === 'p-code' ? entered.slice(0, 7) : entered.replace(/\D/g, '')),
    differsFor: ['p-code', '12345678'],
  }),
  fault('never-checks-the-number', 'numberIsHolders', { faulty: () => true, differsFor: [undefined, HOLDER] }),
  fault('takes-any-eight-digits-for-a-p-code', 'numberIsHolders', {
    faulty: (registered, holder) => registered === undefined || appRules.numberIsHolders(registered, holder),
    differsFor: [undefined, HOLDER],
    clauses: clause('2d-p-code-confirms-identity', '2f-wrong-p-code-refused-1'),
  }),
  fault('takes-anybodys-number', 'numberIsHolders', {
    faulty: (registered) => registered !== undefined,
    differsFor: [ADA, OTHER],
    clauses: clause('2f-wrong-p-code-refused-2', '3e-all-needed-2'),
  }),
  fault('goes-by-the-birth-date-of-the-number-alone', 'numberIsHolders', {
    faulty: (registered, { birthDate }) => registered?.birthDate === birthDate,
    differsFor: [ADA, { ...OTHER, birthDate: ADA.birthDate }],
    clauses: clause('3e-all-needed-2'),
  }),
  fault('goes-by-the-name-of-the-number-alone', 'numberIsHolders', {
    faulty: (registered, holder) =>
      registered !== undefined && appRules.numberIsHolders(registered, { ...holder, birthDate: registered.birthDate }),
    differsFor: [ADA, { ...HOLDER, birthDate: '1991-02-14' }],
    clauses: clause('3e-all-needed-2'),
  }),
  fault('makes-it-the-phone-owners-mitid', 'identityProved', {
    faulty: (owner) => (owner === undefined ? 'document-holder' : 'owner-of-the-phone'),
    differsFor: ['bo'],
    // Somebody who has MitID already is then given a second user.
    clauses: [...clause('identity-is-document-holders', 'other-persons-phone'), 'spare/user-id-kept'],
  }),
  fault('reads-the-chip-of-foreign-documents-without-their-code', 'nextPart', {
    faulty: without('code'),
    differsFor: [['terms', 'origin', 'number']],
    clauses: clause('3b-code-scan'),
  }),
  fault('reads-foreign-documents-without-their-chip', 'nextPart', {
    faulty: without('chip'),
    differsFor: [['terms', 'origin', 'number', 'code']],
    clauses: clause('3c-chip-read', '3e-all-needed-1'),
  }),
  fault('scans-no-face-with-foreign-documents', 'nextPart', {
    faulty: without('face'),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip']],
    clauses: clause('3d-face-of-person-1', '3e-all-needed-1'),
  }),
  fault('reads-the-chip-only-for-a-spare-app', 'nextPart', {
    faulty: without('code'),
    differsFor: [['terms', 'origin', 'number']],
    clauses: ['spare/two-document-scans-1'],
  }),
  fault('scans-the-code-only-for-a-spare-app', 'nextPart', {
    faulty: without('chip'),
    differsFor: [['terms', 'origin', 'number', 'code']],
    clauses: ['spare/two-document-scans-1', 'spare/two-document-scans-2'],
  }),
  fault('scans-no-face-for-a-spare-app', 'nextPart', {
    faulty: without('face'),
    differsFor: [['terms', 'origin', 'number', 'code', 'chip']],
    clauses: ['spare/face-against-document-photo-1'],
  }),
  fault('goes-on-without-accepted-terms-from-the-menu', 'termsAccepted', {
    faulty: ({ shown }) => shown,
    differsFor: [{ shown: true, nextPressed: false }],
    clauses: clause('1.2b-terms-2'),
  }),
  fault('takes-no-foreign-id-cards', 'documentsFor', {
    faulty: (purpose) => (purpose === 'reactivate' ? ['passport', 'id-card'] : ['passport']),
    differsFor: ['help-foreign'],
    clauses: ['help-foreign/foreign-passport-and-id-card-2'],
  }),
  fault('takes-foreign-id-cards-only', 'documentsFor', {
    faulty: (purpose) => (purpose === 'help-foreign' ? ['id-card'] : appRules.documentsFor(purpose)),
    differsFor: ['help-foreign'],
    clauses: ['help-foreign/foreign-passport-and-id-card-1'],
  }),
]

/** Faces, which are judged by the rules of recognition. */
export const foreignFaceFaults: RuleFault[] = [
  ofRecognition('takes-the-helpers-face', 'faceMatches', {
    faulty: () => true,
    differsFor: [0],
    clauses: [...clause('3d-face-of-person-2', '3e-all-needed-2')],
  }),
  ofRecognition('takes-any-face-for-a-spare-app', 'faceMatches', {
    faulty: () => true,
    differsFor: [0],
    clauses: ['spare/face-against-document-photo-2'],
  }),
]
