import type { Random } from '../../core/random'

/**
 * Digits without a pattern that an implementation may refuse: no run, no repetition.
 * @param others PINs that it must not be, nor what somebody enters who gets one of them wrong
 */
export const pinOf = (random: Random, digits: number, others: readonly string[] = []): string => {
  const taken = others.flatMap((pin) => [pin, anotherCode(pin)])
  for (;;) {
    const pin = random.digits(digits)
    const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])))
    if (steps.size > 2 && new Set(pin).size > 3 && !taken.includes(pin) && !taken.includes(anotherCode(pin))) return pin
  }
}

/** Another code of the same shape, wrong in every digit. */
export const anotherCode = (code: string): string => [...code].map((digit) => String((Number(digit) + 1) % 10)).join('')

/** Wrong in one digit only, counted from 1; −1 is the last. */
export const wrongAt = (code: string, position: number): string => {
  const index = position < 0 ? code.length + position : position - 1
  return [...code].map((digit, i) => (i === index ? String((Number(digit) + 1) % 10) : digit)).join('')
}

/** A password with something of everything, as long as it must be or longer. */
export const passwordOf = (random: Random, fewest: number): string =>
  `Ga-${random.digits(5)}-Pe${random.digits(Math.max(2, fewest - 11))}`
