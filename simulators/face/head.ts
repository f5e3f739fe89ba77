import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Colour, Face } from './looks'

/**
 * Draws a head. One unit is the width of the face; the origin is the middle of the hair line's height: the top of the
 * skull is at y 0, the chin at y `face.jaw.height`, the middle of the face at x 0.
 */
const css = ([red, green, blue]: Colour, alpha = 1): string =>
  `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${alpha})`
const shaded = ([red, green, blue]: Colour, by: number): Colour => [red * by, green * by, blue * by]
const mirrored = [-1, 1] as const

const outline = (context: SKRSContext2D, { jaw }: Face, grow = 0): void => {
  const half = 0.5 + grow
  const jawY = jaw.height * 0.72
  context.beginPath()
  context.moveTo(-half, 0.55)
  context.bezierCurveTo(-half, -0.12 - grow, half, -0.12 - grow, half, 0.55)
  context.bezierCurveTo(half, 0.75, jaw.width + 0.05 + grow, jawY, jaw.width + grow, jawY + 0.08)
  context.bezierCurveTo(jaw.width * 0.8, jaw.height - 0.05, jaw.chin, jaw.height + grow, 0, jaw.height + grow)
  context.bezierCurveTo(
    -jaw.chin,
    jaw.height + grow,
    -jaw.width * 0.8,
    jaw.height - 0.05,
    -jaw.width - grow,
    jawY + 0.08,
  )
  context.bezierCurveTo(-jaw.width - 0.05 - grow, jawY, -half, 0.75, -half, 0.55)
  context.closePath()
}

const ellipse = (context: SKRSContext2D, x: number, y: number, rx: number, ry: number, turn = 0): void => {
  context.beginPath()
  context.ellipse(x, y, rx, ry, turn, 0, 2 * Math.PI)
}

const drawBody = (context: SKRSContext2D, face: Face): void => {
  const { height, width } = face.jaw
  context.fillStyle = css(shaded(face.skin, 0.84))
  context.fillRect(-width * 0.78, height * 0.75, width * 1.56, 0.9)
  context.fillStyle = css(face.clothes)
  context.beginPath()
  context.moveTo(-1.4, height + 3)
  context.bezierCurveTo(-1.25, height + 0.5, -0.9, height + 0.3, -width * 0.8, height + 0.17)
  context.quadraticCurveTo(0, height + 0.5, width * 0.8, height + 0.17)
  context.bezierCurveTo(0.9, height + 0.3, 1.25, height + 0.5, 1.4, height + 3)
  context.closePath()
  context.fill()
}

const drawHairBehind = (context: SKRSContext2D, { hair, jaw }: Face): void => {
  context.fillStyle = css(shaded(hair.colour, 0.82))
  if (hair.style === 'long') {
    context.beginPath()
    context.moveTo(-0.56 - hair.volume, jaw.height + 0.25)
    context.bezierCurveTo(-0.66 - hair.volume, -0.35, 0.66 + hair.volume, -0.35, 0.56 + hair.volume, jaw.height + 0.25)
    context.fill()
  }
  if (hair.style === 'bun') {
    ellipse(context, 0, -0.08 - hair.volume, 0.2, 0.17)
    context.fill()
  }
  if (hair.style === 'curls')
    for (let n = 0; n < 15; n++) {
      const angle = Math.PI * (0.92 + (n / 14) * 1.16)
      ellipse(
        context,
        0.52 * Math.cos(angle),
        0.46 + 0.5 * Math.sin(angle),
        0.1 + hair.volume * 0.6,
        0.1 + hair.volume * 0.6,
      )
      context.fill()
    }
}

const drawHair = (context: SKRSContext2D, face: Face): void => {
  const { hair } = face
  if (hair.style === 'bald') return
  const side = hair.style === 'cropped' ? 0.42 : 0.6
  const grow = hair.style === 'cropped' ? 0.012 : 0.02 + hair.volume * 0.35
  const line = hair.style === 'fringe' ? hair.line + 0.17 : hair.line + 0.05
  context.save()
  outline(context, face, grow)
  context.clip()
  context.fillStyle = css(hair.colour)
  context.beginPath()
  context.moveTo(-0.8, side)
  context.lineTo(-0.8, -0.5)
  context.lineTo(0.8, -0.5)
  context.lineTo(0.8, side)
  context.lineTo(0.46, side)
  if (hair.style === 'fringe') {
    context.quadraticCurveTo(0.45, line + 0.02, 0.4, line)
    context.lineTo(-0.4, line)
    context.quadraticCurveTo(-0.45, line + 0.02, -0.46, side)
  } else if (hair.style === 'parted') {
    context.quadraticCurveTo(0.44, line + 0.1, hair.parting, line - 0.07)
    context.quadraticCurveTo(-0.44, line + 0.1, -0.46, side)
  } else {
    context.bezierCurveTo(0.44, line + 0.06, 0.3, line, 0, line)
    context.bezierCurveTo(-0.3, line, -0.44, line + 0.06, -0.46, side)
  }
  context.closePath()
  context.fill()
  context.restore()
}

