import type { Answer } from '../../contract/implementation'
import type { Screen } from '../../contract/screen'
import { HarnessFault } from '../../core/errors'
import type { Random } from '../../core/random'
import type { Face } from '../../simulators/face/face'
import type { Page } from '../../simulators/page/page'
import type { Passport } from '../../simulators/passport/passport'
import type { PersonData } from '../../simulators/people/person'
import type { Phone } from '../../simulators/phone/phone'
import type { Scene } from '../world'
import { type DeviceWishes, newDevice } from './belongings'
import { type Birth, bornAs, facedAs } from './birth'
import type { DeskSide } from './desks'
import type { GivenNumber } from './foreign'
import { Glass } from './glass'
import { lettersOf } from './names'
import { issueFor, type PassportWishes, pageOf } from './passport-office'
import { until } from './patience'
import { passwordOf, pinOf } from './pins'
import type { PlaceId } from './places'
import { allowedUserId } from './user-ids'

/** Somebody in the story, with what they own, know and have chosen. Ada is honest, Mallory is not. */
export class Person {
  readonly name: string
  readonly who: string
  readonly device: string
  heldChip: { isReached(): boolean; release(): void } | undefined
  readonly scene: Scene
  readonly random: Random
  #data: PersonData
  /** What the story says of the person by birth. */
  readonly birth: Birth
  readonly face: Face
  readonly wishes: PassportWishes = {}
  readonly deviceWishes: DeviceWishes = {}
  /** What the person chooses on the screen that asks where the passport is from. */
  origin = 'origin-denmark'
  userId: string
  phoneNumber: string
  personalPin: string
  /** Goes with code display and audio code reader. */
  password: string
  wantsBiometrics = false
  /** Whom this person sits beside, to help. */
  helps: Person | undefined
  /** How far along the guide the person is, on this device; undefined before the app was opened. */
  at: PlaceId | undefined
  /** Whether the person has activated an app on this device, wherever they have gone since. */
  hasActiveApp = false
  /** Messages that had come to the number when the last place was reached, and the number before it was changed. */
  smsBefore = 0
  formerNumber: string | undefined
  /** Messages that had come to the former number when it was changed on the website. */
  formerSmsBefore: number | undefined
  /** Vibrations felt when the last place was reached. */
  vibrationsBefore = 0
  /** What the story has put before the cameras and under the phone; otherwise as the guide says. */
  readonly arranged = { page: false, face: false, chip: false }
  /** PINs that the person had for the app before the present one. */
  readonly formerPins: string[] = []
  /** Whether the last way back into the app led to a new PIN, and how much had been witnessed when it began. */
  readonly renewal = { asked: false, from: 0 }
  /** The P code issued to the person, and the number that the story has them give instead of their own. */
  pCode: string | undefined
  gives: GivenNumber | undefined
  /** Whose device the person uses, where it is not their own. */
  lender: Person | undefined
  /** Activation codes that the person has read, oldest first. */
  readonly activationCodes: string[] = []
  /** What the person says, shows and is given at a desk. */
  readonly desk: DeskSide = {}
  lastLogIn: Answer<'logInState'> | undefined
  /** The QR code last seen on this device's screen. PNG, base64. */
  qrCode: string | undefined
  /** Virtual time at which that one was first seen. */
  qrCodeSince: number | undefined
  /** The one before that. */
  formerQrCode: { readonly picture: string | undefined; readonly since: number | undefined } | undefined
  /** Whose QR code this device was held before, and the user ID entered then. */
  readonly copying: { of?: Person; userId?: string } = {}
  #passport: Passport | undefined
  #page: Page | undefined
  #phone: Phone | undefined
  #app: Glass | undefined
  readonly #screens: Screen[] = []

  /**
   * @param who distinguishes people of one name; the same word gives the same person, with the same passport.
   * @param device distinguishes the devices of one person.
   * @param birth what is said of them besides; all else follows from the seed.
   */
  constructor(scene: Scene, name: string, who = '', device = '', birth: Birth = {}) {
    this.name = name
    this.who = who
    this.device = device
    this.scene = scene
    this.random = scene.random.fork(`person ${name}${who}`)
    this.birth = { ...birth }
    this.#data = this.#born()
    const others = this.#others()
    this.face = facedAs(
      this.random,
      others.map(({ face }) => face),
    )
    this.userId = allowedUserId(this.data, scene.profile.parameters.userId)
    this.phoneNumber = this.data.phoneNumber
    this.password = passwordOf(this.random.fork('password'), scene.profile.parameters.passwordLength)
    // Each app has a PIN of its own, also where one person has two.
    this.personalPin = pinOf(
      this.random.fork(`pin${device}`),
      scene.profile.parameters.personalPinDigits,
      scene.cast.people().map(({ personalPin }) => personalPin),
    )
  }

  get data(): PersonData {
    return this.#data
  }

