import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { loadCatalogue } from '../../clauses/catalogue'
import { labelTable } from '../../clauses/labels'
import type { Profile } from '../../contract/profile'
import type { Element, Role } from '../../contract/screen'
import { DAY, MINUTE } from '../../core/clock'
import type { EvidenceEntry } from '../../core/evidence'
import { createWatch } from './watch'

const labels = labelTable('get-mitid', 'en')
const parameters = { temporaryPinMinutes: 30 } as Profile['parameters']
const ada = { name: 'Ada', userId: 'ada-l', birthDate: '1990-12-10', device: 'phone-1', pins: ['135792'] }

type Happening = [kind: string, data: Record<string, unknown>, at?: number | undefined]

/** Doctored evidence: what invariants it breaks, in order. */
const broken = (happenings: readonly Happening[], leftOn: readonly string[] = []): string[] => {
  const watch = createWatch({ labels, parameters, people: () => [ada], leftOn: () => leftOn })
  return happenings.flatMap(([kind, data, at = 0], n) => {
    const entry: EvidenceEntry = { n, at, source: 'observed', kind, data }
    return watch(entry).map(({ invariant, clause }) => {
      assert.ok(loadCatalogue().byId.has(clause), clause)
      return invariant
    })
  })
}

const opened: Happening = ['opened', { app: 'phone-1', surface: 's' }]
const act = (action: object, at?: number, surface = 's'): Happening => ['act', { surface, action }, at]
const enters = (field: string, value: string, at?: number) => act({ do: 'enter', field, value }, at)
const element = (role: Role, text: string, more: Partial<Element> = {}): Element => ({
  role,
  text,
  enabled: true,
  ...more,
})
const shows = (elements: Element[], at?: number): Happening => [
  'screen',
  { surface: 's', screen: { elements, feedback: [] } },
  at,
]
const sms = (to: string, text: string, at?: number): Happening => [
  'service',
  { service: 'sendSms', ask: { to, text } },
  at,
]
const arranged = (what: string, more: object, at?: number): Happening => [
  'arranged',
  { device: 'phone-1', what, ...more },
  at,
]
const asked: Happening = ['log-in', { logIn: 'l', userId: 'Ada-L' }]
const approved = (authenticator = 'phone-1', birthDate = ada.birthDate): Happening => [
  'log-in',
  { logIn: 'l', state: 'approved', authenticator, person: { name: 'Ada', birthDate } },
]
const pin = enters('Personal PIN', '135792')
const number = enters('Phone number', '+45 12 34 56 78')

