import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { RawFrame } from './raw-frame'

const WIDTH = 320
const QUALITY = 70
const OPAQUE = 0xff000000

/** A quarter of each of the four bytes of a pixel: four of them add up without a carry from one byte to the next. */
const quarter = (pixel: number): number => (pixel >>> 2) & 0x3f3f3f3f

/** Each pixel is the mean of four of the frame's, spread over the place it stands for. */
const shrunk = ({ width, height, rgba }: RawFrame): ImageData => {
  const scale = width / WIDTH
  const small = new ImageData(WIDTH, Math.max(1, Math.round(height / scale)))
  const from = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height)
  const to = new Uint32Array(small.data.buffer, small.data.byteOffset, WIDTH * small.height)
  const apart = Math.max(0, Math.floor(scale / 2))
  for (let y = 0, n = 0; y < small.height; y++) {
    const top = Math.min(height - 1, Math.floor(y * scale))
    const upper = top * width
    const lower = Math.min(height - 1, top + apart) * width
    for (let x = 0; x < WIDTH; x++, n++) {
      const left = Math.min(width - 1, Math.floor(x * scale))
      const right = Math.min(width - 1, left + apart)
      to[n] =
        OPAQUE |
        (quarter(from[upper + left] as number) +
          quarter(from[upper + right] as number) +
          quarter(from[lower + left] as number) +
          quarter(from[lower + right] as number))
    }
  }
  return small
}

/** A small JPEG of a frame, 320 pixels wide, for the evidence. */
export const thumbnail = (frame: RawFrame): Uint8Array => {
  const small = shrunk(frame)
  const canvas = createCanvas(small.width, small.height)
  canvas.getContext('2d').putImageData(small, 0, 0)
  return canvas.toBuffer('image/jpeg', QUALITY)
}
