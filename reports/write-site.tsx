import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
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

/** Each picture is written once, under the digest of its bytes. */
const pictureWriter = (folder: string): Pictures => {
  const written = new Set<string>()
  return (base64, ending) => {
    const name = `${createHash('sha256').update(base64).digest('hex').slice(0, 20)}.${ending}`
    if (!written.has(name)) writeFile(join(folder, 'pictures', name), Buffer.from(base64, 'base64'))
    written.add(name)
    return `../pictures/${name}`
  }
}

/** Pages and pictures of an earlier run would otherwise stay beside those of this one. */
const clear = (folder: string): void => {
  for (const below of ['scenarios', 'pictures'])
    if (existsSync(join(folder, below))) rmSync(join(folder, below), { recursive: true })
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
