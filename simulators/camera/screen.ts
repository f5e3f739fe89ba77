import { type Canvas, createCanvas, Image } from '@napi-rs/canvas'
import type { Random } from '../../core/random'
import { between, expose, sensorOf, type View } from './sensor'

/** How a rear camera is held before the screen of another device. */
export type ScreenPose = {
  /** False: the picture lies outside the view. */
  aimed: boolean
}

/** The picture's side as a share of the view's height: a code of 6 cm on a phone held 15 cm away. */
const PICTURE_SHARE = 0.5
const GLASS = '#f4f6f8'
const BODY = '#1b1e22'

/** A picture as it stands on a screen, decoded. @param png the very bytes that the surface reported. */
export const pictureOnScreen = async (png: Uint8Array): Promise<Image> => {
  const image = new Image()
  const ready = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve()
    image.onerror = reject
  })
  image.src = Buffer.from(png)
  await ready
  return image
}

const drawDevice = (image: Image, side: number): Canvas => {
  const canvas = createCanvas(side * 1.7, side * 2.2)
  const context = canvas.getContext('2d')
  context.fillStyle = BODY
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = GLASS
  context.fillRect(side * 0.08, side * 0.2, canvas.width - side * 0.16, canvas.height - side * 0.4)
  context.imageSmoothingEnabled = true
  context.drawImage(image, (canvas.width - side) / 2, (canvas.height - side) / 2, side, side)
  return canvas
}

/** The rear camera before another device's screen that shows this picture. The same random source gives the same frames. */
export const screenScene = (image: Image, pose: ScreenPose, random: Random): View => {
  const [width, height] = [1280, 720]
  const device = drawDevice(image, Math.round(height * PICTURE_SHARE * between(random, 0.92, 1.08)))
  const turn = (between(random, -4, 4) * Math.PI) / 180
  const aside = pose.aimed ? between(random, -0.04, 0.04) : 0.75
  const exposure = between(random, 0.85, 1)
  return () => {
    const context = sensorOf(width, height)
    context.fillStyle = '#5d564c'
    context.fillRect(0, 0, width, height)
    context.save()
    context.translate(width * (0.5 + aside) + random.int(5) - 2, height / 2 + random.int(5) - 2)
    context.rotate(turn)
    context.drawImage(device, -device.width / 2, -device.height / 2)
    context.restore()
    return expose(context, random, exposure)
  }
}
