import type { DeviceDescription } from '../../contract/gateway'
import { createPhone, type Phone } from '../../simulators/phone/phone'
import type { Scene } from '../world'
import type { Person } from './person'

/** What the story says about a device; all else follows from the seed. */
export type DeviceWishes = Partial<DeviceDescription>

/** A version number with its last part moved: 17.4 by −1 is 16.99, by 1 is 18.0. */
export const versionBeside = (version: string, by: number): string => {
  const [major = 0] = version.split('.').map(Number)
  return by < 0 ? `${major - 1}.99` : `${major + by}.0`
}

export const newDevice = (scene: Scene, owner: Person, wishes: DeviceWishes): Phone => {
  const random = owner.random.fork(`device${owner.device}`)
  const os = wishes.os ?? random.pick(['ios', 'android'] as const)
  const description: DeviceDescription = {
    kind: 'phone',
    os,
    osVersion: versionBeside(scene.profile.parameters.oldestOs[os], 1 + random.int(2)),
    nfc: true,
    biometrics: random.pick(['fingerprint', 'face'] as const),
    vibrates: true,
    language: scene.language,
    ...wishes,
  }
  const id = `${description.kind}-${random.digits(6)}`
  return scene.adds(
    createPhone({ id, description, clock: scene.clock, random, witness: scene.witness, medium: scene.medium }),
  )
}

/** The browser of a device, as pages of the website and of log-ins are opened in it, and the device of a browser. */
const BROWSER = 'browser-'
export const browserOf = (phone: Phone): string => `${BROWSER}${phone.id}`
export const deviceOfBrowser = (id: string): string => (id.startsWith(BROWSER) ? id.slice(BROWSER.length) : id)
