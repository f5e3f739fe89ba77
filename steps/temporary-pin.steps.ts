import { SECOND } from '../core/clock'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { wrongAt } from './actors/pins'
import { triesTemporaryPin } from './actors/renewal'
import { codeOf, otherCode } from './actors/sms'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'

given(
  {
    da: '{person}s app siger, at den er klar til brug',
    en: "{person}'s app says that it is ready for use",
    needs: 'arrange',
  },
  async (person: Person) => {
    await person.app.act({ do: 'close' })
    await person.scene.ask('arrange', { state: 'ready-for-use', data: { device: person.phone.id } })
    await person.opensApp()
  },
)

const pinOf = (person: Person): string => person.desk.pin ?? codeOf(person)

when(
  {
    da: '{person} følger appen og indtaster den midlertidige PIN-kode',
    en: '{person} follows the app and enters the temporary PIN',
  },
  async (person: Person) => {
    await triesTemporaryPin(person, person.scene.clause, pinOf(person))
  },
)

when(
  {
    da: '{person} følger appen og indtaster en midlertidig PIN-kode, der er {codeChange}',
    en: '{person} follows the app and enters a temporary PIN that is {codeChange}',
  },
  async (person: Person, change: SecretChange) => {
    await triesTemporaryPin(person, person.scene.clause, change(pinOf(person)))
  },
)

when(
  {
    da: '{person} følger appen og indtaster {person}s midlertidige PIN-kode',
    en: "{person} follows the app and enters {person}'s temporary PIN",
  },
  async (person: Person, owner: Person) => {
    await triesTemporaryPin(person, person.scene.clause, otherCode(person, pinOf(owner), pinOf(person)))
  },
)

when(
  {
    da: '{person} følger appen og indtaster den kode, der bekræftede mobilnummeret',
    en: '{person} follows the app and enters the code that confirmed the phone number',
  },
  async (person: Person) => {
    await triesTemporaryPin(person, person.scene.clause, otherCode(person, codeOf(person, 0), pinOf(person)))
  },
)

when(
  {
    da: '{person} følger appen og indtaster den forrige midlertidige PIN-kode',
    en: '{person} follows the app and enters the temporary PIN before the last',
  },
  async (person: Person) => {
    await triesTemporaryPin(person, person.scene.clause, otherCode(person, codeOf(person, -2), pinOf(person)))
  },
)

when(
  {
    da: '{person} indtaster forgæves den midlertidige PIN-kode, hvor det sidste ciffer er ændret',
    en: '{person} enters the temporary PIN in vain, with the last digit changed',
  },
  async (person: Person) => {
    await triesTemporaryPin(person, person.scene.clause, wrongAt(pinOf(person), -1))
  },
)

when(
  { da: 'der går {int} sekunder hos {person}', en: '{int} seconds pass for {person}', needs: 'time' },
  (seconds: number, person: Person) => wait(person.scene, seconds * SECOND),
)

/** A text of its own, not the label of a button. */
const instructs = ({ app, scene }: Person): boolean =>
  app.all('text').some(({ text }) => scene.labels.matches('use-temporary-pin', text))

then(
  {
    da: 'står der noget på {person}s skærm om den midlertidige PIN-kode',
    en: "there is something to read on {person}'s screen about the temporary PIN",
  },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'an instruction on the temporary PIN', () => instructs(person))
  },
)
