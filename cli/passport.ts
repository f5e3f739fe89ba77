import { join, resolve } from 'node:path'
import { createIssuingState } from '../certs/issuing-state'
import { PROFILE_NAMES, PROFILES, VIRTUAL_ISSUERS } from '../certs/profiles'
import { trustList } from '../certs/trust-list'
import { DAY } from '../core/clock'
import { blindWitness } from '../core/evidence'
import { writeFile } from '../core/files'
import { createRandom } from '../core/random'
import { faceOf, portraitJpeg } from '../simulators/face/face'
import { cardFront, drawPage, pagePng } from '../simulators/page/page'
import { DEFECTS, type Defect } from '../simulators/passport/deviations/defects'
import { signatureJpeg } from '../simulators/passport/lds/signature'
import { issuePassport, type Passport } from '../simulators/passport/passport'
import { makePerson } from '../simulators/people/person'
import { EXIT, say, sayJson } from './output'
import { type DocumentOptions, documentOrder, likeOf, oneOf } from './passport-document'
import { type PassportRecord, recordOf } from './passport-record'
import { checkedSeed } from './run'

export type IssueOptions = DocumentOptions & {
  seed?: string
  issuer: string
  out: string
  defect?: string
  expires?: string
  json?: boolean
}

const TODAY = Date.UTC(2026, 10, 22, 9)

const isoDate = (instant: number) => new Date(instant).toISOString().slice(0, 10)

type Issued = Pick<PassportRecord, 'seed' | 'issuer' | 'defects'> & {
  passport: Passport
  record: PassportRecord
  person: ReturnType<typeof makePerson>
  portrait: Uint8Array
}

/** One virtual passport as the options say, and what is written of it. */
export const issued = (options: Omit<IssueOptions, 'out' | 'json'>): Issued => {
  const seed = checkedSeed(options.seed)
  const random = createRandom(seed).fork('passport issue')
  const state = createIssuingState(
    oneOf('issuer', PROFILE_NAMES, likeOf(options)?.issuer ?? options.issuer),
    createRandom(seed),
    TODAY,
  )
  const defects: Defect[] = options.defect ? [oneOf('defect', Object.keys(DEFECTS) as Defect[], options.defect)] : []
  const person = makePerson(random.fork('person'), { nationality: state.country === 'DNK' ? 'DNK' : 'SWE' })
  const issuedOn = isoDate(TODAY - 3 * 365 * DAY)
  const portrait = portraitJpeg(faceOf(random.fork('face')))
  const passport = issuePassport({
    person,
    documentNumber: `V${random.digits(8)}`,
    issuedOn,
    expiresOn: isoDate(TODAY + 7 * 365 * DAY),
    issuer: state,
    portraitJpeg: portrait,
    random: random.fork('chip'),
    witness: blindWitness,
    defects,
    ...documentOrder(options, person, issuedOn, signatureJpeg(random.fork('signature'))),
  })
  const record = recordOf(passport, {
    seed,
    issuer: state.name,
    judgedOn: new Date(TODAY).toISOString(),
    defects,
    person,
    trustList: trustList([state]),
  })
  return { passport, record, person, portrait, seed, issuer: state.name, defects }
}

/** Writes one virtual passport: its files, keys, certificates and printed lines as JSON, its page as PNG. */
export const issue = (options: IssueOptions): number => {
  const { passport, record, person, portrait, seed, issuer, defects } = issued(options)
  const print = {
    lines: passport.printed,
    surname: person.surname,
    givenNames: person.givenNames,
    documentNumber: passport.documentNumber,
    birthDate: person.birthDate,
    expiryDate: passport.expiresOn,
    portrait,
  }
  const folder = resolve(options.out)
  const json = join(folder, 'passport.json')
  const png = join(folder, 'page.png')
  writeFile(json, `${JSON.stringify(record, undefined, 2)}\n`)
  writeFile(png, pagePng(drawPage(print)))
  // The page of a TD1 card is its back.
  if (passport.format === 'TD1') writeFile(join(folder, 'front.png'), pagePng(cardFront(print)))
  say(passport.printed.join('\n'))
  say(`written: ${json}, ${png}`)
  if (options.json) sayJson({ passport: json, page: png, seed, issuer, defects })
  return EXIT.passed
}

/** Prints the issuing states that there are: codes, keys from the oldest to the newest, and what a state is there to show. */
export const issuers = ({ json }: { json?: boolean }): number => {
  const rows = PROFILE_NAMES.map((name) => {
    const { country, certificateCountry, generations, unlisted } = PROFILES[name]
    return {
      name,
      country,
      certificateCountry,
      suites: [...new Set(generations.map(({ suite }) => suite))],
      listed: !unlisted,
      shows: VIRTUAL_ISSUERS.find((issuer) => issuer.name === name)?.shows ?? null,
    }
  })
  for (const { name, country, certificateCountry, suites, shows } of rows)
    say(
      `${name.padEnd(24)}${country.padEnd(5)}${certificateCountry.padEnd(4)}${suites.join(' → ')}${shows ? `   ${shows}` : ''}`,
    )
  if (json) sayJson({ issuers: rows })
  return EXIT.passed
}
