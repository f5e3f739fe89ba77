import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../clauses/catalogue'
import { clauseGlob } from '../clauses/glob'
import { SetupFault } from '../core/errors'
import { PROJECT_ROOT } from '../core/files'

export const FEATURES = join(PROJECT_ROOT, 'features')

/** Which part of the features is meant: one guide or all, and clauses by a glob. */
export type Scope = { guide?: string | undefined; clause?: string | undefined }

export type ResolvedScope = {
  guides: string[]
  /** Clause ids of the scope. */
  clauses: string[]
  /** Folders of features. */
  paths: string[]
  /** Tag expression; absent when whole folders are meant. */
  tags?: string
}

const guidesWithFeatures = (): string[] =>
  loadCatalogue()
    .guides.map(({ id }) => id)
    .filter((id) => existsSync(join(FEATURES, id)))

/** Throws SetupFault for a guide or a clause that does not exist. */
export const resolveScope = ({ guide, clause }: Scope): ResolvedScope => {
  const known = guidesWithFeatures()
  if (guide !== undefined && !known.includes(guide))
    throw new SetupFault({
      code: 'SETUP_UNKNOWN_GUIDE',
      what: `there are no features of a guide called "${guide}"`,
      mend: `use one of: ${known.join(', ')}`,
    })
  const guides = guide === undefined ? known : [guide]
  const fits = clauseGlob(clause ?? '*')
  const clauses = loadCatalogue()
    .clauses.filter((known) => guides.includes(known.guide) && fits(known.id))
    .map(({ id }) => id)
  if (clauses.length === 0)
    throw new SetupFault({
      code: 'SETUP_UNKNOWN_CLAUSE',
      what: `no clause of ${guides.join(', ')} fits "${clause}"`,
      mend: 'list clause ids with: vidimus clauses --list',
    })
  return {
    guides,
    clauses,
    paths: guides.map((id) => join(FEATURES, id)),
    ...(clause === undefined ? {} : { tags: tagsFor(clauses) }),
  }
}

/** Scenarios of these clauses, journeys left out. */
export const tagsFor = (clauses: readonly string[]): string =>
  `not @journey and (${clauses.map((id) => `@${id}`).join(' or ')})`
