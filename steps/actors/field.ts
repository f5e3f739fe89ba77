import { SECOND } from '../../core/clock'
import type { EvidenceEntry } from '../../core/evidence'
import { dataGroup, EF_SOD } from '../../emrtd/files'
import { FIRST_UID, LAST_UID } from '../../simulators/nfc/anticollision'
import type { Break } from '../../simulators/nfc/field'
import type { Chip } from '../../simulators/passport/chip'
import { contactsIn, readOfFiles } from './contact-trace'
import { until, wait } from './patience'
import { Person } from './person'
import { laysPhoneOn } from './scanning'
import { hasCheckMark } from './signs'

/** How long (ms) a chip is out of reach when it slips and is found again by itself. */
const BRIEFLY = 200
const FILES = { 'EF.SOD': EF_SOD, DG1: dataGroup(1).fileId, DG2: dataGroup(2).fileId }

export const losesContact = (person: Person, at: Break, back?: { as?: Chip }): void => {
  laysPhoneOn(person, person.passport)
  person.phone.nfc.loseAt(at, { afterMs: BRIEFLY, ...back })
}

export const losesEachContact = (person: Person, at: Break): void => {
  laysPhoneOn(person, person.passport)
  person.phone.nfc.loseEachContact(at, { afterMs: BRIEFLY })
}

/** Bytes over the air within which contact is lost: the access to the chip, its short files, its portrait. */
const STRETCHES = [500, 3_000, 20_000] as const

/** Each loss at a byte that the seed draws, counted from the contact before it. */
export const losesContactAgainAndAgain = (person: Person, times: number): void => {
  const random = person.random.fork('where contact is lost')
  const drawn = () => ({ bytes: random.int(random.pick(STRETCHES)) })
  laysPhoneOn(person, person.passport)
  let left = times
  const loseNext = () => {
    if (left-- > 0) person.phone.nfc.loseAt(drawn(), { afterMs: BRIEFLY, made: loseNext })
  }
  loseNext()
}

/** The chip of a passport with the same printed code, of which something else is true. */
export const twinChip = (person: Person, deviation: string): Chip => {
  const { scene, name, who, wishes } = person
  const twin = new Person(scene, name, who, ' twin')
  Object.assign(twin.wishes, wishes, { deviations: [...(wishes.deviations ?? []), deviation] })
  return chipOf(twin)
}

export const chipOf = ({ passport, name }: Person): Chip => {
  if (passport.chip) return passport.chip
  throw new RangeError(`${name}'s passport has no chip to be laid anywhere`)
}

/** Both lie in the field; which one is offered is settled by anticollision. */
export const laysBoth = (person: Person, other: Person, turn: 'first' | 'last'): void => {
  laysPhoneOn(person, person.passport)
  person.phone.nfc.placeBeside(chipOf(other), turn === 'first' ? FIRST_UID : LAST_UID)
}

/** What a contact has not given of the files without which nobody is identified, in words; '' when it gave all. */
const missingFrom = (person: Person, heard: readonly EvidenceEntry[]): string => {
  const read = readOfFiles(heard)
  return Object.entries(FILES)
    .map(([name, id]) => [name, read.get(id)?.gapless ?? 0, person.passport.files.get(id)?.length ?? 0] as const)
    .filter(([, got, wanted]) => got < wanted)
    .map(([name, got, wanted]) => `${got} of ${wanted} bytes of ${name} from the first one on`)
    .join(', ')
}

/** The portrait is by far the longest file: who has come to its end in a contact wants nothing more of that document. */
const cameToTheEnd = (person: Person, heard: readonly EvidenceEntry[]): boolean =>
  (readOfFiles(heard).get(FILES.DG2)?.end ?? 0) >= (person.passport.files.get(FILES.DG2)?.length ?? 0)

/** What is wrong with how the chip was read: '' when one contact gave everything and none was completed by another. */
const wrongOfContacts = (person: Person): string => {
  const contacts = contactsIn(person.scene.witness.entries())
  const completed = contacts.filter(
    ({ heard, lost }, n) => n === contacts.length - 1 || (!lost && cameToTheEnd(person, heard)),
  )
  const [missing] = completed.map(({ heard }) => missingFrom(person, heard)).filter((found) => found !== '')
  return contacts.length === 0 ? 'no contact was made' : missing ? `a contact gave only ${missing}` : ''
}

const TRIES = 4

/** Presses 'Read chip' where that is offered again. */
export const isReadInOneContact = async (person: Person): Promise<void> => {
  const { scene, app } = person
  const scannedAgain = () => app.has('scan-code')
  const again = () => app.offers('read-chip') && !hasCheckMark(person)
  for (let tries = 0; tries < TRIES; tries++) {
    await until(scene, app, () => hasCheckMark(person) || scannedAgain() || again(), 12 * SECOND)
    if (!again()) break
    await app.press('read-chip')
  }
  const wrong = wrongOfContacts(person)
  scene.check(scene.clause, {
    expected:
      'the chip to be read from the beginning to the end in one contact, with nothing of another one, and the code not to be scanned again',
    held: hasCheckMark(person) && wrong === '' && !scannedAgain(),
    observed: [wrong, app.inWords()].filter((found) => found !== '').join('; '),
  })
}

const LONG = 60 * SECOND
const A_WHILE = 20 * SECOND

/** With nobody doing anything: after a while no contact is made any more. */
export const leavesChipAlone = async (person: Person): Promise<void> => {
  const { scene, phone } = person
  await wait(scene, LONG)
  const before = phone.nfc.contacts()
  await wait(scene, A_WHILE)
  const after = phone.nfc.contacts()
  scene.check(scene.clause, {
    expected: `no contact to be made after ${LONG / SECOND} seconds of losing it`,
    held: after === before,
    observed: `${before} contacts in ${LONG / SECOND} seconds, and ${after - before} in the ${A_WHILE / SECOND} after them`,
  })
}
