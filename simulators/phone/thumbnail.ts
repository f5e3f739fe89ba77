import { createCanvas, ImageData } from '@napi-rs/canvas'
import type { RawFrame } from './raw-frame'

const WIDTH = 320
const QUALITY = 70

/** Each pixel is the mean of four of the frame's, spread over the place it stands for. */
const shrunk = ({ width, height, rgba }: RawFrame): ImageData => {
  const scale = width / WIDTH
  const small = new ImageData(WIDTH, Math.max(1, Math.round(height / scale)))
  const out = small.data
  const apart = Math.max(0, Math.floor(scale / 2))
  let to = 0
  for (let y = 0; y < small.height; y++) {
    const top = Math.min(height - 1, Math.floor(y * scale))
    const upper = top * width
    const lower = Math.min(height - 1, top + apart) * width
    for (let x = 0; x < WIDTH; x++) {
      const left = Math.min(width - 1, Math.floor(x * scale))
      const right = Math.min(width - 1, left + apart)
      const [a, b, c, d] = [(upper + left) * 4, (upper + right) * 4, (lower + left) * 4, (lower + right) * 4]
      for (let part = 0; part < 4; part++) {
        out[to++] = ((rgba[a + part] ?? 0) + (rgba[b + part] ?? 0) + (rgba[c + part] ?? 0) + (rgba[d + part] ?? 0)) >> 2
      }
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
