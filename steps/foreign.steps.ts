import type { ProfileName } from '../certs/profiles'
import { comesFromAbroad, type GivenNumber, pCodeOf } from './actors/foreign'
import { opensWithPin } from './actors/log-in'
import { until } from './actors/patience'
import type { Person } from './actors/person'
import type { Place } from './actors/places'
import { triesToReach } from './actors/wayfinding'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'

given(
  {
    da: '{person} er fra udlandet og har et CPR-nummer',
    en: '{person} is from abroad and has a CPR number',
  },
  (person: Person) => comesFromAbroad(person, true),
)

given(
  { da: '{person} er fra udlandet og har en P-kode', en: '{person} is from abroad and has a P code' },
  (person: Person) => {
    comesFromAbroad(person, false)
    pCodeOf(person)
  },
)

given(
  {
    da: '{person} er fra udlandet og har en P-kode, der begynder med {string}',
    en: '{person} is from abroad and has a P code that begins with {string}',
  },
  (person: Person, begins: string) => {
    comesFromAbroad(person, false)
    pCodeOf(person, begins)
  },
)

given(
  {
    da: '{person} er fra udlandet og har hverken CPR-nummer eller P-kode',
    en: '{person} is from abroad and has neither CPR number nor P code',
  },
  (person: Person) => comesFromAbroad(person, false),
)

given(
  {
    da: '{person} er fra udlandet og er født samme dag som {person}',
    en: '{person} is from abroad and was born on the same day as {person}',
  },
  (person: Person, other: Person) => {
    person.isBorn({ birthDate: other.data.birthDate })
    comesFromAbroad(person, false)
    pCodeOf(person)
  },
)

given(
  {
    da: '{person} er fra udlandet og hedder det samme som {person}',
    en: "{person} is from abroad and has {person}'s name",
  },
  (person: Person, other: Person) => {
    const { surname, givenNames } = other.data
    comesFromAbroad(person, false)
    person.isBorn({ named: { surname, givenNames } })
    pCodeOf(person)
  },
)

given(
  {
    da: '{person}s dokument er udstedt af {issuer}',
    en: "{person}'s document is issued by {issuer}",
  },
  (person: Person, issuer: ProfileName) => {
    person.wishes.issuer = issuer
  },
)

given(
  { da: '{person} giver en P-kode, der er {pCodeChange}', en: '{person} gives a P code that is {pCodeChange}' },
  (person: Person, change: SecretChange) => {
    person.gives = { kind: 'p-code', value: change(pCodeOf(person)) }
  },
)

given(
  {
    da: '{person} giver et CPR-nummer, der er {codeChange}',
    en: '{person} gives a CPR number that is {codeChange}',
  },
  (person: Person, change: SecretChange) => {
    person.gives = { kind: 'cpr-number', value: change(person.data.cprNumber ?? '') }
  },
)

given({ da: '{person} har ikke længere P-koden', en: '{person} no longer has the P code' }, (person: Person) => {
  person.pCode = undefined
})

const givesNumberOf = (kind: GivenNumber['kind']) => (person: Person, owner: Person) => {
  const value = kind === 'p-code' ? pCodeOf(owner) : (owner.data.cprNumber ?? '')
  // Registers know the people whose numbers they have.
  owner.scene.services.register(owner.data)
  person.gives = { kind, value }
}
given({ da: '{person} giver {person}s P-kode', en: "{person} gives {person}'s P code" }, givesNumberOf('p-code'))
given(
  { da: '{person} giver {person}s CPR-nummer', en: "{person} gives {person}'s CPR number" },
  givesNumberOf('cpr-number'),
)

given(
  { da: '{person} bruger {person}s telefon', en: "{person} uses {person}'s phone" },
  (person: Person, owner: Person) => person.borrows(owner),
)

/** Somebody else is not to look, in any words. */
const LOOK_AWAY = /look away|nobody|no one|no-one|others|se væk|kigge væk|ingen|andre/i

then(
  { da: 'siger {person}s app, at andre bør se væk', en: "{person}'s app says that others should look away" },
  async (person: Person) => {
    await until(person.scene, person.app, () => person.app.field('user-id') !== undefined)
    person.scene.check(person.scene.clause, {
      expected: 'a word about who may look',
      held: person.app.texts().some((text) => LOOK_AWAY.test(text)),
      observed: person.app.inWords(),
    })
  },
)

when(
  { da: '{person} forsøger at nå til {place}', en: '{person} tries to get as far as {place}' },
  async (person: Person, place: Place) => {
    await triesToReach(person, place.id)
  },
)

when({ da: '{person} åbner appen med PIN-koden', en: '{person} opens the app with the PIN' }, (person: Person) =>
  opensWithPin(person),
)

then(
  {
    da: 'er {label} valgt på forhånd hos {person}',
    en: '{label} is selected for {person} beforehand',
  },
  (concept: string, person: Person) => {
    const option = person.app.control(concept)
    person.scene.check(person.scene.clause, {
      expected: `'${person.app.wording(concept)}' to be selected already`,
      held: option?.checked ?? person.app.offers('next'),
      observed: person.app.inWords(),
    })
  },
)
