import { createCanvas, Image } from '@napi-rs/canvas'

/** ITU-R BT.601, 0 to 255. */
export const brightness = (red: number, green: number, blue: number): number =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue)

const QUALITY = 82

/** The same picture without colour. Throws RangeError when the bytes are no picture. */
export const greyJpegOf = (jpeg: Uint8Array): Uint8Array => {
  const picture = new Image()
  picture.src = jpeg
  const { width, height } = picture
  if (!(width > 0 && height > 0)) throw new RangeError('the portrait is no picture')
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const image = context.getImageData(0, 0, width, height)
  const { data } = image
  for (let at = 0; at < data.length; at += 4) {
    const grey = brightness(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
    data.fill(grey, at, at + 3)
  }
  context.putImageData(image, 0, 0)
  return new Uint8Array(canvas.toBuffer('image/jpeg', QUALITY))
}
