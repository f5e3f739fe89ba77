import type {
  Attachment,
  Envelope,
  Feature,
  GherkinDocument,
  Pickle,
  PickleStep,
  Step,
  TestCase,
  TestStep,
  TestStepFinished,
} from '@cucumber/messages'
import { RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'

/** `seconds` is real time. `lines` are a table's rows or a doc string, below the step. */
export type CollectedStep = {
  keyword: string
  text: string
  status: string
  seconds: number
  message?: string
  lines?: string[]
}

/** One scenario of the run as cucumber told it, with the record that it left. No record: a fault of the suite. */
export type CollectedScenario = {
  /** Feature path, a colon and the line: the same as in the record. */
  scenario: string
  feature: string
  language: string
  rule?: string
  name: string
  /** Without the @. */
  tags: string[]
  started: boolean
  steps: CollectedStep[]
  seconds: number
  record?: ScenarioRecord
}

export type Collector = {
  take(envelope: Envelope): void
  /** In the order in which they were planned; those that never began are there too. */
  scenarios(): CollectedScenario[]
  /** The scenario that this message says has ended; undefined for any other message. */
  endedBy(envelope: Envelope): CollectedScenario | undefined
}

type Place = { feature: Feature; rule?: string; steps: Map<string, Step> }
type Begun = { testCase: string; at: number; seconds: number; finished: Map<string, TestStepFinished>; record?: string }

const secondsOf = ({ seconds, nanos }: { seconds: number; nanos: number }): number => seconds + nanos / 1e9

const placesOf = ({ feature }: GherkinDocument): [scenarioNode: string, place: Place][] => {
  if (!feature) return []
  const background = feature.children.flatMap((child) => child.background?.steps ?? [])
  return feature.children.flatMap(({ rule, scenario }) => {
    const inRule = rule?.children.flatMap((child) => child.background?.steps ?? []) ?? []
    const scenarios = rule ? rule.children.flatMap((child) => child.scenario ?? []) : scenario ? [scenario] : []
    return scenarios.map(({ id, steps }): [string, Place] => [
      id,
      {
        feature,
        ...(rule ? { rule: rule.name } : {}),
        steps: new Map([...background, ...inRule, ...steps].map((step) => [step.id, step])),
      },
    ])
  })
}

const linesOf = ({ argument }: PickleStep): string[] | undefined =>
  argument?.dataTable?.rows.map(({ cells }) => `| ${cells.map(({ value }) => value).join(' | ')} |`) ??
  argument?.docString?.content.split('\n')

const parsedRecord = (body: string): ScenarioRecord | undefined => {
  try {
    const record = JSON.parse(body) as ScenarioRecord
    return Array.isArray(record.checks) && typeof record.end === 'string' ? record : undefined
  } catch {
    return undefined
  }
}

const bodyOf = ({ body, contentEncoding }: Attachment): string =>
  contentEncoding === 'BASE64' ? Buffer.from(body, 'base64').toString('utf8') : body

const stepOf = (testStep: TestStep, pickle: Pickle, place: Place | undefined, begun?: Begun): CollectedStep[] => {
  const finished = begun?.finished.get(testStep.id)?.testStepResult
  const status = finished?.status ?? 'UNKNOWN'
  const seconds = finished ? secondsOf(finished.duration) : 0
  const told = { status, seconds, ...(finished?.message ? { message: finished.message } : {}) }
  const step = pickle.steps.find(({ id }) => id === testStep.pickleStepId)
  if (!step) return status === 'FAILED' ? [{ keyword: '', text: 'around the scenario', ...told }] : []
  const keyword = step.astNodeIds.flatMap((id) => place?.steps.get(id)?.keyword ?? [])[0] ?? ''
  const lines = linesOf(step)
  return [{ keyword: keyword.trim(), text: step.text, ...told, ...(lines ? { lines } : {}) }]
}

/** Joins cucumber's messages, as `runCucumber` hands them out, into scenarios. Keeps no message it does not need. */
export const createCollector = (): Collector => {
  const places = new Map<string, Place>()
  const pickles = new Map<string, Pickle>()
  const testCases: TestCase[] = []
  const begunBy = new Map<string, Begun>()
  const latest = new Map<string, Begun>()

  const take = (envelope: Envelope): void => {
    const { gherkinDocument, pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment } =
      envelope
    for (const [node, place] of gherkinDocument ? placesOf(gherkinDocument) : []) places.set(node, place)
    if (pickle) pickles.set(pickle.id, pickle)
    if (testCase) testCases.push(testCase)
    if (testCaseStarted) {
      const { id, testCaseId, timestamp } = testCaseStarted
      const begun: Begun = { testCase: testCaseId, at: secondsOf(timestamp), seconds: 0, finished: new Map() }
      begunBy.set(id, begun)
      latest.set(testCaseId, begun)
    }
    if (testStepFinished)
      begunBy.get(testStepFinished.testCaseStartedId)?.finished.set(testStepFinished.testStepId, testStepFinished)
    if (attachment?.mediaType === RECORD_MEDIA_TYPE) {
      const begun = begunBy.get(attachment.testCaseStartedId ?? '')
      if (begun) begun.record = bodyOf(attachment)
    }
    if (testCaseFinished) {
      const begun = begunBy.get(testCaseFinished.testCaseStartedId)
      if (begun) begun.seconds = secondsOf(testCaseFinished.timestamp) - begun.at
    }
  }

  const scenarioOf = ({ id, pickleId, testSteps }: TestCase): CollectedScenario[] => {
    const pickle = pickles.get(pickleId)
    if (!pickle) return []
    const begun = latest.get(id)
    const place = places.get(pickle.astNodeIds[0] ?? '')
    const record = begun?.record === undefined ? undefined : parsedRecord(begun.record)
    return [
      {
        scenario: `${pickle.uri}:${pickle.location?.line ?? 0}`,
        feature: place?.feature.name ?? pickle.uri,
        language: place?.feature.language ?? pickle.language,
        ...(place?.rule === undefined ? {} : { rule: place.rule }),
        name: pickle.name,
        tags: pickle.tags.map(({ name }) => name.replace(/^@/, '')),
        started: begun !== undefined,
        steps: testSteps.flatMap((testStep) => stepOf(testStep, pickle, place, begun)),
        seconds: begun?.seconds ?? 0,
        ...(record ? { record } : {}),
      },
    ]
  }
  const endedBy = ({ testCaseFinished }: Envelope): CollectedScenario | undefined => {
    if (!testCaseFinished || testCaseFinished.willBeRetried) return undefined
    const begun = begunBy.get(testCaseFinished.testCaseStartedId)
    const testCase = testCases.find(({ id }) => id === begun?.testCase)
    return testCase && scenarioOf(testCase)[0]
  }
  return { take, scenarios: () => testCases.flatMap(scenarioOf), endedBy }
}
