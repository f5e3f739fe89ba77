import { MINUTE } from '../core/clock'
import { entersCode, finishesSpare, isLetOn, triesToFinishSpare } from './actors/code-activation'
import { onFirstDevice } from './actors/copying'
import { foretellNothing, knownOf } from './actors/foretelling'
import { identifiesWithApp, opensPage } from './actors/ordering'
import { until, wait } from './actors/patience'
import type { Person } from './actors/person'
import { codeOfPerson, codeOn, writesCodeDown } from './actors/shown-code'
import { codeOf } from './actors/sms'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'

when(
  {
    da: '{person} skriver koden ned og trykker på {label}',
    en: '{person} writes the code down and presses {label}',
  },
  async (person: Person, concept: string) => {
    writesCodeDown(person)
    await person.presses(person.scene.clause, concept)
    await until(person.scene, person.app, () => !person.app.has('activation-code-shown'), 2_000)
  },
)

when(
  {
    da: '{person} indtaster sit bruger-ID og aktiveringskoden',
    en: '{person} enters their user ID and the activation code',
  },
  (person: Person) => entersCode(person, { userId: onFirstDevice(person).userId, code: codeOfPerson(person) }),
)

when(
  {
    da: '{person} indtaster {person}s bruger-ID og {person}s aktiveringskode',
    en: "{person} enters {person}'s user ID and {person}'s activation code",
  },
  (person: Person, named: Person, owner: Person) =>
    entersCode(person, { userId: named.userId, code: codeOfPerson(owner) }),
)

when(
  {
    da: '{person} indtaster aktiveringskoden uden bruger-ID',
    en: '{person} enters the activation code without a user ID',
  },
  (person: Person) => entersCode(person, { userId: undefined, code: codeOfPerson(person) }),
)

when(
  {
    da: '{person} indtaster sit bruger-ID uden aktiveringskode',
    en: '{person} enters their user ID without an activation code',
  },
  (person: Person) => entersCode(person, { userId: onFirstDevice(person).userId, code: undefined }),
)

when(
  {
    da: '{person} indtaster sit bruger-ID og en kode, der er {codeChange}',
    en: '{person} enters their user ID and a code that is {codeChange}',
  },
  (person: Person, change: SecretChange) =>
    entersCode(person, { userId: onFirstDevice(person).userId, code: change(codeOfPerson(person)) }),
)

when(
  {
    da: '{person} indtaster aktiveringskoden og et bruger-ID, der er {userIdChange}',
    en: '{person} enters the activation code and a user ID that is {userIdChange}',
  },
  (person: Person, change: SecretChange) =>
    entersCode(person, { userId: change(onFirstDevice(person).userId), code: codeOfPerson(person) }),
)

when(
  {
    da: '{person} indtaster sit bruger-ID og sin midlertidige PIN-kode som aktiveringskode',
    en: '{person} enters their user ID and their temporary PIN as activation code',
  },
  (person: Person) => {
    const first = onFirstDevice(person)
    return entersCode(person, { userId: first.userId, code: codeOf(first) })
  },
)

const lives = ({ scene }: Person) => scene.profile.parameters.activationCodeMinutes
when(
  {
    da: 'der går {int} minut(ter) mindre end en aktiveringskode lever hos {person}',
    en: '{int} minute(s) less pass than an activation code lives for {person}',
    needs: 'time',
  },
  (minutes: number, person: Person) => wait(person.scene, (lives(person) - minutes) * MINUTE),
)
when(
  {
    da: 'der går {int} minut(ter) mere end en aktiveringskode lever hos {person}',
    en: '{int} minute(s) more pass than an activation code lives for {person}',
    needs: 'time',
  },
  (minutes: number, person: Person) => wait(person.scene, (lives(person) + minutes) * MINUTE),
)

