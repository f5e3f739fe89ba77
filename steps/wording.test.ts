import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'
import { wordings } from './wording'

const DANISH = /(^|[\s(])(og|er|har|ikke|på|til|kan|ser|går|trykker|vælger|når|hos|med|uden)([\s,)]|$)/i

describe('the wording of steps', async () => {
  const { runConfiguration } = await loadConfiguration({ file: 'cucumber.js' }, { cwd: PROJECT_ROOT })
  await loadSupport(runConfiguration, { cwd: PROJECT_ROOT })

  it('is there twice for every step, in Danish and in English', () => {
    assert.ok(wordings().length > 80, `only ${wordings().length} steps`)
    for (const { da, en } of wordings()) {
      assert.notEqual(da, en)
      assert.doesNotMatch(en, DANISH, `"${en}" is not English`)
    }
  })

  it('is used by a feature or stands for nothing', () => {
    const folder = join(PROJECT_ROOT, 'features')
    const features = filesBelow(folder, '.feature')
      .map((file) => readText(join(folder, file)))
      .join('\n')
    const unused = wordings()
      .filter(({ da, en }) => !fits(da).test(features) && !fits(en).test(features))
      .map(({ da }) => da)
    assert.deepEqual(unused, [])
  })
})

/** A rough pattern of a step's text: parameters and optional parts stand for anything. */
const fits = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{[^}]*\}|\([^)]*\)/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )
