import type { Random } from '../../core/random'

/**
 * A person's looks as numbers: nobody's, drawn from a seed. Lengths are shares of the width of the face; colours are
 * red, green, blue. The drawing is in head.ts.
 */
export type Face = {
  skin: Colour
  lips: Colour
  hair: { colour: Colour; style: HairStyle; line: number; volume: number; parting: number }
  beard: { style: BeardStyle; length: number }
  jaw: { width: number; chin: number; height: number }
  eyes: { apart: number; y: number; width: number; open: number; tilt: number; colour: Colour }
  brows: { height: number; thickness: number; arch: number; slant: number; length: number }
  nose: { length: number; width: number; bridge: number }
  mouth: { y: number; width: number; upper: number; lower: number; curve: number }
  ears: number
  marks: { x: number; y: number; size: number }[]
  freckles: boolean
  clothes: Colour
}
export type Colour = readonly [red: number, green: number, blue: number]
export type HairStyle = (typeof HAIR_STYLES)[number]
export type BeardStyle = (typeof BEARD_STYLES)[number]

const HAIR_STYLES = ['bald', 'cropped', 'short', 'fringe', 'parted', 'long', 'bun', 'curls'] as const
const BEARD_STYLES = ['none', 'none', 'none', 'moustache', 'goatee', 'full'] as const
const SKINS: readonly Colour[] = [
  [243, 211, 190],
  [236, 194, 166],
  [224, 178, 146],
  [205, 156, 120],
  [178, 126, 92],
  [150, 102, 72],
  [128, 84, 58],
]
const HAIRS: readonly Colour[] = [
  [38, 30, 25],
  [58, 40, 28],
  [92, 62, 38],
  [128, 84, 50],
  [150, 78, 38],
  [186, 144, 84],
  [214, 182, 122],
  [156, 142, 120],
]
const IRISES: readonly Colour[] = [
  [70, 44, 26],
  [96, 66, 36],
  [74, 96, 60],
  [60, 96, 132],
  [92, 112, 128],
]
const CLOTHES: readonly Colour[] = [
  [44, 60, 92],
  [58, 82, 74],
  [74, 66, 98],
  [40, 44, 52],
  [66, 92, 120],
]

/** The same source gives the same face; two sources give two persons whom nobody would take for one another. */
export const faceOf = (random: Random): Face => {
  const from = (low: number, high: number) => low + ((high - low) * random.int(10_000)) / 10_000
  const tinted = (colours: readonly Colour[], by: number): Colour => {
    const [red, green, blue] = random.pick(colours)
    const shift = from(-by, by)
    return [red + shift, green + shift, blue + shift]
  }
  const skin = tinted(SKINS, 6)
  return {
    skin,
    lips: [skin[0] * from(0.78, 0.9), skin[1] * from(0.5, 0.66), skin[2] * from(0.54, 0.7)],
    hair: {
      colour: tinted(HAIRS, 5),
      style: random.pick(HAIR_STYLES),
      line: from(0.1, 0.24),
      volume: from(0.04, 0.16),
      parting: from(-0.3, 0.3),
    },
    beard: { style: random.pick(BEARD_STYLES), length: from(0.04, 0.14) },
    jaw: { width: from(0.3, 0.46), chin: from(0.1, 0.24), height: from(1.24, 1.5) },
    eyes: {
      apart: from(0.4, 0.5),
      y: from(0.55, 0.63),
      width: from(0.17, 0.22),
      open: from(0.38, 0.58),
      tilt: from(-0.12, 0.12),
      colour: random.pick(IRISES),
    },
    brows: {
      height: from(0.07, 0.15),
      thickness: from(0.016, 0.05),
      arch: from(0, 0.05),
      slant: from(-0.04, 0.04),
      length: from(0.2, 0.28),
    },
    nose: { length: from(0.2, 0.34), width: from(0.15, 0.28), bridge: from(0.3, 1) },
    mouth: {
      y: from(0.13, 0.24),
      width: from(0.26, 0.44),
      upper: from(0.012, 0.035),
      lower: from(0.018, 0.055),
      curve: from(-0.02, 0.03),
    },
    ears: from(0.03, 0.08),
    marks: Array.from({ length: random.int(4) }, () => ({
      x: from(-0.36, 0.36),
      y: from(0.2, 0.55),
      size: from(0.008, 0.018),
    })),
    freckles: random.int(5) === 0,
    clothes: random.pick(CLOTHES),
  }
}
