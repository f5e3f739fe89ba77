import type { Gateway } from '../contract/gateway'
import type { Implementation } from '../contract/implementation'
import type { Profile } from '../contract/profile'
import type { Action, Element, Screen } from '../contract/screen'
import { base64, fromHex } from '../core/bytes'
import { quiescence } from '../core/clock'
import { createRandom } from '../core/random'
import { composeTd3 } from '../emrtd/mrz'
import type { Instruments } from './instruments'
import { createReference, type ReferenceGiven } from './reference'

/**
 * A device, institutions and instruments without any hardware, for tests of app and back end alone: what the camera and
 * the chip give is said by the test.
 */
export const FIXTURE_PROFILE: Profile = {
  name: 'fixture',
  version: '1',
  languages: ['da'],
  routes: { qrPairing: false, activationCode: false, menuEntry: false, otherOptions: false },
  capabilities: ['time', 'inspect'],
  parameters: {
    wrongPinLimit: 3,
    faceAttempts: 3,
    validationCodeDigits: 6,
    validationCodeMinutes: 10,
    temporaryPinMinutes: 30,
    personalPinDigits: 6,
    userId: { minLength: 5, maxLength: 48, danishLetters: true },
    oldestOs: { ios: '15.0', android: '10.0' },
    locationBelowAndroid: '12.0',
    activationCodeMinutes: 10,
    supportAnswers: 3,
    profilesPerApp: 2,
    passwordLength: 8,
  },
  timeouts: { answer: 5, screen: 10 },
  labels: {},
  inapplicable: [],
}

export const ADA_LINES = composeTd3({
  documentCode: 'P<',
  issuingState: 'DNK',
  surname: 'TESTESEN',
  givenNames: 'ADA',
  documentNumber: '200000001',
  nationality: 'DNK',
  birthDate: '900214',
  sex: 'F',
  expiryDate: '300101',
  optionalData: '',
})
const READY = { present: true, distance: 'right', inFrame: true, light: 'good', eyesCovered: false } as const
const START = Date.parse('2026-01-01T12:00:00Z')

export type FakePhone = {
  kind: 'phone' | 'tablet'
  osVersion: string
  biometrics: 'none' | 'fingerprint' | 'face'
  finger: 'matched' | 'failed'
  camera: { allowed: boolean; open: 'rear' | 'front' | undefined }
  chip: 'present' | 'absent'
  vibrations: string[]
  log: string[]
  storage: Map<string, string>
}
const freshPhone = (): FakePhone => ({
  kind: 'phone',
  osVersion: '17.1',
  biometrics: 'fingerprint',
  finger: 'matched',
  camera: { allowed: true, open: undefined },
  chip: 'present',
  vibrations: [],
  log: [],
  storage: new Map(),
})

/** What is before cameras and reader, and what the institutions know and have been asked. */
export class Fixture {
  readonly phones = new Map<string, FakePhone>([['phone', freshPhone()]])
  readonly sms: { to: string; text: string }[] = []
  readonly pushes: { registration: string; text: string }[] = []
  readonly implementation: Implementation
  seen: ReturnType<Instruments['readPrintedCode']> = { seen: 'code', lines: ADA_LINES, aligned: true }
  face: ReturnType<Instruments['observeFace']> = READY
  similarity = 0.9
  chipSays: Awaited<ReturnType<Instruments['readPassport']>>[] = []
  person = 'person-ada'
  servicesDown = false
  #now = START
  #frames: (() => void)[] = []

  constructor(given: Partial<Pick<ReferenceGiven, 'rules' | 'alterations'>> = {}) {
    this.implementation = createReference({
      gateway: this.#gateway as Gateway,
      random: createRandom('fixture'),
      fetch: this.#fetch as typeof fetch,
      instruments: {
        readPrintedCode: () => this.seen,
        observeFace: () => this.face,
        compareFaces: () => this.similarity,
        readPassport: async () => this.chipSays.shift() ?? this.adasChip(),
      },
      ...given,
    })
  }

  adasChip(): Awaited<ReturnType<Instruments['readPassport']>> {
    const document = {
      documentNumber: '200000001',
      issuingState: 'DNK',
      surname: 'TESTESEN',
      givenNames: 'ADA',
      birthDate: '1990-02-14',
      sex: 'F',
      expiryDate: '2030-01-01',
      optionalData: '',
    } as const
    return { outcome: 'accepted', checks: [], document, portrait: fromHex('FFD8') }
  }

  get phone(): FakePhone {
    return this.addPhone('phone')
  }
  addPhone(id: string): FakePhone {
    const phone = this.phones.get(id) ?? freshPhone()
    this.phones.set(id, phone)
    return phone
  }

