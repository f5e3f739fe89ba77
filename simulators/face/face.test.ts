import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRandom } from '../../core/random'
import { unlikeness } from './alike'
import { drawFace, faceOf, portraitJpeg } from './face'

const pose = { distance: 'right', inFrame: true, light: 'good', glasses: false } as const

describe('a synthetic face', () => {
  it('follows from its seed, and from nothing else', () => {
    assert.deepEqual(faceOf(createRandom('ada')), faceOf(createRandom('ada')))
    assert.notDeepEqual(faceOf(createRandom('ada')), faceOf(createRandom('bruno')))
  })

  it('has a portrait of 15 to 25 kB that is a JPEG', () => {
    for (const seed of ['ada', 'bruno', 'cleo', 'dina']) {
      const jpeg = portraitJpeg(faceOf(createRandom(seed)))
      assert.deepEqual([...jpeg.subarray(0, 3)], [0xff, 0xd8, 0xff])
      assert.ok(jpeg.length > 15_000 && jpeg.length < 25_000, `${seed}: ${jpeg.length}`)
    }
  })

  it('is photographed the same twice by the same chance, and darker in poor light', () => {
    const face = faceOf(createRandom('ada'))
    const view = (light: 'good' | 'poor') => drawFace(face, { ...pose, light }, createRandom('view')).rgba
    assert.deepEqual(view('good'), view('good'))
    const brightness = (rgba: Uint8ClampedArray) => rgba.reduce((sum, value) => sum + value, 0)
    assert.ok(brightness(view('poor')) < 0.7 * brightness(view('good')))
  })

  it('is most like itself, and as unlike another as the other is unlike it', () => {
    const [ada, bruno] = [faceOf(createRandom('ada')), faceOf(createRandom('bruno'))]
    assert.equal(unlikeness(ada, ada), 0)
    assert.ok(unlikeness(ada, bruno) > 0)
    assert.equal(unlikeness(ada, bruno), unlikeness(bruno, ada))
    assert.ok(unlikeness(ada, { ...ada, ears: 0 }) < unlikeness(ada, { ...ada, jaw: bruno.jaw }))
  })
})
