import type { Profile } from '../contract/profile'
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

const ROUTES = {
  qrPairing: 'qr-route',
  activationCode: 'activation-code-route',
  menuEntry: 'menu-entry',
  otherOptions: 'other-options-screen',
} as const

/** Reading A12: a profile declares the routes it offers; the clauses of the other one are none of its business. */
export const notOffered = (
  routes: Profile['routes'],
  clauses: readonly Clause[],
): { clause: string; reason: string }[] =>
  Object.entries(ROUTES)
    .filter(([route]) => !routes[route as keyof typeof ROUTES])
    .flatMap(([route, when]) =>
      clauses
        .filter((clause) => clause.when === when)
        .map(({ id }) => ({ clause: id, reason: `the profile does not offer the route ${route} (reading A12)` })),
    )
