import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createClock, SECOND } from '../../core/clock'
import { blindWitness } from '../../core/evidence'
import { createCodeDisplay } from './code-display'
import { digitOf, middleOf } from './lcd'

/** The key of RFC 6238 appendix B, in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const record = {
  serialNumber: '0123456789',
  kind: 'code-display',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  secret,
} as const
const at = (seconds: number, more: { drift?: number; presses?: number } = {}) => {
  const clock = createClock(seconds * SECOND)
  return { clock, display: createCodeDisplay({ record, clock, witness: blindWitness, ...more }) }
}

const readFromPixels = async (png: Uint8Array): Promise<string> => {
  const image = await loadImage(Buffer.from(png))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const isDark = (place: number, name: string) => {
    const { x, y } = middleOf(place, name)
    return (context.getImageData(x, y, 1, 1).data[0] ?? 255) < 120
  }
  return [0, 1, 2, 3, 4, 5].map((place) => digitOf((name) => isDark(place, name)) ?? ' ').join('')
}

describe('a code display', () => {
  it('shows nothing until its button is pressed, then a code for half a minute', async () => {
    const { clock, display } = at(1111111109)
    assert.equal(display.reads(), undefined)
    display.press()
    // the last six digits of RFC 6238 appendix B at that time
    assert.equal(display.reads(), '081804')
    await clock.advance(29 * SECOND)
    assert.equal(display.reads(), '081804')
    await clock.advance(SECOND)
    assert.equal(display.reads(), undefined)
  })

  it('has every digit on its glass, in pixels', async () => {
    for (const seconds of [59, 1111111109, 1111111111, 1234567890, 2000000000]) {
      const { display } = at(seconds)
      assert.equal(await readFromPixels(display.picture()), '      ')
      display.press()
      assert.equal(await readFromPixels(display.picture()), display.reads())
    }
  })

  it('is as late or early as its own clock', () => {
    const right = at(1111111111)
    const late = at(1111111111, { drift: -2 * SECOND })
    right.display.press()
    late.display.press()
    assert.equal(right.display.reads(), '050471')
    assert.equal(late.display.reads(), '081804')
  })

  it('grows faint and then dark when its battery ends', () => {
    const { display } = at(59, { presses: 3 })
    display.press()
    assert.equal(display.reads(), '287082')
    assert.ok(display.glass().contrast < 0.2)
    display.press()
    display.press()
    assert.equal(display.reads(), undefined)
  })
})
