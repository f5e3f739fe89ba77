import { readPassport } from './inspection/read-passport'
import { compareFaces, observeFace } from './recognition/face'
import { readPrintedCode } from './recognition/printed-code'

/** What reads chips and pictures. Handed in, so that app and back end can be tested without either. */
export type Instruments = {
  readonly readPassport: typeof readPassport
  readonly readPrintedCode: typeof readPrintedCode
  readonly observeFace: typeof observeFace
  readonly compareFaces: typeof compareFaces
}

export const builtInInstruments: Instruments = { readPassport, readPrintedCode, observeFace, compareFaces }
