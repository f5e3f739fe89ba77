import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EvidenceEntry } from '../../core/evidence'
import { withPhotographs } from './photographs'

const saw = (kind: string, data: Record<string, unknown>, n = 1): EvidenceEntry => ({
  n,
  at: 0,
  source: 'observed',
  kind,
  data,
})
const told = (...entries: EvidenceEntry[]) =>
  withPhotographs(entries).map(({ kind, data }) => `${kind}${data.jpeg ? ` ${data.jpeg}` : ''}`)

describe('photographs of a glass', () => {
  it('stand with the screen that was read off it', () =>
    assert.deepEqual(
      told(
        saw('screenshot', { surface: 'a', jpeg: 'one' }),
        saw('apdu', {}),
        saw('screen', { surface: 'a' }),
        saw('screen', { surface: 'a' }),
      ),
      ['apdu', 'screen one', 'screen'],
    ))

  it('never stand with the screen of another glass, and are not lost', () =>
    assert.deepEqual(told(saw('screenshot', { surface: 'a', jpeg: 'one' }), saw('screen', { surface: 'b' })), [
      'screenshot one',
      'screen',
    ]))

  it('that could not be taken leave the screen as it is', () =>
    assert.deepEqual(told(saw('screenshot', { surface: 'a', missing: true }), saw('screen', { surface: 'a' })), [
      'screen',
    ]))
})
