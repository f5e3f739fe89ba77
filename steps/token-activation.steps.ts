import { SECOND } from '../core/clock'
import { fillsAndGoesOn } from './actors/going'
import { until } from './actors/patience'
import type { Person } from './actors/person'
import { anotherCode, wrongAt } from './actors/pins'
import { isAskedFor } from './actors/questions'
import { entersPassword } from './actors/token-legs'
import { codeFrom, displayOf } from './actors/tokens'
import type { SecretChange } from './strange-values'
import { then, when } from './wording'

const password = (wording: { da: string; en: string }, entries: (person: Person) => [first: string, second: string]) =>
  when(wording, async (person: Person) => {
    await entersPassword(person, person.scene.clause, ...entries(person))
  })

password(
  { da: '{person} indtaster og gentager sin nye adgangskode', en: '{person} enters and repeats their new password' },
  ({ password: own }) => [own, own],
)
password(
  { da: '{person} gentager en anden adgangskode', en: '{person} repeats another password' },
  ({ password: own }) => [own, `${own}x`],
)
password(
  {
    da: '{person} gentager adgangskoden med et stort bogstav gjort lille',
    en: '{person} repeats the password with a capital made small',
  },
  ({ password: own }) => [own, own.toLowerCase()],
)
password(
  { da: '{person} gentager ikke adgangskoden', en: '{person} does not repeat the password' },
  ({ password: own }) => [own, ''],
)
password({ da: '{person} indtaster ingen adgangskode', en: '{person} enters no password' }, () => ['', ''])
password(
  {
    da: '{person} finder på en adgangskode med færrest mulige tegn',
    en: '{person} makes up a password of the fewest characters',
  },
  (person) => [shortest(person, 0), shortest(person, 0)],
)
password(
  {
    da: '{person} finder på en adgangskode med ét tegn for lidt',
    en: '{person} makes up a password with one character too few',
  },
  (person) => [shortest(person, -1), shortest(person, -1)],
)

/** As many characters as the profile wants at least, and so many more. */
const shortest = (person: Person, more: number): string => {
  const { passwordLength } = person.scene.profile.parameters
  person.password = person.password.slice(0, passwordLength + more)
  return person.password
}

const serial = (wording: { da: string; en: string }, number: (person: Person) => string) =>
  when(wording, async (person: Person) => {
    await fillsAndGoesOn(person, person.scene.clause, 'serial-number', number(person))
  })

serial(
  {
    da: '{person} indtaster det serienummer, der står på kodeviseren',
    en: '{person} enters the serial number printed on the code display',
  },
  (person) => displayOf(person).serialNumber,
)
serial(
  {
    da: '{person} indtaster et serienummer, som ingen kodeviser har',
    en: '{person} enters a serial number that no code display has',
  },
  (person) => person.random.fork('no serial number').digits(10),
)
serial(
  {
    da: '{person} indtaster serienummeret med ét ciffer forkert',
    en: '{person} enters the serial number with one digit wrong',
  },
  (person) => wrongAt(displayOf(person).serialNumber, -1),
)
serial({ da: '{person} indtaster intet serienummer', en: '{person} enters no serial number' }, () => '')

when(
  {
    da: '{person} indtaster et serienummer, der er {codeChange}',
    en: '{person} enters a serial number that is {codeChange}',
  },
  (person: Person, change: SecretChange) =>
    fillsAndGoesOn(person, person.scene.clause, 'serial-number', change(displayOf(person).serialNumber)),
)

when(
  {
    da: '{person} indtaster en engangskode, der er {codeChange}',
    en: '{person} enters a one-time code that is {codeChange}',
  },
  async (person: Person, change: SecretChange) =>
    fillsAndGoesOn(person, person.scene.clause, 'one-time-code', change(await codeFrom(person, displayOf(person)))),
)

when(
  {
    da: '{person} indtaster serienummeret på {person}s kodeviser',
    en: "{person} enters the serial number of {person}'s code display",
  },
  async (person: Person, owner: Person) => {
    await fillsAndGoesOn(person, person.scene.clause, 'serial-number', displayOf(owner).serialNumber)
  },
)

const code = (wording: { da: string; en: string }, shown: (person: Person) => string | Promise<string>) =>
  when(wording, async (person: Person) => {
    await fillsAndGoesOn(person, person.scene.clause, 'one-time-code', await shown(person))
  })

code(
  {
    da: '{person} trykker på kodeviserens knap og indtaster engangskoden',
    en: "{person} presses the code display's button and enters the one-time code",
  },
  (person) => codeFrom(person, displayOf(person)),
)
code({ da: '{person} indtaster en forkert engangskode', en: '{person} enters a wrong one-time code' }, async (person) =>
  anotherCode(await codeFrom(person, displayOf(person))),
)
code(
  {
    da: '{person} indtaster engangskoden med det sidste ciffer ændret',
    en: '{person} enters the one-time code with its last digit changed',
  },
  async (person) => wrongAt(await codeFrom(person, displayOf(person)), -1),
)
code({ da: '{person} indtaster ingen engangskode', en: '{person} enters no one-time code' }, () => '')
when(
  {
    da: '{person} indtaster engangskoden fra {person}s kodeviser',
    en: "{person} enters the one-time code from {person}'s code display",
  },
  async (person: Person, owner: Person) => {
    await fillsAndGoesOn(person, person.scene.clause, 'one-time-code', await codeFrom(owner, displayOf(owner)))
  },
)

then(
  { da: 'bliver kodeviseren ikke aktiveret hos {person}', en: 'the code display is not activated for {person}' },
  async (person: Person) => {
    const done = () => person.app.offers('finish') || person.app.has('activation-completed')
    const came = await until(person.scene, person.app, done, 2 * SECOND)
    person.scene.check(person.scene.clause, {
      expected: 'no activation to be completed',
      held: !came,
      observed: person.app.inWords(),
    })
  },
)

/** An implementation may find fault with a serial number at once, or only with the code. */
const ifAsked = async (person: Person, shown: () => Promise<string>): Promise<void> => {
  if (await until(person.scene, person.app, () => isAskedFor(person, 'one-time-code'), 2 * SECOND))
    await fillsAndGoesOn(person, person.scene.clause, 'one-time-code', await shown())
}

when(
  {
    da: '{person} indtaster engangskoden, hvis der bliver spurgt efter den',
    en: '{person} enters the one-time code if it is asked for',
  },
  (person: Person) => ifAsked(person, () => codeFrom(person, displayOf(person))),
)

when(
  {
    da: '{person} indtaster engangskoden fra {person}s kodeviser, hvis der bliver spurgt efter den',
    en: "{person} enters the one-time code from {person}'s code display if it is asked for",
  },
  (person: Person, owner: Person) => ifAsked(person, () => codeFrom(owner, displayOf(owner))),
)