describe('the invariants in the evidence', () => {
  it('want the person asked to be the one who approves (I07)', () => {
    assert.deepEqual(broken([opened, asked, pin, approved()]), [])
    assert.deepEqual(broken([opened, asked, pin, approved('phone-1', '1815-12-10')]), ['I07'])
  })

  it('want a PIN, a finger or a code for each approval (I13)', () => {
    assert.deepEqual(broken([opened, asked, approved()]), ['I13'])
    assert.deepEqual(broken([opened, pin, asked, opened, approved()]), ['I13'], 'opened anew')
    assert.deepEqual(broken([opened, asked, enters('Personal PIN', '135793'), approved()]), ['I13'], 'a wrong one')
    const finger: Happening = ['biometrics', { device: 'phone-1', outcome: 'matched' }]
    assert.deepEqual(broken([opened, asked, finger, approved()]), [])
    const page: Happening = ['opened', { logIn: 'l', surface: 'p' }]
    const answers = (data: object) => act({ do: 'complete', goal: 'approve-with-code', data }, 0, 'p')
    assert.deepEqual(broken([asked, page, answers({ password: 'x', code: '123456' }), approved('A-1')]), [])
    assert.deepEqual(broken([asked, page, answers({ password: '', code: '123456' }), approved('A-1')]), ['I13'])
    const touches = (data: object) => act({ do: 'complete', goal: 'approve-with-chip', data }, 0, 'p')
    assert.deepEqual(broken([asked, page, touches({ password: 'x' }), approved('A-1')]), [])
    assert.deepEqual(broken([asked, page, touches({ password: '' }), approved('A-1')]), ['I13'])
  })

  it('want codes at numbers that somebody has entered (I16)', () => {
    assert.deepEqual(broken([opened, number, sms('12345678', 'Code 4711')]), [])
    assert.deepEqual(broken([opened, number, sms('+4587654321', 'Code 4711')]), ['I16'])
    const changes = act({ do: 'complete', goal: 'change-phone-number', data: { phoneNumber: '87 65 43 21' } })
    assert.deepEqual(broken([opened, number, changes, sms('+4587654321', 'Code 4711')]), [])
  })

  it('want five days before Support sends anything (I10)', () => {
    const desk: Happening = ['opened', { desk: 'support', surface: 'd' }]
    const calls = (at: number) => [desk, act({ do: 'complete', goal: 'show-document', data: {} }, at, 'd')]
    const linked = [opened, number, sms('+4512345678', 'Code 4711', 0)]
    const before = 5 * DAY - 1
    assert.deepEqual(broken([...linked, ...calls(before), sms('+4512345678', 'PIN 12345678', before)]), ['I10'])
    assert.deepEqual(broken([...linked, ...calls(5 * DAY), sms('+4512345678', 'PIN 12345678', 5 * DAY)]), [])
    const untold = [opened, number, ...calls(5 * DAY), sms('+4512345678', 'PIN 12345678', 5 * DAY)]
    assert.deepEqual(broken(untold), [], 'a number may be registered without a message to it')
    assert.deepEqual(broken([...linked, sms('+4512345678', 'PIN 12345678', before)]), [], 'the app may')
  })

  it('want no temporary PIN and no QR code after its time (I09)', () => {
    const sent = [opened, number, sms('12345678', 'PIN 12345678', 0)]
    const uses = (at: number) => [
      enters('Temporary PIN', '12345678', at),
      shows([element('field', 'Personal PIN')], at),
    ]
    assert.deepEqual(broken([...sent, ...uses(30 * MINUTE)]), [])
    assert.deepEqual(broken([...sent, ...uses(30 * MINUTE + 1)]), ['I09'])
    const [entered] = uses(31 * MINUTE)
    assert.ok(entered)
    assert.deepEqual(broken([...sent, entered, opened, shows([element('field', 'Personal PIN')])]), [], 'opened anew')

    const scans = (at: number) => [arranged('qr-code', { seenAt: 0 }, at), shows([element('field', 'User ID')], at)]
    assert.deepEqual(broken([opened, ...scans(3 * MINUTE)]), [])
    assert.deepEqual(broken([opened, ...scans(3 * MINUTE + 1)]), ['I09'])
  })

  const done = shows(['code', 'chip', 'face'].map((part) => element('step', part, { checked: true })))
  const frame = (camera: string): Happening => ['frame', { device: 'phone-1', camera }]
  const looks = (page: string, chip: string, face: string): Happening[] => [
    arranged('page', { whose: page }),
    frame('rear'),
    arranged('chip', { whose: chip }),
    ['nfc', { device: 'phone-1', event: 'tag-found' }],
    arranged('face', { whose: face }),
    frame('front'),
  ]

  it('want code, chip and face of one document and one person (I15)', () => {
    const whole = looks('X1 of Ada', 'X1', 'Ada')
    assert.deepEqual(broken([opened, ...whole, done]), [])
    assert.deepEqual(broken([opened, ...whole, done, done]), [], 'seen again it is no further proof')
    assert.deepEqual(broken([opened, ...whole.slice(0, 4), done]), ['I15'], 'no face')
    assert.deepEqual(broken([opened, ...whole.slice(2), done]), ['I15'], 'no page')
    assert.deepEqual(broken([opened, ...looks('X1 of Ada', 'X2', 'Ada'), done]), ['I15'], 'two documents')
    assert.deepEqual(broken([opened, ...looks('X1 of Ada', 'X1', 'Bo'), done]), ['I15'], 'two people')
  })

  it('want a P code to serve three times at most (I08)', () => {
    const proof = [opened, enters('P code', '12345678'), ...looks('X1 of Ada', 'X1', 'Ada'), done]
    assert.deepEqual(broken([...proof, ...proof, ...proof]), [])
    assert.deepEqual(broken([...proof, ...proof, ...proof, ...proof]), ['I08'])
  })

  it('want nothing of the borrower left on a phone that was lent (I14)', () => {
    const left = ['the user ID']
    assert.deepEqual(broken([opened, act({ do: 'close' })], left), ['I14'])
    assert.deepEqual(broken([opened, act({ do: 'close' })]), [])
    assert.deepEqual(broken([opened, pin, act({ do: 'close' })], left), [], 'an app of their own')
  })
})
