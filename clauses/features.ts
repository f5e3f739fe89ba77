import { join } from 'node:path'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, type Rule } from '@cucumber/messages'
import { messageOf, SetupFault } from '../core/errors'
import { filesBelow, readText } from '../core/files'

/** A place in a feature file: path from the features folder, line from 1. */
export type Place = { file: string; line: number; name: string }
export type PlacedTag = { tag: string; file: string; line: number }

/** `clauses` are the rule's own tags that look like clause ids, without the @. */
export type FeatureRule = Place & { clauses: string[]; scenarios: number }

/**
 * One scenario, or one row of an outline. `tags` are its own and those it inherits, without the @; `cases` are the sources
 * that the column of that name gives for the row, apart by commas.
 */
export type FeatureScenario = Place & { tags: string[]; rule: FeatureRule | undefined; cases: string[] }

export type Features = { tags: PlacedTag[]; rules: FeatureRule[]; scenarios: FeatureScenario[] }

const parseFeature = (file: string, text: string, newId: () => string): GherkinDocument => {
  try {
    return new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text)
  } catch (thrown) {
    throw new SetupFault({
      code: 'SETUP_FEATURE_UNREADABLE',
      what: `${file} is not Gherkin: ${messageOf(thrown).split('\n').slice(0, 2).join(' ')}`,
      mend: 'correct the feature at the line named',
      cause: thrown,
    })
  }
}

/** The column of an outline that names the cases, in catalogues of others, which each row carries out. */
const SOURCE = 'source'

const bare = (tag: string): string => tag.replace(/^@/, '')
const looksLikeClause = (tag: string): boolean => tag.includes('/')

const ruleOf = (file: string, rule: Rule): FeatureRule => ({
  file,
  line: rule.location.line,
  name: rule.name,
  clauses: rule.tags.map(({ name }) => bare(name)).filter(looksLikeClause),
  scenarios: 0,
})

const readFeature = (file: string, text: string): Features => {
  const newId = IdGenerator.incrementing()
  const document = parseFeature(file, text, newId)
  const tags: PlacedTag[] = []
  const rules: FeatureRule[] = []
  const ruleByNode = new Map<string, FeatureRule>()
  const lineByNode = new Map<string, number>()
  const casesByNode = new Map<string, string[]>()
  const note = (tagged: { tags: readonly { name: string; location: { line: number } }[] }) => {
    for (const { name, location } of tagged.tags) tags.push({ tag: bare(name), file, line: location.line })
  }
  if (document.feature) note(document.feature)
  const children = document.feature?.children ?? []
  for (const child of children) {
    const rule = child.rule && ruleOf(file, child.rule)
    if (child.rule && rule) {
      note(child.rule)
      rules.push(rule)
    }
    for (const { scenario } of child.rule?.children ?? [child]) {
      if (!scenario) continue
      note(scenario)
      lineByNode.set(scenario.id, scenario.location.line)
      if (rule) ruleByNode.set(scenario.id, rule)
      for (const examples of scenario.examples) {
        note(examples)
        const column = examples.tableHeader?.cells.findIndex(({ value }) => value === SOURCE) ?? -1
        for (const row of examples.tableBody) {
          lineByNode.set(row.id, row.location.line)
          casesByNode.set(row.id, row.cells[column]?.value.split(', ') ?? [])
        }
      }
    }
  }
  const scenarios = compile(document, file, newId).map((pickle): FeatureScenario => {
    const [scenarioNode = '', rowNode = ''] = pickle.astNodeIds
    const rule = ruleByNode.get(scenarioNode)
    if (rule) rule.scenarios += 1
    return {
      file,
      line: lineByNode.get(rowNode) ?? lineByNode.get(scenarioNode) ?? 0,
      name: pickle.name,
      tags: pickle.tags.map(({ name }) => bare(name)),
      rule,
      cases: casesByNode.get(rowNode) ?? [],
    }
  })
  return { tags, rules, scenarios }
}

/** Every feature below the folder. Throws SetupFault, naming file and line, when one is not Gherkin. */
export const readFeatures = (folder: string): Features => {
  const files = filesBelow(folder, '.feature').map((file) => readFeature(file, readText(join(folder, file))))
  return {
    tags: files.flatMap(({ tags }) => tags),
    rules: files.flatMap(({ rules }) => rules),
    scenarios: files.flatMap(({ scenarios }) => scenarios),
  }
}
