import { loadCatalogue } from '../clauses/catalogue'
import { coverage } from '../clauses/coverage'
import { checksWithoutClause } from './check-sites'
import { EXIT, say, sayJson } from './output'
import { FEATURES, resolveScope, type Scope } from './scope'

export type ClausesOptions = Scope & { json?: boolean; list?: boolean }

/** How far the features cover the clauses in scope. Fails when a tag is no clause or a check names none. */
export const clauses = (options: ClausesOptions): number => {
  resolveScope(options)
  const catalogue = loadCatalogue()
  const covered = coverage(FEATURES, catalogue, {
    ...(options.guide ? { guide: options.guide } : {}),
    ...(options.clause ? { clauseGlob: options.clause } : {}),
  })
  const strays = checksWithoutClause()
  if (options.list)
    for (const clause of catalogue.clauses) {
      const state = covered.testedIds.includes(clause.id)
        ? 'tested'
        : covered.openIds.includes(clause.id)
          ? 'open'
          : undefined
      const excluded = covered.exclusions.find((exclusion) => exclusion.clause === clause.id)
      if (state || excluded)
        say(`${clause.id}  ${state ?? 'excluded'}  ${clause.statement}${excluded ? `  (${excluded.reason})` : ''}`)
    }
  for (const { tag, file, line } of covered.unknownTags)
    say(`${file}:${line}: @${tag} is neither a clause nor a known tag`)
  for (const { file, line, text } of strays) say(`${file}:${line}: a check without a clause: ${text}`)
  say(
    `${covered.total} clauses: ${covered.tested} tested, ${covered.excluded} excluded, ${covered.open} open; ` +
      `${covered.scenarios} scenarios, ${covered.negativeOrBoundary} of them negative or at a boundary`,
  )
  if (covered.casesNotRun.length > 0)
    say(
      `cases of published catalogues: ${new Set(covered.casesRun.map((run) => run.case)).size} run, ${covered.casesNotRun.length} not run`,
    )
  if (options.list) for (const { case: id, reason } of covered.casesNotRun) say(`${id}  not run  ${reason}`)
  if (options.json) {
    const { total, tested, excluded, open, scenarios, negativeOrBoundary, openIds, casesRun, casesNotRun } = covered
    sayJson({
      total,
      tested,
      excluded,
      open,
      unknownTags: covered.unknownTags.length,
      checksWithoutClause: strays.length + covered.rulesWithoutClause.length + covered.scenariosOutsideRules.length,
      scenarios,
      negativeOrBoundary,
      openIds,
      casesRun: new Set(casesRun.map((run) => run.case)).size,
      casesNotRun,
    })
  }
  return covered.unknownTags.length > 0 || strays.length > 0 ? EXIT.harnessFault : EXIT.passed
}
