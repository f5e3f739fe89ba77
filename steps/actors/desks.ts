import type { ServiceAnswer } from '../../contract/services'
import { DAY } from '../../core/clock'
import { detailsOf } from '../../simulators/people/details'
import { phoneNumberOfNobody } from '../../simulators/people/numbers'
import { Glass } from './glass'
import { isoDate } from './passport-office'
import { until } from './patience'
import type { Person } from './person'

export type DeskDocument = {
  kind: 'passport' | 'driving-licence'
  documentNumber: string
  /** DNK, FRO, GRL or another code of Doc 9303-3 §5. */
  issuedBy: string
  expiryDate: string
  owner: Person
}
/** How many of the questions somebody can answer. */
export type Knowledge = 'all' | 'none' | number
export type DeskSide = {
  /** What they give the number of, or show; their own passport without it. */
  document?: DeskDocument | 'none'
  knows?: Knowledge
  /** What they say to each question that they do not know the answer to. */
  says?: string
  /** A number that the caller gives, which is not the one that is registered. */
  named?: string
  glass?: Glass
  /** What they were handed at the counter. */
  pin?: string
  code?: string
}
type Desk = 'support' | 'citizen-service'
type Detail = keyof ServiceAnswer<'personDetails'>

const MOMENT = 2_000
const COUNTRY: Readonly<Record<string, string>> = {
  'origin-denmark': 'DNK',
  'origin-greenland': 'GRL',
  'origin-faroe-islands': 'FRO',
}

/** Detail of the population register → the concept of a field that asks for it. */
const ASKED: Readonly<Partial<Record<Detail, string>>> = {
  birthDate: 'desk-answer-birth-date',
  address: 'desk-answer-address',
  postalCode: 'desk-answer-postal-code',
  birthplace: 'desk-answer-birthplace',
  formerAddress: 'desk-answer-former-address',
  maritalStatus: 'desk-answer-marital-status',
}

const isNamed = (glass: Glass, concept: string): boolean => {
  const field = glass.field(concept)
  return field !== undefined && glass.has(concept)
}
export const asksQuestions = (glass: Glass): boolean =>
  isNamed(glass, 'desk-answer') || Object.values(ASKED).some((concept) => isNamed(glass, concept))
export const asksForDocument = (glass: Glass): boolean =>
  isNamed(glass, 'desk-document-number') || glass.offers('desk-show-document')

const opensDesk = async (person: Person, desk: Desk, by: 'phone' | 'writing' | 'visit'): Promise<Glass> => {
  const { scene } = person
  scene.needs('desks')
  const who = `somebody-${person.random.fork('at the desk').digits(6)}`
  const { surface } = await scene.ask('open', { desk, by, person: who, language: scene.language })
  const glass = new Glass(scene, surface, scene.labels)
  await glass.look()
  person.desk.glass = glass
  return glass
}

/** A passport or driving licence that the registers know from now on. */
export const newDeskDocument = (
  owner: Person,
  of: Pick<DeskDocument, 'kind' | 'issuedBy'>,
  expiresInDays: number,
): DeskDocument => {
  const { scene } = owner
  const documentNumber = owner.random.fork(`${of.kind} for the desk`).digits(8)
  const expiryDate = isoDate(scene.clock.now() + expiresInDays * DAY)
  const document: DeskDocument = { ...of, documentNumber, expiryDate, owner }
  scene.services.registerDocument({ ...of, documentNumber, expiryDate, person: owner.data.id })
  return document
}
/** The passport with which they got MitID. */
export const ownPassport = (owner: Person): DeskDocument => {
  const { documentNumber, expiresOn } = owner.passport
  const issuedBy = owner.wishes.issuer === 'sweden' ? 'SWE' : (COUNTRY[owner.origin] ?? 'DNK')
  const document = { kind: 'passport', issuedBy, documentNumber, expiryDate: expiresOn, owner } as const
  const { kind, expiryDate } = document
  owner.scene.services.registerDocument({ kind, issuedBy, documentNumber, expiryDate, person: owner.data.id })
  return document
}

const documentData = (person: Person): Record<string, string> => {
  const document = person.desk.document ?? ownPassport(person)
  const phoneNumber = person.desk.named ?? person.phoneNumber
  if (document === 'none') return { phoneNumber }
  const { kind, documentNumber, issuedBy, expiryDate, owner } = document
  const { givenNames, surname, birthDate, cprNumber = '' } = owner.data
  const picture = owner.data.id === person.data.id ? 'of-the-person-present' : 'of-somebody-else'
  const name = `${givenNames} ${surname}`
  return { kind, documentNumber, issuingState: issuedBy, expiryDate, name, birthDate, cprNumber, picture, phoneNumber }
}

