import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareFaces, observeFace } from './face'
import { readPrintedCode } from './printed-code'
import type { RawFrame } from './raw-frame'

const plain = (width: number, height: number, of: (n: number) => number): RawFrame => ({
  width,
  height,
  rgba: Uint8Array.from({ length: width * height * 4 }, (_, n) => (n % 4 === 3 ? 255 : of(n))),
})

describe('recognition of views that show nothing', () => {
  const views = {
    black: plain(1280, 720, () => 0),
    white: plain(1280, 720, () => 255),
    noise: plain(1280, 720, (n) => (Math.imul(n, 2_654_435_761) >>> 13) & 255),
    bars: plain(1280, 720, (n) => ((n >> 7) & 1) * 255),
    tiny: plain(8, 8, () => 90),
  }
  for (const [name, view] of Object.entries(views)) {
    it(`reads no code from a ${name} view`, () => assert.notEqual(readPrintedCode(view).seen, 'code'))
    it(`compares no face in a ${name} view`, () => assert.equal(compareFaces(view, new Uint8Array([1, 2, 3])), 0))
  }

  it('sees no face in a grey view, and its poor light', () => {
    const seen = observeFace(plain(720, 960, () => 40))
    assert.deepEqual(seen, { present: false, distance: 'far', inFrame: false, light: 'poor', eyesCovered: false })
  })
})
