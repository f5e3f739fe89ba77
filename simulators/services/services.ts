import type { HttpHandler } from 'msw'
import type { ServiceAnswer, ServiceAsk, ServiceCall } from '../../contract/services'
import { base64, hex } from '../../core/bytes'
import type { Clock, Instant } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import { detailsOf } from '../people/details'
import type { PersonData } from '../people/person'
import { createRegister, type IssuedDocument, type PersonRegister } from '../people/register'
import { type Answering, serviceHandlers } from './handlers'
import { createTokenStock, isTokenKind, type TokenRecord, type TokenStock } from './token-stock'

/** Everything that inspection may trust, DER. */
export type TrustList = {
  cscaCertificates: readonly Uint8Array[]
  linkCertificates: readonly Uint8Array[]
  revocationLists: readonly Uint8Array[]
}
/** `at`: when it reached the number; a message still under way is not shown. */
export type Sms = { to: string; text: string; at: Instant }
/** `at`: when it is in the letter box; a letter still under way is not shown. */
export type Letter = {
  person: string
  contents: ServiceAsk<'sendLetter'>['contents']
  tokens: TokenRecord[]
  at: Instant
}
/** A passport or driving licence that the registers of documents know. `issuedBy` as Doc 9303-3 §5 has it. */
export type RegisteredDocument = ServiceAsk<'lookUpDocument'> & { issuedBy: string; expiryDate: string; person: string }
export type Push = ServiceAsk<'push'>
export type LookUp = { asked: ServiceAsk<'lookUpPerson'>; answered: ServiceAnswer<'lookUpPerson'>; at: Instant }
export type Verdict = ServiceAnswer<'attest'>['verdict']

/** The institutions around one implementation, for one scenario. */
export type Services = {
  /** The bearer token that every request must carry. */
  readonly token: string
  /** Handlers for every path of the service contract below this address. */
  handlers(baseUrl: string): HttpHandler[]
  /** Messages that have reached a number, oldest first. */
  smsTo(number: string): Sms[]
  allSms(): Sms[]
  /** Letters that have arrived, oldest first. */
  letters(): readonly Letter[]
  /** Everything that the post was handed, arrived or not. */
  posted(): readonly Letter[]
  /** Letters sent from now on need this much virtual time. */
  letterDelay(ms: number): void
  /** What the makers of tokens have made. */
  readonly tokens: TokenStock
  /** Gives the person a P code of eight digits, that begins as said; no two people have the same. */
  issuePCode(person: PersonData, begins?: string): string
  /** Makes a passport or driving licence known to the registers of documents. */
  registerDocument(document: RegisteredDocument): void
  pushes(): readonly Push[]
  lookUps(): readonly LookUp[]
  /** Makes a person and their documents known to the population register. */
  register(person: PersonData, ...documents: IssuedDocument[]): void
  /** Another trust list from now on. */
  trust(list: TrustList): void
  /** Messages sent from now on need this much virtual time. */
  smsDelay(ms: number): void
  /** What the platform says of the app on this device from now on; `genuine` without a word. */
  attests(device: string, verdict: Verdict): void
  /** The service answers 503 until it is said to be up again. */
  down(service: ServiceCall, isDown?: boolean): void
  /** Requests received so far, and those not yet answered. */
  activity(): number
  pending(): number
}

export type ServicesGiven = {
  clock: Clock
  witness: Witness
  random: Random
  trustList: TrustList
  /** What every request must carry; follows from `random` without it. */
  token?: string
  people?: PersonRegister
  /** Brings a push to the device that has the registration; true when there is one. */
  deliver?: (push: Push) => boolean
}

