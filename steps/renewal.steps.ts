import { MINUTE } from '../core/clock'
import { logsIn } from './actors/log-in'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { entersWrongPins, makesNewPin, triesToReactivate } from './actors/renewal'
import { showsPassportOf } from './actors/scanning'
import { given, then, when } from './wording'

const limitOf = ({ scene }: Person) => scene.profile.parameters.wrongPinLimit

when(
  {
    da: '{person} taster en forkert PIN-kode så mange gange, som grænsen er',
    en: '{person} enters a wrong PIN as often as the limit says',
  },
  (person: Person) => entersWrongPins(person, limitOf(person)),
)

when(
  { da: 'der går {int} time(r) hos {person}', en: '{int} hour(s) pass for {person}', needs: 'time' },
  (hours: number, person: Person) => wait(person.scene, hours * 60 * MINUTE),
)

given(
  { da: '{person} bruger {person}s pas', en: "{person} uses {person}'s passport" },
  (person: Person, owner: Person) => showsPassportOf(person, owner),
)

given({ da: '{person}s enhed har ingen chiplæser', en: "{person}'s device has no chip reader" }, (person: Person) => {
  person.deviceWishes.nfc = false
})

when(
  {
    da: '{person} prøver at genaktivere appen med passet',
    en: '{person} tries to reactivate the app with the passport',
  },
  async (person: Person) => {
    await triesToReactivate(person)
  },
)

when(
  {
    da: '{person} genaktiverer appen med passet og laver en ny PIN-kode',
    en: '{person} reactivates the app with the passport and makes a new PIN',
  },
  async (person: Person) => {
    const asked = await triesToReactivate(person)
    isAsked(person, asked)
    await makesNewPin(person, person.scene.clause)
  },
)

const isAsked = (person: Person, asked: boolean, expected = true): void =>
  person.scene.check(person.scene.clause, {
    expected: expected ? 'a new PIN to be asked for' : 'no new PIN to be asked for',
    held: asked === expected,
    observed: person.app.inWords(),
  })

then({ da: 'kan {person} lave en ny PIN-kode', en: '{person} can make a new PIN' }, (person: Person) =>
  isAsked(person, person.renewal.asked),
)

then({ da: 'kan {person} ikke lave en ny PIN-kode', en: '{person} cannot make a new PIN' }, (person: Person) =>
  isAsked(person, person.renewal.asked, false),
)

when({ da: '{person} laver en ny PIN-kode', en: '{person} makes a new PIN' }, (person: Person) =>
  makesNewPin(person, person.scene.clause),
)

when(
  {
    da: '{person} prøver at logge på med den gamle PIN-kode',
    en: '{person} tries to log in with the old PIN',
  },
  async (person: Person) => {
    person.lastLogIn = await logsIn(person, person.formerPins.at(-1))
  },
)

/** What the person's way back into the app has asked of chip reader and front camera. */
const scansOf = ({ scene, renewal }: Person) => {
  const since = scene.witness.entries().slice(renewal.from)
  return {
    chips: since.filter(({ kind }) => kind === 'apdu').length,
    faces: since.filter(({ kind, data }) => kind === 'frame' && data.camera === 'front').length,
  }
}

then(
  {
    da: 'har {person} scannet pas og ansigt igen',
    en: '{person} has scanned passport and face anew',
  },
  (person: Person) => {
    const { chips, faces } = scansOf(person)
    person.scene.check(person.scene.clause, {
      expected: 'the chip to be read and the face to be looked at since the app was activated',
      held: chips > 0 && faces > 0,
      observed: `${chips} commands to the chip and ${faces} views of the front camera`,
    })
  },
)
