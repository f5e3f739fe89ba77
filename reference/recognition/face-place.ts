import type { RawFrame } from './raw-frame'

/** A point of a picture in its pixels. */
export type Point = { readonly x: number; readonly y: number }
/** Where a face is: the box of its skin, and the middles of the eyes, left one of the picture first, where both show. */
export type FacePlace = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly eyes: readonly [Point, Point] | undefined
}

/** The picture is looked at in squares of this many pixels. */
export const SQUARE = 2

/** Squares of a picture, row by row, and how bright each is; 0 where it cannot be the white of an eye. */
export type Brightness = { readonly width: number; readonly height: number; readonly bright: Uint8Array }

type Squares = Brightness & { readonly skin: Uint8Array; readonly glow: number }

/**
 * Skin has a hue of its own in any light: its shares of red and green lie in a narrow band, whatever its darkness.
 * `bright` keeps the brightness of the pixels without colour, the whites of eyes among them; 0 elsewhere. `glow` is the
 * mean red of the skin.
 */
const mapped = ({ width, height, rgba }: RawFrame): Squares => {
  const columns = Math.floor(width / SQUARE)
  const rows = Math.floor(height / SQUARE)
  const skin = new Uint8Array(columns * rows)
  const bright = new Uint8Array(columns * rows)
  const below = width * 4
  let glow = 0
  let count = 0
  for (let y = 0, n = 0; y < rows; y++) {
    let at = y * SQUARE * below
    for (let x = 0; x < columns; x++, n++, at += 4 * SQUARE) {
      const next = at + below + 4
      const red = (rgba[at] as number) + (rgba[next] as number)
      const green = (rgba[at + 1] as number) + (rgba[next + 1] as number)
      const blue = (rgba[at + 2] as number) + (rgba[next + 2] as number)
      const sum = red + green + blue
      const most = Math.max(red, green, blue)
      if (red > green && green > blue && red > 0.355 * sum && green < 0.345 * sum && sum > 60) {
        skin[n] = 1
        glow += red
        count++
      } else if (most - Math.min(red, green, blue) < 0.1 * most) bright[n] = most >> 1
    }
  }
  return { width: columns, height: rows, skin, bright, glow: glow / Math.max(1, 2 * count) }
}

/** The box that holds all but the outermost hundredths of the skin; undefined where there is too little of it. */
const skinBox = ({ width, height, skin }: Squares) => {
  const columns = new Int32Array(width)
  const rows = new Int32Array(height)
  let total = 0
  for (let n = 0; n < skin.length; n++) {
    if (!skin[n]) continue
    total++
    const y = (n / width) | 0
    columns[n - y * width] = (columns[n - y * width] as number) + 1
    rows[y] = (rows[y] as number) + 1
  }
  if (total < 0.01 * skin.length) return undefined
  const bounds = (counts: Int32Array) => {
    const share = (from: number, step: 1 | -1) => {
      let at = from
      for (let sum = counts[at] ?? 0; sum < total * 0.01; sum += counts[at] ?? 0) at += step
      return at
    }
    return [share(0, 1), share(counts.length - 1, -1)] as const
  }
  const [left, right] = bounds(columns)
  const [top, bottom] = bounds(rows)
  return { left, right, top, bottom }
}

type Box = { left: number; right: number; top: number; bottom: number }
type Patch = { x: number; y: number; left: number; right: number; area: number }

/** Connected patches of bright squares that reach into a box. */
const patches = (map: Brightness, box: Box, least: number): Patch[] => {
  const { width, bright } = map
  const seen = new Uint8Array(bright.length)
  const found: Patch[] = []
  const stack: number[] = []
  const visit = (n: number) => {
    if (seen[n] || (bright[n] as number) < least) return
    seen[n] = 1
    stack.push(n)
  }
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = box.left; x <= box.right; x++) {
      if ((bright[y * width + x] as number) < least) continue
      visit(y * width + x)
      if (stack.length === 0) continue
      const patch = { x: 0, y: 0, left: width, right: 0, area: 0 }
      for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
        const column = n % width
        patch.y += (n - column) / width
        patch.left = Math.min(patch.left, column)
        patch.right = Math.max(patch.right, column)
        patch.area++
        if (column > 0) visit(n - 1)
        if (column < width - 1) visit(n + 1)
        if (n >= width) visit(n - width)
        if (n + width < bright.length) visit(n + width)
      }
      found.push({ ...patch, x: (patch.left + patch.right) / 2, y: patch.y / patch.area })
    }
  }
  return found
}

/** Two patches side by side with a dark iris between them are one eye; in a wide open one they meet above the iris. */
const joined = (whites: readonly Patch[]): Patch[] =>
  whites.flatMap((a, n) =>
    whites.slice(n + 1).flatMap((b) => {
      const [first, second] = a.x < b.x ? [a, b] : [b, a]
      const width = second.right - first.left + 1
      const gap = second.left - first.right
      if (gap < -0.3 * width || gap > 0.78 * width || Math.abs(a.y - b.y) > 0.2 * width) return []
      if (Math.max(a.area, b.area) > 6 * Math.min(a.area, b.area)) return []
      return [
        {
          x: (first.left + second.right) / 2,
          y: (a.y + b.y) / 2,
          left: first.left,
          right: second.right,
          area: a.area + b.area,
        },
      ]
    }),
  )

/** Middles of the eyes in pixels, left one of the picture first, and how well they go together. */
export type EyePair = { eyes: readonly [Point, Point]; fit: number }

const pairAmong = (found: readonly Patch[], faceWidth: number): EyePair | undefined => {
  const pairs = found.flatMap((a) =>
    found.flatMap((b) => {
      const apart = b.x - a.x
      const widths = (a.right - a.left + b.right - b.left + 2) / 2
      if (apart < 1.6 * widths || apart > 4.2 * widths || apart < 0.2 * faceWidth) return []
      if (Math.abs(a.y - b.y) > 0.2 * apart) return []
      const unlike = Math.abs(Math.log(a.area / b.area)) + Math.abs(a.y - b.y) / apart
      const fit = 0.5 * Math.log(a.area + b.area) - unlike
      return unlike < 0.9 ? [{ pair: [a, b] as const, fit }] : []
    }),
  )
  const best = pairs.sort((a, b) => b.fit - a.fit)[0]
  const point = ({ x, y }: Patch): Point => ({ x: (x + 0.5) * SQUARE, y: (y + 0.5) * SQUARE })
  return best && { eyes: [point(best.pair[0]), point(best.pair[1])], fit: best.fit }
}

/** The eyes whose whites are at least so bright, in squares of a face of this width. */
export const eyesIn = (map: Brightness, box: Box, faceWidth: number, least: number): EyePair | undefined => {
  const whites = patches(map, box, least).filter(
    ({ area, left, right }) => area >= 4 && area < 0.015 * faceWidth * faceWidth && right - left < 0.27 * faceWidth,
  )
  const largest = whites.sort((a, b) => b.area - a.area).slice(0, 40)
  return pairAmong([...joined(largest), ...largest], faceWidth)
}

/** Finds the face, if the picture shows one. */
export const findFace = (frame: RawFrame): FacePlace | undefined => {
  const map = mapped(frame)
  const box = skinBox(map)
  if (!box) return undefined
  return {
    left: box.left * SQUARE,
    right: (box.right + 1) * SQUARE,
    top: box.top * SQUARE,
    bottom: (box.bottom + 1) * SQUARE,
    eyes: eyesIn(map, box, box.right - box.left + 1, 0.75 * map.glow)?.eyes,
  }
}
