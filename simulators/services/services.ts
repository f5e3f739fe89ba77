import type { HttpHandler } from 'msw'
import type { ServiceAnswer, ServiceAsk, ServiceCall } from '../../contract/services'
import { base64, hex } from '../../core/bytes'
import type { Clock, Instant } from '../../core/clock'
import type { Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import type { PersonData } from '../people/person'
import { createRegister, type IssuedDocument, type PersonRegister } from '../people/register'
import { type Answering, serviceHandlers } from './handlers'

/** Everything that inspection may trust, DER. */
export type TrustList = {
  cscaCertificates: readonly Uint8Array[]
  linkCertificates: readonly Uint8Array[]
  revocationLists: readonly Uint8Array[]
}
/** `at`: when it reached the number; a message still under way is not shown. */
export type Sms = { to: string; text: string; at: Instant }
export type Letter = { person: string; contents: string[]; at: Instant }
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
  letters(): readonly Letter[]
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
  let delay = 0
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
    sendSms: ({ to, text }) => {
      messages.push({ to, text, at: clock.now() + delay })
      return { message: `sms-${messages.length}` }
    },
    sendLetter: ({ person, contents }) => {
      if (!people.byId(person)) return { unknown: `nobody in the population register has the id "${person}"` }
      letters.push({ person, contents, at: clock.now() })
      return { letter: `letter-${letters.length}` }
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
    letters: () => letters,
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
  name: `${givenNames} ${surname}`,
  ...(cprNumber === undefined ? {} : { cprNumber }),
})

/** A network delivers to a number, however it is written: spaces, `00` for `+`, the Danish prefix left out. */
const sameNumber = (a: string, b: string): boolean => international(a) === international(b)
const international = (number: string): string => {
  const digits = number.replace(/[\s().-]/g, '').replace(/^(00)?(?=45\d{8}$)/, '+')
  return /^\d{8}$/.test(digits) ? `+45${digits}` : digits
}
