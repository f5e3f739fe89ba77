import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { RawFrame } from './cameras'

const WIDTH = 320
const QUALITY = 70

/** A small JPEG of a frame, 320 pixels wide, for the evidence. */
export const thumbnail = ({ width, height, rgba }: RawFrame): Uint8Array => {
  const pixels = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.byteLength)
  const whole = createCanvas(width, height)
  whole.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0)
  const small = createCanvas(WIDTH, Math.max(1, Math.round((height * WIDTH) / width)))
  small.getContext('2d').drawImage(whole, 0, 0, small.width, small.height)
  return small.toBuffer('image/jpeg', QUALITY)
}
