import type { RevocationListForm } from '../certs/revocation-lists'
import type { NamedDeviation } from '../simulators/passport/deviations/deviation'
import { paceTaken } from './actors/chip-trace'
import { finds, isRead, isRefused, notPassed } from './actors/inspection'
import type { PassportWishes } from './actors/passport-office'
import type { Person } from './actors/person'
import { given, then } from './wording'
import type { Scene } from './world'

given(
  {
    da: '{person} har et pas fra {issuer}, hvis chip åbnes med {access}',
    en: '{person} has a passport of {issuer} whose chip is opened with {access}',
  },
  (person: Person, issuer: NonNullable<PassportWishes['issuer']>, access: NonNullable<PassportWishes['access']>) => {
    Object.assign(person.wishes, { issuer, access })
  },
)

given(
  { da: 'om {person}s pas gælder: {deviation}', en: "of {person}'s passport it is true that {deviation}" },
  (person: Person, deviation: NamedDeviation) => {
    person.wishes.deviations = [...(person.wishes.deviations ?? []), deviation.means]
  },
)

given(
  {
    da: 'spærrelisten fra hver stat er {revocationList}',
    en: 'the revocation list of every state is {revocationList}',
  },
  function (this: Scene, { form }: { form?: RevocationListForm }) {
    this.services.trust(this.trusted(form === undefined ? [] : [form]))
  },
)

then(
  {
    da: 'åbnes {person}s chip af PACE med {string} mapping og {string}',
    en: "{person}'s chip is opened by PACE with {string} mapping and {string}",
  },
  (person: Person, mapping: string, cipher: string) => {
    const { scene } = person
    const taken = paceTaken(scene.witness.entries())
    scene.check(scene.clause, {
      expected: `PACE with ${mapping} mapping and ${cipher}`,
      held: taken.at(-1) === `${mapping} mapping, ${cipher}`,
      observed: taken.length > 0 ? `PACE with ${taken.join('; then ')}` : 'no PACE',
    })
  },
)

then({ da: 'bliver {person}s pas læst', en: "{person}'s passport is read" }, (person: Person) => isRead(person, 1))

then(
  {
    da: 'bliver {person}s pas læst, om ikke ved første forsøg',
    en: "{person}'s passport is read, if not at the first attempt",
  },
  (person: Person) => isRead(person, 3),
)

then({ da: 'bliver {person}s pas afvist', en: "{person}'s passport is refused" }, isRefused)

then(
  { da: 'falder {person}s pas på {string}', en: "{person}'s passport fails at {string}" },
  (person: Person, check: string) => finds(person, check, notPassed(check)),
)

then(
  { da: 'er resultatet af {string} {string} for {person}', en: 'the result of {string} is {string} for {person}' },
  (check: string, result: string, person: Person) => finds(person, check, result),
)
