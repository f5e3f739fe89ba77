import { rule } from './rule'

export type DeviceProblem = 'os-too-old' | 'no-chip-reader'

/** Numbers of a version, most significant first; what is no number counts as 0. */
const numbersOf = (version: string): number[] => version.split('.').map((part) => Number.parseInt(part, 10) || 0)

/** Dotted version numbers. */
export const isOlder = (version: string, than: string): boolean => {
  const [a, b] = [numbersOf(version), numbersOf(than)]
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find((i) => (a[i] ?? 0) !== (b[i] ?? 0))
  return at !== undefined && (a[at] ?? 0) < (b[at] ?? 0)
}

export const deviceRules = {
  appOpensOn: rule(['get-mitid/2.1.5a'], (_kind: 'phone' | 'tablet'): boolean => true),

  /** What keeps this device from scanning passports; said before the code scan begins. Versions are dotted numbers. */
  deviceProblem: rule(
    ['get-mitid/1.1-os-updated-2'],
    (
      device: { os: 'ios' | 'android'; osVersion: string; nfc: boolean },
      oldest: { ios: string; android: string },
    ): DeviceProblem | undefined => {
      if (isOlder(device.osVersion, oldest[device.os])) return 'os-too-old'
      return device.nfc ? undefined : 'no-chip-reader'
    },
  ),
}
