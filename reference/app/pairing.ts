import QRCode from 'qrcode'
import type { Permission } from '../../contract/gateway'
import { fromHex, hex } from '../../core/bytes'
import type { PairingSide } from '../rules/pairing'
import type { ScannedPairing } from '../server/pairings'
import type { App, Job } from './app-state'
import { nextFrame, openCamera } from './camera'
import { hasRoom } from './profiles'

/** Asks for what this side needs. @returns what to tell the person when something is in the way. */
const obstacle = async (app: App, side: PairingSide): Promise<string | undefined> => {
  if (!app.rules.copyingNeedsNearness()) return undefined
  let permitted = true
  for (const permission of app.rules.permissionsForPairing(side, app.device, app.parameters.locationBelowAndroid))
    permitted = (await granted(app, permission)) && permitted
  const { on } = await app.ask('bluetooth.state', {})
  const found = app.rules.pairingObstacle(side, { permitted, on })
  return found && app.words.pairingObstacles[found]
}
const granted = async (app: App, permission: Permission) =>
  (await app.ask('permission.request', { permission })).granted

const MODULE_PIXELS = 8

/** Makes a new code and shows it; from then on the app answers whoever has scanned it. */
export const showQr = async (app: App): Promise<void> => {
  const problem = await obstacle(app, 'shows')
  if (problem) return app.say(problem)
  const pairing = app.enrolment().showQr()
  const png = await QRCode.toBuffer(pairing.qr, { errorCorrectionLevel: 'M', scale: MODULE_PIXELS })
  app.state.shown = { pairing, picture: png.toString('base64') }
  await app.ask('bluetooth.advertise', { payload: hex(pairing.beacon) })
  return app.show('qr-shown')
}

export const qrIsValid = ({ state, rules, now }: App): boolean =>
  state.shown !== undefined && rules.qrCodeIsValid(state.shown.pairing.shownAt, now())

/** Answers the challenges that have come over Bluetooth. Who scanned in time is still answered after the three minutes. */
export const answerChallenges = async (app: App): Promise<void> => {
  const { shown, screen } = app.state
  if (!shown || screen !== 'qr-shown') return
  const { connections } = await app.ask('bluetooth.connections', {})
  for (const connection of connections) {
    const { packets } = await app.ask('bluetooth.receive', { connection })
    for (const packet of packets)
      await app.ask('bluetooth.send', { connection, packet: hex(shown.pairing.answer(fromHex(packet))) })
  }
}

export const beginQrScan = async (app: App): Promise<void> => {
  if (!app.rules.appMayBeCopiedTo(app.device)) return app.say(app.words.deviceRefused)
  if (!hasRoom(app)) return app.say(app.words.household.full)
  const problem = (await obstacle(app, 'scans')) ?? (await openCamera(app, app.rules.qrCamera()))
  if (problem) return app.say(problem)
  app.state.copy = undefined
  app.show('copy-view')
  return app.begin((job) => scanUntilPaired(app, job))
}

/** Views let go by between two that are looked at. */
const PASSED_OVER = 1

const scanUntilPaired = async (app: App, job: Job): Promise<void> => {
  for (let looked = 0; job.isCurrent(); looked += 1) {
    const frame = await nextFrame(app, looked === 0 ? 0 : PASSED_OVER)
    if (!job.isCurrent() || !frame) return
    const qr = app.instruments.readQrCode(frame)
    if (qr === undefined) continue
    const scanned = app.server.pairings.scan(qr)
    if (!scanned) app.say(app.words.qrRefused)
    else if (await isNear(app, job, scanned)) {
      app.state.copy = scanned
      return app.show('copy-user-id')
    } else app.say(app.words.qrNoContact)
  }
}

/** Views that pass while the other device has time to answer. */
const PATIENCE = 8

/** Finds the app that shows the code among the radios around, and has it answer the challenge. */
const isNear = async (app: App, job: Job, scanned: ScannedPairing): Promise<boolean> => {
  if (!app.rules.copyingNeedsNearness()) return scanned.prove(new Uint8Array())
  const { heard } = await app.ask('bluetooth.scan', {})
  const address = heard.find(({ payload }) => payload === hex(scanned.beacon))?.address
  const connection = address && (await app.ask('bluetooth.connect', { address })).connection
  if (!connection) return false
  for (let waited = 0; waited < PATIENCE && job.isCurrent(); waited += 1) {
    await app.ask('bluetooth.send', { connection, packet: hex(scanned.challenge) })
    await nextFrame(app)
    const { packets } = await app.ask('bluetooth.receive', { connection })
    for (const packet of packets) if (await scanned.prove(fromHex(packet))) return true
  }
  return false
}
