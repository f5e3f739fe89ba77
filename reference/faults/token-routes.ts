import { appRules } from '../rules/rules'
import { faultOf, type RuleFault } from './fault'

const fault = faultOf(appRules)
const right = appRules.tokenMayBeActivated

const KINDS = [
  ['display', 'code-display', 'a-code-display'],
  ['reader', 'audio-code-reader', 'an-audio-code-reader'],
] as const

/** Where a token may be activated, and after what; each fault for either kind. */
export const tokenRouteFaults: readonly RuleFault[] = KINDS.flatMap(([word, kind, name]) => [
  fault(`activates-${name}-on-the-website-with-a-user-id-alone`, 'tokenMayBeActivated', {
    faulty: (asked) => (asked.kind === kind && asked.route === 'website') || right(asked),
    differsFor: [{ kind, route: 'website', shown: 'user-id' }],
    clauses: [`spare/${word}-activated-with-app-only`, `spare/lost-${word}-no-app-2`],
  }),
  fault(`support-activates-${name}`, 'tokenMayBeActivated', {
    faulty: (asked) => (asked.kind === kind && asked.route === 'support') || right(asked),
    differsFor: [{ kind, route: 'support', shown: 'user-id' }],
    clauses: [`spare/lost-${word}-no-app-2`],
  }),
  fault(`citizen-service-does-not-activate-${name}`, 'tokenMayBeActivated', {
    faulty: (asked) => !(asked.kind === kind && asked.route === 'citizen-service') && right(asked),
    differsFor: [{ kind, route: 'citizen-service', shown: 'document' }],
    clauses: [`spare/lost-${word}-no-app-1`],
  }),
])
