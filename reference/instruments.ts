import { createHash } from 'node:crypto'
import { type Base64, fromBase64 } from '../core/bytes'
import { createMemory } from '../core/memory'
import { readPassport } from './inspection/read-passport'
import { compareFaces, hasColour, observeFace } from './recognition/face'
import { readPrintedCode } from './recognition/printed-code'
import { readQrCode } from './recognition/qr-code'

/** What reads chips and pictures. Handed in, so that app and back end can be tested without either. */
export type Instruments = {
  /** The pixels of a frame as the gateway sends them. */
  readonly developFrame: (rgba: Base64) => Uint8Array
  readonly readPassport: typeof readPassport
  readonly readPrintedCode: typeof readPrintedCode
  readonly observeFace: typeof observeFace
  readonly compareFaces: typeof compareFaces
  readonly hasColour: typeof hasColour
  readonly readQrCode: typeof readQrCode
}

export const builtInInstruments: Instruments = {
  developFrame: fromBase64,
  readPassport,
  readPrintedCode,
  observeFace,
  compareFaces,
  hasColour,
  readQrCode,
}

/** Characters between two that are looked at to tell pictures apart; no divisor of any usual width of a frame. */
const STRIDE = 4099

/** Few characters of a long text: an engine compares texts of one length from the front, and pictures begin alike. */
const excerpt = (text: string): string => {
  let few = `${text.length} `
  for (let at = 0; at < text.length; at += STRIDE) few += text[at]
  return few
}

/**
 * The same instruments for looking at the same pictures many times over: what was read of a picture is kept with it.
 * Reading depends on nothing but the pixels, so nothing is read otherwise.
 */
export const rememberingInstruments = (frames: number): Instruments => {
  const developed = createMemory(frames)
  const readings = new WeakMap<Uint8Array, Map<string, unknown>>()
  const once = <T>(rgba: Uint8Array | Uint8ClampedArray, what: string, read: () => T): T => {
    const known = readings.get(rgba as Uint8Array) ?? new Map<string, unknown>()
    readings.set(rgba as Uint8Array, known)
    if (!known.has(what)) known.set(what, read())
    return known.get(what) as T
  }
  return {
    ...builtInInstruments,
    developFrame: (rgba) => {
      const known = developed.recall(excerpt(rgba), () => ({ rgba, pixels: fromBase64(rgba) }))
      if (known.rgba !== rgba) return fromBase64(rgba)
      // The same text made anew: from now on it is found to be the same without being read.
      known.rgba = rgba
      return known.pixels
    },
    readPrintedCode: (frame, field) =>
      once(frame.rgba, `code ${JSON.stringify(field)}`, () => readPrintedCode(frame, field)),
    readQrCode: (frame) => once(frame.rgba, 'QR code', () => readQrCode(frame)),
    observeFace: (frame) => once(frame.rgba, 'face', () => observeFace(frame)),
    compareFaces: (frame, portrait) =>
      once(frame.rgba, `portrait ${createHash('sha256').update(portrait).digest('hex')}`, () =>
        compareFaces(frame, portrait),
      ),
  }
}
