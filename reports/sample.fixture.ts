import { loadCatalogue } from '../clauses/catalogue'
import type { EvidenceEntry, Source } from '../core/evidence'
import type { CheckRecord, ScenarioRecord } from '../core/record'
import type { CollectedScenario } from './collector'
import type { RunFacts } from './result'

/** A run made up by hand: one scenario passes, one fails, one leaves no record, one walks the whole way. */
export const catalogue = loadCatalogue()
const START = Date.UTC(2025, 5, 2, 9)

export const facts: RunFacts = {
  seed: 'a seed',
  driver: 'in-process',
  implementation: { name: 'Sample & Sons', version: '1.2' },
  profile: { name: 'sample', digest: 'ab'.repeat(32) },
  policy: { name: 'default', digest: 'cd'.repeat(32) },
  suite: { version: '0.1.0', contract: '1.0' },
  started: '2026-01-02T03:04:05.000Z',
  seconds: 4.2,
  command: "npx vidimus run --seed 'a seed'",
  guides: ['get-mitid'],
  labels: { next: 'Fortsæt' },
  parameters: { wrongPinLimit: 5 },
}

const check = (clause: string, more: Partial<CheckRecord> = {}): CheckRecord => ({
  clause,
  outcome: 'held',
  expected: 'the screen to ask for the temporary PIN',
  observed: 'a field ‘Midlertidig PIN-kode’',
  source: 'observed',
  at: START + 1500,
  ...more,
})

const scenarioOf = (line: number, name: string, record: Partial<ScenarioRecord>, kind = 'happy'): CollectedScenario => {
  const scenario = `features/get-mitid/09-activate-this-phone.feature:${line}`
  const tags = [...(record.clause ? [record.clause] : []), kind]
  return {
    scenario,
    feature: 'Aktivér på denne telefon',
    language: 'da',
    ...(record.clause ? { rule: 'Valget begynder aktiveringen' } : {}),
    name,
    tags,
    started: true,
    steps: [
      { keyword: 'Givet', text: 'Ada er nået til valget', status: 'PASSED', seconds: 0.01 },
      { keyword: 'Så', text: 'sker der noget', status: record.end === 'failed' ? 'FAILED' : 'PASSED', seconds: 0.01 },
    ],
    seconds: 0.02,
    record: { scenario, name, tags, checks: [], end: 'passed', seed: 'a seed', ...record },
  }
}

const withoutRecord = ({ record: _, ...rest }: CollectedScenario): CollectedScenario => rest

export const scenarios: CollectedScenario[] = [
  scenarioOf(8, 'Ada vælger', {
    clause: 'get-mitid/5.1.1',
    checks: [check('get-mitid/5.1.1')],
    evidence: 'one.ndjson',
  }),
  scenarioOf(20, '<b>En forkert kode</b>', {
    clause: 'get-mitid/5.1.2b2',
    checks: [check('get-mitid/5.1.2b2', { outcome: 'broken', observed: '<img src=x onerror=alert(1)>' })],
    end: 'failed',
    error: {
      name: 'NonConformity',
      code: 'NON_CONFORMITY',
      what: 'get-mitid/5.1.2b2: expected a refusal; observed none',
      mend: 'refuse every PIN but the one that was sent',
      clause: 'get-mitid/5.1.2b2',
    },
  }),
  withoutRecord(scenarioOf(30, 'Den glemte', { clause: 'get-mitid/5.1.3a' })),
  scenarioOf(40, 'Hele vejen', { checks: [check('get-mitid/5.1.4a1'), check('get-mitid/4.2.2b2')] }, 'journey'),
]

let n = 0
const saw = (at: number, kind: string, data: Record<string, unknown>, source: Source = 'observed'): EvidenceEntry => ({
  n: ++n,
  at: START + at,
  source,
  kind,
  data,
})

const element = (role: string, text: string, more: object = {}) => ({ role, text, enabled: true, ...more })
const screen = (...elements: object[]) => ({ surface: 'app-1', screen: { elements, feedback: ['vibration'] } })
/** One black pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

export const evidence: EvidenceEntry[] = [
  saw(0, 'story', { text: 'Ada → approve-screen' }, 'simulated'),
  saw(
    100,
    'screen',
    screen(
      element('title', 'Hvordan vil du godkende med MitID?'),
      element('option', 'På denne telefon', { checked: true }),
      element('option', 'App på en anden telefon/tablet'),
      element('button', 'Næste', { enabled: false }),
    ),
  ),
  saw(400, 'act', { surface: 'app-1', action: { do: 'press', text: 'Næste' } }),
  saw(
    450,
    'screen',
    screen(
      element('title', '<script>alert(1)</script>'),
      element('field', 'Midlertidig PIN-kode', { value: 'temporary-pin#1 of Ada' }),
      element('video', 'Sådan gør du'),
      element('frame', '', { colour: 'blue' }),
      element('arrows', '', { checked: true }),
      element('check-mark', ''),
      element('progress', 'Verificerer'),
      element('picture', 'QR', { picture: PNG }),
      element('link', 'Hjælp'),
      element('checkbox', 'Husk', { checked: false }),
      element('step', 'Trin 1', { checked: true }),
      element('text', 'En tekst'),
      element('button', 'Jeg er klar', { colour: 'blue' }),
    ),
  ),
  saw(
    600,
    'service',
    { service: 'sendSms', ask: { to: '+4520000000', text: 'Din kode' }, answer: { message: '1' } },
    'simulated',
  ),
  saw(610, 'device-call', { call: 'device.describe', ask: {}, answer: {} }),
  saw(620, 'app-log', { line: 'started' }),
  saw(700, 'frame', { camera: 'rear', width: 1, height: 1, jpeg: PNG }, 'simulated'),
  saw(750, 'speech', { serialNumber: '0123456789', language: 'da', words: 'nul et to', wav: 'UklGRg==' }, 'simulated'),
  saw(800, 'vibration', { pattern: 'success', felt: true }),
  saw(900, 'apdu', { command: '00A4040C07A0000002471001', response: '9000' }, 'simulated'),
  saw(910, 'apdu', { command: '00B0820000', response: '7503AABBCC9000' }, 'simulated'),
  saw(920, 'apdu', { command: '00B0000500', response: 'AABBCC9000' }, 'simulated'),
  saw(930, 'apdu', { command: '00B0000800', response: '6982' }, 'simulated'),
  saw(1000, 'something-new', { colour: 'mauve' }),
  saw(1500, 'check', { clause: 'get-mitid/5.1.1', outcome: 'held', expected: 'this', observed: 'that' }),
]
