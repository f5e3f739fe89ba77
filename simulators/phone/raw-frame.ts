/** Pixels row by row from the top left, four bytes each: red, green, blue, alpha. */
export type RawFrame = {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array | Uint8ClampedArray
}
