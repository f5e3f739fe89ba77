import { type Brightness, type EyePair, eyesIn, type Point } from './face-place'
import { halvedGrey } from './grey'
import type { RawFrame } from './raw-frame'

/**
 * Portraits in shades of grey, which ISO/IEC 19794-5 §5.7.4 allows as well. Without colour there is no skin to be found;
 * but the standard says where in a full frontal picture the face is, and the whites of the eyes are brighter than what
 * is around them.
 */

/** ISO/IEC 19794-5 §8.3: the face is upright and in the middle, its eyes between the third and the sixth tenth from above. */
const EYES = { left: 0.15, right: 0.85, top: 0.25, bottom: 0.6 }
/** §8.3.4: the head takes from a half to three quarters of the picture's width. */
const FACE_WIDTH = 0.62

const BRIGHTEST = 252
const DARKEST = 84
const STEP = 2
/** Thresholds at which eyes are found at least. */
const LEAST_STAY = 3

/** Of a colourless pixel the greatest and the least of red, green and blue are this near, whatever a JPEG does to it. */
const COLOURLESS = 12
/** So many of a thousand pixels may be farther apart. */
const STRAY = 5

export const isGrey = ({ rgba }: RawFrame): boolean => {
  let [coloured, looked] = [0, 0]
  for (let at = 0; at < rgba.length; at += 4 * 13) {
    const [red, green, blue] = [rgba[at] as number, rgba[at + 1] as number, rgba[at + 2] as number]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURLESS) coloured++
    looked++
  }
  return coloured * 1000 <= looked * STRAY
}

const brightnessOf = (frame: RawFrame): Brightness => {
  const { width, height, data } = halvedGrey(frame)
  return { width, height, bright: data }
}

/** How far apart, as a share of the picture's width, two finds of one eye may lie. */
const SAME_EYE = 0.02

const areSame = (a: EyePair, b: EyePair, width: number): boolean =>
  a.eyes.every(({ x, y }, n) => Math.hypot(x - (b.eyes[n]?.x ?? 0), y - (b.eyes[n]?.y ?? 0)) < SAME_EYE * width)

/**
 * The eyes of a full frontal portrait, where both show. How bright their whites are depends on the picture; but eyes
 * stay where they are while the threshold goes down from the whites to the skin, and what else looks like a pair does not.
 */
export const eyesOfGreyPortrait = (frame: RawFrame): readonly [Point, Point] | undefined => {
  const map = brightnessOf(frame)
  const across = (share: number) => Math.round(share * map.width)
  const down = (share: number) => Math.round(share * map.height)
  const box = { left: across(EYES.left), right: across(EYES.right), top: down(EYES.top), bottom: down(EYES.bottom) }
  const stays: EyePair[][] = []
  for (let least = BRIGHTEST; least >= DARKEST; least -= STEP) {
    const found = eyesIn(map, box, FACE_WIDTH * map.width, least)
    if (!found) continue
    const known = stays.find(([first]) => first && areSame(first, found, frame.width))
    if (known) known.push(found)
    else stays.push([found])
  }
  const longest = stays.sort((a, b) => b.length - a.length)[0]
  return longest && longest.length >= LEAST_STAY ? longest[longest.length >> 1]?.eyes : undefined
}
