import { MINUTE, SECOND } from '../core/clock'
import { entersPersonalPin } from './actors/activation'
import { fillsAndGoesOn } from './actors/going'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { anotherCode, wrongAt } from './actors/pins'
import { codeOf, earlierCode, otherCode } from './actors/sms'
import type { SecretChange } from './strange-values'
import { when } from './wording'

const enters = (person: Person, pin: string) => fillsAndGoesOn(person, person.scene.clause, 'temporary-pin', pin)
const lifetime = (person: Person) => person.scene.profile.parameters.temporaryPinMinutes * MINUTE

when(
  { da: '{person} indtaster den midlertidige PIN-kode', en: '{person} enters the temporary PIN' },
  (person: Person) => enters(person, codeOf(person)),
)

when(
  {
    da: '{person} indtaster den midlertidige PIN-kode med det sidste ciffer ændret',
    en: '{person} enters the temporary PIN with the last digit changed',
  },
  (person: Person) => enters(person, wrongAt(codeOf(person), -1)),
)

when(
  { da: '{person} indtaster en forkert midlertidig PIN-kode', en: '{person} enters a wrong temporary PIN' },
  (person: Person) => enters(person, anotherCode(codeOf(person))),
)

when(
  { da: '{person} indtaster {person}s midlertidige PIN-kode', en: "{person} enters {person}'s temporary PIN" },
  (person: Person, owner: Person) => enters(person, otherCode(person, codeOf(owner))),
)

when(
  {
    da: '{person} indtaster en midlertidig PIN-kode, der er {codeChange}',
    en: '{person} enters a temporary PIN that is {codeChange}',
  },
  (person: Person, change: SecretChange) => enters(person, change(codeOf(person))),
)

when(
  {
    da: '{person} indtaster sin valideringskode som midlertidig PIN-kode',
    en: '{person} enters their validation code as temporary PIN',
  },
  (person: Person) => enters(person, earlierCode(person, 0)),
)

when(
  {
    da: 'der går {int} sekund(er) mere end en midlertidig PIN-kode lever hos {person}',
    en: '{int} second(s) more pass than a temporary PIN lives for {person}',
    needs: 'time',
  },
  (seconds: number, person: Person) => wait(person.scene, lifetime(person) + seconds * SECOND),
)

when(
  {
    da: 'der går {int} sekund(er) mindre end en midlertidig PIN-kode lever hos {person}',
    en: '{int} second(s) less pass than a temporary PIN lives for {person}',
    needs: 'time',
  },
  (seconds: number, person: Person) => wait(person.scene, lifetime(person) - seconds * SECOND),
)

when({ da: '{person} sætter sin personlige PIN-kode', en: '{person} sets their personal PIN' }, (person: Person) =>
  entersPersonalPin(person),
)

when(
  {
    da: '{person} vil have en personlig PIN-kode, der er {codeChange}',
    en: '{person} wants a personal PIN that is {codeChange}',
  },
  (person: Person, change: SecretChange) => {
    person.personalPin = change(person.personalPin)
    return entersPersonalPin(person)
  },
)

when(
  { da: '{person} indtaster to forskellige personlige PIN-koder', en: '{person} enters two different personal PINs' },
  (person: Person) => entersPersonalPin(person, wrongAt(person.personalPin, -1)),
)
