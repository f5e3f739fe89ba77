import { addsProfile, beginsAndReaches, fillsApp, looksRound, type Route, triesToAddProfile } from './actors/household'
import { leaksOf, readable, tracesOn } from './actors/leaks'
import { approves, asksToLogIn, logsIn, opensWithPin, stateOf } from './actors/log-in'
import type { Person } from './actors/person'
import { addedTo, opensOwnProfile } from './actors/profiles'
import { asksForBiometrics } from './actors/questions'
import { whereRefused } from './actors/refused'
import { given, then, when } from './wording'

given(
  { da: '{person} tilføjer sig selv i appen med {route}', en: '{person} adds themselves to the app by {route}' },
  (person: Person, route: Route) => addsProfile(person, route),
)

when(
  {
    da: '{person} forsøger at tilføje sig selv i appen med sit pas',
    en: '{person} tries to add themselves to the app with their passport',
  },
  triesToAddProfile,
)

given(
  {
    da: '{person} begynder at tilføje sig selv i appen og når til {place}',
    en: '{person} begins to add themselves to the app and reaches {place}',
  },
  beginsAndReaches,
)

given(
  {
    da: 'så mange, som appen kan rumme, deler den med {person}',
    en: 'as many people as the app can hold share it with {person}',
  },
  fillsApp,
)

given(
  { da: '{person} vil have den samme PIN-kode som {person}', en: '{person} wants the same PIN as {person}' },
  (person: Person, other: Person) => {
    person.personalPin = other.personalPin
  },
)

when(
  {
    da: '{person} prøver at logge på med {person}s PIN-kode',
    en: "{person} tries to log in with {person}'s PIN",
  },
  async (person: Person, other: Person) => {
    person.lastLogIn = await logsIn(person, other.personalPin)
  },
)

when(
  {
    da: '{person} prøver at godkende {person}s log-in i sin egen profil',
    en: "{person} tries to approve {person}'s log-in in their own profile",
  },
  async (person: Person, asked: Person) => {
    const wanted = await asksToLogIn(asked)
    const own = await asksToLogIn(person)
    await opensWithPin(person)
    await approves(person, wanted)
    await person.app.act({ do: 'complete', goal: 'approve-log-in', data: { logIn: wanted.id } }).catch(whereRefused)
    asked.lastLogIn = await stateOf(asked, wanted)
    person.scene.witness.saw('log-in', { logIn: own.id, ...(await stateOf(person, own)) })
  },
)

when(
  {
    da: '{person} fjerner sin profil fra appen',
    en: '{person} removes their profile from the app',
  },
  async (person: Person) => {
    await opensWithPin(person)
    await person.app.act({ do: 'complete', goal: 'remove-profile', data: {} })
  },
)

const ableToLogIn = async (person: Person): Promise<boolean> => {
  const state = await logsIn(person)
  return (
    state.state === 'approved' &&
    state.authenticator === person.phone.id &&
    state.person.birthDate === person.data.birthDate
  )
}

const ableToLogInEach = async (people: readonly Person[]): Promise<void> => {
  const [owner] = people
  const shutOut: string[] = []
  for (const person of people) if (!(await ableToLogIn(person))) shutOut.push(person.name)
  owner?.scene.check(owner.scene.clause, {
    expected: `${people.length} people who log in with profiles of their own in one app`,
    held: people.length > 1 && shutOut.length === 0,
    observed: shutOut.length === 0 ? `${people.length} log-ins` : `no log-in for ${shutOut.join(', ')}`,
  })
}

then(
  {
    da: 'kan alle, der deler {person}s app, logge på med deres egen profil',
    en: "everybody who shares {person}'s app can log in with their own profile",
  },
  (owner: Person) => ableToLogInEach([owner, ...addedTo(owner)]),
)

then(
  {
    da: 'kan de, der delte {person}s app før {person}, logge på med deres egen profil',
    en: "those who shared {person}'s app before {person} can log in with their own profile",
  },
  (owner: Person, last: Person) => ableToLogInEach([owner, ...addedTo(owner).filter((one) => one !== last)]),
)

when(
  {
    da: '{person} ser sig om i appen efter {person}s profil',
    en: "{person} looks round in the app for {person}'s profile",
  },
  looksRound,
)

/** What the one who shares an app with somebody has no business to read; names people in a household know. */
const secretsOf = ({
  data,
  userId,
  phoneNumber,
  personalPin,
  passport,
}: Person): Record<string, string | undefined> => ({
  'user ID': userId,
  'CPR number': data.cprNumber,
  'phone number': phoneNumber.slice(-8),
  PIN: personalPin,
  'document number': passport.documentNumber,
})

/** The requests that a relying party has made of the person. */
const requestsOf = ({ scene, userId }: Person): string[] =>
  scene.witness
    .entries()
    .flatMap(({ kind, data }) => (kind === 'log-in' && data.userId === userId ? [String(data.text)] : []))

then(
  {
    da: 'har {person} intet set af {person}s profil undtagen navnet',
    en: "{person} has seen nothing of {person}'s profile but the name",
  },
  async (person: Person, other: Person) => {
    const places = { screen: person.screens.flatMap(readable), ...(await tracesOn(person)) }
    const secrets = Object.entries(secretsOf(other)).flatMap(([what, secret]) =>
      secret ? [[what, secret] as const] : [],
    )
    const leaks = [...secrets, ...requestsOf(other).map((text) => ['request', text] as const)].flatMap(
      ([what, secret]) => leaksOf(secret, places).map((place) => `${what} (${place})`),
    )
    person.scene.check(person.scene.clause, {
      expected: 'nothing but the name on any screen, in storage, log or notification',
      held: places.screen.length > 0 && leaks.length === 0,
      observed: leaks.join(', ') || `${person.screens.length} screens without`,
    })
  },
)

then(
  {
    da: 'bliver hverken fingeraftryk eller ansigtsgenkendelse tilbudt {person} i appen',
    en: 'neither fingerprint nor face recognition is offered to {person} in the app',
  },
  async (person: Person) => {
    await opensOwnProfile(person)
    const { labels, clause } = person.scene
    const own = person.screens.findIndex(({ elements }) => labels.elementsOf('temporary-pin', elements).length > 0)
    const offered = person.screens.slice(Math.max(0, own)).some(({ elements }) => labels.shows('biometrics', elements))
    person.scene.check(clause, {
      expected: 'a PIN, and no fingerprint or face recognition',
      held: !offered && !asksForBiometrics(person),
      observed: person.app.inWords(),
    })
  },
)