export const createServices = (given: ServicesGiven): Services => {
  const { clock, witness, random } = given
  const people = given.people ?? createRegister()
  const token = given.token ?? hex(random.bytes(16)).toLowerCase()
  const messages: Sms[] = []
  const letters: Letter[] = []
  const pushes: Push[] = []
  const lookUps: LookUp[] = []
  const verdicts = new Map<string, Verdict>()
  const downs = new Set<ServiceCall>()
  let trusted = encoded(given.trustList)
  const tokens = createTokenStock(random.fork('tokens'))
  const pCodes = new Map<string, PersonData>()
  const documents: RegisteredDocument[] = []
  let delay = 0
  let letterDelay = 0
  let activity = 0
  let pending = 0

  const answering: Answering = {
    trustList: () => trusted,
    lookUpPerson: (asked) => {
      const person = people.find(asked)
      const answered: ServiceAnswer<'lookUpPerson'> = person ? known(person) : { found: false }
      lookUps.push({ asked, answered, at: clock.now() })
      return answered
    },
    lookUpCprNumber: ({ cprNumber }) => registered(people.byCprNumber(cprNumber)),
    personDetails: ({ person }) => {
      const known = people.byId(person)
      return known ? detailsOf(known) : { unknown: `nobody in the population register has the id "${person}"` }
    },
    lookUpPCode: ({ pCode }) => registered(pCodes.get(pCode)),
    lookUpDocument: ({ kind, documentNumber }) => {
      const number = documentNumber.replace(/\s/g, '').toUpperCase()
      const known = documents.find((one) => one.kind === kind && one.documentNumber === number)
      if (!known) return { found: false }
      return { found: true, person: known.person, issuedBy: known.issuedBy, expiryDate: known.expiryDate }
    },
    lookUpToken: ({ serialNumber }) => {
      const token = tokens.find(serialNumber)
      if (!token) return { found: false }
      const { kind, algorithm, digits, period, secret } = token
      return { found: true, kind, algorithm, digits, period, secret }
    },
    sendSms: ({ to, text }) => {
      messages.push({ to, text, at: clock.now() + delay })
      return { message: `sms-${messages.length}` }
    },
    sendLetter: ({ person, contents }) => {
      if (!people.byId(person)) return { unknown: `nobody in the population register has the id "${person}"` }
      const enclosed = contents.filter(isTokenKind).map(tokens.make)
      letters.push({ person, contents, tokens: enclosed, at: clock.now() + letterDelay })
      return { letter: `letter-${letters.length}`, serialNumbers: enclosed.map(({ serialNumber }) => serialNumber) }
    },
    push: (push) => {
      pushes.push(push)
      return { delivered: given.deliver?.(push) ?? false }
    },
    attest: ({ device }) => ({ verdict: verdicts.get(device) ?? 'genuine' }),
  }
  const arrived = () => messages.filter(({ at }) => at <= clock.now()).sort((a, b) => a.at - b.at)
  return {
    token,
    handlers: (baseUrl) =>
      serviceHandlers({
        baseUrl,
        token,
        answering,
        witness,
        isDown: (service) => downs.has(service),
        begins: () => {
          activity += 1
          pending += 1
        },
        ends: () => {
          pending -= 1
        },
      }),
    smsTo: (number) => arrived().filter(({ to }) => sameNumber(to, number)),
    allSms: arrived,
    letters: () => letters.filter(({ at }) => at <= clock.now()).sort((a, b) => a.at - b.at),
    posted: () => letters,
    letterDelay: (ms) => {
      letterDelay = ms
    },
    tokens,
    issuePCode: (person, begins = '') => {
      const drawn = () => `${begins}${random.digits(8 - begins.length)}`
      let pCode = drawn()
      while (pCodes.has(pCode)) pCode = drawn()
      pCodes.set(pCode, person)
      return pCode
    },
    registerDocument: (document) => {
      documents.push(document)
    },
    pushes: () => pushes,
    lookUps: () => lookUps,
    register: people.add,
    trust: (list) => {
      trusted = encoded(list)
    },
    smsDelay: (ms) => {
      delay = ms
    },
    attests: (device, verdict) => {
      verdicts.set(device, verdict)
    },
    down: (service, isDown = true) => {
      if (isDown) downs.add(service)
      else downs.delete(service)
    },
    activity: () => activity,
    pending: () => pending,
  }
}

const encoded = (list: TrustList): ServiceAnswer<'trustList'> => ({
  cscaCertificates: list.cscaCertificates.map(base64),
  linkCertificates: list.linkCertificates.map(base64),
  revocationLists: list.revocationLists.map(base64),
})

const known = ({ id, givenNames, surname, cprNumber }: PersonData): ServiceAnswer<'lookUpPerson'> => ({
  found: true,
  person: id,
  name: `${givenNames} ${surname}`.trim(),
  ...(cprNumber === undefined ? {} : { cprNumber }),
})

const registered = (person: PersonData | undefined): ServiceAnswer<'lookUpCprNumber'> => {
  if (!person) return { found: false }
  const { id, surname, givenNames, birthDate, cprNumber } = person
  return { found: true, person: id, surname, givenNames, birthDate, ...(cprNumber === undefined ? {} : { cprNumber }) }
}

/** A network delivers to a number, however it is written: spaces, `00` for `+`, the Danish prefix left out. */
const sameNumber = (a: string, b: string): boolean => international(a) === international(b)
const international = (number: string): string => {
  const digits = number.replace(/[\s().-]/g, '').replace(/^(00)?(?=45\d{8}$)/, '+')
  return /^\d{8}$/.test(digits) ? `+45${digits}` : digits
}