  async start(profile: Profile = FIXTURE_PROFILE): Promise<void> {
    const now = new Date(this.#now).toISOString()
    await this.implementation.start({ profile, services: 'https://s.test', gateway: 'https://g.test', token: 't', now })
  }
  /** Lets virtual seconds pass: cameras give a view, the implementation is told. */
  async wait(seconds: number): Promise<void> {
    this.#now += seconds * 1000
    for (let views = 0; views < 3; views++) {
      for (const due of this.#frames.splice(0)) due()
      await quiescence()
    }
    await this.implementation.tellTime({ now: new Date(this.#now).toISOString() })
    await quiescence()
  }
  newestCode(): string {
    return /\d{6,8}/.exec(this.sms.at(-1)?.text ?? '')?.[0] ?? ''
  }
  async opens(device = 'phone'): Promise<Glass> {
    const { surface } = await this.implementation.open({ app: device })
    return new Glass(this.implementation, surface)
  }

  #gateway = async (call: string, ask: Record<string, unknown>): Promise<unknown> => {
    const phone = this.phones.get(String(ask.device))
    if (!phone) throw new Error(`no device ${String(ask.device)}`)
    switch (call) {
      case 'device.describe':
        return { ...phone, os: 'ios', nfc: true, vibrates: true, language: 'da' }
      case 'permission.request':
        return { granted: ask.permission !== 'camera' || phone.camera.allowed }
      case 'camera.open':
        phone.camera.open = ask.camera as 'rear' | 'front'
        return { opened: true }
      case 'camera.close':
        phone.camera.open = undefined
        return {}
      case 'camera.frame':
        await new Promise<void>((due) => this.#frames.push(due))
        if (!phone.camera.open) return { closed: true }
        return { closed: false, frame: { width: 2, height: 1, rgba: base64(new Uint8Array(8)) } }
      case 'nfc.connect':
        if (phone.chip === 'absent') await new Promise<void>((due) => this.#frames.push(due))
        return phone.chip === 'absent' ? { found: false } : { found: true, tag: 'tag' }
      case 'haptics.vibrate':
        phone.vibrations.push(String(ask.pattern))
        return {}
      case 'biometrics.verify':
        return { outcome: phone.finger }
      case 'notifications.register':
        return { registration: `push-${String(ask.device)}` }
      case 'storage.read':
        return { value: phone.storage.get(String(ask.key)) ?? null }
      case 'storage.write':
        phone.storage.set(String(ask.key), String(ask.value))
        return {}
      case 'log.write':
        phone.log.push(String(ask.line))
        return {}
      default:
        return {}
    }
  }

  #fetch = async (url: string, init: { body?: string }): Promise<Response> => {
    if (this.servicesDown) return new Response('{}', { status: 503 })
    const { pathname } = new URL(url)
    const ask = JSON.parse(init.body ?? '{}') as Record<string, string>
    const answer = (body: unknown) => new Response(JSON.stringify(body))
    if (pathname === '/trust-list') return answer({ cscaCertificates: [], linkCertificates: [], revocationLists: [] })
    if (pathname === '/population-register/look-up')
      return answer({ found: true, person: this.person, name: 'Ada Testesen', cprNumber: '1482901234' })
    if (pathname === '/sms/messages') this.sms.push({ to: ask.to ?? '', text: ask.text ?? '' })
    if (pathname === '/sms/messages') return answer({ message: `sms-${this.sms.length}` })
    if (pathname === '/push/notifications')
      this.pushes.push({ registration: ask.registration ?? '', text: ask.text ?? '' })
    return answer({ delivered: true })
  }
}

/** One surface as a test looks at it. */
export class Glass {
  readonly #implementation: Implementation
  readonly #surface: string

  constructor(implementation: Implementation, surface: string) {
    this.#implementation = implementation
    this.#surface = surface
  }
  screen(): Promise<Screen> {
    return this.#implementation.screen({ surface: this.#surface })
  }
  act(action: Action): Promise<Screen> {
    return this.#implementation.act({ surface: this.#surface, action })
  }
  press(text: string): Promise<Screen> {
    return this.act({ do: 'press', text })
  }
  choose(option: string): Promise<Screen> {
    return this.act({ do: 'choose', option })
  }
  async enter(value: string): Promise<Screen> {
    const field = (await this.screen()).elements.find(({ role }) => role === 'field')
    return this.act({ do: 'enter', field: field?.text ?? 'a field', value })
  }
  async element(role: Element['role'], text?: string): Promise<Element | undefined> {
    const { elements } = await this.screen()
    return elements.find((one) => one.role === role && (text === undefined || one.text === text))
  }
  async title(): Promise<string> {
    return (await this.element('title'))?.text ?? ''
  }
  async texts(): Promise<string> {
    return (await this.screen()).elements.map(({ text }) => text).join(' | ')
  }
}
