import type { Clause } from './schema'

/** Clauses on which no implementation can be judged, and why. */
const REASONS: Record<Clause['kind'], string> = {
  hint: 'advice or information of the guide to its reader',
  privacy: 'conduct of a person, which no implementation can show',
  precondition: 'something the reader brings along, or that the suite lends',
  'flow-step': 'done by the person, or by something that the suite stands in for',
  rule: 'a statement about the guide, or about things that the suite stands in for',
  screen: 'not a screen of the implementation',
  alternative: 'done by the person, or by something that the suite stands in for',
  'error-path': 'nothing that an implementation could be seen to do',
}

/** Why the clause cannot be tested, as a sentence without a full stop; undefined where it can be. */
export const exclusionOf = (clause: Clause): string | undefined => {
  if (clause.testable !== 'no' && clause.responsible !== 'outside') return undefined
  return clause.observe ? `${REASONS[clause.kind]}: ${clause.observe.replace(/\.$/, '')}` : REASONS[clause.kind]
}

export const isTestable = (clause: Clause): boolean => exclusionOf(clause) === undefined