const drawSkin = (context: SKRSContext2D, face: Face): void => {
  for (const side of mirrored) {
    context.fillStyle = css(shaded(face.skin, 0.88))
    ellipse(context, side * 0.5, 0.66, face.ears, 0.13)
    context.fill()
  }
  outline(context, face)
  const glow = context.createRadialGradient(-0.08, 0.55, 0.1, 0, 0.68, 0.85)
  glow.addColorStop(0, css(shaded(face.skin, 1.03)))
  glow.addColorStop(0.65, css(face.skin))
  glow.addColorStop(1, css(shaded(face.skin, 0.8)))
  context.fillStyle = glow
  context.fill()
  for (const { x, y, size } of face.marks) {
    context.fillStyle = css(shaded(face.skin, 0.45))
    ellipse(context, x, 0.45 + y, size, size)
    context.fill()
  }
  if (face.freckles)
    for (let n = 0; n < 26; n++) {
      context.fillStyle = css(shaded(face.skin, 0.78))
      ellipse(context, 0.34 * Math.sin(n * 2.4), face.eyes.y + 0.14 + 0.07 * Math.cos(n * 1.7), 0.008, 0.008)
      context.fill()
    }
}

const drawEye = (context: SKRSContext2D, { eyes, skin }: Face, side: -1 | 1): void => {
  const half = eyes.width / 2
  const open = half * eyes.open
  context.save()
  context.translate((side * eyes.apart) / 2, eyes.y)
  context.rotate(side * eyes.tilt)
  context.beginPath()
  context.moveTo(-half, 0)
  context.quadraticCurveTo(0, -open * 2.1, half, 0)
  context.quadraticCurveTo(0, open * 1.7, -half, 0)
  context.closePath()
  context.fillStyle = 'rgb(240,239,236)'
  context.fill()
  context.save()
  context.clip()
  context.fillStyle = css(eyes.colour)
  ellipse(context, 0, -open * 0.1, half * 0.46, half * 0.46)
  context.fill()
  context.fillStyle = 'rgb(16,14,14)'
  ellipse(context, 0, -open * 0.1, half * 0.22, half * 0.22)
  context.fill()
  context.restore()
  context.strokeStyle = css(shaded(skin, 0.32))
  context.lineWidth = 0.014
  context.beginPath()
  context.moveTo(-half, 0)
  context.quadraticCurveTo(0, -open * 2.1, half, 0)
  context.stroke()
  context.restore()
}

const drawBrow = (context: SKRSContext2D, { eyes, brows, hair }: Face, side: -1 | 1): void => {
  const y = eyes.y - brows.height - 0.03
  const middle = (side * eyes.apart) / 2
  const half = brows.length / 2
  context.strokeStyle = css(shaded(hair.colour, 0.72), 0.92)
  context.lineWidth = brows.thickness
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(middle - side * half, y + brows.slant)
  context.quadraticCurveTo(middle, y - brows.arch * 2, middle + side * half, y - brows.slant)
  context.stroke()
}

const drawNose = (context: SKRSContext2D, { eyes, nose, skin }: Face): void => {
  const tip = eyes.y + nose.length
  const half = nose.width / 2
  context.lineCap = 'round'
  context.strokeStyle = css(shaded(skin, 0.72), 0.55 * nose.bridge)
  context.lineWidth = 0.02
  context.beginPath()
  context.moveTo(0.045, eyes.y - 0.02)
  context.quadraticCurveTo(0.03, tip - 0.12, half * 0.8, tip - 0.03)
  context.stroke()
  context.strokeStyle = css(shaded(skin, 0.58))
  context.lineWidth = 0.018
  context.beginPath()
  context.moveTo(-half, tip - 0.02)
  context.bezierCurveTo(-half * 0.9, tip + 0.04, -half * 0.3, tip, 0, tip + 0.03)
  context.bezierCurveTo(half * 0.3, tip, half * 0.9, tip + 0.04, half, tip - 0.02)
  context.stroke()
  context.fillStyle = css(shaded(skin, 0.42))
  for (const side of mirrored) {
    ellipse(context, side * half * 0.5, tip + 0.008, half * 0.22, 0.011)
    context.fill()
  }
}

