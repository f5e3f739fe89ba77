import { After, AfterAll, AfterStep, Before, BeforeStep, setDefaultTimeout } from '@cucumber/cucumber'
import { collectGarbage } from '../core/collect'
import { HarnessFault, messageOf, NonConformity, NotVerifiable, SetupFault } from '../core/errors'
import { writeFile } from '../core/files'
import { type EndOfScenario, RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'
import { endDrivers } from '../drivers/open-driver'
import { brokenInvariantOf, holdsInvariants, invariantsOf } from './invariants/hold'
import { concealedIn, lineOf, pseudonymsOf } from './secrets'
import type { Scene } from './world'

// The watchdog of each call to the implementation decides what hangs; cucumber's own comes far behind it.
setDefaultTimeout(300_000)

/** Little where memory is short, much where time is. */
const GROWTH_BEFORE_COLLECTION = { run: { megabytes: 150 }, proof: { megabytes: 600 } }

/** Faults that this process has already seen killed. */
const killed = new Set<string>()

Before(function (this: Scene, { pickle }) {
  const { fault } = this.parameters
  if (fault !== undefined && killed.has(fault)) return 'skipped'
  this.begins({
    uri: pickle.uri,
    line: pickle.location?.line ?? 0,
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
  })
  return undefined
})

BeforeStep(function (this: Scene, { pickle, pickleStep }) {
  this.step = pickleStep.text
  this.clauseOfStep = this.parameters.clauses?.[pickle.steps.indexOf(pickleStep)]
})

AfterStep(async function (this: Scene, { error }) {
  this.thrown ??= error
  if (this.thrown !== undefined) return
  try {
    await holdsInvariants(this)
  } catch (thrown) {
    this.thrown = thrown
    throw thrown
  }
})

After(async function (this: Scene, { result }) {
  if (!this.hasBegun) return
  await this.ends()
  this.clauseOfStep = undefined
  const inStep = this.thrown ?? (result?.status === 'PASSED' ? undefined : new Error(result?.message ?? result?.status))
  const invariant = brokenInvariantOf(this)
  const thrown = inStep instanceof NonConformity ? inStep : (invariant ?? inStep)
  const pseudonyms = pseudonymsOf(this.cast.people())
  const record = concealedIn(recordOf(this, thrown), pseudonyms)
  if (this.parameters.evidence) {
    record.evidence = `${record.scenario.replace(/[^\w.-]+/g, '_')}.ndjson`
    const lines = this.witness.entries().map((entry) => lineOf(entry, pseudonyms))
    writeFile(`${this.parameters.evidence}/${record.evidence}`, `${lines.join('\n')}\n`)
  }
  const { fault, untilBroken = [] } = this.parameters
  const { code, clause } = record.error ?? {}
  if (fault !== undefined && code === 'NON_CONFORMITY' && clause && untilBroken.includes(clause)) killed.add(fault)
  this.attach(JSON.stringify(record), RECORD_MEDIA_TYPE)
  collectGarbage(GROWTH_BEFORE_COLLECTION[this.parameters.proving ? 'proof' : 'run'])
  // Cucumber is to know it as well: no step of the scenario has failed.
  if (inStep === undefined && invariant !== undefined) throw invariant
})

AfterAll(async function () {
  const { goesOn } = this.parameters as Scene['parameters']
  if (!goesOn) await endDrivers()
})

const recordOf = (scene: Scene, thrown: unknown): ScenarioRecord => {
  const { uri, line, name, tags } = scene.place
  const fault = thrown ?? unchecked(scene)
  return {
    scenario: `${uri}:${line}`,
    name,
    tags: [...tags],
    ...(scene.ruleClause ? { clause: scene.ruleClause } : {}),
    checks: [...scene.checks.records()],
    end: endOf(fault),
    ...(fault ? { error: describe(fault) } : {}),
    seed: scene.parameters.seed,
    invariants: invariantsOf(scene),
    ...(scene.combinations.length > 0 ? { combinations: scene.combinations } : {}),
  }
}

/** A scenario that ends well without having checked the clause of its rule proves nothing. */
const unchecked = (scene: Scene): HarnessFault | undefined => {
  const clause = scene.ruleClause
  if (!clause || scene.checks.records().some((check) => check.clause === clause)) return undefined
  return new HarnessFault({
    code: 'SCENARIO_CHECKED_NOTHING',
    what: `"${scene.place.name}" ended without a check of its clause ${clause}`,
    mend: 'give the scenario a step that checks the clause of its rule',
  })
}

const endOf = (fault: unknown): EndOfScenario => {
  if (fault === undefined) return 'passed'
  if (fault instanceof NonConformity) return 'failed'
  if (fault instanceof NotVerifiable) return 'not-verified'
  if (fault instanceof SetupFault) return 'setup-fault'
  return 'harness-fault'
}

const describe = (fault: unknown): NonNullable<ScenarioRecord['error']> => {
  if (fault instanceof NonConformity || fault instanceof NotVerifiable)
    return { name: fault.name, code: fault.code, what: fault.what, mend: fault.mend, clause: fault.clause }
  if (fault instanceof SetupFault || fault instanceof HarnessFault)
    return { name: fault.name, code: fault.code, what: fault.what, mend: fault.mend }
  return { name: 'HarnessFault', code: 'UNEXPECTED', what: messageOf(fault), mend: 'report it with the seed' }
}
