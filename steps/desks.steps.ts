import { DAY, MINUTE, SECOND } from '../core/clock'
import {
  anotherNumberOf,
  asksForDocument,
  asksQuestions,
  booksAppointment,
  codeAtDesk,
  newDeskDocument,
  onlyAsksSupport,
  ownPassport,
  turnsToSupport,
  visitsCitizenService,
  whatSupportSays,
} from './actors/desks'
import type { Glass } from './actors/glass'
import { reaches } from './actors/journey'
import { changesNumber } from './actors/number-change'
import { until, wait } from './actors/patience'
import type { Person } from './actors/person'
import { wrongAt } from './actors/pins'
import { placeOf } from './actors/places'
import { codeOn } from './actors/shown-code'
import { codeOf, smsOf } from './actors/sms'
import { given, then, when } from './wording'

given(
  {
    da: '{person} har haft en aktiv app i {int} dage',
    en: '{person} has had an active app for {int} days',
    needs: 'time',
  },
  async (person: Person, days: number) => {
    await reaches(person, placeOf('active'))
    await wait(person.scene, days * DAY)
  },
)

given(
  {
    da: 'der går {int} dage, {int} timer og {int} minutter hos {person}',
    en: '{int} days, {int} hours and {int} minutes pass for {person}',
    needs: 'time',
  },
  (days: number, hours: number, minutes: number, person: Person) =>
    wait(person.scene, days * DAY + (hours * 60 + minutes) * MINUTE),
)

given(
  {
    da: '{person} har et {deskDocument} fra {country}, der udløber {day}',
    en: '{person} has a {deskDocument} of {country} that expires {day}',
  },
  (person: Person, kind: 'passport' | 'driving-licence', issuedBy: string, days: number) => {
    person.desk.document = newDeskDocument(person, { kind, issuedBy }, days)
  },
)

given(
  { da: '{person} har {person}s pas med', en: "{person} brings {person}'s passport" },
  (person: Person, owner: Person) => {
    person.desk.document = ownPassport(owner)
  },
)

given(
  {
    da: '{person} ændrer mobilnummeret på MitID.dk',
    en: '{person} changes the phone number on MitID.dk',
    needs: 'website',
  },
  changesNumber,
)

given({ da: '{person} har ingen dokumentation', en: '{person} has no documentation' }, (person: Person) => {
  person.desk.document = 'none'
})

given({ da: '{person} kan ingen af svarene', en: '{person} knows none of the answers' }, (person: Person) => {
  person.desk.knows = 'none'
})

given(
  { da: '{person} svarer {string} på hvert spørgsmål', en: '{person} answers {string} to every question' },
  (person: Person, says: string) => {
    Object.assign(person.desk, { knows: 'none', says })
  },
)

given(
  {
    da: '{person} kan netop så mange svar, som supporten vil have',
    en: '{person} knows just as many answers as Support wants',
  },
  (person: Person) => {
    person.desk.knows = person.scene.profile.parameters.supportAnswers
  },
)

given(
  {
    da: '{person} kan ét svar færre, end supporten vil have',
    en: '{person} knows one answer fewer than Support wants',
  },
  (person: Person) => {
    person.desk.knows = person.scene.profile.parameters.supportAnswers - 1
  },
)

given(
  { da: '{person} oplyser et andet telefonnummer', en: '{person} gives another phone number' },
  (person: Person) => {
    person.desk.named = anotherNumberOf(person)
  },
)

when(
  { da: '{person} ringer til supporten om en midlertidig PIN-kode', en: '{person} calls Support for a temporary PIN' },
  (person: Person) => turnsToSupport(person, 'phone'),
)

when(
  {
    da: '{person} skriver til supporten om en midlertidig PIN-kode',
    en: '{person} writes to Support for a temporary PIN',
  },
  (person: Person) => turnsToSupport(person, 'writing'),
)

when(
  {
    da: '{person} ringer til supporten og siger ikke, hvem det er',
    en: '{person} calls Support and does not say who it is',
  },
  onlyAsksSupport,
)

when(
  { da: '{person} bestiller tid hos Borgerservice', en: '{person} books an appointment at Citizen Service' },
  booksAppointment,
)

when(
  {
    da: '{person} beder Borgerservice om en midlertidig PIN-kode',
    en: '{person} asks Citizen Service for a temporary PIN',
  },
  async (person: Person) => {
    const before = smsOf(person).length
    await visitsCitizenService(person, 'desk-ask-temporary-pin')
    const sent = smsOf(person).length > before ? codeOf(person) : undefined
    const pin = codeAtDesk(person) ?? sent
    if (pin === undefined) delete person.desk.pin
    else person.desk.pin = pin
  },
)

