import { join } from 'node:path'
import type { Envelope, TestCase } from '@cucumber/messages'
import { writeFile } from '../core/files'
import { type EndOfScenario, type InvariantRecord, RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'
import type { Said } from '../steps/exploration/deed'
import { asJourney } from '../steps/exploration/gherkin'
import type { WorldParameters } from '../steps/world-parameters'
import type { Runner } from './cucumber'

/** How a story ended. `passed`: sentences that went well; the next one is the one that did not. */
export type Ending = {
  end: EndOfScenario
  passed: number
  error?: ScenarioRecord['error']
  invariants: readonly InvariantRecord[]
}
export type Telling = (said: readonly Said[]) => Promise<Ending>

/** Features are told apart by their guide, which is the name of their folder. */
export const GUIDE = 'spare'

/** Tells stories to the implementation, one scenario each. @param folder where the feature of the moment is written. */
export const tellingTo = (runner: Runner, world: WorldParameters, folder: string): Telling => {
  const file = join(folder, 'features', GUIDE, 'story.feature')
  return async (said) => {
    writeFile(file, asJourney(said))
    const watch = watching()
    const clauses = said.map(({ clause }) => clause)
    // One cast plays every story, and pictures are kept: the same scenes come again and again.
    await runner.run({ paths: [file], world: { ...world, proving: true, clauses }, onMessage: watch.take })
    return watch.ending()
  }
}

const watching = () => {
  let sentences: readonly string[] = []
  let passed = 0
  let record: ScenarioRecord | undefined
  const begins = ({ testSteps }: TestCase): void => {
    sentences = testSteps.filter(({ pickleStepId }) => pickleStepId !== undefined).map(({ id }) => id)
  }
  return {
    take: ({ testCase, testStepFinished, attachment }: Envelope): void => {
      if (testCase) begins(testCase)
      if (testStepFinished && sentences.includes(testStepFinished.testStepId))
        if (testStepFinished.testStepResult.status === 'PASSED') passed += 1
      if (attachment?.mediaType === RECORD_MEDIA_TYPE) record = JSON.parse(attachment.body) as ScenarioRecord
    },
    ending: (): Ending => {
      const { end = 'harness-fault', error, invariants = [] } = record ?? {}
      return { end, passed, invariants, ...(error ? { error } : {}) }
    },
  }
}
