import type { RawFrame } from './raw-frame'

/** What a view of the front camera shows. */
export type FaceObservation = {
  readonly present: boolean
  readonly distance: 'near' | 'right' | 'far'
  readonly inFrame: boolean
  readonly light: 'good' | 'poor'
  readonly eyesCovered: boolean
}

export const observeFace = (_frame: RawFrame): FaceObservation => ({
  present: false,
  distance: 'far',
  inFrame: false,
  light: 'good',
  eyesCovered: false,
})

/** @returns similarity, 0 to 1; 0 where either picture shows no face. */
export const compareFaces = (_frame: RawFrame, _portraitJpeg: Uint8Array): number => 0