  /** Everybody in the story who is somebody else. */
  #others(): Person[] {
    return this.scene.cast.people().filter(({ name }) => name !== this.name)
  }

  #born(): PersonData {
    const others = this.#others()
    return bornAs(
      this.random,
      this.birth,
      others.map(({ data }) => data),
    )
  }

  /** Makes another of them, before anything has happened to them. */
  isBorn(birth: Birth): void {
    Object.assign(this.birth, birth)
    this.#data = this.#born()
    this.userId = allowedUserId(this.data, this.scene.profile.parameters.userId)
    this.phoneNumber = this.data.phoneNumber
  }

  /** From now on the person uses somebody else's device. */
  borrows(owner: Person): void {
    this.#phone = owner.phone
    this.lender = owner
  }

  /** The passport is issued when it is first looked at, as the story has wished it until then. */
  get passport(): Passport {
    this.#passport ??= issueFor(this)
    return this.#passport
  }

  get page(): Page {
    this.#page ??= pageOf(this)
    return this.#page
  }

  /** The device that the person uses, once there is one. */
  get deviceId(): string | undefined {
    return this.#phone?.id
  }

  get phone(): Phone {
    this.#phone ??= newDevice(this.scene, this, this.deviceWishes)
    return this.#phone
  }

  get app(): Glass {
    if (this.#app) return this.#app
    throw new HarnessFault({
      code: 'APP_NOT_OPEN',
      what: `${this.name} looks at an app that was never opened`,
      mend: 'let a step before this one open the app',
    })
  }

  /** Every different screen seen on this device so far, in order. */
  get screens(): readonly Screen[] {
    return this.#screens
  }

  /** The same person on each of their devices. */
  devices(): Person[] {
    return this.scene.cast.people().filter(({ name, who }) => name === this.name && who === this.who)
  }

  #looksAt(surface: string): Glass {
    return new Glass(this.scene, surface, this.scene.labels, this.#screens)
  }

  get hasOpenedApp(): boolean {
    return this.#app !== undefined
  }

  /** Whom pictures show: the same words, the same face. */
  get looks(): string {
    return `${this.random.seed} ${JSON.stringify(this.face.jaw)}`
  }

  /**
   * Pictures of this person and their things, kept where one cast plays every scenario.
   * @param of everything beside the person that the picture shows
   */
  recall<T>(what: string, make: () => T, of: unknown = this.wishes): T {
    return this.scene.memory.recall(`${this.looks} ${JSON.stringify(of)} ${what}`, make)
  }

  /** Opens the app on the person's phone; the surface starts anew. */
  async opensApp(): Promise<Glass> {
    const { surface } = await this.scene.ask('open', { app: this.phone.id })
    this.#app = this.#looksAt(surface)
    await this.#app.look()
    return this.#app
  }

  /** Names as registers write them and as the machine readable zone writes them. */
  isCalled(name: string): boolean {
    const { givenNames, surname } = this.data
    return lettersOf(name) === lettersOf(`${givenNames} ${surname}`)
  }

  /** Lets the chip stand still after so many commands, until released, so that the screen can be looked at. */
  holdsChipBack(commands: number): void {
    const { reached, release } = this.phone.nfc.holdAfter(commands)
    let isReached = false
    reached.then(
      () => {
        isReached = true
      },
      () => {},
    )
    this.heldChip = { isReached: () => isReached, release }
  }

  /** Vibrations felt so far, by the device lent or as the surface reports them. */
  get vibrations(): number {
    return this.phone.vibrations().filter(({ pattern }) => pattern === 'success').length + (this.#app?.vibrations ?? 0)
  }

  /** Opens a page of the website in a browser, the guide's without a name; from then on the person looks at that. */
  async opensWebsite(where: { page?: string; language?: string } = {}): Promise<Glass> {
    const website = `browser-${this.random.fork('browser').digits(4)}`
    const { surface } = await this.scene.ask('open', { website, language: this.scene.language, ...where })
    this.#app = this.#looksAt(surface)
    await this.#app.look()
    return this.#app
  }

  /** Presses what the guide says to press; nobody can press what is not there or does not react. */
  async presses(clause: string, concept: string): Promise<void> {
    await this.expects(clause, `'${this.app.wording(concept)}' to press`, () => this.app.offers(concept))
    await this.app.press(concept)
  }

  async chooses(clause: string, concept: string): Promise<void> {
    await this.expects(clause, `'${this.app.wording(concept)}' to choose`, () => this.app.offers(concept))
    await this.app.choose(concept)
  }

  async fills(clause: string, field: string, value: string): Promise<void> {
    await this.expects(clause, `a field for "${field}"`, () => this.app.field(field) !== undefined)
    await this.app.enter(field, value)
  }

  /** Waits for the glass to show what is expected and holds the clause to it. */
  async expects(clause: string, expected: string, there: () => boolean, patience?: number): Promise<void> {
    const held = await until(this.scene, this.app, there, patience)
    this.scene.check(clause, { expected, held, observed: this.app.inWords() })
  }
}
