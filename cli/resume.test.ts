import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { SetupFault } from '../core/errors'
import { exists, PROJECT_ROOT, readText } from '../core/files'
import type { CollectedScenario } from '../reports/collector'
import { type Result, resultSchema } from '../reports/result'
import { newJournal, type RunIdentity, resumedJournal, seedToResume } from './journal'
import { pathsOf } from './run-plan'

const folder = () => mkdtempSync(join(tmpdir(), 'vidimus-resume-'))
const settle = (child: ChildProcess) => new Promise<number | null>((done) => child.once('exit', done))
const CLAUSES = 'get-mitid/2.2.1,get-mitid/2.2.3*,get-mitid/2.2.5b,get-mitid/2.2.7*'
const start = (report: string, ...more: string[]) =>
  spawn(process.execPath, [join(PROJECT_ROOT, 'cli/bin.js'), 'run', '--clause', CLAUSES, '--report', report, ...more], {
    stdio: 'ignore',
  })
const resultIn = (report: string): Result => resultSchema.parse(JSON.parse(readText(join(report, 'result.json'))))
const verdictsIn = ({ verdict, counts, clauses, scenarios }: Result) => ({
  verdict,
  counts,
  clauses: clauses.map((clause) => [clause.id, clause.verdict, clause.checks, clause.scenarios]),
  scenarios: scenarios.map((scenario) => [scenario.scenario, scenario.verdict, scenario.why]),
})

describe('a run that is interrupted', () => {
  it('by side and then resumed alone ends as one that went through', async () => {
    const [whole, broken] = [folder(), folder()]
    assert.equal(await settle(start(whole, '--seed', 'stop')), 0)

    const child = start(broken, '--seed', 'stop', '--workers', '2')
    const journal = join(broken, 'journal.ndjson')
    const recorded = () => (exists(journal) ? readText(journal).split('\n').length - 2 : 0)
    while (recorded() < 2 && child.exitCode === null) await new Promise((done) => setTimeout(done, 20))
    child.kill('SIGINT')
    assert.equal(await settle(child), 2)
    const half = resultIn(broken)
    assert.ok((half.counts.scenarios.passed ?? 0) >= 2, 'what had passed is lost')
    assert.ok((half.counts.scenarios['not-reached'] ?? 0) >= 1, 'nothing was left to run: interrupt earlier')
    assert.equal(half.verdict, 'incomplete')

    assert.equal(await settle(start(broken, '--resume')), 0)
    assert.deepEqual(verdictsIn(resultIn(broken)), verdictsIn(resultIn(whole)))
  })
})

describe('a journal', () => {
  const identity: RunIdentity = {
    seed: 's',
    driver: 'http',
    guide: '',
    clause: '',
    profile: 'p',
    policy: 'q',
    features: 'f',
    suite: '0',
    attended: 'no',
    strength: '2',
    trust: '',
  }
  const scenario = (place: string, end: 'passed' | 'setup-fault') =>
    ({ scenario: place, record: { end, checks: [] } }) as unknown as CollectedScenario

  it('keeps what has ended, tries a fault of the set-up again, and passes over a line that was cut short', () => {
    const at = folder()
    const journal = newJournal(at, identity, 'then')
    journal.append(scenario('a:1', 'passed'))
    journal.append(scenario('a:2', 'setup-fault'))
    appendFileSync(join(at, 'journal.ndjson'), '{"scenario":"a:3","rec')
    const resumed = resumedJournal(at, identity)
    assert.deepEqual([...resumed.ended.keys()], ['a:1'])
    assert.equal(resumed.started, 'then')
    resumed.append(scenario('a:3', 'passed'))
    assert.deepEqual([...resumedJournal(at, identity).ended.keys()], ['a:1', 'a:3'])
    assert.equal(seedToResume(at), 's')
  })

  it('of another run is refused, and says in what they differ', () => {
    const at = folder()
    newJournal(at, identity, 'then')
    const others: [Partial<RunIdentity>, RegExp][] = [
      [{ seed: 'other' }, /--seed was "s" and is "other"/],
      [{ profile: 'other' }, /the content of the profile/],
      [{ policy: 'other', features: 'other' }, /the content of the policy.*the features/],
    ]
    for (const [other, says] of others)
      assert.throws(
        () => resumedJournal(at, { ...identity, ...other }),
        (thrown) => thrown instanceof SetupFault && says.test(thrown.what),
      )
  })

  it('that is none is refused', () => {
    const at = folder()
    assert.throws(() => seedToResume(at), SetupFault)
    writeFileSync(join(at, 'journal.ndjson'), 'rubbish\n')
    assert.throws(() => resumedJournal(at, identity), SetupFault)
  })
})

describe('the rest of a plan', () => {
  it('is named by feature and lines', () => {
    assert.deepEqual(pathsOf(['f/a.feature:3', 'f/a.feature:30', 'f/b.feature:7']), [
      'f/a.feature:3:30',
      'f/b.feature:7',
    ])
  })
})
