import type { Face } from './looks'

/** The proportions that make a face, each with the width of the range it is drawn from in looks.ts. */
const PROPORTIONS: readonly [of: (face: Face) => number, range: number][] = [
  [({ jaw }) => jaw.width, 0.16],
  [({ jaw }) => jaw.chin, 0.14],
  [({ jaw }) => jaw.height, 0.26],
  [({ eyes }) => eyes.apart, 0.1],
  [({ eyes }) => eyes.y, 0.08],
  [({ eyes }) => eyes.width, 0.05],
  [({ eyes }) => eyes.open, 0.2],
  [({ brows }) => brows.height, 0.08],
  [({ brows }) => brows.thickness, 0.034],
  [({ nose }) => nose.length, 0.14],
  [({ nose }) => nose.width, 0.13],
  [({ mouth }) => mouth.y, 0.11],
  [({ mouth }) => mouth.width, 0.18],
  [({ hair }) => hair.line, 0.14],
]

/** Squared distance of two faces: 1 for each proportion, hair and beard in which they could not differ more. */
export const unlikeness = (a: Face, b: Face): number =>
  PROPORTIONS.reduce((sum, [of, range]) => sum + ((of(a) - of(b)) / range) ** 2, 0) +
  (a.hair.style === b.hair.style ? 0 : 1) +
  (a.beard.style === b.beard.style ? 0 : 1)
