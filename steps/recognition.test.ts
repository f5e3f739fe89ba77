import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, it } from 'node:test'
import { GlobalFonts } from '@napi-rs/canvas'
import QRCode from 'qrcode'
import { createWorker } from 'tesseract.js'
import { createRandom, type Random } from '../core/random'
import { LAYOUTS, type MrzLines } from '../emrtd/mrz-layout'
import { compareFaces, observeFace, portraitPattern } from '../reference/recognition/face'
import { type FacePattern, likeness, patternOf } from '../reference/recognition/face-pattern'
import { readPrintedCode } from '../reference/recognition/printed-code'
import { readQrCode } from '../reference/recognition/qr-code'
import { recognitionRules } from '../reference/rules/recognition'
import { nothingScene, type PagePose, pageScene } from '../simulators/camera/camera'
import { pictureOnScreen, screenScene } from '../simulators/camera/screen'
import { drawFace, type FacePose, faceOf, portraitJpeg } from '../simulators/face/face'
import {
  cardFront,
  coverPage,
  drawPage,
  type Page,
  PIXELS_PER_MM,
  pagePng,
  withGlyphChanged,
} from '../simulators/page/page'

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<']
const NOMINAL: PagePose = { orientation: 'landscape', distanceCm: 12, codeInField: true, still: true }
type Lines = MrzLines

const anyLines = (random: Random): Lines => {
  const text = (length: number) => Array.from({ length }, () => random.pick(ALPHABET)).join('')
  return [`P<${text(20)}${'<'.repeat(22)}`, `${text(28)}${'<'.repeat(8)}${text(8)}`]
}
/** As many lines, as long as a card has them, and as different as can be; fillers as cards have them. */
const cardLines = (format: 'TD1' | 'TD2', random: Random): Lines => {
  const { lines, length } = LAYOUTS[format]
  const [upper = '', second = '', ...third] = Array.from({ length: lines }, (_, n) => {
    const printed = Array.from({ length: n === 1 ? length - 1 : 8 + random.int(length - 8) }, () =>
      random.pick(ALPHABET),
    )
    return (n === 0 ? ['I', ...printed.slice(1)] : printed).join('').padEnd(length, '<')
  })
  return [upper, second, ...third]
}
const pageOf = (lines: Lines): Page =>
  drawPage({
    lines,
    surname: 'Specimen',
    givenNames: 'Agnes Marie',
    documentNumber: 'X00000000',
    birthDate: '1985-01-01',
    expiryDate: '2034-01-01',
  })
const seen = (page: Page, pose: Partial<PagePose>, random: Random) =>
  readPrintedCode(pageScene(page, { ...NOMINAL, ...pose }, random)())

