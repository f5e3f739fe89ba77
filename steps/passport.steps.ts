import type { Screen } from '../contract/screen'
import { dataGroup, EF_SOD } from '../emrtd/files'
import type { MrzFormat } from '../emrtd/mrz-layout'
import type { Defect } from '../simulators/passport/deviations/defects'
import { filesRead } from './actors/chip-trace'
import type { Glass } from './actors/glass'
import type { PassportWishes } from './actors/passport-office'
import type { Person } from './actors/person'
import { laysPassportAway, laysPhoneOn } from './actors/scanning'
import { given, then } from './wording'
import type { Scene } from './world'

given(
  { da: '{person} har et pas fra {origin}', en: '{person} has a passport from {origin}' },
  (person: Person, origin: string) => {
    person.origin = origin
  },
)

given(
  {
    da: '{person} har efternavnet {string} og fornavnene {string}',
    en: '{person} has the surname {string} and the given names {string}',
  },
  (person: Person, surname: string, givenNames: string) => person.isBorn({ named: { surname, givenNames } }),
)

given({ da: '{person} har et svensk pas', en: '{person} has a Swedish passport' }, (person: Person) => {
  person.wishes.issuer = 'sweden'
})

given(
  { da: '{person} har et pas, der udløber {day}', en: '{person} has a passport that expires {day}' },
  (person: Person, days: number) => {
    person.wishes.expiresInDays = days
  },
)

given(
  { da: '{person} har et pas med fejlen {defect}', en: '{person} has a passport with the defect {defect}' },
  (person: Person, defect: Defect) => {
    person.wishes.defects = [defect]
  },
)

given({ da: '{person} har et pas uden fejl', en: '{person} has a passport without defects' }, (person: Person) => {
  person.wishes.defects = []
})

given(
  {
    da: '{person} har et pas, hvis chip åbnes med {access}',
    en: '{person} has a passport whose chip is opened with {access}',
  },
  (person: Person, access: NonNullable<PassportWishes['access']>) => {
    person.wishes.access = access
  },
)

given(
  {
    da: '{person} har et dokument, hvis kode begynder med {string}',
    en: '{person} has a document whose code begins with {string}',
  },
  (person: Person, documentCode: string) => {
    person.wishes.documentCode = documentCode
  },
)

given(
  {
    da: '{person} har et ID-kort i formatet {format}',
    en: '{person} has an ID card of the format {format}',
  },
  (person: Person, format: MrzFormat) => {
    person.wishes.format = format
  },
)

given(
  {
    da: '{person}s pas har et andet navn på siden end i chippen',
    en: "{person}'s passport has another name on the page than in the chip",
  },
  (person: Person) => {
    person.wishes.printedSurname = 'TRYKFEJL'
  },
)

given(
  {
    da: '{person}s pas har et andet nummer øverst på siden end i koden',
    en: "{person}'s passport has another number at the top of the page than in the code",
  },
  (person: Person) => {
    person.wishes.printedNumber = 'A00000000'
  },
)

given(
  {
    da: '{person}s pas har ét bogstav i kodens navn, der er et andet end i chippen',
    en: "{person}'s passport has one letter of the code's name that differs from the chip",
  },
  (person: Person) => {
    person.wishes.misprintedName = true
  },
)

given({ da: '{person} lægger passet væk', en: '{person} puts the passport away' }, laysPassportAway)

given(
  { da: '{person} lægger telefonen på passet', en: '{person} lays the phone on the passport' },
  (person: Person) => {
    laysPhoneOn(person, person.passport)
  },
)

given(
  {
    da: '{person} lægger telefonen på det pas, der tilhører {person}',
    en: '{person} lays the phone on the passport that belongs to {person}',
  },
  (person: Person, owner: Person) => {
    laysPhoneOn(person, owner.passport)
  },
)

then(
  {
    da: 'har appen læst personoplysninger, portræt og underskrift i chippen',
    en: 'the app has read personal data, portrait and signature in the chip',
  },
  function (this: Scene) {
    const wanted = [dataGroup(1).fileId, dataGroup(2).fileId, EF_SOD]
    const read = filesRead(this.witness.entries())
    this.check(this.clause, {
      expected: 'EF.DG1, EF.DG2 and EF.SOD to be read from the chip',
      held: wanted.every((file) => read.has(file)),
      observed: `files read: ${[...read].map((file) => file.toString(16).padStart(4, '0')).join(', ') || 'none'}`,
    })
  },
)

then(
  { da: 'har appen sagt, at passet ikke kan bruges', en: 'the app has said that the passport cannot be used' },
  function (this: Scene) {
    const { app } = this.cast.lastNamed
    const said = toldSinceReading(app)
    this.check(this.clause, {
      expected: 'a message that was not there before',
      held: said.length > 0,
      observed: said.map((text) => `"${text}"`).join(', ') || app.inWords(),
    })
  },
)

/** What the last screen says that the same screen did not say before anything was read. */
const toldSinceReading = ({ seen, screen }: Glass): string[] => {
  const titleOf = ({ elements }: Screen) => elements.find(({ role }) => role === 'title')?.text
  const textsOf = ({ elements }: Screen) => elements.filter(({ role }) => role === 'text').map(({ text }) => text)
  const begun = seen.findIndex(({ elements }) => elements.some(({ role }) => role === 'progress'))
  const before = (begun < 0 ? seen : seen.slice(0, begun)).find((earlier) => titleOf(earlier) === titleOf(screen))
  const known = before ? textsOf(before) : []
  return textsOf(screen).filter((text) => text.trim() !== '' && !known.includes(text))
}
