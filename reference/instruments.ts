import { createHash } from 'node:crypto'
import { type Base64, fromBase64 } from '../core/bytes'
import { createMemory } from '../core/memory'
import { readPassport } from './inspection/read-passport'
import { compareFaces, observeFace } from './recognition/face'
import { readPrintedCode } from './recognition/printed-code'

/** What reads chips and pictures. Handed in, so that app and back end can be tested without either. */
export type Instruments = {
  /** The pixels of a frame as the gateway sends them. */
  readonly developFrame: (rgba: Base64) => Uint8Array
  readonly readPassport: typeof readPassport
  readonly readPrintedCode: typeof readPrintedCode
  readonly observeFace: typeof observeFace
  readonly compareFaces: typeof compareFaces
}

export const builtInInstruments: Instruments = {
  developFrame: fromBase64,
  readPassport,
  readPrintedCode,
  observeFace,
  compareFaces,
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
    developFrame: (rgba) => developed.recall(rgba, () => fromBase64(rgba)),
    readPrintedCode: (frame, field) =>
      once(frame.rgba, `code ${JSON.stringify(field)}`, () => readPrintedCode(frame, field)),
    observeFace: (frame) => once(frame.rgba, 'face', () => observeFace(frame)),
    compareFaces: (frame, portrait) =>
      once(frame.rgba, `portrait ${createHash('sha256').update(portrait).digest('hex')}`, () =>
        compareFaces(frame, portrait),
      ),
  }
}
