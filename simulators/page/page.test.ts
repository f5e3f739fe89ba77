import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MrzLines } from '../../emrtd/mrz-layout'
import { OCR_B } from '../../emrtd/ocr-b'
import { workedExample } from '../../emrtd/worked-examples'
import {
  cardFront,
  coverPage,
  drawPage,
  PAGE_HEIGHT,
  PAGE_WIDTH,
  PIXELS_PER_MM,
  pagePng,
  withGlyphChanged,
} from './page'

const page = drawPage({
  lines: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  documentNumber: 'L898902C3',
  birthDate: '1974-08-12',
  expiryDate: '2012-04-15',
})

describe('the printed page', () => {
  it('has the dimensions of TD3 (Doc 9303-4 §2) as PNG', () => {
    assert.deepEqual([page.canvas.width, page.canvas.height], [PAGE_WIDTH * PIXELS_PER_MM, PAGE_HEIGHT * PIXELS_PER_MM])
    assert.deepEqual([...pagePng(page).subarray(1, 4)], [...Buffer.from('PNG')])
  })

  it('has the dimensions of TD1 and TD2 where it is a card (Doc 9303-5 §2.2, 9303-6 §2.2)', () => {
    const card = (lines: MrzLines) =>
      drawPage({
        lines,
        surname: 'Eriksson',
        givenNames: 'Anna',
        documentNumber: 'D23145890',
        birthDate: '1974-08-12',
        expiryDate: '2012-04-15',
      })
    const lines = (id: string) => workedExample(id).values.lines as [string, string, ...string[]]
    const back = card(lines('mrz-4'))
    assert.deepEqual([back.canvas.width, back.canvas.height], [Math.round(85.6 * PIXELS_PER_MM), 54 * PIXELS_PER_MM])
    assert.deepEqual(back.print && cardFront(back.print).canvas.width, back.canvas.width)
    const front = card(lines('mrz-5'))
    assert.deepEqual([front.canvas.width, front.canvas.height], [105 * PIXELS_PER_MM, 74 * PIXELS_PER_MM])
    assert.notDeepEqual(pagePng(withGlyphChanged(back, 2, 0, 'X')), pagePng(back))
  })

  it('has a glyph of its own for each of the 37 characters (Doc 9303-3 §4.3)', () => {
    assert.equal(Object.keys(OCR_B).sort().join(''), '0123456789<ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    assert.equal(new Set(Object.values(OCR_B)).size, 37)
  })

  it('changes one glyph and no pixel elsewhere', () => {
    const changed = withGlyphChanged(page, 1, 3, '0')
    const { width, height } = page.canvas
    const pixels = ({ canvas }: typeof page) => canvas.getContext('2d').getImageData(0, 0, width, height).data
    const before = pixels(page)
    const columns = new Set<number>()
    pixels(changed).forEach((value, n) => {
      if (value !== before[n]) columns.add(Math.floor(n / 4) % width)
    })
    const [first, last] = [Math.min(...columns), Math.max(...columns)]
    const cell = (6.6 + 3 * 2.54) * PIXELS_PER_MM
    assert.ok(columns.size > 4 && first > cell - 4 && last < cell + 2.54 * PIXELS_PER_MM, `columns ${first} to ${last}`)
  })

  it('refuses to change a glyph that is not there', () => {
    assert.throws(() => withGlyphChanged(page, 0, 44, 'A'), RangeError)
    assert.throws(() => withGlyphChanged(coverPage(), 0, 0, 'A'), RangeError)
  })
})
