import type { Inspection } from './inspection'

/** As `inspect` shows a reading (contract/inspection.ts): `<check>: <result>`, the reading itself first. */
export const resultsOf = (inspection: Inspection): string[] =>
  'checks' in inspection
    ? ['reading: successful', ...inspection.checks.map(({ check, result }) => `${check}: ${result}`)]
    : ['reading: aborted']
