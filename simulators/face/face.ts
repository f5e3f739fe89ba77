import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { createRandom, type Random } from '../../core/random'
import { between, expose, type RawFrame } from '../camera/sensor'
import { blankCanvas, drawText, smallPrint } from '../page/print'
import { drawHead } from './head'
import type { Face } from './looks'

export { type Face, faceOf } from './looks'

/** Doc 9303-9 §3: 35 by 45 mm at 300 dots an inch, the head filling about seven tenths of the height. */
const PORTRAIT_WIDTH = 413
const PORTRAIT_HEIGHT = 531
const HEAD_SHARE = 0.66
const QUALITY = 82
const GRAIN = 0.45

/** The picture on the page and in data group 2; it says that nobody is shown. 15 to 25 kB. */
export const portraitJpeg = (face: Face): Uint8Array => {
  const { canvas, context } = blankCanvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT, '#ccd3d6')
  const scale = (PORTRAIT_HEIGHT * HEAD_SHARE) / face.jaw.height
  context.save()
  context.translate(PORTRAIT_WIDTH / 2, PORTRAIT_HEIGHT * 0.14)
  context.scale(scale, scale)
  drawHead(context, face)
  context.restore()
  context.fillStyle = 'rgba(255,255,255,0.72)'
  context.fillRect(0, PORTRAIT_HEIGHT - 24, PORTRAIT_WIDTH, 24)
  drawText(context, 'synthetic - nobody', smallPrint(110, PORTRAIT_HEIGHT - 19, 13, '#3a4148'))
  expose(context, createRandom('grain of a portrait'), 1, GRAIN)
  return new Uint8Array(canvas.toBuffer('image/jpeg', QUALITY))
}

/** How a person holds the face before the front camera. */
export type FacePose = {
  distance: 'near' | 'right' | 'far'
  inFrame: boolean
  light: 'good' | 'poor'
  glasses: boolean
}

const VIEW_WIDTH = 720
const VIEW_HEIGHT = 960
/** The width of the face as a share of the view's. */
const FACE_SHARE = { near: 0.74, right: 0.46, far: 0.27 } as const
const POOR_EXPOSURE = 0.3

const drawRoom = (): { canvas: Canvas; context: ReturnType<Canvas['getContext']> } => {
  const room = blankCanvas(VIEW_WIDTH, VIEW_HEIGHT, '#a9b4b8')
  const wall = room.context.createLinearGradient(0, 0, VIEW_WIDTH, VIEW_HEIGHT)
  wall.addColorStop(0, '#c3ccce')
  wall.addColorStop(1, '#8f9ca3')
  room.context.fillStyle = wall
  room.context.fillRect(0, 0, VIEW_WIDTH, VIEW_HEIGHT)
  return room
}

/** A lamp far to one side: half of the face lies in its shadow. */
const drawShadow = (context: ReturnType<Canvas['getContext']>): void => {
  const shadow = context.createLinearGradient(VIEW_WIDTH * 0.2, 0, VIEW_WIDTH * 0.8, 0)
  shadow.addColorStop(0, 'rgba(0,0,0,0)')
  shadow.addColorStop(1, 'rgba(0,0,0,0.35)')
  context.fillStyle = shadow
  context.fillRect(0, 0, VIEW_WIDTH, VIEW_HEIGHT)
}

const photograph = (face: Face, pose: FacePose, random: Random): Canvas => {
  const { canvas, context } = drawRoom()
  const scale = VIEW_WIDTH * FACE_SHARE[pose.distance] * between(random, 0.96, 1.04)
  const aside = pose.inFrame ? between(random, -0.02, 0.02) : random.pick([-0.31, 0.31])
  context.save()
  context.translate(VIEW_WIDTH * (0.5 + aside), VIEW_HEIGHT * (0.47 + between(random, -0.015, 0.015)))
  context.rotate(between(random, -0.04, 0.04))
  context.scale(scale, scale)
  context.translate(0, -face.jaw.height / 2)
  drawHead(context, face, { glasses: pose.glasses })
  context.restore()
  if (pose.light === 'poor') drawShadow(context)
  return canvas
}

const exposed = (picture: Canvas, { light }: FacePose, random: Random): RawFrame =>
  light === 'poor'
    ? expose(picture.getContext('2d'), random, POOR_EXPOSURE, 1.2)
    : expose(picture.getContext('2d'), random, 1, 0.7)

/** The views of the front camera of a face held in this way; each call is the next frame. */
export const faceView = (face: Face, pose: FacePose, random: Random): (() => RawFrame) => {
  let picture: Canvas | undefined
  return () => {
    picture ??= photograph(face, pose, random)
    const copy = createCanvas(VIEW_WIDTH, VIEW_HEIGHT)
    copy.getContext('2d').drawImage(picture, 0, 0)
    return exposed(copy, pose, random)
  }
}

/** One view of the front camera. */
export const drawFace = (face: Face, pose: FacePose, random: Random): RawFrame =>
  exposed(photograph(face, pose, random), pose, random)
