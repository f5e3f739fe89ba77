import { SetupFault } from '../core/errors'
import type { Catalogue, Clause } from './catalogue'
import { exclusionOf, isTestable } from './exclusions'
import { type FeatureScenario, type Features, type Place, type PlacedTag, readFeatures } from './features'
import { clauseGlob } from './glob'

/** What a scenario is; each scenario of a rule says one. */
export const SCENARIO_KINDS = ['happy', 'alternative', 'negative', 'boundary', 'privacy', 'invariant', 'documentation']
const OTHER_TAGS = ['journey', 'assumed', 'implied', 'lang:da', 'lang:en']

export type CoverageFilter = { guide?: string; clauseGlob?: string }

/** How far the features cover the clauses in scope. Counts are of clauses, except where scenarios are named. */
export type Coverage = {
  total: number
  tested: number
  excluded: number
  open: number
  testedIds: string[]
  openIds: string[]
  exclusions: { clause: string; reason: string }[]
  /** Scenarios and rows of outlines. */
  scenarios: number
  negativeOrBoundary: number
  journeys: number
  /** Cases of other catalogues that scenarios in scope carry out, and those that none does. */
  casesRun: { case: string; clause: string; scenario: string }[]
  casesNotRun: { case: string; reason: string }[]
  unknownTags: PlacedTag[]
  rulesWithoutClause: Place[]
  rulesWithSeveralClauses: Place[]
  /** Scenarios that stand outside rules and are no journeys. */
  scenariosOutsideRules: Place[]
  scenariosWithoutKind: Place[]
}

const placeOf = ({ file, line, name }: Place): Place => ({ file, line, name })

const isKnownTag = (catalogue: Catalogue) => {
  const routes = new Set(catalogue.clauses.flatMap(({ when }) => when ?? []))
  return (tag: string): boolean =>
    catalogue.byId.has(tag) ||
    catalogue.readings.has(tag) ||
    SCENARIO_KINDS.includes(tag) ||
    OTHER_TAGS.includes(tag) ||
    routes.has(tag)
}

const clausesInScope = (catalogue: Catalogue, { guide, clauseGlob: glob }: CoverageFilter): Clause[] => {
  const chosen = glob === undefined ? () => true : clauseGlob(glob)
  return catalogue.clauses.filter((clause) => (guide === undefined || clause.guide === guide) && chosen(clause.id))
}

const isJourney = ({ tags }: FeatureScenario) => tags.includes('journey')

/** A scenario belongs to the scope by the clause of its rule, a journey by the folder it stands in. */
const scenariosInScope = (features: Features, scope: Set<string>, filter: CoverageFilter): FeatureScenario[] =>
  features.scenarios.filter((scenario) => {
    if (scenario.rule) return scenario.rule.clauses.some((clause) => scope.has(clause))
    return (
      filter.clauseGlob === undefined && (filter.guide === undefined || scenario.file.startsWith(`${filter.guide}/`))
    )
  })

const casesOf = ({ cases, rule, file, line }: FeatureScenario) =>
  cases.map((id) => ({ case: id, clause: rule?.clauses[0] ?? '', scenario: `features/${file}:${line}` }))

/** Coverage of features that were read already. */
export const coverageOf = (features: Features, catalogue: Catalogue, filter: CoverageFilter = {}): Coverage => {
  const clauses = clausesInScope(catalogue, filter)
  const scope = new Set(clauses.map(({ id }) => id))
  const named = new Set(features.rules.filter((rule) => rule.scenarios > 0).flatMap((rule) => rule.clauses))
  const testable = clauses.filter(isTestable)
  const testedIds = testable.filter(({ id }) => named.has(id)).map(({ id }) => id)
  const openIds = testable.filter(({ id }) => !named.has(id)).map(({ id }) => id)
  const scenarios = scenariosInScope(features, scope, filter)
  const known = isKnownTag(catalogue)
  return {
    total: clauses.length,
    tested: testedIds.length,
    excluded: clauses.length - testable.length,
    open: openIds.length,
    testedIds,
    openIds,
    exclusions: clauses.flatMap((clause) => {
      const reason = exclusionOf(clause)
      return reason === undefined ? [] : [{ clause: clause.id, reason }]
    }),
    scenarios: scenarios.length,
    negativeOrBoundary: scenarios.filter(({ tags }) => tags.includes('negative') || tags.includes('boundary')).length,
    journeys: scenarios.filter(isJourney).length,
    casesRun: scenarios.flatMap(casesOf),
    casesNotRun: catalogue.casesNotRun
      .filter(({ guide }) => clauses.some((clause) => clause.guide === guide))
      .map(({ case: id, reason }) => ({ case: id, reason })),
    unknownTags: features.tags.filter(({ tag }) => !known(tag)),
    rulesWithoutClause: features.rules.filter((rule) => rule.clauses.length === 0).map(placeOf),
    rulesWithSeveralClauses: features.rules.filter((rule) => rule.clauses.length > 1).map(placeOf),
    scenariosOutsideRules: features.scenarios
      .filter((scenario) => scenario.rule === undefined && !isJourney(scenario))
      .map(placeOf),
    scenariosWithoutKind: features.scenarios
      .filter((scenario) => !isJourney(scenario) && !scenario.tags.some((tag) => SCENARIO_KINDS.includes(tag)))
      .map(placeOf),
  }
}

/** Reads the features below the folder and compares them with the catalogue. Throws SetupFault on unreadable ones. */
export const coverage = (featuresFolder: string, catalogue: Catalogue, filter: CoverageFilter = {}): Coverage =>
  coverageOf(readFeatures(featuresFolder), catalogue, filter)

/** Throws SetupFault, naming file and line, when a feature has a tag that is no clause, reading or known word. */
export const assertKnownTags = ({ unknownTags }: Coverage): void => {
  const [first] = unknownTags
  if (!first) return
  const places = unknownTags.map(({ tag, file, line }) => `${file}:${line} has @${tag}`)
  throw new SetupFault({
    code: 'SETUP_UNKNOWN_TAG',
    what: `a tag is neither a clause nor a reading nor a known word: ${places.join('; ')}`,
    mend: `correct the tag; \`vidimus clauses\` lists the clauses, other tags are ${[...SCENARIO_KINDS, ...OTHER_TAGS].join(', ')}`,
  })
}
