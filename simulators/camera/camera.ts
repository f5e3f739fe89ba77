import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Random } from '../../core/random'
import { type Face, type FacePose, faceView } from '../face/face'
import { codeMiddleOf, codeNumberOn, type Page, PIXELS_PER_MM } from '../page/page'
import { between, expose, sensorOf, smear, type View } from './sensor'

export type { FacePose } from '../face/face'
export type { RawFrame, View } from './sensor'

/** How the rear camera is held over a page. */
export type PagePose = {
  /** How the phone is held. An upright view is narrower, so the page fills it from further away. */
  orientation: 'landscape' | 'portrait'
  /** From the lens to the page; 12 is nominal (get-mitid/3.1.6b). */
  distanceCm: number
  /** Whether the printed code lies in the lowest field of the view, or higher up. */
  codeInField: boolean
  /** A moving phone smears the picture. */
  still: boolean
  /** False: the view misses a part of the page. */
  aimed?: boolean
  /** A lamp shines back from the code and hides five digits of the document number: nobody can read them. */
  glare?: boolean
}

/** A lens of 65° across: 153 mm of the page's plane at 12 cm, 8.36 pixels a millimetre. */
const NOMINAL_SCALE = 8.36
/** Where the middle of the printed code comes to lie in the view, as a share of its height. */
const CODE_IN_FIELD = 0.82
const CODE_TOO_HIGH = 0.45
const TABLE = '#8a7a68'

type Place = { scale: number; x: number; y: number; turn: number; width: number; height: number }

const placeFor = (aim: PagePose, random: Random): Place => {
  const upright = aim.orientation === 'portrait'
  const [width, height] = upright ? [720, 1280] : [1280, 720]
  const scale = ((NOMINAL_SCALE * (upright ? 0.56 : 1) * 12) / aim.distanceCm) * between(random, 0.97, 1.03)
  return {
    width,
    height,
    scale,
    turn: (between(random, -1, 1) * Math.PI) / 180,
    x: width / 2 + (aim.aimed === false ? -45 * scale : between(random, -2, 2) * scale),
    y: height * (aim.codeInField ? CODE_IN_FIELD : CODE_TOO_HIGH) + between(random, -1, 1) * scale,
  }
}

/** The view a little larger than the sensor, so that it can tremble. */
const MARGIN = 6

/** Half the width and height of the glare, and how far its middle lies from that of the number's first digit. In mm. */
const GLARE = { width: 7, height: 2.6, along: 9.6 }

const drawGlare = (context: SKRSContext2D, page: Page): void => {
  const { left, belowMiddle } = codeNumberOn(page)
  context.save()
  context.translate((left + GLARE.along) * PIXELS_PER_MM - page.canvas.width / 2, belowMiddle * PIXELS_PER_MM)
  context.fillStyle = '#ffffff'
  context.beginPath()
  context.ellipse(0, 0, GLARE.width * PIXELS_PER_MM, GLARE.height * PIXELS_PER_MM, 0, 0, 2 * Math.PI)
  context.fill()
  context.restore()
}

const photograph = (page: Page, place: Place, glare = false): Canvas => {
  const canvas = createCanvas(place.width + 2 * MARGIN, place.height + 2 * MARGIN)
  const context = canvas.getContext('2d')
  context.fillStyle = TABLE
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(place.x + MARGIN, place.y + MARGIN)
  context.rotate(place.turn)
  context.scale(place.scale / PIXELS_PER_MM, place.scale / PIXELS_PER_MM)
  const fromBottom = codeMiddleOf(page) * PIXELS_PER_MM
  context.drawImage(page.canvas, -page.canvas.width / 2, fromBottom - page.canvas.height)
  if (glare) drawGlare(context, page)
  return canvas
}

const smearedBy = (sharp: Canvas, millimetres: number, { scale }: Place, random: Random): Canvas => {
  const angle = between(random, 0, 2 * Math.PI)
  return smear(sharp, millimetres * scale * Math.cos(angle), millimetres * scale * Math.sin(angle))
}

/** The rear camera over a page. The same random source gives the same frames. */
export const pageScene = (page: Page, pose: PagePose, random: Random): View => {
  const place = placeFor(pose, random)
  const exposure = between(random, 0.82, 1)
  const smearMillimetres = between(random, 1.2, 3)
  let picture: Canvas | undefined
  return () => {
    picture ??= pose.still
      ? photograph(page, place, pose.glare)
      : smearedBy(photograph(page, place), smearMillimetres, place, random)
    const context = sensorOf(place.width, place.height)
    // A hand is never quite still: a pixel or two from frame to frame.
    const tremor = pose.still ? 2 : MARGIN
    const shift = () => random.int(2 * tremor + 1) - tremor - MARGIN
    context.drawImage(picture, shift(), shift())
    return expose(context, random, exposure)
  }
}

/** The rear camera over a bare table. */
export const nothingScene =
  (random: Random): View =>
  () => {
    const context = sensorOf(1280, 720)
    context.fillStyle = TABLE
    context.fillRect(0, 0, 1280, 720)
    return expose(context, random)
  }

/** The front camera before a face. The same random source gives the same frames. */
export const faceScene = (face: Face, pose: FacePose, random: Random): View => faceView(face, pose, random)
