import type { LogInState } from '../../contract/implementation'
import { makesMoves } from './attempt'
import { triesToFinishSpare } from './code-activation'
import { getsCopy, holdsBeforeQrCode } from './copying'
import { logsIn } from './log-in'
import { choose, fill, type Move, press } from './moves'
import type { Person } from './person'
import { isAskedForPin } from './questions'
import { codeOf } from './sms'

/** From an app just opened to the camera that is to see the QR code. */
const TO_SCAN: readonly Move[] = [
  press('scan-qr'),
  {
    offered: ({ app }) => app.control('qr-shown')?.checked === false,
    make: ({ app }) => app.act({ do: 'tick', checkbox: app.wording('qr-shown') }),
  },
  choose(() => 'method-copy'),
  press('next'),
  press('start'),
]

/** From wherever the last QR code has left the phone to another one. */
const TO_QR_CODE: readonly Move[] = [press('show-qr'), choose(() => 'opt-other-device'), press('next')]

/** Has a QR code shown; where nothing leads on to one, a step back does. */
export const getsQrCodeShown = async (person: Person, shown: () => boolean): Promise<void> => {
  if (await makesMoves(person, TO_QR_CODE, shown)) return
  await person.app.act({ do: 'back' })
  await makesMoves(person, TO_QR_CODE, shown)
}

/** From the choice of how to approve to a PIN of one's own, on the phone that scanned the passport. */
const TO_OWN_PIN: readonly Move[] = [
  fill('temporary-pin', (person) => codeOf(person)),
  choose(() => 'opt-this-phone'),
  press('next'),
]

/**
 * Somebody who only wants an app on this device, whatever screens lead there: where it ends is no matter of the clauses
 * that are passed on the way, and the log-in tells.
 */
export const getsWorkingCopy = async (person: Person): Promise<LogInState> => {
  if (!person.hasOpenedApp) await person.opensApp()
  await makesMoves(person, TO_SCAN, () => person.phone.cameras.inUse() === 'rear')
  await holdsBeforeQrCode(person)
  if (await getsCopy(person)) await triesToFinishSpare(person)
  return logsIn(person)
}

/** The same on the phone that scanned the passport, which may refuse at any screen (A24). */
export const triesToActivateHere = async (person: Person): Promise<void> => {
  if (await makesMoves(person, TO_OWN_PIN, () => isAskedForPin(person))) await triesToFinishSpare(person)
}
