import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FaceObservation } from '../recognition/face'
import type { PrintedCode } from '../recognition/printed-code'
import { recognitionRules as rules } from './recognition'

const LINES = ['P<DNK'.padEnd(44, '<'), 'D000000006DNK8501017F3401012'.padEnd(44, '<')] as const
const code: PrintedCode = { seen: 'code', lines: LINES, aligned: true, widthShare: 0.73 }
const face: FaceObservation = { present: true, distance: 'right', inFrame: true, light: 'good', eyesCovered: false }

describe('the rules on what the cameras show', () => {
  it('take a certain code of two times 44 characters and nothing else', () => {
    assert.equal(rules.codeIsUsable(code), true)
    assert.equal(rules.codeIsUsable({ ...code, seen: 'unreadable' }), false)
    assert.equal(rules.codeIsUsable({ ...code, lines: [LINES[0], LINES[1].slice(1)] }), false)
    assert.equal(rules.codeIsUsable({ seen: 'nothing', aligned: false }), false)
  })

  it('take P for a passport, also with a second letter, and no other document code', () => {
    assert.equal(rules.codeIsPassport(LINES), true)
    assert.equal(rules.codeIsPassport([`PP${LINES[0].slice(2)}`, LINES[1]]), true)
    assert.equal(rules.codeIsPassport([`I<${LINES[0].slice(2)}`, LINES[1]]), false)
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
