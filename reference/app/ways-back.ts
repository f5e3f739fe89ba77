import type { App } from './app-state'
import { button, type Stakes } from './control'
import { beginRenewal, isOffered } from './renewal'

const atStake = (clauses: readonly string[]): Stakes =>
  clauses.length === 0 ? {} : { missing: clauses, dead: clauses }

/**
 * The ways to a new PIN, where the rules offer them.
 * @param document clauses that are broken without the way by document; @param temporaryPin without the other.
 */
export const waysBack = (document: readonly string[], temporaryPin: readonly string[]) => ({
  'with-document': button(
    (words) => words.renewal.withDocument,
    (app) => beginRenewal(app, 'document'),
    { when: (app: App) => isOffered('document', app), ...atStake(document) },
  ),
  'with-temporary-pin': button(
    (words) => words.renewal.withTemporaryPin,
    (app) => beginRenewal(app, 'temporary-pin'),
    { when: (app: App) => isOffered('temporary-pin', app), ...atStake(temporaryPin) },
  ),
})
