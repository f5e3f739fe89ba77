import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../clauses/catalogue'
import { writeFile } from '../core/files'
import type { CollectedScenario } from './collector'
import type { Result } from './result'
import { indexPage } from './site/index-page'
import type { Pictures } from './site/phone-screen'
import { scenarioPage } from './site/scenario-page'
import { scopePage } from './site/scope-page'
import { readEvidence } from './write-files'

export type SiteGiven = {
  /** Folder of the report; evidence is looked for in its `evidence/`. */
  folder: string
  result: Result
  scenarios: readonly CollectedScenario[]
  catalogue: Catalogue
}

/** Each picture, or sound, is written once, under the digest of its bytes. */
const pictureWriter = (folder: string): Pictures => {
  const written = new Set<string>()
  return (base64, ending) => {
    const name = `${createHash('sha256').update(base64).digest('hex').slice(0, 20)}.${ending}`
    if (!written.has(name)) writeFile(join(folder, 'pictures', name), Buffer.from(base64, 'base64'))
    written.add(name)
    return `../pictures/${name}`
  }
}

/** What an earlier run wrote, by name and by nothing else: the folder is the user's. */
const OURS: Record<string, RegExp> = { scenarios: /^[\w-]+-\d+\.html$/, pictures: /^[0-9a-f]{20}\.(png|jpg|wav)$/ }

const clear = (folder: string): void => {
  for (const [below, ours] of Object.entries(OURS)) {
    if (!existsSync(join(folder, below))) continue
    for (const name of readdirSync(join(folder, below))) if (ours.test(name)) rmSync(join(folder, below, name))
  }
}

/** Writes the report as a static site that opens from the disk; returns the path of its first page. */
export const writeSite = ({ folder, result, scenarios, catalogue }: SiteGiven): string => {
  clear(folder)
  const pictures = pictureWriter(folder)
  const clauses = new Map(result.clauses.map((clause) => [clause.id, clause]))
  const collected = new Map(scenarios.map((scenario) => [scenario.scenario, scenario]))
  for (const scenario of result.scenarios) {
    const told = collected.get(scenario.scenario)
    if (!told) continue
    const clause = clauses.get(scenario.clause ?? scenario.tags.find((tag) => clauses.has(tag)) ?? '')
    const evidence = readEvidence(join(folder, 'evidence'), scenario.evidence)
    const page = scenarioPage({ result, scenario, collected: told, clause, evidence, pictures })
    writeFile(join(folder, scenario.page), page)
  }
  writeFile(join(folder, 'scope.html'), scopePage({ result, catalogue }))
  const first = join(folder, 'index.html')
  writeFile(first, indexPage({ result, guides: catalogue.guides }))
  return first
}
