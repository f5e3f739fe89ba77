import { type MrzLines, mrzFormat } from '../../emrtd/mrz-layout'
import type { FaceObservation } from '../recognition/face'
import type { FieldOfView, PrintedCode } from '../recognition/printed-code'
import type { DocumentKind } from './origin'
import { rule } from './rule'

/** Shares of the code's printed width in the width of the view, at 25 cm and at 8 cm: beyond them nothing is legible. */
const SMALLEST_CODE = 0.3
const LARGEST_CODE = 1
/**
 * Measured on 176,000 pairs: the most alike of strangers reach 0.77, one in a thousand 0.59; of 840 own pictures none
 * is below 0.788. Far enough below for a thousand scans to succeed, and not so far that a stranger's would.
 */
const SAME_PERSON = 0.73

export type FaceInstruction = 'show-your-face' | 'move-closer' | 'move-away' | 'move-into-frame' | 'press-ready'

/**
 * Doc 9303-4 §4.2.2.1: the code of a passport begins with P; 9303-5 and 9303-6 §4.2.2.1: that of a card with A, C or I,
 * of which AC is for members of a crew. Anything else, such as V for a visa (9303-7), says nothing of who somebody is.
 */
const documentKind = (code: string): DocumentKind | undefined => {
  if (code.startsWith('P')) return 'passport'
  return /^[ACI]/.test(code) && code !== 'AC' ? 'id-card' : undefined
}

/** Decisions on what the cameras show. Pictures are read in ../recognition; nothing there decides. */
export const recognitionRules = {
  /** Where in the view the printed code is looked for: the lowest field (shares of the view's height). */
  fieldOfTheCode: rule(['get-mitid/3.1.3a2', 'get-mitid/3.1.6a1'], (): FieldOfView => ({ top: 0.65, bottom: 1 })),

  /** Is a view of this shape scanned at all? The phone is held horizontally. */
  orientationIsScanned: rule(
    ['get-mitid/3.1.5'],
    (view: { width: number; height: number }): boolean => view.width > view.height,
  ),

  /** Is the code scanned at the distance at which it fills this share of the view's width? 0.73 at 12 cm. */
  distanceIsScanned: rule(
    ['get-mitid/3.1.6b'],
    (widthShare: number): boolean => widthShare >= SMALLEST_CODE && widthShare <= LARGEST_CODE,
  ),

  /** Do the arrows on the scan view match? */
  arrowsMatch: rule(['get-mitid/3.1.7a'], (reading: PrintedCode): boolean => reading.aligned),

  /** Has a code been recognised with certainty? `lines` of any other reading are a guess. */
  codeIsUsable: rule(
    ['get-mitid/3.1.7b2', 'get-mitid/3.1.8c1', 'get-mitid/3.1.8c3'],
    (reading: PrintedCode): boolean =>
      reading.seen === 'code' && reading.lines !== undefined && mrzFormat(reading.lines) !== undefined,
  ),

  /** Is the document that has this code of one of these kinds? */
  documentIsTaken: rule(['get-mitid/3.1.3b2'], (lines: MrzLines, kinds: readonly DocumentKind[]): boolean => {
    const kind = documentKind(lines[0].slice(0, 2))
    return kind !== undefined && kinds.includes(kind)
  }),

  /** Is the reading captured, or is the person still to aim? */
  codeIsCaptured: rule(
    ['get-mitid/3.1.6a2'],
    (reading: PrintedCode): boolean => reading.seen === 'code' && reading.aligned,
  ),

  /** Does the face fit into the frame on the screen? */
  faceFitsFrame: rule(
    ['get-mitid/3.3.4a2'],
    (face: FaceObservation): boolean => face.present && face.inFrame && face.distance === 'right',
  ),

  /** Can 'Jeg er klar' be pressed, and is it blue? Distance alone decides that; the rest is judged in the capture. */
  faceIsReady: rule(
    ['get-mitid/3.3-ready-disabled', 'get-mitid/3.3-ready-blue-2', 'get-mitid/3.3-ready-blue-3'],
    (face: FaceObservation): boolean => face.present && face.distance === 'right',
  ),

  /** Which instruction stands on the face view. */
  guidance: rule(['get-mitid/3.3-guidance-distance', 'get-mitid/3.3.5b'], (face: FaceObservation): FaceInstruction => {
    if (!face.present) return 'show-your-face'
    if (face.distance === 'near') return 'move-away'
    if (face.distance === 'far') return 'move-closer'
    return face.inFrame ? 'press-ready' : 'move-into-frame'
  }),

  /** Is the picture good enough to be compared? */
  faceQualityEnough: rule(
    ['get-mitid/3.3-tip-light-2', 'get-mitid/3.3-tip-glasses-2'],
    (face: FaceObservation): boolean => face.present && face.light === 'good' && !face.eyesCovered,
  ),

  /** Does the face belong to the person in the passport's portrait? `similarity` is 0 to 1. */
  faceMatches: rule(
    ['get-mitid/3.3.4b1', 'get-mitid/3.3.4b2'],
    (similarity: number): boolean => similarity >= SAME_PERSON,
  ),
}
export type RecognitionRules = typeof recognitionRules
