import { spells, transliterate } from '../../emrtd/transliteration'
import type { PersonData } from './person'

export type IssuedDocument = { documentNumber: string; issuingState: string }
/** What an inspection knows of a holder; names as they are or as the machine readable zone writes them. */
export type Holder = IssuedDocument & { surname: string; givenNames: string; birthDate: string }

/** The people that a scenario's population register knows, with the documents issued to them. */
export type PersonRegister = {
  add(person: PersonData, ...documents: IssuedDocument[]): void
  /** Undefined unless name, birth date and document all speak of one person. */
  find(holder: Holder): PersonData | undefined
  byId(id: string): PersonData | undefined
  byCprNumber(cprNumber: string): PersonData | undefined
  all(): PersonData[]
}

type Entry = { person: PersonData; documents: IssuedDocument[] }

/** Places of the names in a zone: Doc 9303-4, -5 and -6 §4.2.3. A name that fills them may have been cut off. */
const NAME_FIELDS = [39, 30, 31]
const fillsTheField = ({ surname, givenNames }: Holder): boolean =>
  NAME_FIELDS.includes(`${transliterate(surname)}<<${transliterate(givenNames)}`.length)

/** What a zone has cut off is only the beginning of each component; a part of a long name may be all that is told. */
const sameName = (given: string, registered: string, truncated: boolean): boolean => {
  const written = transliterate(given)
  const isCut = truncated || written.length >= 10
  return (
    (written === '' && registered === '') ||
    spells(written, registered) ||
    (isCut && spells(written, registered, { truncated: true }))
  )
}
const isHolder = ({ person }: Entry, holder: Holder): boolean =>
  person.birthDate === holder.birthDate &&
  sameName(holder.surname, person.surname, fillsTheField(holder)) &&
  sameName(holder.givenNames, person.givenNames, fillsTheField(holder))

export const createRegister = (): PersonRegister => {
  const entries = new Map<string, Entry>()
  const holds = ({ documents }: Entry, wanted: IssuedDocument) =>
    documents.some((d) => d.documentNumber === wanted.documentNumber && d.issuingState === wanted.issuingState)
  return {
    add: (person, ...documents) => {
      entries.set(person.id, { person, documents: [...(entries.get(person.id)?.documents ?? []), ...documents] })
    },
    find: (holder) => {
      // A document of which nothing is known says nothing against the people without any.
      const owner = [...entries.values()].find((entry) => holds(entry, holder))
      const candidates = owner ? [owner] : [...entries.values()].filter(({ documents }) => documents.length === 0)
      const found = candidates.filter((entry) => isHolder(entry, holder))
      return found.length === 1 ? found[0]?.person : undefined
    },
    byId: (id) => entries.get(id)?.person,
    byCprNumber: (cprNumber) =>
      [...entries.values()].find(({ person }) => person.cprNumber === cprNumber.replace(/\D/g, ''))?.person,
    all: () => [...entries.values()].map(({ person }) => person),
  }
}
