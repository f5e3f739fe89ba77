import type { z } from 'zod'
import type { Role } from '../contract/screen'
import type { ConceptKind, conceptsFileSchema, Language, labelsFileSchema } from './schema'

/** One thing that guides speak of: a screen, a control, a field, a sign, a permission dialog, an action at a desk. */
export type Concept = {
  id: string
  kind: ConceptKind
  /** Roles that an element of this concept may have; empty for dialogs of the operating system. */
  roles: readonly Role[]
  name: { da: string; en: string }
  /** Language → guide → wording that the guide quotes. */
  labels: { [L in Language]?: Record<string, string[]> }
  /** The quoted wording is only the beginning of the label (A33). */
  cutOff: boolean
  /** Language → alternatives; each word of one alternative must be in the label. */
  terms: { [L in Language]?: string[] }
  not: { [L in Language]?: string[] }
  /** Concepts that make up a screen without a quoted title. */
  signs: readonly string[]
}

const ROLES_OF: Record<ConceptKind, readonly Role[]> = {
  screen: ['title'],
  heading: ['title', 'text'],
  text: ['text', 'title'],
  instruction: ['text'],
  button: ['button'],
  menu: ['button', 'link'],
  link: ['link', 'button'],
  option: ['option', 'button'],
  checkbox: ['checkbox'],
  field: ['field'],
  picture: ['picture'],
  video: ['video'],
  step: ['step'],
  frame: ['frame'],
  arrows: ['arrows'],
  'check-mark': ['check-mark'],
  progress: ['progress'],
  permission: [],
  'desk-action': ['button', 'option', 'link'],
}

/** Kinds that are recognised by their role alone. */
const WORDLESS: readonly ConceptKind[] = [
  'instruction',
  'picture',
  'video',
  'step',
  'frame',
  'arrows',
  'check-mark',
  'progress',
]
export const isWordless = ({ kind }: Concept): boolean => WORDLESS.includes(kind)

type ListedConcept = z.infer<typeof conceptsFileSchema>['concepts'][number]
type QuotedLabels = z.infer<typeof labelsFileSchema>['labels']

const present = <T extends object>(languages: T | undefined): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(languages ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>
  }

/** The concept list joined with the wording that the guides quote. */
export const conceptsOf = (listed: readonly ListedConcept[], quoted: QuotedLabels): Concept[] =>
  listed.map(({ id, kind, roles, name, terms, not, signs }) => {
    const { cutOff, ...labels } = quoted[id] ?? {}
    return {
      id,
      kind,
      roles: roles ?? ROLES_OF[kind],
      name,
      labels: present(labels),
      cutOff: cutOff ?? false,
      terms: present(terms),
      not: present(not),
      signs: signs ?? [],
    }
  })
