import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { createRandom, type Random } from '../../core/random'

/** Pixels row by row from the top left, four bytes each: red, green, blue, alpha. */
export type RawFrame = { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray }
/** What a camera is pointed at: each call is the next frame. */
export type View = () => RawFrame

const TILE = 256
let noiseTile: Canvas | undefined

/** Grain of a sensor: black and white specks of low opacity, made once. */
const noise = (): Canvas => {
  if (noiseTile) return noiseTile
  const canvas = createCanvas(TILE, TILE)
  const context = canvas.getContext('2d')
  const picture = context.createImageData(TILE, TILE)
  createRandom('grain of the sensor')
    .bytes(TILE * TILE)
    .forEach((value, n) => {
      picture.data.fill(value < 128 ? 0 : 255, n * 4, n * 4 + 3)
      picture.data[n * 4 + 3] = Math.abs(value - 127.5) / 8
    })
  context.putImageData(picture, 0, 0)
  noiseTile = canvas
  return canvas
}

/** Lays grain over a picture and takes it off the sensor. `exposure`, `grain`: shares of the nominal. */
export const expose = (context: SKRSContext2D, random: Random, exposure = 1, grain = 1): RawFrame => {
  const { width, height } = context.canvas
  context.save()
  context.resetTransform()
  if (exposure < 1) {
    context.fillStyle = `rgba(0,0,0,${1 - exposure})`
    context.fillRect(0, 0, width, height)
  }
  context.globalAlpha = grain
  context.translate(-random.int(TILE), -random.int(TILE))
  const pattern = context.createPattern(noise(), 'repeat')
  if (pattern) context.fillStyle = pattern
  context.fillRect(0, 0, width + TILE, height + TILE)
  context.restore()
  return { width, height, rgba: context.getImageData(0, 0, width, height).data }
}

const sensors = new Map<string, Canvas>()

/** The sensor on which a frame of this size is taken: one for all, since its pixels are taken off at once. */
export const sensorOf = (width: number, height: number): SKRSContext2D => {
  const size = `${width}x${height}`
  const sensor = sensors.get(size) ?? createCanvas(width, height)
  sensors.set(size, sensor)
  const context = sensor.getContext('2d')
  context.clearRect(0, 0, width, height)
  return context
}

/** The picture as it smears while the camera moves by (dx, dy) pixels during the exposure. */
export const smear = (picture: Canvas, dx: number, dy: number): Canvas => {
  const steps = Math.min(10, Math.max(3, Math.ceil(Math.hypot(dx, dy) / 2)))
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  for (let step = 0; step < steps; step++) {
    const share = step / (steps - 1) - 0.5
    context.globalAlpha = 1 / (step + 1)
    context.drawImage(picture, Math.round(dx * share), Math.round(dy * share))
  }
  return canvas
}

/** A number between two bounds. */
export const between = (random: Random, low: number, high: number): number =>
  low + ((high - low) * random.int(1e6)) / 1e6
