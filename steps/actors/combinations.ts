import { NonConformity } from '../../core/errors'
import { type Combination, combinationsOf, deviationIn } from '../../simulators/passport/combinations'
import { documentProfile } from '../../simulators/passport/document-profiles'
import type { Scene } from '../world'
import { triesToProveIdentity } from './attempt'
import { losesContactAgainAndAgain } from './field'
import { comesFromAbroad, pCodeOf } from './foreign'
import { comesToBeRead } from './inspection'
import type { PassportWishes } from './passport-office'
import type { Person } from './person'
import { laysPhoneOn } from './scanning'

const ACCESS: Record<Combination['access'], NonNullable<PassportWishes['access']>> = {
  'PACE and BAC': 'pace-and-bac',
  'PACE only': 'pace',
  'BAC only': 'bac',
}
const TRANSPORT: Record<Combination['transport'], (person: Person) => void> = {
  'held still': () => {},
  '40 ms for each answer': (person) => {
    laysPhoneOn(person, person.passport)
    person.phone.nfc.slow(40)
  },
  'contact lost once': (person) => losesContactAgainAndAgain(person, 1),
  'contact lost twice': (person) => losesContactAgainAndAgain(person, 2),
}
/** Presses of 'Read chip' for which a conforming implementation may ask where contact is lost or a chip is odd. */
const ATTEMPTS = 4

/** Whose it is, and of which format, as the document that the chip is like. */
const hasDocument = (person: Person, combination: Combination, deviations: string[]): void => {
  const { issuer, format, documentCode } = documentProfile(combination.document)
  if (issuer !== 'denmark') {
    comesFromAbroad(person, false)
    pCodeOf(person)
  }
  const { document, access } = combination
  Object.assign(person.wishes, { issuer, format, documentCode, document, access: ACCESS[access], deviations })
}

const inWords = ({ document, access, deviation, transport }: Combination): string =>
  `a document like ${document}, opened with ${access}, ${transport}, of which it is true: ${deviation}`

const tries = async (scene: Scene, combination: Combination, row: number): Promise<void> => {
  const person = scene.person('Ada', ` ${row + 1}`)
  const deviation = deviationIn(combination)
  hasDocument(person, combination, deviation ? [deviation.means] : [])
  TRANSPORT[combination.transport](person)
  const refused = deviation?.kind === 'defect'
  const goesOn = refused ? await triesToProveIdentity(person, 1) : await comesToBeRead(person, ATTEMPTS)
  scene.check(scene.clause, {
    expected: `${inWords(combination)}: to be ${refused ? 'refused' : 'read'}`,
    held: goesOn !== refused,
    observed: person.app.inWords(),
  })
}

const STRENGTH = 2

/** Every `parts`th row of the run, from this one on. All of them are tried; the first that fails is the scenario's. */
export const triesCombinations = async (scene: Scene, part: number, parts: number): Promise<void> => {
  const strength = scene.parameters.strength ?? STRENGTH
  const rows = combinationsOf(scene.random.fork('combinations'), strength)
  let failure: NonConformity | undefined
  for (const [row, combination] of rows.entries()) {
    if (row % parts !== part - 1) continue
    const failed = await tries(scene, combination, row).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (failed !== undefined && !(failed instanceof NonConformity)) throw failed
    scene.combinations.push({ factors: combination, held: failed === undefined, strength, rows: rows.length })
    failure ??= failed
  }
  if (failure) throw failure
}
