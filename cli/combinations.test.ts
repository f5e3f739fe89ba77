import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createCollector } from '../reports/collector'
import { combinationsIn } from '../reports/combinations'
import { loadRunner } from './cucumber'
import { FEATURES } from './scope'
import { DEFAULT_POLICY, loadSettings, REFERENCE_PROFILE } from './settings'

it('a reference that asks every chip for PACE fails for combinations that have none, and the report says so', async () => {
  const collector = createCollector()
  const runner = await loadRunner()
  await runner.run({
    paths: [join(FEATURES, 'passport-inspection/13-combinations.feature')],
    world: {
      seed: 'one',
      driver: 'in-process',
      profile: loadSettings(REFERENCE_PROFILE, DEFAULT_POLICY).profile,
      startsAt: Date.UTC(2026, 10, 22, 9),
      proving: true,
      fault: 'reads-no-chip-that-has-bac-only',
    },
    onMessage: (envelope) => collector.take(envelope),
  })
  const found = combinationsIn(collector.scenarios())
  assert.ok(found && found.tried === found.rows && found.strength === 2)
  assert.ok(found.failed > 0 && found.failed < found.rows)
  assert.match(found.sentence, /^fails for these combinations: access ‘BAC only’ with /)
  const failed = collector.scenarios().flatMap(({ record }) => (record?.combinations ?? []).filter(({ held }) => !held))
  assert.ok(
    failed.every(({ factors }) => factors.access === 'BAC only'),
    found.sentence,
  )
})
