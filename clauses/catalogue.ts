import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { HarnessFault } from '../core/errors'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'
import { type Concept, conceptsOf } from './concepts'
import {
  type Clause,
  casesNotRunFileSchema,
  conceptsFileSchema,
  type Guide,
  guideFileSchema,
  labelsFileSchema,
  type Reading,
  readingsFileSchema,
} from './schema'

export type { Concept } from './concepts'
export type { Clause, Guide, Language, Level, Reading } from './schema'

/** A case of a catalogue that a guide draws on, and why no scenario runs it. */
export type CaseNotRun = { guide: string; case: string; reason: string }

/** A number or list that a guide names, with the clauses that name it. */
export type Parameter = { name: string; value: string | number | boolean | string[]; clauses: string[] }

/** The guides as data. `byId` holds the clauses, `readings` and `concepts` are keyed by their ids. */
export type Catalogue = {
  clauses: Clause[]
  byId: Map<string, Clause>
  guides: Guide[]
  parameters: Parameter[]
  readings: Map<string, Reading>
  concepts: Map<string, Concept>
  /** Cases of other catalogues that no scenario runs, each with its reason. */
  casesNotRun: CaseNotRun[]
}

const FOLDER = join(PROJECT_ROOT, 'clauses/catalogue')
/** Guides in the order in which a newcomer meets them. */
const GUIDES = ['get-mitid', 'help-step-5', 'help-foreign', 'reactivate', 'spare', 'passport-inspection']
const OTHER_FILES = ['concepts.yaml', 'labels.yaml', 'readings.yaml', 'cases-not-run.yaml']

const fault = (file: string, what: string) =>
  new HarnessFault({
    code: 'CATALOGUE_INVALID',
    what: `clauses/catalogue/${file}: ${what}`,
    mend: 'correct the catalogue; its shapes are in clauses/schema.ts',
  })

const readCatalogueFile = <S extends z.ZodType>(file: string, schema: S): z.infer<S> => {
  const parsed = schema.safeParse(parse(readText(join(FOLDER, file)), { merge: true }))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw fault(file, `${issue?.path.join('.')}: ${issue?.message}`)
}

const readGuides = () => {
  const known = [...GUIDES.map((guide) => `${guide}.yaml`), ...OTHER_FILES]
  const stray = filesBelow(FOLDER).find((file) => !known.includes(file))
  if (stray) throw fault(stray, 'is not a guide that the loader knows')
  return GUIDES.map((guide) => readCatalogueFile(`${guide}.yaml`, guideFileSchema))
}

const byKey = <T>(file: string, things: readonly T[], keyOf: (thing: T) => string): Map<string, T> => {
  const map = new Map<string, T>()
  for (const thing of things) {
    if (map.has(keyOf(thing))) throw fault(file, `${keyOf(thing)} is there twice`)
    map.set(keyOf(thing), thing)
  }
  return map
}

const parametersOf = (clauses: readonly Clause[]): Parameter[] => {
  const found = new Map<string, Parameter>()
  for (const { id, params } of clauses)
    for (const [name, value] of Object.entries(params ?? {})) {
      const key = `${name}=${JSON.stringify(value)}`
      const parameter = found.get(key) ?? { name, value, clauses: [] }
      parameter.clauses.push(id)
      found.set(key, parameter)
    }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const casesNotRun = (): CaseNotRun[] =>
  readCatalogueFile('cases-not-run.yaml', casesNotRunFileSchema).notRun.flatMap(({ guide, reason, cases }) =>
    cases.map((one) => ({ guide, case: one, reason })),
  )

const load = (): Catalogue => {
  const files = readGuides()
  const clauses = files.flatMap(({ guide, clauses }) =>
    clauses.map((clause): Clause => ({ ...clause, guide: guide.id })),
  )
  const { readings } = readCatalogueFile('readings.yaml', readingsFileSchema)
  const { concepts } = readCatalogueFile('concepts.yaml', conceptsFileSchema)
  const { labels } = readCatalogueFile('labels.yaml', labelsFileSchema)
  const conceptList = conceptsOf(concepts, labels)
  return {
    clauses,
    byId: byKey('<guide>.yaml', clauses, ({ id }) => id),
    guides: files.map(({ guide }) => guide),
    parameters: parametersOf(clauses),
    readings: byKey('readings.yaml', readings, ({ id }) => id),
    concepts: byKey('concepts.yaml', conceptList, ({ id }) => id),
    casesNotRun: casesNotRun(),
  }
}

let loaded: Catalogue | undefined

/** The catalogue, read once and then kept. Throws HarnessFault when a file of it is not as its schema says. */
export const loadCatalogue = (): Catalogue => {
  loaded ??= load()
  return loaded
}
