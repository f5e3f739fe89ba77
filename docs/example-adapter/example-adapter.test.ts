import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { it } from 'node:test'
import { loadCatalogue } from '../../clauses/catalogue'
import { loadRunner } from '../../cli/cucumber'
import { resolveScope } from '../../cli/scope'
import { DEFAULT_POLICY, loadSettings } from '../../cli/settings'
import { createCollector } from '../../reports/collector'
import { judge } from '../../reports/verdict'

const CLAUSES =
  'get-mitid/1.1-requirements-link-1,get-mitid/2.2.1,get-mitid/2.2.2,get-mitid/2.2.3*,get-mitid/2.2.4*,get-mitid/2.2.5*,get-mitid/2.2.6*,get-mitid/2.2.7b'

it('the example is held to what it can do, and no more', async () => {
  const adapter = spawn(process.execPath, [join(__dirname, 'adapter.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const implementation = await new Promise<string>((listening) => {
      adapter.stdout.on('data', (text) => listening(/http:\S+/.exec(String(text))?.[0] ?? ''))
    })
    const { profile } = loadSettings(join(__dirname, 'profile.yaml'), DEFAULT_POLICY)
    const { paths, tags = '' } = resolveScope({ clause: CLAUSES })
    const collector = createCollector()
    await (await loadRunner()).run({
      paths,
      tags,
      world: { seed: 'example', driver: 'http', profile, startsAt: Date.UTC(2026, 10, 22, 9), implementation },
      onMessage: collector.take,
    })
    const { verdict, clauses } = judge({ catalogue: loadCatalogue(), scenarios: collector.scenarios() })
    const those = (wanted: string) => clauses.flatMap((one) => (one.verdict === wanted ? [one.clause.id] : []))
    assert.equal(verdict, 'failed')
    assert.deepEqual(those('failed'), ['get-mitid/2.2.6b'])
    assert.deepEqual(those('not-verified'), ['get-mitid/1.1-requirements-link-1'])
    assert.deepEqual(those('not-reached'), ['get-mitid/2.2.7b'])
    assert.deepEqual(
      those('passed').map((id) => id.replace('get-mitid/', '')),
      ['2.2.1', '2.2.2', '2.2.3a', '2.2.3b', '2.2.4a', '2.2.4b', '2.2.5a1', '2.2.5a2', '2.2.5b', '2.2.6a'],
    )
  } finally {
    adapter.kill()
  }
})
