import type { Said } from './deed'

/** What is told beside the sentences. `clause`: whose rule it stands in, `statement`: what that says. */
export type Heading = { name: string; clause: string; statement: string; kind: 'negative' | 'invariant' }

/** Sentence of a step that holds the clause of its rule to what the user register and the evidence tell. */
export const WHAT_ALWAYS_HOLDS = 'what always holds has held'

/** What is expected is *then*; what it is expected of, or what follows an expectation, is *when*. */
const keywords = (said: readonly Said[]): string[] => {
  let stage = 'Given'
  return said.map(({ checks }, n) => {
    const isTurn = said[n - 1]?.checks || said[n + 1]?.checks
    const next = checks ? 'Then' : n > 0 && isTurn ? 'When' : stage === 'Then' ? 'When' : stage
    const keyword = n > 0 && next === stage ? 'And' : next
    stage = next
    return keyword
  })
}

/** The story as a rule with one scenario, ready to be put into a feature of the guide. */
export const asRule = (said: readonly Said[], { name, clause, statement, kind }: Heading): string =>
  [
    `  @${clause}`,
    `  Rule: ${statement.replace(/\s+/g, ' ')}`,
    '',
    `    @${kind}`,
    `    Scenario: ${name}`,
    ...keywords(said).map((keyword, n) => `      ${keyword} ${said[n]?.text}`),
    '',
  ].join('\n')

export const asFeature = (said: readonly Said[], heading: Heading): string =>
  `Feature: Found by exploration\n\n${asRule(said, heading)}`

/** The same outside every rule: each sentence is held to a clause of its own. */
export const asJourney = (said: readonly Said[]): string =>
  ['Feature: Exploration', '', '  Scenario: A story', ...said.map(({ text }) => `    * ${text}`), ''].join('\n')
