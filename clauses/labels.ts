import type { Element, Role } from '../contract/screen'
import { HarnessFault, SetupFault } from '../core/errors'
import { type Concept, loadCatalogue } from './catalogue'
import { isWordless } from './concepts'
import type { Language } from './schema'
import { fitsTerms, sameLabel, startsLabel } from './wording'

/** Resolves what is on the glass to concepts, for one guide and one language. */
export type LabelTable = {
  /** Whether this text is the wording of the concept; true for any text where the concept has no wording. */
  matches(concept: string, text: string): boolean
  /** Every concept that the text can stand for, of those that elements with one of the roles can be. */
  conceptOf(text: string, roles?: readonly Role[]): string[]
  /** Accepted wording, the guide's own first; where guides only describe the thing, the name of it. */
  wording(concept: string): string[]
  /** Throws HarnessFault when there is no such concept. */
  concept(id: string): Concept
  /** The concept that a feature means by a quoted label, a name of the concept list, or an id. */
  conceptNamed(text: string): string
  /** The elements of a screen that are this concept: role and wording agree. */
  elementsOf(concept: string, elements: readonly Element[]): Element[]
  /** Whether the screen shows the concept; an untitled screen is known by its signs. */
  shows(concept: string, elements: readonly Element[]): boolean
}

const unknownConcept = (id: string) =>
  new HarnessFault({
    code: 'UNKNOWN_CONCEPT',
    what: `no concept is called "${id}"`,
    mend: 'use an id of clauses/catalogue/concepts.yaml, or add the concept there',
  })

/** Quoted wording in a language: the guide's own before that of other guides (A13, A14). */
const quotedLabels = ({ labels }: Concept, guide: string, language: Language): string[] => {
  const { [guide]: own = [], ...others } = labels[language] ?? {}
  return [...new Set([...own, ...Object.values(others).flat()])]
}

const nameIn = ({ name }: Concept, language: Language): string => (language === 'da' ? name.da : name.en)

/**
 * @param relabelled concept id → the implementation's own wording, as its profile declares; it is accepted beside the
 *   guide's. Throws SetupFault when it names a concept that does not exist.
 */
export const labelTable = (
  guide: string,
  language: Language,
  relabelled: Readonly<Record<string, string>> = {},
): LabelTable => {
  const { concepts } = loadCatalogue()
  for (const id of Object.keys(relabelled))
    if (!concepts.has(id))
      throw new SetupFault({
        code: 'SETUP_UNKNOWN_CONCEPT',
        what: `labels: no concept is called "${id}"`,
        mend: 'name a concept of clauses/catalogue/concepts.yaml in the labels of the profile',
      })

  const concept = (id: string): Concept => {
    const found = concepts.get(id)
    if (!found) throw unknownConcept(id)
    return found
  }
  const wording = (id: string): string[] => {
    const own = relabelled[id]
    const quoted = quotedLabels(concept(id), guide, language)
    return [...(own === undefined ? [] : [own]), ...(quoted.length > 0 ? quoted : [nameIn(concept(id), language)])]
  }
  const matches = (id: string, text: string): boolean => {
    const known = concept(id)
    const own = relabelled[id]
    if (isWordless(known) || (own !== undefined && sameLabel(own, text))) return true
    const fits = known.cutOff ? startsLabel : sameLabel
    return (
      quotedLabels(known, guide, language).some((label) => fits(label, text)) ||
      fitsTerms(known.terms[language] ?? [], known.not[language] ?? [], text)
    )
  }
  const conceptOf = (text: string, roles?: readonly Role[]): string[] =>
    [...concepts.values()]
      .filter((known) => !isWordless(known) || roles !== undefined)
      .filter((known) => roles === undefined || known.roles.some((role) => roles.includes(role)))
      .filter((known) => matches(known.id, text))
      .map(({ id }) => id)
  const conceptNamed = (text: string): string => {
    if (concepts.has(text)) return text
    const all = [...concepts.values()]
    const found =
      all.find((known) => quotedLabels(known, guide, language).some((label) => sameLabel(label, text))) ??
      all.find((known) => sameLabel(nameIn(known, language), text))
    if (!found) throw unknownConcept(text)
    return found.id
  }
  const elementsOf = (id: string, elements: readonly Element[]): Element[] =>
    elements.filter(({ role, text }) => concept(id).roles.includes(role) && matches(id, text))
  const shows = (id: string, elements: readonly Element[]): boolean =>
    elementsOf(id, elements).length > 0 ||
    (concept(id).signs.length > 0 && concept(id).signs.every((sign) => shows(sign, elements)))

  return { matches, conceptOf, wording, concept, conceptNamed, elementsOf, shows }
}
