import { loadCatalogue } from '../clauses/catalogue'
import { isTestable } from '../clauses/exclusions'
import type { Capability, Profile } from '../contract/profile'
import { type RegisteredWording, wordings } from '../steps/wording'
import type { WorldParameters } from '../steps/world-parameters'
import type { Runner } from './cucumber'
import type { ResolvedScope } from './scope'

/** What can become of a clause in a run of this profile. */
export type Prospect = {
  clause: string
  prospect: 'verified' | 'attended' | 'not-verified' | 'inapplicable' | 'no-feature'
  /** Capabilities whose declaration would have it verified. */
  unlockedBy: Capability[]
}

type Needed = Pick<RegisteredWording, 'needs' | 'attendable'>

/** Clause → what the steps of its scenarios need, from a run that runs nothing. */
const needsByClause = async (
  runner: Runner,
  { paths, tags }: ResolvedScope,
  world: WorldParameters,
): Promise<ReadonlyMap<string, Needed[]>> => {
  const { byId } = loadCatalogue()
  const patterns = new Map<string, string>()
  const clauses = new Map<string, string>()
  const needs = new Map<string, Needed[]>()
  await runner.run({
    paths,
    ...(tags ? { tags } : {}),
    world,
    dryRun: true,
    onMessage: ({ stepDefinition, pickle, testCase }) => {
      if (stepDefinition) patterns.set(stepDefinition.id, stepDefinition.pattern.source)
      const clause = pickle?.tags.map(({ name }) => name.slice(1)).find((tag) => byId.has(tag))
      if (pickle && clause) clauses.set(pickle.id, clause)
      const own = clauses.get(testCase?.pickleId ?? '')
      if (!testCase || !own) return
      const used = testCase.testSteps.flatMap(({ stepDefinitionIds = [] }) =>
        stepDefinitionIds.map((id) => patterns.get(id)),
      )
      const needed = wordings().filter(
        (wording) => wording.needs && (used.includes(wording.da) || used.includes(wording.en)),
      )
      needs.set(own, [...(needs.get(own) ?? []), ...needed])
    },
  })
  return needs
}

/** What a run of this scope can say of each clause. */
export const forecast = async (runner: Runner, scope: ResolvedScope, world: WorldParameters): Promise<Prospect[]> => {
  const needs = await needsByClause(runner, scope, world)
  const { byId } = loadCatalogue()
  return scope.clauses
    .flatMap((id) => byId.get(id) ?? [])
    .filter(isTestable)
    .map(({ id }) => prospectOf(id, needs.get(id), world.profile))
}

const prospectOf = (clause: string, needs: readonly Needed[] | undefined, profile: Profile): Prospect => {
  const missing = (needs ?? []).filter((need) => need.needs && !profile.capabilities.includes(need.needs))
  const unlockedBy = [...new Set(missing.flatMap((need) => need.needs ?? []))]
  const is = (prospect: Prospect['prospect']): Prospect => ({ clause, prospect, unlockedBy })
  if (profile.inapplicable.some((declared) => declared.clause === clause)) return is('inapplicable')
  if (!needs) return is('no-feature')
  if (missing.length === 0) return is('verified')
  return is(missing.every(({ attendable }) => attendable) ? 'attended' : 'not-verified')
}

export const forecastInWords = (prospects: readonly Prospect[]): string[] => {
  const count = (wanted: Prospect['prospect']) => prospects.filter(({ prospect }) => prospect === wanted).length
  const locked = prospects.filter(({ prospect }) => prospect === 'attended' || prospect === 'not-verified')
  const capabilities = [...new Set(locked.flatMap(({ unlockedBy }) => unlockedBy))]
  return [
    `forecast for ${prospects.length} clauses: ${count('verified')} can be verified, ${count('attended')} attended (--attended), ${count('not-verified')} not, ${count('inapplicable')} declared inapplicable, ${count('no-feature')} not tested by any feature yet`,
    ...capabilities.map((capability) => {
      const those = locked.filter(({ unlockedBy }) => unlockedBy.includes(capability)).map(({ clause }) => clause)
      return `  the capability "${capability}" would unlock ${those.length}: ${those.join(' ')}`
    }),
  ]
}
