import { setWorldConstructor, World } from '@cucumber/cucumber'
import { createIssuingState, type IssuingState } from '../certs/issuing-state'
import type { ProfileName } from '../certs/profiles'
import type { RevocationListForm } from '../certs/revocation-lists'
import { mergedTrustLists, type TrustList, trustList } from '../certs/trust-list'
import { type Guide, loadCatalogue } from '../clauses/catalogue'
import { type LabelTable, labelTable } from '../clauses/labels'
import { inWordsOf } from '../clauses/twins'
import type { Answer, Ask, ImplementationCall } from '../contract/implementation'
import type { Capability, Profile } from '../contract/profile'
import type { Role } from '../contract/screen'
import type { ServiceAnswer } from '../contract/services'
import { fromBase64 } from '../core/bytes'
import { type Clock, createClock, quiescence, untilCalm } from '../core/clock'
import { HarnessFault, messageOf, NonConformity, SetupFault } from '../core/errors'
import { createEvidence, type EvidenceStream } from '../core/evidence'
import { createMemory, type Memory, noMemory } from '../core/memory'
import { createRandom, type Random, unguessable } from '../core/random'
import type { CombinationRecord } from '../core/record'
import type { KeyAtDevice } from '../drivers/browser/key-port'
import { BadAnswer, CannotDo, type Driver, isImplementationsFault } from '../drivers/driver'
import { type DriverName, isInProcess, openDriver } from '../drivers/open-driver'
import { createMedium, type Medium } from '../simulators/bluetooth/medium'
import { createGateway } from '../simulators/phone/gateway'
import type { Phone } from '../simulators/phone/phone'
import { createServices, type Services } from '../simulators/services/services'
import { type AttendantAddress, answerInWords, askAttendant } from './actors/attendant'
import { deviceOfBrowser } from './actors/belongings'
import { type Checks, createChecks, type Finding } from './actors/checks'
import { Person } from './actors/person'

/** What the command line hands to every scenario; plain data, since cucumber copies it. */
export type WorldParameters = {
  seed: string
  driver: DriverName
  profile: Profile
  /** Virtual time at which each scenario starts: milliseconds since 1970. */
  startsAt: number
  /** The same scenarios run again and again: pictures are kept. */
  proving?: boolean
  /** Name of the fault in the embedded reference, when the suite is proved. */
  fault?: string
  /** Once a check of one of these clauses was broken, the rest of the run is left out. */
  untilBroken?: string[]
  /** What whoever runs it trusts beside the states of the suite: base64 of DER, as the service answers. */
  trust?: ServiceAnswer<'trustList'>
  /** This process runs more scenarios after these: what it drives with stays up. */
  goesOn?: boolean
  /** The clause that each step is held to, in order, where a story stands outside every rule. */
  clauses?: string[]
  /** Folder for evidence; absent when none is kept. */
  evidence?: string
  /** Address of an implementation elsewhere. */
  implementation?: string
  /** How many values of different factors the combinations of a run cover: 2 unless said. */
  strength?: 2 | 3
  /** Where the person at the keyboard can be asked; absent in a run that nobody attends. */
  attended?: AttendantAddress
}

/** Where in the features a scenario stands. */
export type ScenarioPlace = { uri: string; line: number; name: string; tags: readonly string[] }

/** Composes one scenario: its clock, its chance, its people and devices, the institutions, the implementation. */
export class Scene extends World<WorldParameters> {
  readonly profile: Profile = this.parameters.profile
  readonly isElsewhere: boolean = !isInProcess(this.parameters.driver)
  readonly clock: Clock = createClock(this.parameters.startsAt, () => this.rest())
  readonly witness: EvidenceStream = createEvidence(() => this.clock.now(), this.parameters.evidence !== undefined)
  readonly medium: Medium = createMedium({ clock: this.clock, witness: this.witness })
  readonly checks: Checks = createChecks({
    isClause: (id) => loadCatalogue().byId.has(id),
    inOwnWords: (id) => inWordsOf(this.guide.id, id),
    now: () => this.clock.now(),
    witness: this.witness,
  })
  /** Rows that were tried, of those that the run has drawn. */
  readonly combinations: CombinationRecord[] = []
  /** What ended the scenario early: later hooks see only the last step. */
  thrown: unknown
  /** Words of the step that runs. */
  step = ''
  /** What that step is held to, in a story outside every rule. */
  clauseOfStep: string | undefined
  readonly #people = new Map<string, Person>()
  readonly #phones = new Map<string, Phone>()
  readonly #gateway = createGateway((id) => this.#phones.get(id) ?? this.#phones.get(deviceOfBrowser(id)))
  #place: ScenarioPlace | undefined
  #random: Random | undefined
  #services: Services | undefined
  #driver: Driver | undefined
  #lastNamed: Person | undefined
  #labels: LabelTable | undefined
  #told = Number.NaN
  #acted = false

