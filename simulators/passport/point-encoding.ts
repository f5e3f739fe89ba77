import { PointError } from '../../emrtd/curve'
import type { DomainParameters, Point } from '../../emrtd/domain-parameters'

const power = (base: bigint, exponent: bigint, p: bigint): bigint => {
  let result = 1n
  let square = base % p
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p
    square = (square * square) % p
  }
  return result
}

/**
 * The point that a number t, 0 < t < p, is mapped to: Doc 9303-11 App B.2, in affine coordinates; the names are those
 * of its steps. RangeError for a curve with p ≢ 3 modulo 4, which is P-224 alone (§9.5.1).
 */
export const pointOfNumber = (dp: DomainParameters, t: bigint): Point => {
  const { a, b, p } = dp
  if (p % 4n !== 3n) throw new RangeError(`the integrated mapping has no use for ${dp.name}`)
  const mod = (value: bigint): bigint => ((value % p) + p) % p
  const alpha = mod(-t * t)
  const alphas = mod(alpha + alpha * alpha)
  // Step 2 divides by it: t = 0, 1 and −1 have no image.
  if (alphas === 0n) throw new PointError(`the number ${t} has no point on ${dp.name}`)
  const x2 = mod(-b * (1n + alphas) * power(mod(a * alphas), p - 2n, p))
  const x3 = mod(alpha * x2)
  const h2 = mod(x2 * x2 * x2 + a * x2 + b)
  const root = power(h2, p - 1n - (p + 1n) / 4n, p)
  const isSquare = mod(root * root * h2) === 1n
  return isSquare ? { x: x2, y: mod(root * h2) } : { x: x3, y: mod(root * t * t * t * h2) }
}
