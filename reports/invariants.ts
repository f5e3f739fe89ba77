import type { InvariantRecord } from '../core/record'

/** What always holds, over all scenarios of a run. `scenarios`: how many could tell. */
export type InvariantResult = Omit<InvariantRecord, 'why'> & { scenarios: number; why: string }

const outcomeOf = (records: readonly InvariantRecord[]): InvariantRecord['outcome'] => {
  if (records.some(({ outcome }) => outcome === 'broken')) return 'broken'
  return records.some(({ outcome }) => outcome === 'held') ? 'held' : 'not-verified'
}

type Recorded = { record?: { invariants?: readonly InvariantRecord[] } }

/** One entry for each invariant that any scenario speaks of; `held` where one could tell and none has seen it broken. */
export const invariantsIn = (scenarios: readonly Recorded[]): InvariantResult[] => {
  const records = scenarios.flatMap(({ record }) => record?.invariants ?? [])
  return [...new Set(records.map(({ id }) => id))].sort().map((id) => {
    const own = records.filter((one) => one.id === id)
    const outcome = outcomeOf(own)
    const why = outcome === 'not-verified' ? own.find((one) => one.why !== undefined)?.why : undefined
    const means = own[0]?.means ?? ''
    return { id, means, outcome, why: why ?? '', scenarios: own.filter((one) => one.outcome !== 'not-verified').length }
  })
}

/** In a line for the person who has started the run; '' when nothing was looked at. */
export const invariantsInWords = (invariants: readonly InvariantResult[]): string => {
  const are = (outcome: InvariantResult['outcome']) =>
    invariants.filter((one) => one.outcome === outcome).map(({ id }) => id)
  const why = [...new Set(invariants.flatMap((one) => (one.outcome === 'not-verified' ? [one.why] : [])))]
  return [
    are('held').length > 0 ? `${are('held').length} invariants held after every step` : '',
    are('broken').length > 0 ? `broken: ${are('broken').join(', ')}` : '',
    why.length > 0 ? `not verified: ${are('not-verified').join(', ')} (${why.join('; ')})` : '',
  ]
    .filter((words) => words !== '')
    .join(' · ')
}
