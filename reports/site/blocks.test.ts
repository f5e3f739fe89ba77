import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { EvidenceEntry } from '../../core/evidence'
import { blocksOf } from './blocks'

let n = 0
const saw = (kind: string, data: Record<string, unknown> = {}): EvidenceEntry => ({
  n: ++n,
  at: n,
  source: 'observed',
  kind,
  data,
})
const kinds = (...entries: EvidenceEntry[]) =>
  blocksOf(entries).map((block) =>
    block.kind === 'flow'
      ? block.cards.map(({ before, entry, minor, after }) =>
          [...before, ...(entry ? [entry] : []), ...(minor ?? []), ...after].map(({ kind }) => kind).join(' '),
        )
      : block.kind === 'chip'
        ? `chip ${block.exchanges.length}`
        : `line ${block.entry.kind}`,
  )
const app = { surface: 'app' }
const held = { outcome: 'held' }

describe('evidence in blocks', () => {
  it('puts an act and what held afterwards to the screen between them', () =>
    assert.deepEqual(kinds(saw('story'), saw('act', app), saw('screen', app), saw('check', held), saw('vibration')), [
      ['story act screen check vibration'],
    ]))

  it('keeps an act apart from the screen of another surface, and from a second act', () => {
    assert.deepEqual(kinds(saw('act', app), saw('screen', { surface: 'web' })), [['act', 'screen']])
    assert.deepEqual(kinds(saw('act', app), saw('act', app), saw('screen', app)), [['act', 'act screen']])
  })

  it('gives a broken check a line of its own', () =>
    assert.deepEqual(kinds(saw('screen', app), saw('check', { outcome: 'broken' })), [['screen'], 'line check']))

  it('gathers the commands of the chip, and calls of the device', () =>
    assert.deepEqual(kinds(saw('apdu'), saw('apdu'), saw('device-call'), saw('app-log'), saw('apdu')), [
      'chip 2',
      ['device-call app-log'],
      'chip 1',
    ]))

  it('loses nothing, whatever the kind', () => {
    const entries = ['new-kind', 'check', 'apdu', 'act', 'story', 'frame'].map((kind) => saw(kind))
    assert.deepEqual(kinds(...entries), [['new-kind'], 'line check', 'chip 1', ['act', 'story', 'frame']])
  })
})