const letsOn = (expected: boolean) => async (person: Person) => {
  const letOn = await isLetOn(person)
  person.scene.check(person.scene.clause, {
    expected: expected ? 'to be asked for a PIN of their own' : 'never to be asked for a PIN of their own',
    held: letOn === expected,
    observed: person.app.inWords(),
  })
}
then({ da: 'kan {person} lave sin egen PIN-kode', en: '{person} can make a PIN of their own' }, letsOn(true))
then({ da: 'kan {person} ikke lave sin egen PIN-kode', en: '{person} cannot make a PIN of their own' }, letsOn(false))

given(
  {
    da: '{person} aktiverer appen med sit bruger-ID og aktiveringskoden',
    en: '{person} activates the app with their user ID and the activation code',
  },
  async (person: Person) => {
    const { clause } = person.scene
    await entersCode(person, { userId: onFirstDevice(person).userId, code: codeOfPerson(person) })
    await finishesSpare(person, clause)
  },
)

when(
  {
    da: '{person} forsøger at aktivere appen med sit bruger-ID og aktiveringskoden',
    en: '{person} tries to activate the app with their user ID and the activation code',
  },
  async (person: Person) => {
    await entersCode(person, { userId: onFirstDevice(person).userId, code: codeOfPerson(person) })
    if (await isLetOn(person)) await triesToFinishSpare(person)
  },
)

const reads = (person: Person, wanted: string): boolean =>
  wanted !== '' && person.app.texts().some((text) => text.replace(/[ -]/g, '').includes(wanted.replace(/[ -]/g, '')))

then(
  {
    da: 'står {person}s bruger-ID og en aktiveringskode på skærmen hos {person}',
    en: "{person}'s user ID and an activation code stand on {person}'s screen",
  },
  async (owner: Person, person: Person) => {
    await until(person.scene, person.app, () => reads(person, owner.userId), 4_000)
    writesCodeDown(person)
    person.scene.check(person.scene.clause, {
      expected: `"${owner.userId}" and a code beside it`,
      held: reads(person, owner.userId) && reads(person, codeOfPerson(person)),
      observed: person.app.inWords(),
    })
  },
)

then(
  {
    da: 'står hverken {person}s bruger-ID eller aktiveringskode på skærmen hos {person}',
    en: "neither {person}'s user ID nor the activation code stands on {person}'s screen",
  },
  async (owner: Person, person: Person) => {
    await person.app.look()
    const left = [owner.userId, codeOfPerson(owner)].filter((secret) => reads(person, secret))
    person.scene.check(person.scene.clause, {
      expected: 'a screen without user ID and code',
      held: left.length === 0,
      observed: person.app.inWords(),
    })
  },
)

when(
  {
    da: '{person} får en aktiveringskode med MitID på MitID.dk',
    en: '{person} gets an activation code with MitID on MitID.dk',
    needs: 'website',
  },
  async (person: Person) => {
    const page = await opensPage(person, 'activation-code')
    await identifiesWithApp(person, page)
    const code = codeOn(page, person)
    person.scene.check(person.scene.clause, {
      expected: 'an activation code on the page, for somebody who has logged in with MitID',
      held: code !== undefined,
      observed: page.inWords(),
    })
    if (code !== undefined) person.activationCodes.push(code)
  },
)

then(
  {
    da: 'får {person} ingen aktiveringskode på MitID.dk uden at godkende',
    en: '{person} gets no activation code on MitID.dk without approving',
    needs: 'website',
  },
  async (person: Person) => {
    const page = await opensPage(person, 'activation-code')
    await page.act({ do: 'complete', goal: 'identify-with-mitid', data: { userId: person.userId } })
    await until(person.scene, page, () => codeOn(page, person) !== undefined, 4_000)
    person.scene.check(person.scene.clause, {
      expected: 'no activation code before the log-in is approved',
      held: codeOn(page, person) === undefined,
      observed: page.inWords(),
    })
  },
)

then(
  {
    da: 'følger aktiveringskoderne til {person}, {person} og {person} ikke af hinanden',
    en: 'the activation codes of {person}, {person} and {person} do not follow from one another',
  },
  (one: Person, another: Person, third: Person) =>
    foretellNothing(
      one,
      [one, another, third].map((person) => ({ code: codeOfPerson(person) ?? '', known: knownOf(person) })),
    ),
)
