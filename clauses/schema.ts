import { z } from 'zod'
import { ROLES } from '../contract/screen'

/** The shapes of the files in `clauses/catalogue/`. */

/** `<guide>/<name>`; the name is the section and sentence of the guide, or a word for the fact. */
export const clauseIdSchema = z.string().regex(/^[a-z0-9-]+\/[a-z0-9.-]+$/)
export const readingIdSchema = z.string().regex(/^A\d{2}$/)
export const conceptIdSchema = z.string().regex(/^[a-z0-9-]+$/)

export const LEVELS = ['must', 'should', 'may'] as const
export const LANGUAGES = ['da', 'en', 'kl'] as const

const parameterValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const clauseSchema = z.strictObject({
  id: clauseIdSchema,
  /** Heading of the guide below which the sentence stands. */
  section: z.string(),
  step: z.string().optional(),
  /** Lines of the guide's text, counted from 1. */
  sourceLines: z.array(z.int().positive()),
  statement: z.string(),
  statementDa: z.string(),
  actor: z.string(),
  /** Who answers for it; `outside`: the guide, a person, hardware or post. */
  responsible: z.enum(['app', 'backend', 'website', 'desk', 'outside']),
  kind: z.enum(['rule', 'flow-step', 'error-path', 'hint', 'screen', 'alternative', 'precondition', 'privacy']),
  level: z.enum(LEVELS),
  /** stated: the sentence says it; implied: it follows; assumed: a reading was chosen. */
  basis: z.enum(['stated', 'implied', 'assumed']),
  /** simulated: seen by way of something that the suite stands in for. */
  testable: z.enum(['yes', 'no', 'simulated']),
  observable: z.enum(['behaviour', 'screen', 'device', 'desk', 'storage', 'none']),
  observe: z.string().optional(),
  /** Only on this route or in this wording. */
  when: z.string().optional(),
  params: z.record(z.string(), parameterValue).optional(),
  /** Ideas of wrong implementations. */
  negative: z.array(z.string()).optional(),
  screens: z
    .array(
      z.strictObject({
        text: z.string(),
        role: z.string(),
        language: z.enum(LANGUAGES).optional(),
        verbatim: z.boolean().optional(),
      }),
    )
    .optional(),
  /** The same fact elsewhere. */
  related: z.array(clauseIdSchema).optional(),
  /** The clause of another guide, or those that together, say the same in the other language, scenario by scenario. */
  twin: z.union([clauseIdSchema, z.array(clauseIdSchema).min(2)]).optional(),
  /** Readings it rests on. */
  ambiguity: z.array(readingIdSchema).optional(),
  /** Ids of the cases, in catalogues of others, that scenarios of this clause run. */
  cases: z.array(z.string()).optional(),
})

export const guideFileSchema = z.strictObject({
  guide: z.strictObject({
    id: conceptIdSchema,
    language: z.enum(['da', 'en']),
    title: z.string(),
    edition: z.string().optional(),
  }),
  clauses: z.array(clauseSchema),
  /** What many clauses have in common, to be merged into them. */
  common: z.unknown().optional(),
})

export const casesNotRunFileSchema = z.strictObject({
  notRun: z.array(
    z.strictObject({ guide: conceptIdSchema, reason: z.string().min(1), cases: z.array(z.string()).min(1) }),
  ),
})

export const readingsFileSchema = z.strictObject({
  readings: z.array(
    z.strictObject({
      id: readingIdSchema,
      kind: z.enum(['gap', 'contradiction', 'damage']),
      title: z.string(),
      summary: z.string(),
      reading: z.string(),
    }),
  ),
})

export const CONCEPT_KINDS = [
  'screen',
  'heading',
  'text',
  'instruction',
  'button',
  'menu',
  'link',
  'option',
  'checkbox',
  'field',
  'picture',
  'video',
  'step',
  'frame',
  'arrows',
  'check-mark',
  'progress',
  'permission',
  'desk-action',
] as const

const words = z.strictObject({ da: z.array(z.string()).optional(), en: z.array(z.string()).optional() })

export const conceptsFileSchema = z.strictObject({
  concepts: z.array(
    z.strictObject({
      id: conceptIdSchema,
      kind: z.enum(CONCEPT_KINDS),
      roles: z.array(z.enum(ROLES)).optional(),
      name: z.strictObject({ da: z.string(), en: z.string() }),
      terms: words.optional(),
      not: words.optional(),
      signs: z.array(conceptIdSchema).optional(),
    }),
  ),
})

const byGuide = z.record(conceptIdSchema, z.array(z.string()).min(1))

export const labelsFileSchema = z.strictObject({
  labels: z.record(
    conceptIdSchema,
    z.strictObject({
      cutOff: z.boolean().optional(),
      da: byGuide.optional(),
      en: byGuide.optional(),
      kl: byGuide.optional(),
    }),
  ),
})

export type Guide = z.infer<typeof guideFileSchema>['guide']
export type Clause = z.infer<typeof clauseSchema> & { guide: string }
export type Reading = z.infer<typeof readingsFileSchema>['readings'][number]
export type Level = (typeof LEVELS)[number]
export type Language = (typeof LANGUAGES)[number]
export type ConceptKind = (typeof CONCEPT_KINDS)[number]
