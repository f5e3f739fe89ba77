import type { ProfileName } from '../../certs/profiles'
import { DAY } from '../../core/clock'
import { HarnessFault } from '../../core/errors'
import { LAYOUTS, type MrzFormat } from '../../emrtd/mrz-layout'
import { portraitJpeg } from '../../simulators/face/face'
import { drawPage, type Page, withGlyphChanged } from '../../simulators/page/page'
import { ALL_DEVIATIONS } from '../../simulators/passport/deviations/all'
import type { Defect } from '../../simulators/passport/deviations/defects'
import type { NamedDeviation } from '../../simulators/passport/deviations/deviation'
import { type DocumentProfileName, documentProfile } from '../../simulators/passport/document-profiles'
import type { PassportOrder } from '../../simulators/passport/order'
import { issuePassport, type Passport } from '../../simulators/passport/passport'
import type { Person } from './person'

/** What the story says about a passport; all else is honest and follows from the seed. */
export type PassportWishes = {
  defects?: Defect[]
  /** Further deviations, by what they mean. */
  deviations?: string[]
  /** Days from today to the expiry date; negative has passed. */
  expiresInDays?: number
  documentCode?: string
  /** A passport (TD3) unless said; a TD1 or TD2 is an ID card, whose code begins with I. */
  format?: MrzFormat
  issuer?: ProfileName
  /** The printed page says this surname while the chip says the person's own. */
  printedSurname?: string
  /** The number at the top of the page, where it is another than in the code. */
  printedNumber?: string
  /** One letter of the name in the printed code differs from the chip; everything that opens the chip is right. */
  misprintedName?: boolean
  access?: 'pace' | 'bac' | 'pace-and-bac'
  /** The chip is like that of this real document: how it opens, how it proves itself, its LDS and its lengths. */
  document?: DocumentProfileName
}

/** What Danish-like chips offer: generic mapping with AES on the two curves most in use (Doc 9303-11 §9.5.1). */
const PACE_CHOICES = [
  { cipher: 'AES-128', parameterId: 13 },
  { cipher: 'AES-256', parameterId: 13 },
  { cipher: 'AES-128', parameterId: 12 },
  { cipher: 'AES-192', parameterId: 12 },
] as const

export const isoDate = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** A chip as the story has it, or like that of a real document as far as the story leaves it. */
const chipOf = ({ wishes, random }: Person): Pick<PassportOrder, 'access' | 'authentication' | 'ldsVersion'> => {
  const access = wishes.access ?? random.fork('access').pick(['pace', 'pace-and-bac'] as const)
  const bac = access !== 'pace'
  if (!wishes.document) return { access: { bac, pace: access === 'bac' ? [] : [random.pick(PACE_CHOICES)] } }
  const { access: given, authentication, ldsVersion } = documentProfile(wishes.document)
  return { access: { ...given, bac, pace: access === 'bac' ? [] : given.pace }, authentication, ldsVersion }
}

export const issueFor = (person: Person): Passport => {
  const { scene, wishes, data } = person
  const today = scene.clock.now()
  const { format = 'TD3' } = wishes
  const passport = issuePassport({
    person: data,
    format,
    documentNumber: `${person.random.pick(['D', 'P', 'X'] as const)}${person.random.digits(8)}`,
    documentCode: wishes.documentCode ?? (format === 'TD3' ? 'P<' : 'I<'),
    issuedOn: isoDate(today - 3 * 365 * DAY),
    expiresOn: isoDate(today + (wishes.expiresInDays ?? 7 * 365) * DAY),
    issuer: scene.issuer(wishes.issuer ?? 'denmark'),
    portraitJpeg: portraitOf(person),
    ...chipOf(person),
    random: person.random.fork('passport'),
    witness: scene.witness,
    defects: wishes.defects ?? [],
    deviations: (wishes.deviations ?? []).map(deviationCalled),
  })
  const { documentNumber, fields, stranger } = passport
  const { issuingState } = fields
  scene.services.register(data, { documentNumber, issuingState })
  // Whose chip it is has a passport, too: only that it is another one may keep anybody from going on with it.
  if (stranger) {
    const { cprNumber: _, ...unnumbered } = data
    const { person: holder } = stranger
    const known = { ...unnumbered, ...holder, sex: data.sex, id: `${data.id}-stranger` }
    scene.services.register(known, { documentNumber: stranger.documentNumber, issuingState })
  }
  return passport
}

const noSuchDeviation = (means: string): HarnessFault =>
  new HarnessFault({
    code: 'UNKNOWN_DEVIATION',
    what: `no deviation means "${means}"`,
    mend: 'write it as simulators/passport/deviations has it',
  })

const byMeaning = new Map(ALL_DEVIATIONS.map((deviation) => [deviation.means, deviation]))
const deviationCalled = (means: string): NamedDeviation => {
  const deviation = byMeaning.get(means)
  if (deviation) return deviation
  throw noSuchDeviation(means)
}

const portraitOf = (person: Person): Uint8Array => person.recall('portrait', () => portraitJpeg(person.face), 'face')

/** What tells the printed page of one passport of a person from that of another. */
export const shownOnPage = ({ passport, wishes }: Person): unknown => [
  passport.printed,
  passport.documentNumber,
  passport.expiresOn,
  wishes.printedSurname,
  wishes.printedNumber,
  wishes.misprintedName,
]

export const pageOf = (person: Person): Page => {
  const { passport, wishes, data } = person
  const page = drawPage({
    lines: passport.printed,
    surname: wishes.printedSurname ?? data.surname,
    givenNames: data.givenNames,
    documentNumber: wishes.printedNumber ?? passport.documentNumber,
    birthDate: data.birthDate,
    expiryDate: passport.expiresOn,
    portrait: portraitOf(person),
  })
  if (!wishes.misprintedName) return page
  const [line, column] = LAYOUTS[passport.format].fields.names
  return withGlyphChanged(page, line, column, passport.printed[line]?.[column] === 'E' ? 'F' : 'E')
}
