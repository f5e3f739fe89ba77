import jsQR from 'jsqr'
import { halvedGrey } from './grey'
import type { RawFrame } from './raw-frame'

const OPAQUE = 0xff000000
/** The same brightness in red, green and blue. */
const EQUALLY = 0x010101

/**
 * The text of the QR code (ISO/IEC 18004) in a view of the camera; undefined where there is none to be read. A code that
 * fills half of the view has ten pixels to a module: half of them in each direction are enough, and a fourth of the work.
 */
export const readQrCode = (frame: RawFrame): string | undefined => {
  const { width, height, data } = halvedGrey(frame)
  const pixels = new Uint32Array(data.length)
  for (let n = 0; n < pixels.length; n++) pixels[n] = OPAQUE | ((data[n] as number) * EQUALLY)
  const rgba = new Uint8ClampedArray(pixels.buffer)
  return jsQR(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data
}
