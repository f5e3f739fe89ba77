import type { NamedDeviation } from '../simulators/passport/deviations/deviation'
import {
  chipOf,
  isReadInOneContact,
  laysBoth,
  leavesChipAlone,
  losesContact,
  losesContactAgainAndAgain,
  losesEachContact,
  twinChip,
} from './actors/field'
import type { Person } from './actors/person'
import { laysPhoneOn } from './actors/scanning'
import { given, then, when } from './wording'

given(
  {
    da: '{person} lægger telefonen på passet, men kontakten mistes ved byte {int} og fanges igen af sig selv',
    en: '{person} lays the phone on the passport but contact is lost at byte {int} and found again by itself',
  },
  (person: Person, bytes: number) => losesContact(person, { bytes }),
)

given(
  {
    da: '{person} lægger telefonen på passet, men kontakten mistes {int} gange, hver gang et nyt sted, og fanges igen',
    en: '{person} lays the phone on the passport but contact is lost {int} times, each at another byte, and found again',
  },
  losesContactAgainAndAgain,
)

given(
  {
    da: '{person} lægger telefonen på passet, men hver kontakt mistes efter {int} kommandoer',
    en: '{person} lays the phone on the passport but every contact is lost after {int} commands',
  },
  (person: Person, apdus: number) => losesEachContact(person, { apdus }),
)

given(
  {
    da: '{person} lægger telefonen på passet, hvis chip udvider ventetiden før svar nummer {int}',
    en: '{person} lays the phone on the passport, whose chip extends the waiting time before answer {int}',
  },
  (person: Person, answer: number) => {
    laysPhoneOn(person, person.passport)
    person.phone.nfc.extendWaiting(answer - 1)
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, der ved byte {int} byttes med et, om hvilket det gælder: {deviation}',
    en: '{person} lays the phone on the passport, swapped at byte {int} over the air for one of which it is true that {deviation}',
  },
  (person: Person, bytes: number, { means }: NamedDeviation) =>
    losesContact(person, { bytes }, { as: twinChip(person, means) }),
)

given(
  {
    da: '{person} lægger telefonen på et pas, om hvilket det gælder: {deviation}, og som ved byte {int} byttes med det rigtige',
    en: '{person} lays the phone on a passport of which it is true that {deviation} and which is swapped at byte {int} over the air for the right one',
  },
  (person: Person, { means }: NamedDeviation, bytes: number) => {
    losesContact(person, { bytes }, { as: chipOf(person) })
    person.phone.nfc.place(twinChip(person, means))
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, der ved byte {int} byttes med det, der tilhører {person}',
    en: '{person} lays the phone on the passport, swapped at byte {int} over the air for the one that belongs to {person}',
  },
  (person: Person, bytes: number, owner: Person) => losesContact(person, { bytes }, { as: chipOf(owner) }),
)

given(
  {
    da: '{person} lægger telefonen på passet og på det, der tilhører {person} og svarer {turn}',
    en: '{person} lays the phone on the passport and on the one that belongs to {person} and answers {turn}',
  },
  laysBoth,
)

when({ da: 'kun {person}s pas bliver liggende', en: "only {person}'s passport is left lying" }, (person: Person) =>
  laysPhoneOn(person, person.passport),
)

then(
  {
    da: 'bliver {person}s chip læst i én kontakt og uden en ny scanning af koden',
    en: "{person}'s chip is read in one contact and without another scan of the code",
  },
  isReadInOneContact,
)

then(
  {
    da: 'lader {person}s telefon efter en tid chippen være',
    en: "{person}'s phone leaves the chip alone after a while",
  },
  leavesChipAlone,
)
