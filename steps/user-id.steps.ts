import { fillsAndGoesOn } from './actors/going'
import { reaches } from './actors/journey'
import { holds, leaksOf, messages, names, readable, tracesOn } from './actors/leaks'
import { approves, asksToLogIn, inWords, logsIn, opensWithPin } from './actors/log-in'
import type { Person } from './actors/person'
import { placeOf } from './actors/places'
import { triesToReach } from './actors/wayfinding'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'

const writes = async (person: Person, userId: string): Promise<void> => {
  await person.fills(person.scene.clause, 'user-id', userId)
}
/** 'Næste' need not react to what is refused. */
const writesAndGoesOn = (person: Person, userId: string): Promise<void> =>
  fillsAndGoesOn(person, person.scene.clause, 'user-id', userId)

given(
  { da: '{person} har fundet på et bruger-ID på {length}', en: '{person} has made up a user ID of {length}' },
  (person: Person, length: (limits: { minLength: number; maxLength: number }) => number) => {
    const wanted = length(person.scene.profile.parameters.userId)
    person.userId = `qqqq${'vidimus'.repeat(Math.ceil(wanted / 7))}`.slice(0, wanted)
  },
)

given(
  { da: '{person} har fundet på et bruger-ID med et å', en: '{person} has made up a user ID with an å' },
  (person: Person) => {
    const { maxLength, danishLetters } = person.scene.profile.parameters.userId
    // Where nobody can have one, nobody else can take it either: the story is told with the letters that there are.
    if (danishLetters) person.userId = `\u00e5${person.userId}`.slice(0, maxLength)
  },
)

when({ da: '{person} skriver sit bruger-ID', en: '{person} enters their user ID' }, (person: Person) =>
  writes(person, person.userId),
)

when(
  { da: '{person} skriver sit bruger-ID og går videre', en: '{person} enters their user ID and goes on' },
  (person: Person) => writesAndGoesOn(person, person.userId),
)

when(
  { da: '{person} skriver {person}s bruger-ID og går videre', en: "{person} enters {person}'s user ID and goes on" },
  (person: Person, owner: Person) => writesAndGoesOn(person, owner.userId),
)

when(
  {
    da: '{person} skriver {person}s bruger-ID {userIdSpelling} og går videre',
    en: "{person} enters {person}'s user ID {userIdSpelling} and goes on",
  },
  (person: Person, owner: Person, spelt: SecretChange) => {
    person.userId = spelt(owner.userId)
    return writesAndGoesOn(person, person.userId)
  },
)

when(
  {
    da: '{person} skriver et bruger-ID, der er {userIdChange}',
    en: '{person} enters a user ID that is {userIdChange}',
  },
  (person: Person, change: SecretChange) => writes(person, change(person.userId)),
)

when(
  { da: '{person} tømmer feltet til bruger-ID', en: '{person} empties the field for the user ID' },
  (person: Person) => writes(person, ''),
)

then(
  {
    da: 'har {person}s app ikke selv vist {person}s bruger-ID',
    en: "{person}'s app has not itself shown {person}'s user ID",
  },
  (person: Person, owner: Person) => {
    const shown = person.app.seen.some(({ elements }) =>
      elements.some(({ text, value }) => `${text} ${value ?? ''}`.includes(owner.userId)),
    )
    const filled = person.app.field('user-id')?.value ?? ''
    person.scene.check(person.scene.clause, {
      expected: 'an empty field and a user ID that only the person knows',
      held: !shown && filled === '',
      observed: filled === '' ? person.app.inWords() : `the field already holds "${filled}"`,
    })
  },
)

then({ da: 'står {person}s bruger-ID i feltet', en: "{person}'s user ID stands in the field" }, (person: Person) => {
  const value = person.app.field('user-id')?.value ?? ''
  // Nobody else may see it (4.1.2b): an app may show dots for it.
  const held = value === person.userId || (/^[•*●]+$/.test(value) && value.length === [...person.userId].length)
  person.scene.check(person.scene.clause, {
    expected: `the field to hold "${person.userId}"`,
    held,
    observed: person.app.inWords(),
  })
})

then(
  { da: 'hører det bruger-ID fortsat til {person}', en: 'that user ID still belongs to {person}' },
  async (owner: Person) => {
    const state = await logsIn(owner)
    const held = state.state === 'approved' && state.person.birthDate === owner.data.birthDate
    owner.scene.check(owner.scene.clause, { expected: `a log-in as ${owner.name}`, held, observed: inWords(state) })
  },
)

then(
  {
    da: 'når et log-in med det ikke {person}, hvis {person} fik det',
    en: 'a log-in with it does not reach {person}, if {person} got it',
  },
  async (first: Person, second: Person) => {
    const { scene } = first
    const finding = { expected: `to be refused, or a log-in with it that ${first.name} cannot approve` }
    // Refused at once, or later: both keep it from becoming a second person's.
    if (!(await triesToReach(second, 'approve')))
      return scene.check(scene.clause, { ...finding, held: true, observed: 'refused' })
    second.at = 'approve'
    await reaches(second, placeOf('active'))
    const logIn = await asksToLogIn(second)
    await opensWithPin(first)
    const state = await approves(first, logIn, first.personalPin)
    scene.check(scene.clause, { ...finding, held: state.state !== 'approved', observed: inWords(state) })
  },
)

then(
  {
    da: 'står {person}s bruger-ID hverken i log, lager, SMS, post eller notifikation',
    en: "{person}'s user ID stands neither in log, storage, SMS, post nor notification",
  },
  async (person: Person) => {
    const { scene } = person
    const leaks = leaksOf(person.userId, { ...(await tracesOn(person)), ...messages(person) })
    scene.check(scene.clause, {
      expected: 'the user ID nowhere but in the app',
      held: leaks.length === 0,
      observed: leaks.join(', ') || 'nowhere',
    })
  },
)

/** What the screens of somebody's phone tell of another person; nothing is told by a surname that both have. */
const revealed = (person: Person, { data, userId, phoneNumber, passport }: Person): string[] => {
  const shown = person.app.seen.flatMap(readable)
  const facts: Readonly<Record<string, string | undefined>> = {
    'user ID': userId,
    'CPR number': data.cprNumber,
    'phone number': phoneNumber.slice(-8),
    'document number': passport.documentNumber,
  }
  const told = Object.entries(facts).filter(([, value = '']) => shown.some((text) => holds(text, value)))
  const isNamed = data.surname !== person.data.surname && shown.some((text) => names(text, data.surname))
  return [...told.map(([what]) => what), ...(isNamed ? ['surname'] : [])]
}

const revealsNothing =
  (besides: string) =>
  (person: Person, owner: Person): void => {
    const told = revealed(person, owner).filter((what) => what !== besides)
    person.scene.check(person.scene.clause, {
      expected: `nothing about ${owner.name}`,
      held: told.length === 0,
      observed: told.join(', ') || `nothing on ${person.app.seen.length} screens`,
    })
  }

then(
  {
    da: 'har ingen skærm hos {person} afsløret noget om {person}',
    en: 'no screen of {person} has revealed anything about {person}',
  },
  revealsNothing(''),
)
then(
  {
    da: "har ingen skærm hos {person} afsløret andet om {person} end bruger-ID'et",
    en: 'no screen of {person} has revealed more about {person} than the user ID',
  },
  revealsNothing('user ID'),
)
