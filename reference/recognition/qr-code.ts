import jsQR from 'jsqr'
import type { RawFrame } from './raw-frame'

/** The text of the QR code (ISO/IEC 18004) in a view of the camera; undefined where there is none to be read. */
export const readQrCode = ({ width, height, rgba }: RawFrame): string | undefined =>
  jsQR(new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength), width, height, {
    inversionAttempts: 'dontInvert',
  })?.data
