import type { DeviceDescription, GatewayAnswer, GatewayAsk, GatewayCall } from '../../contract/gateway'
import type { Screen } from '../../contract/screen'
import type { Instruments } from '../instruments'
import type { Parameters } from '../parameters'
import type { FaceObservation } from '../recognition/face'
import type { RawFrame } from '../recognition/raw-frame'
import type { Secret } from '../rules/journey'
import type { AllRules } from '../rules/rules'
import type { Progress, ScanEvent } from '../rules/scanning'
import type { TokenKind } from '../rules/tokens'
import type { Activation } from '../server/activation'
import type { ActivationCode, CodeEntry } from '../server/activation-codes'
import type { Credential } from '../server/authenticators'
import type { Enrolment } from '../server/enrolment'
import type { ScannedPairing, ShownPairing } from '../server/pairings'
import type { Server } from '../server/server'
import type { TokenActivation } from '../server/token-activation'
import type { Kept } from './credential'
import type { Words } from './words'

export type ScreenName =
  | 'start'
  | 'menu'
  | 'method'
  | 'overview'
  | 'terms'
  | 'privacy'
  | 'origin'
  | 'number'
  | 'cpr-number'
  | 'p-code'
  | 'device-unsuited'
  | 'code-intro'
  | 'code-view'
  | 'code-scanned'
  | 'chip-intro'
  | 'chip-reading'
  | 'chip-read'
  | 'face-intro'
  | 'face-prepare'
  | 'face-view'
  | 'verifying'
  | 'face-over'
  | 'user-id'
  | 'phone-number'
  | 'validation-code'
  | 'choose'
  | 'order'
  | 'other-device'
  | 'code-shown'
  | 'code-entry'
  | 'have-token'
  | 'order-one'
  | 'order-handed-over'
  | 'token-activation'
  | 'token-password'
  | 'token-serial'
  | 'token-code'
  | 'token-chip'
  | 'token-activated'
  | 'qr-intro'
  | 'qr-shown'
  | 'copy-intro'
  | 'copy-view'
  | 'copy-user-id'
  | 'choose-pin'
  | 'temporary-pin'
  | 'personal-pin'
  | 'personal-pin-repeated'
  | 'biometrics'
  | 'notifications'
  | 'last-step'
  | 'activated'
  | 'locked'
  | 'blocked'
  | 'home'
  | 'profiles'
  | 'forgot-pin'
  | 'ready-for-use'
  | 'renewal-pin'

/** What one running app remembers. It is gone when the app is closed. */
export type AppState = {
  screen: ScreenName
  /** Said above the controls until the next screen. */
  message: string | undefined
  /** Control id → what stands in the field, on the present screen. */
  entries: Record<string, string>
  /** Screen → id of the option chosen there. */
  chosen: Partial<Record<ScreenName, string>>
  feedback: Screen['feedback']
  inFront: boolean
  enrolment: Enrolment | undefined
  overviewShown: boolean
  code: { progress: Progress; aligned: boolean }
  chip: { progress: Progress; contact: boolean; share: number }
  face: { seen: FaceObservation | undefined; pressed: boolean; captured: boolean }
  /** Since when (ms) the captured face is being verified, and what comes after. */
  verifying: { since: number; next: () => Promise<void> } | undefined
  /** The QR code on the glass: its picture is a PNG in base64. */
  shown: { pairing: ShownPairing; picture: string } | undefined
  /** User ID and activation code, from being shown until the X is pressed. */
  shownCode: ActivationCode | undefined
  /** On the device that is activated with such a code. */
  codeEntry: CodeEntry | undefined
  /** On the device that scanned a QR code. */
  copy: ScannedPairing | undefined
  /** Screen and control id of the boxes that are marked. */
  marked: readonly string[]
  personalPin: string | undefined
  /** The kind chosen of code display, audio code reader and chip, and its activation while that goes on. */
  tokenKind: TokenKind | undefined
  token: TokenActivation | undefined
  /** Address for pushes, once notifications were accepted. */
  registration: string | undefined
  /** Whether fingerprint or face recognition was chosen. */
  biometrics: boolean
  /** Of everybody whose app it is, oldest first; the one turned to is `credential`. */
  profiles: readonly Kept[]
  credential: Credential | undefined
  /** Stands for the present opening of an active app. */
  grant: string | undefined
  timesOpened: number
  /** Where a way back into this app was begun; undefined on the way to a new one. */
  renews: ScreenName | undefined
}

/** Something that goes on by itself, until the app turns to something else. */
export type Job = { isCurrent(): boolean }

/** What screens and jobs are handed. */
export type App = {
  readonly id: string
  readonly device: DeviceDescription
  readonly rules: AllRules
  readonly parameters: Parameters
  readonly instruments: Instruments
  readonly words: Words
  readonly server: Server
  readonly now: () => number
  readonly state: AppState
  show(screen: ScreenName, message?: string): void
  say(message: string | undefined): void
  /** On to the part that comes next. */
  goOn(): void
  /** The person's way; there is one from 'Pas/ID-kort' on. */
  enrolment(): Enrolment
  /** Of this app: by the person's own way, or as a copy of another app. */
  activation(): Activation
  begin(job: (job: Job) => Promise<void>): void
  endJobs(): void
  ask<C extends GatewayCall>(call: C, rest: Omit<GatewayAsk<C>, 'device'>): Promise<GatewayAnswer<C>>
  vibrate(event: ScanEvent): Promise<void>
  log(line: string): Promise<void>
}

export type CameraFrame = RawFrame
/** Which secret the person is being asked for. */
export const awaitedSecret = (screen: ScreenName): Secret | undefined =>
  screen === 'validation-code' || screen === 'temporary-pin' ? screen : undefined
