import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readText, writeFile } from '../core/files'
import { RECORD_MEDIA_TYPE, type ScenarioRecord } from '../core/record'
import { loadRunner, type Runner } from './cucumber'
import { explore, type Finding } from './explore'
import { EXIT } from './output'
import { STARTS_AT } from './run'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from './settings'

/** A blocked app that opens: only blocking it first makes that visible, and the seed is one whose first story does. */
const FAULT = 'opens-a-blocked-app-with-the-right-pin'
const SEED = 'explore-395'
/** The first story of this seed goes another way before somebody gives a P code that nobody has. */
const P_CODE_FAULT = 'takes-any-eight-digits-for-a-p-code'
const P_CODE_SEED = 'explore-99'
const P_CODE_STEPS = '5'

/** What was found is a scenario like any other. */
const runsAs = async (runner: Runner, folder: string, scenario: string, fault?: string) => {
  const file = join(folder, 'features/spare/pasted.feature')
  writeFile(file, scenario)
  const { profile } = loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY)
  const world = { seed: 'another', driver: 'in-process' as const, profile, startsAt: STARTS_AT }
  const records: ScenarioRecord[] = []
  await runner.run({
    paths: [file],
    world: { ...world, ...(fault ? { fault } : {}) },
    onMessage: ({ attachment }) => {
      if (attachment?.mediaType === RECORD_MEDIA_TYPE) records.push(JSON.parse(attachment.body) as ScenarioRecord)
    },
  })
  return records[0]
}

describe('vidimus explore', async () => {
  const runner = await loadRunner()

  it('finds what is broken and prints a scenario that fails for it, and passes without', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vidimus-explore-'))
    try {
      const given = { driver: 'in-process', profile: REFERENCE_PROFILE, policy: DEFAULT_POLICY, report: folder }
      const status = await explore({ ...given, steps: '6', seed: SEED, fault: FAULT }, async () => runner)
      assert.equal(status, EXIT.failed)
      const found = JSON.parse(readText(join(folder, 'exploration.json'))) as { verdict: string; findings: Finding[] }
      assert.equal(found.verdict, 'failed')
      const [finding] = found.findings
      assert.ok(finding)
      assert.equal(readText(finding.feature), finding.scenario)
      const broken = await runsAs(runner, folder, finding.scenario, FAULT)
      assert.deepEqual([broken?.end, broken?.error?.clause], ['failed', finding.clause])
      assert.equal((await runsAs(runner, folder, finding.scenario))?.end, 'passed')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('tells nothing that has no part in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vidimus-explore-'))
    try {
      const given = { driver: 'in-process', profile: REFERENCE_PROFILE, policy: DEFAULT_POLICY, report: folder }
      const fault = P_CODE_FAULT
      const status = await explore({ ...given, steps: P_CODE_STEPS, seed: P_CODE_SEED, fault }, async () => runner)
      assert.equal(status, EXIT.failed)
      const { findings } = JSON.parse(readText(join(folder, 'exploration.json'))) as { findings: Finding[] }
      assert.deepEqual(
        findings.map(({ clause, scenario }) => [clause, scenario.split('\n').slice(7, -1)]),
        [
          [
            'help-foreign/2f-wrong-p-code-refused-1',
            [
              '      Given Mallory is from abroad and has a P code',
              '      And Mallory gives a P code that is "never issued"',
              '      When Mallory tries to prove who they are',
              "      Then Mallory's identity is not proved",
            ],
          ],
        ],
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
