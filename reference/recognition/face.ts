import { type FacePattern, likeness, patternOf, patternsAround, portraitPatternOf } from './face-pattern'
import { type FacePlace, findFace } from './face-place'
import { portraitPixels } from './portrait-pixels'
import type { RawFrame } from './raw-frame'

/** What a view of the front camera shows. */
export type FaceObservation = {
  readonly present: boolean
  readonly distance: 'near' | 'right' | 'far'
  /** The face lies in the middle of the view, as far as the view can hold it. */
  readonly inFrame: boolean
  readonly light: 'good' | 'poor'
  readonly eyesCovered: boolean
}

/** Between the eyes, or where they do not show the width of the skin, as shares of the view's width. */
const EYES_APART = { far: 0.158, near: 0.262 }
const SKIN_ACROSS = { far: 0.4, near: 0.7 }
/** How far the face's middle may lie from the view's, as a share of its width. */
const ASIDE = 0.12
/** Brightness that the lightest tenth of the view reaches in good light, whatever the colour of the skin. */
const GOOD_LIGHT = 110

const lightest = ({ rgba }: RawFrame): number => {
  const counts = new Int32Array(256)
  for (let at = 1; at < rgba.length; at += 4 * 37)
    counts[rgba[at] as number] = (counts[rgba[at] as number] as number) + 1
  let left = rgba.length / (4 * 37) / 10
  let level = 255
  while (level > 0 && left > 0) left -= counts[level--] as number
  return level
}

const distanceOf = ({ eyes, left, right }: FacePlace, width: number): FaceObservation['distance'] => {
  const [share, limits] = eyes ? [(eyes[1].x - eyes[0].x) / width, EYES_APART] : [(right - left) / width, SKIN_ACROSS]
  if (share < limits.far) return 'far'
  return share > limits.near ? 'near' : 'right'
}

export const observeFace = (frame: RawFrame): FaceObservation => {
  const light = lightest(frame) >= GOOD_LIGHT ? 'good' : 'poor'
  const face = findFace(frame)
  if (!face) return { present: false, distance: 'far', inFrame: false, light, eyesCovered: false }
  const middle = face.eyes ? (face.eyes[0].x + face.eyes[1].x) / 2 : (face.left + face.right) / 2
  return {
    present: true,
    distance: distanceOf(face, frame.width),
    inFrame: Math.abs(middle / frame.width - 0.5) <= ASIDE,
    light,
    eyesCovered: !face.eyes,
  }
}

const patterns = new WeakMap<Uint8Array, FacePattern>()

/** The pattern of a portrait, JPEG or JPEG 2000, looked at once; undefined where it is no picture or shows no face. */
export const portraitPattern = (picture: Uint8Array): FacePattern | undefined => {
  const known = patterns.get(picture)
  if (known) return known
  const portrait = portraitPixels(picture)
  const pattern = portrait && portraitPatternOf(portrait)
  if (pattern) patterns.set(picture, pattern)
  return pattern
}

/** Whether a stored portrait has more than shades of grey. */
export const hasColour = (portrait: Uint8Array): boolean => portraitPattern(portrait)?.tones !== undefined

/** Between a stranger's and an own picture: worth a second look, for eyes that were found a little beside their place. */
const DOUBTFUL = { from: 0.6, to: 0.85 }

/** @returns similarity, 0 to 1; 0 where either picture shows no face with both eyes. */
export const compareFaces = (frame: RawFrame, portrait: Uint8Array): number => {
  const live = patternOf(frame)
  const document = live && portraitPattern(portrait)
  if (!live || !document) return 0
  const similarity = likeness(live, document)
  if (similarity < DOUBTFUL.from || similarity > DOUBTFUL.to) return similarity
  return Math.max(similarity, ...patternsAround(frame).map((pattern) => likeness(pattern, document)))
}
