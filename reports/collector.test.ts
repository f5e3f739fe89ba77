import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin'
import { AttachmentContentEncoding, type Envelope, IdGenerator, TestStepResultStatus } from '@cucumber/messages'
import { RECORD_MEDIA_TYPE } from '../core/record'
import { createCollector } from './collector'

const FEATURE = `# language: da
Egenskab: Vælg

  @get-mitid/5.1.1
  Regel: Valget begynder aktiveringen
    @happy
    Abstrakt Scenario: <hvem> vælger
      Givet <hvem> er klar
      Når noget sker
        | a | b |
      Eksempler:
        | hvem |
        | Ada  |
        | Bo   |
`
const at = (seconds: number) => ({ timestamp: { seconds, nanos: 500_000_000 } })

/** Messages in the order in which cucumber sends them: both scenarios planned, only the first run. */
const messages = (record: string | undefined): Envelope[] => {
  const newId = IdGenerator.incrementing()
  const uri = 'features/get-mitid/one.feature'
  const gherkinDocument = {
    ...new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(FEATURE),
    uri,
  }
  const pickles = compile(gherkinDocument, uri, newId).map((pickle, i) => ({ ...pickle, location: { line: 13 + i } }))
  const testCases = pickles.map((pickle, i) => ({
    id: `case-${i}`,
    pickleId: pickle.id,
    testSteps: [
      { id: `hook-${i}`, hookId: 'h' },
      ...pickle.steps.map((step) => ({ id: `${i}-${step.text}`, pickleStepId: step.id })),
    ],
  }))
  const testCaseStartedId = 'started'
  const finished = (testStepId: string, status: TestStepResultStatus, message?: string): Envelope => ({
    testStepFinished: {
      testCaseStartedId,
      testStepId,
      testStepResult: { status, duration: { seconds: 0, nanos: 250_000_000 }, ...(message ? { message } : {}) },
      ...at(2),
    },
  })
  return [
    { gherkinDocument },
    ...pickles.map((pickle) => ({ pickle })),
    ...testCases.map((testCase) => ({ testCase })),
    { testCaseStarted: { id: testCaseStartedId, testCaseId: 'case-0', attempt: 0, ...at(1) } },
    finished('hook-0', TestStepResultStatus.PASSED),
    finished('0-Ada er klar', TestStepResultStatus.PASSED),
    finished('0-noget sker', TestStepResultStatus.FAILED, 'went wrong'),
    ...(record === undefined
      ? []
      : [
          {
            attachment: {
              testCaseStartedId,
              body: record,
              contentEncoding: AttachmentContentEncoding.IDENTITY,
              mediaType: RECORD_MEDIA_TYPE,
            },
          },
        ]),
    { testCaseFinished: { testCaseStartedId, willBeRetried: false, ...at(3) } },
  ]
}

const collected = (record?: string) => {
  const collector = createCollector()
  for (const envelope of messages(record)) collector.take(envelope)
  return collector.scenarios()
}

describe('the collector', () => {
  it('joins places, steps, statuses and durations', () => {
    const [first] = collected()
    assert.deepEqual(first, {
      scenario: 'features/get-mitid/one.feature:13',
      feature: 'Vælg',
      language: 'da',
      rule: 'Valget begynder aktiveringen',
      name: 'Ada vælger',
      tags: ['get-mitid/5.1.1', 'happy'],
      started: true,
      steps: [
        { keyword: 'Givet', text: 'Ada er klar', status: 'PASSED', seconds: 0.25 },
        {
          keyword: 'Når',
          text: 'noget sker',
          status: 'FAILED',
          seconds: 0.25,
          message: 'went wrong',
          lines: ['| a | b |'],
        },
      ],
      seconds: 2,
    })
  })

  it('takes the record that the scenario attached', () => {
    const record = { scenario: 'x', name: 'Ada vælger', tags: [], checks: [], end: 'failed', seed: '7' }
    assert.deepEqual(collected(JSON.stringify(record))[0]?.record, record)
  })

  it('takes no record that is none', () => {
    assert.equal(collected('{"half')[0]?.record, undefined)
    assert.equal(collected('{"end":"passed"}')[0]?.record, undefined)
  })

  it('keeps the scenario that was planned and never began', () => {
    const [, second] = collected()
    assert.equal(second?.name, 'Bo vælger')
    assert.equal(second?.started, false)
    assert.equal(second?.steps[0]?.status, 'UNKNOWN')
  })
})
