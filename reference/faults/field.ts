import { dataGroup } from '../../emrtd/files'
import { inspectionRules } from '../rules/inspection'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(inspectionRules)

const DG1 = dataGroup(1).fileId
const DG2 = dataGroup(2).fileId
const isDataGroup = (fileId: number): boolean => fileId >> 8 === 0x01 && (fileId & 0xff) <= 16

/** Wrong decisions on chips that are lost and found again, on others found in their place, and on what comes together with it. */
export const fieldFaults: RuleFault[] = [
  fault('goes-on-with-files-from-before-contact-was-lost', 'outlivesContact', {
    faulty: (_file, read, of) => read === of,
    differsFor: [DG1, 93, 93],
    clauses: ['passport-inspection/field-lost'],
  }),
  fault('mixes-data-groups-of-two-chips', 'outlivesContact', {
    faulty: (file, read, of) => isDataGroup(file) && read === of,
    differsFor: [DG1, 93, 93],
    clauses: ['passport-inspection/field-other-chip'],
  }),
  fault('resumes-a-file-where-contact-was-lost', 'outlivesContact', {
    faulty: (_file, read, of) => read < of,
    differsFor: [DG2, 4_000, 12_000],
    clauses: ['passport-inspection/field-lost'],
  }),
  fault('resumes-a-file-with-the-data-of-another-chip', 'outlivesContact', {
    faulty: (file, read, of) => file === DG2 && read < of,
    differsFor: [DG2, 4_000, 12_000],
    clauses: ['passport-inspection/field-other-chip'],
  }),
  fault('takes-half-a-file-for-the-whole', 'fileIsWhole', {
    faulty: (read, announced) => read * 2 >= announced,
    differsFor: [6_000, 12_000],
  }),
  fault('tries-a-lost-chip-five-hundred-times', 'mayTryAgain', {
    faulty: (problem, tries) =>
      problem === 'contact-lost' ? tries < 500 : inspectionRules.mayTryAgain(problem, tries),
    differsFor: ['contact-lost', 100],
    clauses: ['passport-inspection/field-bounded'],
  }),
  fault('reads-no-chip-that-has-bac-only', 'paceRequired', {
    faulty: () => true,
    differsFor: [[]],
    clauses: ['passport-inspection/combinations'],
  }),
]