describe('the printed code, from page to text', () => {
  it('is read exactly from 100 pages at the nominal pose', () => {
    for (let n = 0; n < 100; n++) {
      const random = createRandom(`page ${n}`)
      const lines = anyLines(random)
      const reading = seen(pageOf(lines), {}, random)
      assert.deepEqual([reading.seen, reading.aligned, reading.lines], ['code', true, lines], random.seed)
    }
  })

  for (const format of ['TD1', 'TD2'] as const)
    it(`is read exactly from 12 cards of the format ${format}, and from none that moves`, () => {
      for (let n = 0; n < 12; n++) {
        const random = createRandom(`${format} ${n}`)
        const lines = cardLines(format, random)
        const page = pageOf(lines)
        const reading = seen(page, {}, random)
        assert.deepEqual([reading.seen, reading.aligned, reading.lines], ['code', true, lines], random.seed)
        assert.equal(recognitionRules.codeIsUsable(reading), true)
        if (n % 4 > 0) continue
        for (const pose of [{ still: false }, { glare: true }, { aimed: false }, { codeInField: false }])
          assert.notEqual(seen(page, pose, random).seen, 'code', `${random.seed} ${JSON.stringify(pose)}`)
        assert.notEqual(seen(cardFront(page.print ?? assert.fail()), {}, random).seen, 'code')
      }
    })

  it('is never certain and wrong in a moving view', () => {
    for (let n = 0; n < 10; n++) {
      const random = createRandom(`moving page ${n}`)
      const lines = anyLines(random)
      const reading = seen(pageOf(lines), { still: false }, random)
      if (reading.seen === 'code') assert.deepEqual(reading.lines, lines, random.seed)
      assert.equal(recognitionRules.codeIsUsable(reading), false, random.seed)
    }
  })

  it('differs in exactly the glyph that was changed on the page', () => {
    const random = createRandom('changed glyph')
    for (let n = 0; n < 5; n++) {
      const lines = anyLines(random)
      const [line, column] = [random.int(2) as 0 | 1, 2 + random.int(42)]
      const character = random.pick(ALPHABET.filter((other) => other !== lines[line]?.[column]))
      const expected = lines.map((text, at) =>
        at === line ? text.slice(0, column) + character + text.slice(column + 1) : text,
      )
      const reading = seen(withGlyphChanged(pageOf(lines), line, column, character), {}, random.fork(`view ${n}`))
      assert.deepEqual(reading.lines, expected)
    }
  })

  it('is told apart from views without it, beside its field, or only in part', () => {
    const random = createRandom('other views')
    const page = pageOf(anyLines(random))
    assert.equal(seen(page, { codeInField: false }, random).seen, 'not-in-field')
    assert.equal(seen(page, { aimed: false }, random).seen, 'unreadable')
    assert.equal(seen(coverPage(), {}, random).seen, 'nothing')
    assert.equal(readPrintedCode(nothingScene(random)()).seen, 'nothing')
  })

  it('is not looked for in an upright view by the rules', () => {
    const { width, height } = pageScene(coverPage(), { ...NOMINAL, orientation: 'portrait' }, createRandom('upright'))()
    assert.equal(recognitionRules.orientationIsScanned({ width, height }), false)
  })
})

describe('judges of the print', () => {
  const font = '/usr/share/fonts/opentype/ocr-b/OCRB.otf'
  const missing = existsSync(font) ? false : `${font} is missing: install the Debian package fonts-ocr-b`

  it('the reference reads a page set in another drawing of OCR-B', { skip: missing }, () => {
    GlobalFonts.registerFromPath(font, 'other OCR-B')
    for (let n = 0; n < 5; n++) {
      const random = createRandom(`font ${n}`)
      const lines = anyLines(random)
      const page = pageOf([' '.repeat(44), ' '.repeat(44)])
      const context = page.canvas.getContext('2d')
      context.resetTransform()
      context.fillStyle = '#16181d'
      // The font's advance is 0.723 of its size; 2.54 mm is the pitch of Doc 9303-3 §4.3.
      context.font = `${(2.54 / 0.723) * PIXELS_PER_MM}px "other OCR-B"`
      lines.forEach((line, row) => {
        for (const [column, character] of [...line].entries())
          context.fillText(character, (6 + column * 2.54) * PIXELS_PER_MM, (74.8 + row * 6.35) * PIXELS_PER_MM)
      })
      assert.deepEqual(seen(page, {}, random).lines, lines, random.seed)
    }
  })

  it('tesseract reads the same from our drawing', async () => {
    const worker = await createWorker(
      'eng',
      0,
      {
        langPath: `${dirname(require.resolve('@tesseract.js-data/eng'))}/4.0.0`,
        cacheMethod: 'none',
        gzip: true,
        legacyCore: true,
        legacyLang: true,
      },
      { load_system_dawg: '0', load_freq_dawg: '0' },
    )
    try {
      await worker.setParameters({ tessedit_char_whitelist: ALPHABET.join(''), tessedit_pageseg_mode: '6' as never })
      // Beside digits tesseract takes the letter O for the digit, in any drawing of OCR-B: the second line has none.
      const lines: Lines = [
        'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
        '0123456789ABC1234567890DEF0987654321GHJKMNPQ',
      ]
      const zone = { left: 40, top: 66 * PIXELS_PER_MM, width: 124 * PIXELS_PER_MM - 40, height: 20 * PIXELS_PER_MM }
      const { data } = await worker.recognize(Buffer.from(pagePng(pageOf(lines))), { rectangle: zone })
      assert.deepEqual(data.text.replaceAll(' ', '').trim().split(/\n+/), lines)
    } finally {
      await worker.terminate()
    }
  })
})

