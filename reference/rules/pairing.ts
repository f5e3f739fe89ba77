import type { Permission } from '../../contract/gateway'
import { isOlder } from './device'
import { rule } from './rule'
import { foldedUserId } from './user-id'

const MINUTE = 60_000
/** The app that shows the QR code, and the one that scans it. */
export type PairingSide = 'shows' | 'scans'

/** Copying an app to another device: a QR code, and Bluetooth to prove that both devices are in one place. */
export const pairingRules = {
  /** @param shownAt when the code was made and shown, in ms. Reading A06: the scan must fall inside the three minutes. */
  qrCodeIsValid: rule(
    ['get-mitid/5.2.5c1', 'get-mitid/5.2.5c2'],
    (shownAt: number, now: number): boolean => now - shownAt <= 3 * MINUTE,
  ),

  /**
   * The pairing that a scanned code stands for.
   * @param scanned what stands in the code
   * @param newest that of the code shown last by the same user, and by anybody
   */
  pairingMeant: rule(
    ['get-mitid/5.2.5c2', 'get-mitid/5.2.11a'],
    (scanned: string, _newest: { ofUser: string; ofAll: string }): string => scanned,
  ),

  /** Reading A34: the profile says below which Android version the operating system ties Bluetooth to location. */
  permissionsForPairing: rule(
    ['get-mitid/5.2.4a1', 'get-mitid/5.2.4b1', 'get-mitid/5.2.4b2', 'get-mitid/5.2.10a1', 'get-mitid/5.2.10b'],
    (
      _side: PairingSide,
      device: { os: 'ios' | 'android'; osVersion: string },
      locationBelowAndroid: string,
    ): readonly Permission[] =>
      device.os === 'android' && isOlder(device.osVersion, locationBelowAndroid)
        ? ['bluetooth', 'location']
        : ['bluetooth'],
  ),

  /** What keeps this side from going on; said on its screen. */
  pairingObstacle: rule(
    ['get-mitid/5.2.4a2', 'get-mitid/5.2.10a2', 'get-mitid/5.2-bluetooth-both-2', 'get-mitid/5.2-bluetooth-settings-2'],
    (_side: PairingSide, radio: { permitted: boolean; on: boolean }): 'not-permitted' | 'switched-off' | undefined => {
      if (!radio.permitted) return 'not-permitted'
      return radio.on ? undefined : 'switched-off'
    },
  ),

  /** Is the way to another device offered on the phone that scanned the passport, whatever became of its own app? */
  otherDeviceIsOffered: rule(
    ['get-mitid/5.2.1a', 'spare/app-then-another-app'],
    (_ownAppIsActive: boolean): boolean => true,
  ),

  /** May an app be copied to this device, or activated on it by code? It scans no passport there. */
  appMayBeCopiedTo: rule(
    ['get-mitid/5.2-tablet-or-phone', 'spare/old-phone-or-tablet-1', 'spare/old-phone-or-tablet-2'],
    (_device: { kind: 'phone' | 'tablet'; nfc: boolean }): boolean => true,
  ),

  /** Does the copy go on working once the app that showed the code is closed, or deleted? */
  copyOutlivesShowingApp: rule(
    ['get-mitid/5.2-delete-inactive-2', 'spare/spare-survives-early-delete'],
    (): boolean => true,
  ),

  qrScanIsOffered: rule(['get-mitid/5.2.9b'], (marked: boolean): boolean => marked),

  qrCamera: rule(['get-mitid/5.2.11b2'], (): 'rear' | 'front' => 'rear'),

  /** Must the other device answer over Bluetooth before anything is copied? A code seen from afar is then no use. */
  copyingNeedsNearness: rule(['get-mitid/5.2-bluetooth-both-2'], (): boolean => true),

  /** Reading A24 of what may be active: the app that shows the code need not be. */
  mayShowQr: rule(['get-mitid/5.2-delete-inactive-3'], (_ownAppIsActive: boolean): boolean => true),

  userIdConfirms: rule(
    ['get-mitid/5.2.12b', 'get-mitid/5.2.5b2'],
    (entered: string, shownBy: string): boolean => foldedUserId(entered) === foldedUserId(shownBy),
  ),

  /** Does somebody whose user ID was entered at another's code get a temporary PIN? */
  namedGetsTemporaryPin: rule(['get-mitid/5.2.12b'], (): boolean => false),

  /** When the temporary PIN for the other device is sent. */
  temporaryPinForCopyIsSent: rule(
    ['get-mitid/5.2.13a3', 'get-mitid/5.2.13a1'],
    (): 'user-id-confirmed' | 'qr-scanned' => 'user-id-confirmed',
  ),

  notificationsMayBeDeclined: rule(['get-mitid/5.2.18b', 'get-mitid/5.2.18a'], (): boolean => true),
}
