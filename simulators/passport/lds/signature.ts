import { createCanvas } from '@napi-rs/canvas'
import type { Random } from '../../../core/random'

/** A line that looks like somebody's signature and is nobody's: JPEG, for DG7. */
export const signatureJpeg = (random: Random): Uint8Array => {
  const canvas = createCanvas(300, 80)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 300, 80)
  context.strokeStyle = '#1b2a6b'
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(12, 50)
  for (let x = 12; x < 280; x += 18) {
    const [up, down] = [random.int(44), random.int(44)]
    context.bezierCurveTo(x + 4, 10 + up, x + 14, 70 - down, x + 18, 40 + random.int(12))
  }
  context.stroke()
  return new Uint8Array(canvas.toBuffer('image/jpeg'))
}
