import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FaceObservation } from '../recognition/face'
import type { PrintedCode } from '../recognition/printed-code'
import { recognitionRules as rules } from './recognition'

const LINES = ['P<DNK'.padEnd(44, '<'), 'D000000006DNK8501017F3401012'.padEnd(44, '<')] as const
const code: PrintedCode = { seen: 'code', lines: LINES, aligned: true, widthShare: 0.73 }
const face: FaceObservation = { present: true, distance: 'right', inFrame: true, light: 'good', eyesCovered: false }

describe('the rules on what the cameras show', () => {
  it('take a certain code of two times 44 or 36 or three times 30 characters and nothing else', () => {
    assert.equal(rules.codeIsUsable(code), true)
    for (const [count, length, usable] of [
      [2, 36, true],
      [3, 30, true],
      [2, 30, false],
      [3, 36, false],
    ] as const) {
      const [upper = '', second = '', ...third] = Array.from({ length: count }, () => '<'.repeat(length))
      assert.equal(rules.codeIsUsable({ ...code, lines: [upper, second, ...third] }), usable, `${count} of ${length}`)
    }
    assert.equal(rules.codeIsUsable({ ...code, seen: 'unreadable' }), false)
    assert.equal(rules.codeIsUsable({ ...code, lines: [LINES[0], LINES[1].slice(1)] }), false)
    assert.equal(rules.codeIsUsable({ seen: 'nothing', aligned: false }), false)
  })

  it('take P for a passport and A, C or I for an ID card, also with a second letter, and nothing else for either', () => {
    const kindsOf = (start: string) =>
      (['passport', 'id-card'] as const).filter((kind) =>
        rules.documentIsTaken([`${start}${LINES[0].slice(2)}`, LINES[1]], [kind]),
      )
    for (const start of ['P<', 'PP', 'PD']) assert.deepEqual(kindsOf(start), ['passport'], start)
    for (const start of ['I<', 'ID', 'C<', 'A<', 'IP']) assert.deepEqual(kindsOf(start), ['id-card'], start)
    for (const start of ['AC', 'V<', 'X<', '<P', '1<']) assert.deepEqual(kindsOf(start), [], start)
    assert.equal(rules.documentIsTaken(LINES, []), false)
    assert.equal(rules.documentIsTaken(LINES, ['id-card', 'passport']), true)
  })

  it('capture only in the lowest field, lying across, at 12 cm', () => {
    assert.equal(rules.codeIsCaptured(code), true)
    assert.equal(rules.codeIsCaptured({ ...code, aligned: false }), false)
    assert.equal(rules.codeIsCaptured({ ...code, seen: 'not-in-field' }), false)
    assert.equal(rules.orientationIsScanned({ width: 720, height: 1280 }), false)
    assert.equal(rules.orientationIsScanned({ width: 1280, height: 720 }), true)
    assert.equal(rules.distanceIsScanned(0.73), true)
    assert.equal(rules.distanceIsScanned(0.2), false)
    assert.equal(rules.fieldOfTheCode().bottom, 1)
  })

  it('let the arrows match where the code is aligned', () => {
    assert.equal(rules.arrowsMatch(code), true)
    assert.equal(rules.arrowsMatch({ ...code, aligned: false }), false)
  })

  it('are ready for a face at the right distance and tell every other one what to do', () => {
    assert.equal(rules.faceIsReady(face), true)
    assert.equal(rules.faceIsReady({ ...face, light: 'poor' }), true)
    const instructions = [
      { ...face, distance: 'near' as const },
      { ...face, distance: 'far' as const },
      { ...face, present: false },
    ].map((seen) => {
      assert.equal(rules.faceIsReady(seen), false)
      return rules.guidance(seen)
    })
    assert.equal(new Set(instructions).size, 3)
    assert.equal(rules.guidance({ ...face, inFrame: false }), 'move-into-frame')
    assert.equal(rules.guidance(face), 'press-ready')
  })

  it('want a face within the frame, lit and uncovered', () => {
    assert.equal(rules.faceFitsFrame(face), true)
    assert.equal(rules.faceFitsFrame({ ...face, inFrame: false }), false)
    assert.equal(rules.faceQualityEnough(face), true)
    assert.equal(rules.faceQualityEnough({ ...face, light: 'poor' }), false)
    assert.equal(rules.faceQualityEnough({ ...face, eyesCovered: true }), false)
  })
})