/** Right answers to as many of the questions asked as the person knows, and wrong ones to the rest. */
const answers = (person: Person, glass: Glass): Record<string, string> => {
  const details = detailsOf(person.data)
  const { knows = 'all' } = person.desk
  const names = Object.keys(details) as Detail[]
  const recognised = names.filter((name) => ASKED[name] !== undefined && isNamed(glass, ASKED[name] ?? ''))
  const { scene } = person
  if (typeof knows === 'number' && recognised.length < knows)
    scene.checks.notVerifiable(scene.clause, 'questions by which exactly so many can be answered')
  const known = knows === 'all' ? names : knows === 'none' ? [] : recognised.slice(0, knows)
  return Object.fromEntries(
    names.map((name) => [name, known.includes(name) ? details[name] : (person.desk.says ?? 'ved ikke')]),
  )
}

type Move = { offered(glass: Glass): boolean; make(person: Person, glass: Glass): Promise<unknown> }
const MOVES: readonly Move[] = [
  {
    offered: (glass) => glass.offers('desk-ask-temporary-pin'),
    make: (_person, glass) => glass.press('desk-ask-temporary-pin'),
  },
  {
    offered: asksForDocument,
    make: (person, glass) => glass.act({ do: 'complete', goal: 'show-document', data: documentData(person) }),
  },
  {
    offered: asksQuestions,
    make: (person, glass) => glass.act({ do: 'complete', goal: 'answer-questions', data: answers(person, glass) }),
  },
  { offered: (glass) => glass.offers('next'), make: (_person, glass) => glass.press('next') },
]

/** Goes through the conversation as far as it leads; each thing is said once. */
const talks = async (person: Person, glass: Glass, moves: readonly Move[]): Promise<void> => {
  const left = new Set(moves)
  const offered = () => [...left].find((move) => move.offered(glass))
  while (await until(person.scene, glass, () => offered() !== undefined, MOMENT)) {
    const move = offered()
    if (!move) return
    left.delete(move)
    await move.make(person, glass)
  }
}

/** Asks Support for a temporary PIN and says what Support wants to know. */
export const turnsToSupport = async (person: Person, by: 'phone' | 'writing'): Promise<void> => {
  // What was handed over at a counter before is not what comes by SMS now.
  delete person.desk.pin
  await talks(person, await opensDesk(person, 'support', by), MOVES)
}

/** Everything that Support says to somebody who gives this number and knows no answer, screen by screen. */
export const whatSupportSays = async (person: Person, documentNumber: string): Promise<string[]> => {
  const document = { ...ownPassport(person), documentNumber }
  Object.assign(person.desk, { document, knows: 'none' })
  await turnsToSupport(person, 'phone')
  return (person.desk.glass?.seen ?? []).map(({ elements }) => elements.map(({ text }) => text).join(', '))
}

/** Asks for it and says nothing else. */
export const onlyAsksSupport = async (person: Person): Promise<void> =>
  talks(person, await opensDesk(person, 'support', 'phone'), MOVES.slice(0, 1))

export const booksAppointment = async (person: Person): Promise<void> => {
  const glass = await opensDesk(person, 'citizen-service', 'phone')
  await glass.act({ do: 'complete', goal: 'book-appointment', data: {} })
}

/** Asks a desk to activate a token that the caller or visitor holds, and says what the desk wants to know. */
export const asksToActivate = async (
  person: Person,
  desk: Desk,
  data: Readonly<Record<string, string>>,
): Promise<void> => {
  const glass = await opensDesk(person, desk, desk === 'support' ? 'phone' : 'visit')
  const wish = 'desk-activate-token'
  const asks: Move = { offered: () => glass.offers(wish), make: () => glass.press(wish) }
  await talks(person, glass, [asks, ...MOVES.slice(1)])
  await glass.act({ do: 'complete', goal: 'activate-token', data })
}

/** Turns up, shows the documentation and asks for something; what is handed over is remembered. */
export const visitsCitizenService = async (person: Person, wish: string): Promise<void> => {
  const glass = await opensDesk(person, 'citizen-service', 'visit')
  const asks: Move = { offered: () => glass.offers(wish), make: () => glass.press(wish) }
  await talks(person, glass, [...MOVES.slice(1, 2), asks])
}

const DIGITS = /\d{4,12}/
/** A code that the desk itself shows or says. */
export const codeAtDesk = ({ desk }: Person): string | undefined =>
  desk.glass?.texts().flatMap((text) => DIGITS.exec(text)?.[0] ?? [])[0]

/** A number of nobody, which is not the caller's. */
export const anotherNumberOf = (person: Person): string => phoneNumberOfNobody(person.random.fork('number of another'))