const mouthY = ({ eyes, nose, mouth }: Face): number => eyes.y + nose.length + mouth.y

const drawMouth = (context: SKRSContext2D, face: Face): void => {
  const { mouth } = face
  const y = mouthY(face)
  const half = mouth.width / 2
  context.fillStyle = css(face.lips)
  context.beginPath()
  context.moveTo(-half, y - mouth.curve)
  context.quadraticCurveTo(-half * 0.4, y - mouth.upper * 2.4, 0, y - mouth.upper)
  context.quadraticCurveTo(half * 0.4, y - mouth.upper * 2.4, half, y - mouth.curve)
  context.quadraticCurveTo(0, y + mouth.lower * 2.2 + mouth.curve, -half, y - mouth.curve)
  context.fill()
  context.strokeStyle = css(shaded(face.lips, 0.6))
  context.lineWidth = 0.012
  context.beginPath()
  context.moveTo(-half, y - mouth.curve)
  context.quadraticCurveTo(0, y + mouth.curve * 2, half, y - mouth.curve)
  context.stroke()
}

const drawBeard = (context: SKRSContext2D, face: Face): void => {
  const { beard, hair, mouth, jaw } = face
  if (beard.style === 'none') return
  const y = mouthY(face)
  context.save()
  outline(context, face, 0.01)
  context.clip()
  context.fillStyle = css(shaded(hair.colour, 0.9), 0.94)
  if (beard.style !== 'goatee') {
    context.beginPath()
    context.moveTo(-mouth.width * 0.62, y + 0.01)
    context.quadraticCurveTo(-mouth.width * 0.4, y - 0.1 - beard.length * 0.3, 0, y - 0.07)
    context.quadraticCurveTo(mouth.width * 0.4, y - 0.1 - beard.length * 0.3, mouth.width * 0.62, y + 0.01)
    context.quadraticCurveTo(0, y - 0.05, -mouth.width * 0.62, y + 0.01)
    context.fill()
  }
  if (beard.style === 'goatee') {
    ellipse(context, 0, jaw.height - 0.03, mouth.width * 0.42, beard.length + 0.06)
    context.fill()
  }
  if (beard.style === 'full') {
    const top = y - 0.14 - beard.length
    context.beginPath()
    context.moveTo(-0.6, top)
    context.lineTo(-0.44, top)
    context.quadraticCurveTo(-0.36, y - 0.02, -mouth.width * 0.6, y + 0.02)
    context.quadraticCurveTo(0, y + 0.16, mouth.width * 0.6, y + 0.02)
    context.quadraticCurveTo(0.36, y - 0.02, 0.44, top)
    context.lineTo(0.6, top)
    context.lineTo(0.6, jaw.height + 0.2)
    context.lineTo(-0.6, jaw.height + 0.2)
    context.fill()
  }
  context.restore()
}

/** Thick frames with lenses so dark that no eye is seen behind them. */
const drawGlasses = (context: SKRSContext2D, { eyes }: Face): void => {
  context.strokeStyle = 'rgb(24,20,18)'
  context.lineWidth = 0.035
  for (const side of mirrored) {
    context.fillStyle = 'rgba(52,40,28,0.93)'
    context.beginPath()
    context.roundRect((side * eyes.apart) / 2 - 0.17, eyes.y - 0.11, 0.34, 0.23, 0.07)
    context.fill()
    context.stroke()
    context.beginPath()
    context.moveTo(side * (eyes.apart / 2 + 0.17), eyes.y - 0.02)
    context.lineTo(side * 0.52, eyes.y - 0.04)
    context.stroke()
  }
  context.beginPath()
  context.moveTo(-eyes.apart / 2 + 0.17, eyes.y - 0.02)
  context.quadraticCurveTo(0, eyes.y - 0.07, eyes.apart / 2 - 0.17, eyes.y - 0.02)
  context.stroke()
}

/** Draws head and shoulders at the context's origin; scale the context so that one unit is the width of the face. */
export const drawHead = (context: SKRSContext2D, face: Face, { glasses = false } = {}): void => {
  drawHairBehind(context, face)
  drawBody(context, face)
  drawSkin(context, face)
  drawBeard(context, face)
  drawMouth(context, face)
  drawHair(context, face)
  drawNose(context, face)
  for (const side of mirrored) {
    drawEye(context, face, side)
    drawBrow(context, face, side)
  }
  if (glasses) drawGlasses(context, face)
}