describe('faces, from head to decision', () => {
  const PERSONS = 200
  const FRAMED: FacePose = { distance: 'right', inFrame: true, light: 'good', glasses: false }
  const persons = Array.from({ length: PERSONS }, (_, n) => faceOf(createRandom(`person ${n}`)))
  const view = (n: number, pose: Partial<FacePose> = {}) =>
    drawFace(persons[n] as (typeof persons)[number], { ...FRAMED, ...pose }, createRandom(`view ${n}`))

  it('match their own portrait and nobody else, among two hundred persons', () => {
    const live = persons.map((_, n) => patternOf(view(n)))
    const printed = persons.map((person) => portraitPattern(portraitJpeg(person)))
    const of = (found: FacePattern | undefined, n: number) =>
      found ?? assert.fail(`no face in a picture of person ${n}`)
    const refused: string[] = []
    const mistaken: string[] = []
    live.forEach((a, n) => {
      printed.forEach((b, m) => {
        const matches = recognitionRules.faceMatches(likeness(of(a, n), of(b, m)))
        if (n === m && !matches) refused.push(`${n}`)
        if (n !== m && matches) mistaken.push(`${n} for ${m}`)
      })
    })
    assert.deepEqual({ refused, mistaken }, { refused: [], mistaken: [] })
  })

  it('are observed as they are held', () => {
    for (let n = 0; n < 10; n++) {
      assert.deepEqual(observeFace(view(n)), {
        present: true,
        distance: 'right',
        inFrame: true,
        light: 'good',
        eyesCovered: false,
      })
      assert.equal(observeFace(view(n, { distance: 'near' })).distance, 'near', `${n}`)
      assert.equal(observeFace(view(n, { distance: 'far' })).distance, 'far', `${n}`)
      assert.equal(observeFace(view(n, { inFrame: false })).inFrame, false, `${n}`)
    }
  })

  it('fail in poor light and behind glasses, and pass without', () => {
    for (let n = 0; n < 6; n++) {
      const portrait = portraitJpeg(persons[n] as (typeof persons)[number])
      const passes = (pose: Partial<FacePose>) => {
        const frame = view(n, pose)
        const observation = observeFace(frame)
        assert.equal(recognitionRules.faceIsReady(observation), true, `${n}`)
        return (
          recognitionRules.faceQualityEnough(observation) &&
          recognitionRules.faceFitsFrame(observation) &&
          recognitionRules.faceMatches(compareFaces(frame, portrait))
        )
      }
      assert.deepEqual(
        [passes({}), passes({ light: 'poor' }), passes({ glasses: true }), passes({ inFrame: false })],
        [true, false, false, false],
        `person ${n}`,
      )
    }
  })
})

describe('QR codes on the screen of another device', () => {
  it('are read however the phone is held before them, and only where they are in view', async () => {
    for (let n = 0; n < 12; n++) {
      const random = createRandom(`qr-code ${n}`)
      const text = `vidimus-copy:${random.fork('text').digits(16)}`
      const png = await QRCode.toBuffer(text, { errorCorrectionLevel: 'M', scale: 8 })
      const view = (aimed: boolean) => pictureOnScreen(png).then((image) => screenScene(image, { aimed }, random)())
      assert.equal(readQrCode(await view(true)), text, `${n}`)
      assert.equal(readQrCode(await view(false)), undefined, `${n}`)
    }
  })
})