  begins(place: ScenarioPlace): void {
    this.#place = place
  }

  /** The guide in whose folder the scenario stands; where only documents differ, people follow the first. */
  get guide(): Guide {
    const folder = /features\/([^/]+)\//.exec(this.#place?.uri ?? '')?.[1] ?? ''
    const { guides } = loadCatalogue()
    const own = guides.find(({ id }) => id === folder && id !== INSPECTION)
    return own ?? (guides[0] as Guide)
  }

  /** What people read on their devices: the language of the guide, unless a tag says otherwise. */
  get language(): 'da' | 'en' {
    const tag = /^@lang:(da|en)$/
    const tagged = this.#place?.tags.map((one) => tag.exec(one)?.[1]).find((one) => one !== undefined)
    return (tagged as 'da' | 'en' | undefined) ?? this.guide.language
  }

  get labels(): LabelTable {
    this.#labels ??= labelTable(this.guide.id, this.language, this.profile.labels)
    return this.#labels
  }

  /** The clause of the surrounding rule, which generic steps check. */
  get clause(): string {
    const clause = this.ruleClause
    if (clause) return clause
    throw new HarnessFault({
      code: 'STEP_OUTSIDE_RULE',
      what: `a step of "${this.place.name}" checks the clause of its rule, but the scenario stands in none`,
      mend: 'tag the rule with its clause, or use a step that names its own clause',
    })
  }

  get ruleClause(): string | undefined {
    if (this.clauseOfStep !== undefined) return this.clauseOfStep
    return this.place.tags.map((tag) => tag.slice(1)).find((tag) => loadCatalogue().byId.has(tag))
  }

  get hasBegun(): boolean {
    return this.#place !== undefined
  }

  get place(): ScenarioPlace {
    if (this.#place) return this.#place
    throw new HarnessFault({ code: 'SCENE_NOT_BEGUN', what: 'a step ran before its scenario began', mend: 'report it' })
  }

  get random(): Random {
    const scenario = this.parameters.proving
      ? 'proof'
      : this.#hasOneCast
        ? INSPECTION
        : `${this.place.uri}:${this.place.line}`
    this.#random ??= createRandom(this.parameters.seed).fork(scenario)
    return this.#random
  }

  /** One cast plays every scenario while the suite is proved, and in guides that tell nothing new of people. */
  get #hasOneCast(): boolean {
    return this.parameters.proving === true || ONE_CAST.some((guide) => this.place.uri.includes(`/${guide}/`))
  }

  /** Pictures of one cast are drawn once. */
  get memory(): Memory {
    if (!this.#hasOneCast) return noMemory
    return this.parameters.proving ? pictures.proof : pictures.run
  }

  /** The states of which everybody trusts documents. */
  get issuers(): { denmark: IssuingState; sweden: IssuingState } {
    return issuersOf(this.parameters.seed, this.parameters.startsAt)
  }

  /** A state that issues documents; from now on everybody trusts them. */
  issuer(name: ProfileName): IssuingState {
    const { seed, startsAt } = this.parameters
    if (name === 'denmark' || name === 'sweden') return this.issuers[name]
    const state = stateOf(name, seed, startsAt)
    this.services.trust(mergedTrustLists(this.trusted(), trustList([state])))
    return state
  }

  get services(): Services {
    this.#services ??= createServices({
      clock: this.clock,
      witness: this.witness,
      random: this.random.fork('services'),
      token: unguessable(),
      trustList: this.trusted(),
      deliver: (push) => [...this.#phones.values()].some((phone) => phone.receives(push)),
    })
    return this.#services
  }

  /** What the trust-list service serves. @param lists the forms of the revocation lists that the states publish. */
  trusted(lists?: readonly RevocationListForm[]): TrustList {
    const states = trustList(Object.values(this.issuers), lists)
    const { trust } = this.parameters
    if (!trust) return states
    const { cscaCertificates, linkCertificates, revocationLists } = trust
    return mergedTrustLists(states, {
      cscaCertificates: cscaCertificates.map(fromBase64),
      linkCertificates: linkCertificates.map(fromBase64),
      revocationLists: revocationLists.map(fromBase64),
    })
  }

  /** @param device which of their devices the person uses; the first one without it. */
  person(name: string, device = ''): Person {
    if (/^(hun|han|she|he)$/i.test(name)) return this.lastNamed
    const key = `${name}${device}`
    const first = this.#people.get(name)
    const person = this.#people.get(key) ?? new Person(this, name, first?.who, device, first?.birth)
    this.#people.set(key, person)
    this.#lastNamed = person
    return person
  }

  /** Somebody on a device that is another's. */
  guest(name: string, owner: string): Person {
    const lender = this.person(owner)
    const guest = this.person(name, ` on ${owner}`)
    if (guest.lender === undefined) guest.borrows(lender)
    return guest
  }

  people(): Person[] {
    return [...this.#people.values()]
  }

  /** Gives the name to somebody else, before anything has happened to them. */
  recasts(name: string, who: string): void {
    this.#lastNamed = new Person(this, name, who)
    this.#people.set(name, this.#lastNamed)
  }

  get lastNamed(): Person {
    if (this.#lastNamed) return this.#lastNamed
    throw new HarnessFault({ code: 'NOBODY_NAMED', what: 'a pronoun before any name', mend: 'name the person first' })
  }

  conceptNamed(text: string): string {
    return this.labels.conceptNamed(text)
  }

  adds(phone: Phone): Phone {
    this.#phones.set(phone.id, phone)
    return phone
  }

  check(clause: string, finding: Finding): void {
    this.checks.check(clause, finding)
  }

  /** Ends the check as *not verified* unless the profile declares the capability. */
  needs(capability: Capability, clause = this.clause): void {
    if (!this.profile.capabilities.includes(capability)) this.checks.notVerifiable(clause, capability)
  }

  /** Ends the check as *not verified* where the driver cannot see elements of this role. */
  needsSightOf(role: Role): void {
    const why = this.#driver?.blind?.[role]
    if (why !== undefined) this.checks.notVerifiable(this.ruleClause ?? ANY_CLAUSE, role, why)
  }

  /** Asks the person who attends the run whether the words of the step hold; nobody there, and it is not verified. */
  async isAttested(capability: Capability): Promise<void> {
    const { clause, step, parameters } = this
    if (!parameters.attended) this.checks.notVerifiable(clause, capability)
    const { statement = '', statementDa = '' } = loadCatalogue().byId.get(clause) ?? {}
    const question = { clause, statement, statementDa, scenario: this.place.name, step }
    const answer = await askAttendant(parameters.attended, question)
    this.witness.saw('attested', { ...question, ...answer }, 'attested')
    if (answer.said === 'cannot-tell') this.checks.notVerifiable(clause, capability)
    this.check(clause, {
      expected: step,
      held: answer.said === 'yes',
      observed: answerInWords(answer),
      source: 'attested',
    })
  }

  activity(): number {
    return this.#gateway.activity() + (this.#services?.activity() ?? 0)
  }

  isBusy(): boolean {
    return (this.#services?.pending() ?? 0) > 0
  }

  /** Lets an implementation in this process run to its rest; one elsewhere is given until it seems to be at rest. */
  async rest(): Promise<void> {
    if (!this.isElsewhere) return quiescence()
    await untilCalm(
      () => this.activity(),
      () => this.isBusy(),
    )
    await this.#driver?.settle?.()
  }

  /** Whether anybody has done anything to the implementation since this was last asked. */
  hasChanged(): boolean {
    const changed = this.#acted
    this.#acted = false
    return changed
  }

  /** Asks the implementation; one that throws, hangs or answers nonsense has failed, and the run goes on. */
  async ask<C extends ImplementationCall>(call: C, ask: Ask<C>): Promise<Answer<C>> {
    try {
      const driver = await this.driver()
      this.#acted ||= call === 'act' || call === 'logIn'
      if (this.#told !== this.clock.now()) {
        this.#told = this.clock.now()
        await driver.call('tellTime', { now: new Date(this.#told).toISOString() })
      }
      const answer = await driver.call(call, ask)
      if (call === 'open') this.witness.saw('opened', { ...ask, ...answer })
      return answer
    } catch (thrown) {
      const clause = this.ruleClause ?? ANY_CLAUSE
      if (thrown instanceof CannotDo) this.checks.notVerifiable(clause, call, thrown.message)
      if (!isImplementationsFault(thrown)) throw thrown
      throw new NonConformity({
        code: 'NO_SENSIBLE_ANSWER',
        clause,
        expected: `a sensible answer to "${call}"`,
        observed: messageOf(thrown),
        cause: thrown,
      })
    }
  }

  async driver(): Promise<Driver> {
    if (!this.profile.languages.includes(this.language))
      this.checks.notVerifiable(
        this.ruleClause ?? ANY_CLAUSE,
        `language ${this.language}`,
        'the profile does not declare it',
      )
    this.#driver ??= await this.#open()
    return this.#driver
  }

  async #open(): Promise<Driver> {
    const address = this.parameters.implementation ?? ''
    try {
      const driver = await this.#openDriver()
      hasAnswered.add(address)
      return driver
    } catch (thrown) {
      if (isNobodyThere(thrown) && hasAnswered.has(address))
        throw new BadAnswer('start', 'unreachable', `${thrown.what}; it did, earlier in this run`, thrown)
      throw thrown
    }
  }

  #openDriver(): Promise<Driver> {
    return openDriver({
      name: this.parameters.driver,
      profile: this.profile,
      gateway: this.#gateway,
      services: this.services,
      now: this.clock.now(),
      random: this.random.fork('implementation'),
      scenario: `${this.place.uri}:${this.place.line}`,
      fault: this.parameters.fault,
      proving: this.parameters.proving,
      implementation: this.parameters.implementation,
      witness: this.witness,
      heldKey: (id) => this.#heldKey(id),
    })
  }

  #heldKey(id: string): KeyAtDevice | undefined {
    const reader = this.#phones.get(deviceOfBrowser(id))?.keyReader
    const held = reader?.held()
    return reader && held && { ...held, bent: reader.isBent() }
  }

  async ends(): Promise<void> {
    await this.#driver?.stop()
  }
}

/** Addresses at which an implementation has answered: one that is gone later has died, and nobody forgot to start it. */
const hasAnswered = new Set<string>()
const isNobodyThere = (thrown: unknown): thrown is SetupFault =>
  thrown instanceof SetupFault && thrown.code === 'IMPLEMENTATION_UNREACHABLE'

/** What a failure speaks of outside every rule: getting MitID with the app at all. */
const ANY_CLAUSE = 'get-mitid/0-channel-app-1'

/** The guide in which documents differ, and people do not. */
const INSPECTION = 'passport-inspection'
/** The chip is all that differs, or get-mitid has told the same of many people already. */
const ONE_CAST = [INSPECTION, 'help-step-5', 'reactivate']
/** Some 7 MB each: a proof tells the same stories again and again, a run goes from one to the next. */
const pictures = { proof: createMemory(48), run: createMemory(16) }

const statesByRun = new Map<string, IssuingState>()

/** Issuing states are made once a run: their keys and certificates follow from the seed. */
const stateOf = (name: ProfileName, seed: string, now: number): IssuingState => {
  const key = `${name} ${seed} ${now}`
  const made = statesByRun.get(key) ?? createIssuingState(name, createRandom(seed), now)
  statesByRun.set(key, made)
  return made
}

const issuersOf = (seed: string, now: number) => ({
  denmark: stateOf('denmark', seed, now),
  sweden: stateOf('sweden', seed, now),
})

setWorldConstructor(Scene)
