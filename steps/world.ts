import { setWorldConstructor, World } from '@cucumber/cucumber'
import type { IssuingState } from '../certs/issuing-state'
import type { ProfileName } from '../certs/profiles'
import type { RevocationListForm } from '../certs/revocation-lists'
import { mergedTrustLists, type TrustList, trustList } from '../certs/trust-list'
import { type Guide, loadCatalogue } from '../clauses/catalogue'
import { type LabelTable, labelTable } from '../clauses/labels'
import { inWordsOf } from '../clauses/twins'
import type { Answer, Ask, ImplementationCall } from '../contract/implementation'
import type { Capability, Profile } from '../contract/profile'
import type { Role } from '../contract/screen'
import { type Clock, createClock, quiescence, SECOND, untilCalm } from '../core/clock'
import { HarnessFault } from '../core/errors'
import { createEvidence, type EvidenceStream } from '../core/evidence'
import { createMemory, type Memory, noMemory } from '../core/memory'
import { createRandom, type Random, unguessable } from '../core/random'
import type { CombinationRecord } from '../core/record'
import type { Driver } from '../drivers/driver'
import { isInProcess } from '../drivers/open-driver'
import { createMedium, type Medium } from '../simulators/bluetooth/medium'
import { createGateway } from '../simulators/phone/gateway'
import type { Phone } from '../simulators/phone/phone'
import { createServices, type Services } from '../simulators/services/services'
import { answerInWords, askAttendant } from './actors/attendant'
import { deviceOfBrowser } from './actors/belongings'
import { type Checks, createChecks, type Finding } from './actors/checks'
import type { Person } from './actors/person'
import { Cast } from './cast'
import { type Issuers, issuersOf } from './issuers'
import { ANY_CLAUSE, createReach, type Reach } from './reach'
import type { WorldParameters } from './world-parameters'

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
  readonly cast: Cast = new Cast(this)
  readonly #issuers: Issuers = issuersOf(this.parameters)
  readonly #phones = new Map<string, Phone>()
  readonly #gateway = createGateway((id) => this.#phones.get(id) ?? this.#phones.get(deviceOfBrowser(id)))
  readonly #reach: Reach = createReach({
    scene: this,
    gateway: this.#gateway,
    heldKey: (id) => {
      const reader = this.#phones.get(deviceOfBrowser(id))?.keyReader
      const held = reader?.held()
      return reader && held && { ...held, bent: reader.isBent() }
    },
  })
  #place: ScenarioPlace | undefined
  #random: Random | undefined
  #services: Services | undefined
  #labels: LabelTable | undefined

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
  get issuers(): Issuers['known'] {
    return this.#issuers.known
  }

  /** A state that issues documents; from now on everybody trusts them. */
  issuer(name: ProfileName): IssuingState {
    if (name === 'denmark' || name === 'sweden') return this.issuers[name]
    const state = this.#issuers.state(name)
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

  /** What the trust-list service serves. @param lists the forms of the revocation lists that the states publish */
  trusted(lists?: readonly RevocationListForm[]): TrustList {
    return this.#issuers.trusted(lists)
  }

  /** @param device which of their devices the person uses; the first one without it. */
  person(name: string, device?: string): Person {
    return this.cast.person(name, device)
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
    const why = this.#reach.opened()?.blind?.[role]
    const clause = this.ruleClause ?? ANY_CLAUSE
    if (why !== undefined) this.checks.notVerifiable(clause, role, why)
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

  /** Real ms for which the glass may show what was there before an action; 0 where the driver has waited for that. */
  get lag(): number {
    if (!this.isElsewhere || this.#reach.opened()?.settle) return 0
    return (this.profile.timeouts.lag ?? LAG) * SECOND
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
    await this.#reach.opened()?.settle?.()
  }

  /** Whether anybody has done anything to the implementation since this was last asked. */
  hasChanged(): boolean {
    return this.#reach.hasChanged()
  }

  /** Asks the implementation; one that throws, hangs or answers nonsense has failed, and the run goes on. */
  ask<C extends ImplementationCall>(call: C, ask: Ask<C>): Promise<Answer<C>> {
    return this.#reach.ask(call, ask)
  }

  /** Rejects with NotVerifiable where the profile does not declare the language. */
  driver(): Promise<Driver> {
    return this.#reach.driver()
  }

  async ends(): Promise<void> {
    await this.#reach.opened()?.stop()
  }
}

/** Seconds, for a profile that names no lag. */
const LAG = 1
/** The guide in which documents differ, and people do not. */
const INSPECTION = 'passport-inspection'
/** The chip is all that differs, or get-mitid has told the same of many people already. */
const ONE_CAST = [INSPECTION, 'help-step-5', 'reactivate']
/** Some 7 MB each: a proof tells the same stories again and again, a run goes from one to the next. */
const pictures = { proof: createMemory(48), run: createMemory(16) }

setWorldConstructor(Scene)
