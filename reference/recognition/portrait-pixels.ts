import { createCanvas, Image } from '@napi-rs/canvas'
import { j2kDecoder } from '../../core/openjpeg'
import { pictureHead } from '../inspection/picture-size'
import type { RawFrame } from './raw-frame'

const decodedJpeg = (jpeg: Uint8Array, width: number, height: number): RawFrame | undefined => {
  const picture = new Image()
  picture.src = jpeg
  if (picture.width !== width || picture.height !== height) return undefined
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(picture, 0, 0)
  return { width, height, rgba: context.getImageData(0, 0, width, height).data }
}

/** One component is grey; of four the last is transparency and not looked at. */
const toRgba = (samples: Uint8Array, components: number, pixels: number): Uint8Array => {
  const rgba = new Uint8Array(pixels * 4).fill(255)
  const [green, blue] = components < 3 ? [0, 0] : [1, 2]
  for (let n = 0; n < pixels; n++) {
    const from = n * components
    rgba[n * 4] = samples[from] ?? 0
    rgba[n * 4 + 1] = samples[from + green] ?? 0
    rgba[n * 4 + 2] = samples[from + blue] ?? 0
  }
  return rgba
}

const decodedJpeg2000 = (picture: Uint8Array, width: number, height: number): RawFrame | undefined => {
  const decoder = j2kDecoder()
  try {
    decoder.getEncodedBuffer(picture.length).set(picture)
    decoder.decode()
    const frame = decoder.getFrameInfo()
    const samples = decoder.getDecodedBuffer()
    const whole = samples.length === width * height * frame.componentCount
    if (frame.width !== width || frame.height !== height || frame.bitsPerSample !== 8 || !whole) return undefined
    return { width, height, rgba: toRgba(samples, frame.componentCount, width * height) }
  } finally {
    decoder.delete()
  }
}

/** The pixels of a portrait as DG2 stores it, JPEG or JPEG 2000; undefined where it cannot be decoded. */
export const portraitPixels = (picture: Uint8Array): RawFrame | undefined => {
  const head = pictureHead(picture)
  if (!head) return undefined
  try {
    return (head.format === 'jpeg' ? decodedJpeg : decodedJpeg2000)(picture, head.width, head.height)
  } catch {
    return undefined
  }
}
