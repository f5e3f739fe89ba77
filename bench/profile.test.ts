import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { PROJECT_ROOT } from '../core/files'
import { type CpuProfile, readProfile } from './profile'

const here = (place: string): string => pathToFileURL(join(PROJECT_ROOT, place)).href

/** A profile of one stack, outermost frame first, that is met once for 1 ms. */
const stack = (...frames: string[]): CpuProfile => {
  const urls = frames.map((frame) => (/^(node:|\(|$)/.test(frame) ? frame : here(frame)))
  return {
    nodes: ['(root)', ...urls].map((url, id) => ({
      id,
      callFrame: url.startsWith('(') ? { functionName: url, url: '' } : { functionName: 'f', url },
      ...(id < urls.length ? { children: [id + 1] } : {}),
    })),
    samples: [urls.length],
    timeDeltas: [1000],
  }
}
const wentInto = (...frames: string[]): string => {
  const { work, rest, unowned } = readProfile(stack(...frames))
  assert.equal(work + [...rest.values(), ...unowned.values()].reduce((a, b) => a + b, 0), 1)
  return work > 0 ? 'work' : ([...rest.keys(), ...unowned.keys()][0] ?? '')
}

describe('a profile of the run', () => {
  it('takes chips, pictures and cryptography for work, wherever in the stack they are', () => {
    for (const place of [
      'simulators/passport/chip.ts',
      'simulators/nfc/field.ts',
      'simulators/page/page.ts',
      'reference/recognition/grey.ts',
      'reference/inspection/pace.ts',
      'emrtd/tlv.ts',
      'certs/csca.ts',
      'node_modules/@napi-rs/canvas/index.js',
      'node:internal/crypto/cipher',
    ])
      assert.equal(wentInto('steps/world.ts', place, 'core/bytes.ts', ''), 'work', place)
  })

  it('gives everything else to the innermost file in the stack', () => {
    assert.equal(wentInto('node_modules/@cucumber/cucumber/lib/x.js', 'steps/world.ts'), 'steps/')
    assert.equal(wentInto('steps/world.ts', 'node_modules/@cucumber/messages/x.js'), '@cucumber/messages')
    assert.equal(wentInto('steps/world.ts', 'node_modules/zod/x.js'), 'zod')
    assert.equal(wentInto('simulators/phone/phone.ts'), 'simulators/')
    assert.equal(wentInto('reference/app/app.ts', 'node:internal/timers', ''), 'reference/')
    assert.equal(wentInto('node:internal/timers'), 'node')
  })

  it('does not take loading code for work, not even that of a chip', () => {
    const loader = 'node:internal/modules/cjs/loader'
    assert.equal(wentInto('certs/csca.ts', loader, 'node_modules/ts-node/dist/index.js', ''), 'loading code')
    assert.equal(wentInto(loader, 'emrtd/ocr-b.ts'), 'work')
  })

  it('names what belongs to nobody', () => {
    for (const name of ['(idle)', '(program)', '(garbage collector)']) {
      const spent = readProfile(stack(name))
      assert.deepEqual([spent.work, spent.rest.size, [...spent.unowned]], [0, 0, [[name, 1]]])
    }
  })
})
