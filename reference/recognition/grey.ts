import type { RawFrame } from './raw-frame'

/** Brightness, 0 to 255, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array }

/** Brightness of every second pixel of every second row, each averaged with its lower right neighbour. */
export const halvedGrey = ({ width, height, rgba }: RawFrame): Grey => {
  const halfWidth = width >> 1
  const halfHeight = height >> 1
  const data = new Uint8Array(halfWidth * halfHeight)
  const below = width * 4
  for (let y = 0, n = 0; y < halfHeight; y++) {
    let at = y * 2 * below
    for (let x = 0; x < halfWidth; x++, at += 8, n++) {
      const diagonal = at + below + 4
      // Green carries most of the brightness; red and blue share the rest (ITU-R BT.601, rounded to eighths).
      const first = 2 * (rgba[at] as number) + 5 * (rgba[at + 1] as number) + (rgba[at + 2] as number)
      const second =
        2 * (rgba[diagonal] as number) + 5 * (rgba[diagonal + 1] as number) + (rgba[diagonal + 2] as number)
      data[n] = (first + second) >> 4
    }
  }
  return { width: halfWidth, height: halfHeight, data }
}

/** Brightness at a point between pixels; the nearest edge pixel outside the frame. */
export const brightnessAt = ({ width, height, rgba }: RawFrame, x: number, y: number): number => {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)))
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)))
  const right = Math.min(1, Math.max(0, x - left))
  const down = Math.min(1, Math.max(0, y - top))
  const at = (top * width + left) * 4 + 1
  const below = at + width * 4
  const upper = (rgba[at] ?? 0) * (1 - right) + (rgba[at + 4] ?? 0) * right
  const lower = (rgba[below] ?? 0) * (1 - right) + (rgba[below + 4] ?? 0) * right
  return upper * (1 - down) + lower * down
}
