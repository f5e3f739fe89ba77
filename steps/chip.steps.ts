import { SECOND } from '../core/clock'
import { EF_SOD } from '../emrtd/files'
import { filesRead } from './actors/chip-trace'
import { reaches } from './actors/journey'
import { until } from './actors/patience'
import { Person } from './actors/person'
import { placeOf } from './actors/places'
import { laysPhoneAsGuided, laysPhoneOn } from './actors/scanning'
import { hasCheckMark } from './actors/signs'
import { given, then, when } from './wording'

/** Commands into a read at which it is neither just begun nor nearly done, whatever the implementation's chunk size. */
const MIDWAY = 8

given(
  {
    da: '{person} lægger telefonen på passet, hvis chip bruger {int} ms på hvert svar',
    en: '{person} lays the phone on the passport, whose chip takes {int} ms for each answer',
  },
  (person: Person, ms: number) => {
    laysPhoneOn(person, person.passport)
    person.phone.nfc.slow(ms)
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, men tager det væk efter {int} kommando(er)',
    en: '{person} lays the phone on the passport but takes it away after {int} command(s)',
  },
  (person: Person, commands: number) => takesAwayAfter(person, commands),
)

given(
  {
    da: '{person} lægger telefonen på passet, men tager det væk før den sidste kommando',
    en: '{person} lays the phone on the passport but takes it away before the last command',
  },
  async (person: Person) => {
    const rehearsal = await rehearse(person)
    takesAwayAfter(person, rehearsal - 1)
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, hvis chip holdes tilbage midtvejs',
    en: '{person} lays the phone on the passport, whose chip is held back midway',
  },
  (person: Person) => {
    laysPhoneOn(person, person.passport)
    person.holdsChipBack(MIDWAY)
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, hvis chip holdes tilbage før den sidste kommando',
    en: '{person} lays the phone on the passport, whose chip is held back before the last command',
  },
  async (person: Person) => {
    const rehearsal = await rehearse(person)
    laysPhoneOn(person, person.passport)
    person.holdsChipBack(rehearsal - 1)
  },
)

given(
  {
    da: '{person} lægger telefonen på passet, men kontakten mistes efter {int} kommando(er)',
    en: '{person} lays the phone on the passport but contact is lost after {int} command(s)',
  },
  (person: Person, commands: number) => {
    laysPhoneOn(person, person.passport)
    person.phone.nfc.loseAt({ apdus: commands })
  },
)

const takesAwayAfter = (person: Person, commands: number): void => {
  laysPhoneOn(person, person.passport)
  person.phone.nfc.loseAt({ apdus: commands })
}

/** How many commands the implementation needs for this passport: the same person reads the same passport to its end. */
const rehearse = async (person: Person): Promise<number> => {
  const twin = new Person(person.scene, person.name, person.who, ' rehearsing')
  Object.assign(twin.wishes, person.wishes)
  await reaches(twin, placeOf('chip-read'))
  const { nfc } = twin.phone
  // What the app says may come before the end: the field knows when no more commands come.
  for (;;) {
    const seen = nfc.apdusSeen()
    if (!(await until(twin.scene, twin.app, () => nfc.apdusSeen() > seen, SECOND))) return seen
  }
}

const waitsUntilHeldBack = async (person: Person): Promise<void> => {
  const { scene, app } = person
  const isHeldBack = await until(scene, app, () => person.heldChip?.isReached() === true)
  // One who needs fewer commands than the last time has been read to the end.
  if (!isHeldBack) scene.checks.notVerifiable(scene.clause, 'a chip that is held back before its last answer')
}
when({ da: 'aflæsningen er midtvejs hos {person}', en: 'the reading is midway for {person}' }, waitsUntilHeldBack)

when(
  { da: 'aflæsningen mangler kun lidt hos {person}', en: 'the reading is nearly done for {person}' },
  waitsUntilHeldBack,
)

when({ da: 'aflæsningen fortsætter hos {person}', en: 'the reading goes on for {person}' }, (person: Person) => {
  person.heldChip?.release()
})

when({ da: '{person} flytter telefonen', en: '{person} moves the phone' }, async (person: Person) => {
  // Only once contact is lost does anybody move the phone: an implementation may be slow to get that far.
  if (person.hasOpenedApp) await until(person.scene, person.app, () => !person.phone.nfc.isToSlip())
  person.phone.nfc.move()
})

when(
  {
    da: '{person} flytter telefonen {int} gange, og kontakten mistes efter {int} kommandoer hver gang',
    en: '{person} moves the phone {int} times, and contact is lost after {int} commands each time',
  },
  async (person: Person, times: number, commands: number) => {
    for (let moved = 0; moved < times && !hasGivenUp(person); moved++) {
      await until(person.scene, person.app, () => !person.phone.nfc.isToSlip() || hasGivenUp(person), 8 * SECOND)
      person.phone.nfc.loseAt({ apdus: commands })
      person.phone.nfc.move()
    }
  },
)

then(
  {
    da: 'venter appen ikke længere på, at {person} flytter telefonen',
    en: 'the app no longer waits for {person} to move the phone',
  },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'a way on other than moving the phone once more', () =>
      hasGivenUp(person),
    )
  },
)

/** The chip is not waited for any more: reading, scanning or something else has to be begun. */
const hasGivenUp = ({ app }: Person): boolean =>
  app.offers('read-chip') || app.offers('scan-code') || app.offers('start')

when({ da: '{person} aflæser chippen', en: '{person} reads the chip' }, async (person: Person) => {
  laysPhoneAsGuided(person)
  await person.presses(person.scene.clause, 'read-chip')
})

then(
  { da: 'har chippen intet hørt fra {person}s telefon', en: "the chip has heard nothing from {person}'s phone" },
  (person: Person) => {
    const commands = person.phone.nfc.apdusSeen()
    person.scene.check(person.scene.clause, {
      expected: 'no command to the chip yet',
      held: commands === 0,
      observed: `${commands} commands`,
    })
  },
)

then(
  { da: 'hører chippen fra {person}s telefon', en: "the chip hears from {person}'s phone" },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'a command to the chip', () => person.phone.nfc.apdusSeen() > 0)
  },
)

then(
  {
    da: 'bliver {person}s chip læst uden en ny scanning af koden',
    en: "{person}'s chip is read without another scan of the code",
  },
  async (person: Person) => {
    const scannedAgain = () => person.app.has('scan-code')
    const again = () => person.app.offers('read-chip') && !hasCheckMark(person)
    for (let tries = 0; tries < 3; tries++) {
      await until(person.scene, person.app, () => hasCheckMark(person) || scannedAgain() || again(), 8 * SECOND)
      if (!again()) break
      await person.app.press('read-chip')
    }
    const read = filesRead(person.scene.witness.entries())
    person.scene.check(person.scene.clause, {
      expected: 'the chip to be read to its signature, and the code not to be asked for again',
      held: hasCheckMark(person) && read.has(EF_SOD) && !scannedAgain(),
      observed: `${read.size} files read; ${person.app.inWords()}`,
    })
  },
)
