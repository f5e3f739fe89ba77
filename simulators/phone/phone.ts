import type { DeviceDescription, Permission } from '../../contract/gateway'
import type { Clock, Instant } from '../../core/clock'
import { seenOf, type Witness } from '../../core/evidence'
import type { Random } from '../../core/random'
import type { Medium, Radio } from '../bluetooth/medium'
import { createField, type Field } from '../nfc/field'
import { createKeyReader, type KeyReader } from '../security-key/key-reader'
import { type Biometrics, createBiometrics } from './biometrics'
import { type Camera, type Cameras, createCameras } from './cameras'
import { createNotifications, type Notification, type Notifications } from './notifications'
import { createPermissions, type PermissionAnswer, type Permissions } from './permissions'

export type VibrationPattern = 'success' | 'error'
export type Vibration = { pattern: VibrationPattern; at: Instant }

/** A phone or tablet: what a person does with it, and the hardware that the gateway lends to the app on it. */
export type Phone = {
  readonly id: string
  readonly description: DeviceDescription
  readonly nfc: Field
  readonly rearCamera: Camera
  readonly frontCamera: Camera
  readonly cameras: Cameras
  readonly permissions: Permissions
  readonly biometrics: Biometrics
  readonly notifications: Notifications
  readonly radio: Radio
  /** Where a security key is held to it; its browser reaches the same. */
  readonly keyReader: KeyReader
  /** The app's own storage. */
  readonly storage: Map<string, string>
  readonly witness: Witness
  /** What the person answers in the dialog for this permission. */
  answers(permission: Permission, answer: PermissionAnswer): void
  /** Permission dialogs shown so far, in order. */
  permissionsAsked(): readonly Permission[]
  /** A push has come from the push service; false when it is addressed to another device or a deleted app. */
  receives(push: Notification & { registration: string }): boolean
  /** What the person felt; a device that cannot vibrate gives nothing. */
  vibrations(): readonly Vibration[]
  vibrate(pattern: VibrationPattern): void
  /** Pages of the website that the app has taken the person to, in order. */
  pagesOpened(): readonly string[]
  openPage(page: string): void
  /** Lines that the app wrote to its log. */
  log(): readonly string[]
  writeLog(line: string): void
  /** Deleting the app: storage, permissions and push address are gone, what was in use is free. */
  deleteApp(): void
}

/** A common phone that can do everything. */
export const COMMON_PHONE: DeviceDescription = {
  kind: 'phone',
  os: 'android',
  osVersion: '15',
  nfc: true,
  biometrics: 'fingerprint',
  vibrates: true,
  language: 'da',
}

export const createPhone = (given: {
  id: string
  description: DeviceDescription
  clock: Clock
  random: Random
  witness: Witness
  medium: Medium
}): Phone => {
  const { id, description, clock, medium } = given
  const random = given.random.fork(`phone ${id}`)
  const witness: Witness = {
    pictures: given.witness.pictures,
    saw: (kind, data, source) => given.witness.saw(kind, () => ({ device: id, ...seenOf(data) }), source),
  }
  const nfc = createField({ clock, random: random.fork('nfc'), witness })
  const cameras = createCameras({ clock, witness })
  const permissions = createPermissions(witness)
  const notifications = createNotifications({
    random: random.fork('push'),
    clock,
    witness,
    allowed: () => permissions.granted('notifications'),
  })
  const storage = new Map<string, string>()
  const vibrations: Vibration[] = []
  const log: string[] = []
  const pages: string[] = []
  return {
    id,
    description,
    nfc,
    rearCamera: cameras.rear,
    frontCamera: cameras.front,
    cameras,
    permissions,
    biometrics: createBiometrics(description.biometrics, witness),
    notifications,
    radio: medium.join(id),
    keyReader: createKeyReader({ clock, witness }),
    storage,
    witness,
    answers: permissions.answer,
    permissionsAsked: permissions.asked,
    receives: ({ registration, title, text }) => {
      if (registration !== notifications.registration()) return false
      notifications.receive({ title, text })
      return true
    },
    vibrations: () => vibrations,
    vibrate: (pattern) => {
      if (description.vibrates) vibrations.push({ pattern, at: clock.now() })
      witness.saw('vibration', { pattern, felt: description.vibrates })
    },
    pagesOpened: () => pages,
    openPage: (page) => {
      pages.push(page)
      witness.saw('website-opened', { page })
    },
    log: () => log,
    writeLog: (line) => {
      log.push(line)
      witness.saw('app-log', { line })
    },
    deleteApp: () => {
      storage.clear()
      permissions.reset()
      notifications.forget()
      cameras.close()
      nfc.disconnect()
      witness.saw('app-deleted', {})
    },
  }
}