const isGiven = (expected: boolean) => (person: Person) => {
  person.scene.check(person.scene.clause, {
    expected: expected ? 'a temporary PIN' : 'no temporary PIN',
    held: (person.desk.pin !== undefined) === expected,
    observed: person.desk.glass?.inWords() ?? 'nothing',
  })
}
then(
  {
    da: 'har Borgerservice givet {person} en midlertidig PIN-kode',
    en: 'Citizen Service has given {person} a temporary PIN',
  },
  isGiven(true),
)
then(
  {
    da: 'har Borgerservice ikke givet {person} en midlertidig PIN-kode',
    en: 'Citizen Service has given {person} no temporary PIN',
  },
  isGiven(false),
)

when(
  {
    da: '{person} beder Borgerservice om en aktiveringskode',
    en: '{person} asks Citizen Service for an activation code',
  },
  async (person: Person) => {
    await visitsCitizenService(person, 'desk-ask-activation-code')
    const code = person.desk.glass && codeOn(person.desk.glass, person)
    if (code !== undefined) person.activationCodes.push(code)
  },
)

const isGivenCode = (expected: boolean) => (person: Person) => {
  person.scene.check(person.scene.clause, {
    expected: expected ? 'an activation code' : 'no activation code',
    held: person.activationCodes.length > 0 === expected,
    observed: person.desk.glass?.inWords() ?? 'nothing',
  })
}
then(
  {
    da: 'har Borgerservice givet {person} en aktiveringskode',
    en: 'Citizen Service has given {person} an activation code',
  },
  isGivenCode(true),
)
then(
  {
    da: 'har Borgerservice ikke givet {person} en aktiveringskode',
    en: 'Citizen Service has given {person} no activation code',
  },
  isGivenCode(false),
)

then({ da: 'har {person} ikke fået flere SMS', en: '{person} has had no further message' }, async (person: Person) => {
  await wait(person.scene, 5 * SECOND)
  const { scene, phoneNumber, formerNumber, formerSmsBefore } = person
  const formerly =
    formerNumber !== undefined && formerSmsBefore !== undefined
      ? scene.services.smsTo(formerNumber).length - formerSmsBefore
      : 0
  const sent = smsOf(person).length - person.smsBefore + formerly
  scene.check(scene.clause, {
    expected: `no further message to ${[phoneNumber, formerNumber].filter(Boolean).join(' or ')}`,
    held: sent === 0,
    observed: `${sent} further messages`,
  })
})

then(
  {
    da: 'er der ikke sendt noget til det nummer, {person} oplyste',
    en: 'nothing was sent to the number that {person} gave',
  },
  async (person: Person) => {
    await wait(person.scene, 5 * SECOND)
    const sent = person.scene.services.smsTo(person.desk.named ?? '').length
    person.scene.check(person.scene.clause, {
      expected: `no message to ${person.desk.named}`,
      held: sent === 0,
      observed: `${sent} messages`,
    })
  },
)

then(
  { da: 'henviser supporten {person} til Borgerservice', en: 'Support refers {person} to Citizen Service' },
  async (person: Person) => {
    const { scene, desk } = person
    const { glass } = desk
    const held = glass !== undefined && (await until(scene, glass, () => glass.has('citizen-service'), 2 * SECOND))
    scene.check(scene.clause, {
      expected: 'to be sent to Citizen Service',
      held,
      observed: glass?.inWords() ?? 'nothing',
    })
  },
)

then(
  {
    da: 'har supporten stillet {person} spørgsmål, efter at nummeret var oplyst',
    en: 'Support has asked {person} questions after the document number was given',
  },
  (person: Person) => {
    const { scene, desk } = person
    const seen = desk.glass?.seen ?? []
    const first = (is: (glass: Glass) => boolean) =>
      seen.findIndex((screen) => desk.glass !== undefined && is(desk.glass.earlier(screen)))
    const [document, questions] = [first(asksForDocument), first(asksQuestions)]
    scene.check(scene.clause, {
      expected: 'the document number first, then questions',
      held: document >= 0 && questions > document,
      observed: `the number on screen ${document + 1}, questions on screen ${questions + 1} (0: never)`,
    })
  },
)

then(
  {
    da: 'får {person} det samme svar for nummeret på {person}s pas som for et, ingen har',
    en: "{person} gets the same answer for the number of {person}'s passport as for one that nobody has",
  },
  async (person: Person, owner: Person) => {
    const { documentNumber } = ownPassport(owner)
    const known = await whatSupportSays(person, documentNumber)
    const unknown = await whatSupportSays(person, wrongAt(documentNumber, -1))
    person.scene.check(person.scene.clause, {
      expected: 'one answer to both',
      held: known.join(' → ') === unknown.join(' → '),
      observed: `"${known.join(' → ')}" and "${unknown.join(' → ')}"`,
    })
  },
)
