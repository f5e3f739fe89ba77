import { fromBase64 } from '../../core/bytes'
import { SECOND } from '../../core/clock'
import { HarnessFault } from '../../core/errors'
import { createRoll } from '../../simulators/camera/roll'
import { pictureOnScreen, screenScene } from '../../simulators/camera/screen'
import { acceptsNotifications, choosesBiometrics, createsPin, repeatsPin } from './activation'
import { choosesAndGoesOn, comesTo, fillsAndGoesOn } from './going'
import { until } from './patience'
import type { Person } from './person'
import type { PlaceId } from './places'
import { isAdded } from './profiles'
import { qrCodeOf, textOfQrCode } from './qr-code'
import { asksForBiometrics, isAskedFor, isAskedForPin, showsQrCode } from './questions'
import { codeOf, expectsSms } from './sms'

/** The same person on the phone that scanned the passport. */
export const onFirstDevice = (person: Person): Person => person.scene.person(person.name)

/** The picture on the glass, if there is one. */
const pictureSeen = (person: Person) => person.app.all('picture').find(({ picture }) => picture !== undefined)

/** Looks at the QR code and remembers it, as a second phone's camera or a photograph would. */
export const remembersQrCode = (person: Person): void => {
  const seen = pictureSeen(person)?.picture
  if (seen === undefined || seen === person.qrCode) return
  person.qrCode = seen
  person.qrCodeSince = person.scene.clock.now()
}

/** Holds the device before the screen with the QR code that was last seen on the other one. */
export const holdsBeforeQrCode = (person: Person, shownBy: Person = onFirstDevice(person)): Promise<void> => {
  remembersQrCode(shownBy)
  return holdsBefore(person, shownBy, shownBy.qrCode, shownBy.qrCodeSince)
}

/** A photograph of the QR code that stood there before the one that stands there now. */
export const holdsBeforeFormerQrCode = (person: Person): Promise<void> => {
  const shownBy = onFirstDevice(person)
  return holdsBefore(person, shownBy, shownBy.formerQrCode?.picture, shownBy.formerQrCode?.since)
}

/** A code that the other device does not show. @param change of the text that stands in the one that it does show */
export const holdsBeforeStrangeQrCode = async (person: Person, change: (own: string) => string): Promise<void> => {
  const shownBy = onFirstDevice(person)
  remembersQrCode(shownBy)
  const own = shownBy.qrCode && (await textOfQrCode(shownBy.qrCode))
  const strange = own && change(own)
  if (!strange || strange === own)
    return person.scene.checks.notVerifiable(person.scene.clause, 'a QR code whose text can be read and changed')
  await holdsBefore(person, shownBy, await qrCodeOf(strange), person.scene.clock.now())
}

const holdsBefore = async (person: Person, shownBy: Person, qrCode: string | undefined, seenAt: number | undefined) => {
  if (qrCode === undefined)
    throw new HarnessFault({
      code: 'NO_QR_CODE_SEEN',
      what: `${person.name} is to scan a QR code that nobody has seen`,
      mend: 'let a step before this one reach the QR code on the first device',
    })
  person.copying.of = shownBy
  const held = { device: person.phone.id, what: 'qr-code', seenAt }
  person.scene.witness.saw('arranged', held, 'simulated')
  const image = await pictureOnScreen(fromBase64(qrCode))
  const roll = createRoll(screenScene(image, { aimed: true }, person.random.fork('screen scene')))
  person.phone.rearCamera.pointAt(roll.play())
}

export const marksQrShown = async (person: Person, clause: string): Promise<void> => {
  await person.expects(clause, `'${person.app.wording('qr-shown')}' to mark`, () => person.app.offers('qr-shown'))
  await person.app.act({ do: 'tick', checkbox: person.app.wording('qr-shown') })
}

export const scansQrCode = async (person: Person): Promise<void> => {
  await marksQrShown(person, 'get-mitid/5.2.9a')
  await person.expects('get-mitid/5.2.9a', `'${person.app.wording('scan-qr')}' to press once the field is marked`, () =>
    person.app.offers('scan-qr'),
  )
  await person.app.press('scan-qr')
}

const MOVES_AT_MOST = 12
const STUCK = 4 * SECOND

/**
 * Goes on as far as can be, as somebody would who wants an app on this device and knows what the owner of the code
 * knows: the user ID, unless another was entered already, and the messages. True once a PIN of one's own is asked for.
 */
export const getsCopy = async (person: Person): Promise<boolean> => {
  const { app, copying } = person
  const owner = copying.of ?? person
  const made = () => isAskedForPin(person) || app.has('choose-pin-screen')
  const entered = new Set<string>()
  const enters = async (field: string, value: string) => {
    entered.add(field)
    await fillsAndGoesOn(person, person.scene.clause, field, value)
  }
  const toEnter = (field: string) => !entered.has(field) && isAskedFor(person, field)
  for (let moves = 0; moves < MOVES_AT_MOST; moves++) {
    await until(
      person.scene,
      app,
      () => made() || toEnter('temporary-pin') || toEnter('user-id') || app.offers('next'),
      STUCK,
    )
    if (made()) return true
    if (toEnter('temporary-pin')) await enters('temporary-pin', codeOf(owner))
    else if (toEnter('user-id') && copying.userId === undefined) await enters('user-id', owner.userId)
    else if (app.offers('next')) await app.press('next')
    else return false
  }
  return false
}

/** Both branches of the guide's part on another phone or tablet, a leg to each place. */
export const COPY_LEGS = {
  'qr-intro': async (person) => {
    await choosesAndGoesOn(person, 'get-mitid/5-option-other-device', 'opt-other-device')
    await person.expects('get-mitid/5.2.2', `the screen '${person.app.title('other-device-qr-screen')}'`, () =>
      person.app.has('other-device-qr-screen'),
    )
  },
  'qr-code': async (person) => {
    await person.presses('get-mitid/5.2.3', 'show-qr')
    await comesTo(person, 'get-mitid/5.2.5a', 'a QR code', () => showsQrCode(person))
    remembersQrCode(person)
    if (person.qrCode === undefined) person.scene.checks.notVerifiable('get-mitid/5.2.5a', 'the pixels of the picture')
  },
  'copy-intro': async (person) => {
    await choosesAndGoesOn(person, 'get-mitid/5.2.8', 'method-copy')
    await person.expects('get-mitid/5.2.8', `'${person.app.wording('scan-qr')}'`, () => person.app.has('scan-qr'))
  },
  'qr-scan': async (person) => {
    await scansQrCode(person)
    await person.expects('get-mitid/5.2.11b2', 'the rear camera in use', () => person.phone.cameras.inUse() === 'rear')
  },
  'own-user-id': async (person) => {
    await holdsBeforeQrCode(person)
    await comesTo(person, 'get-mitid/5.2.12a', 'a field for the user ID', () => isAskedFor(person, 'user-id'))
  },
  'copy-temporary-pin': async (person) => {
    await expectsSms(person, 'get-mitid/5.2.13a1', 'a temporary PIN', () =>
      fillsAndGoesOn(person, 'get-mitid/5.2.12a', 'user-id', person.userId),
    )
    await comesTo(person, 'get-mitid/5.2.13b1', 'a field for the temporary PIN', () =>
      isAskedFor(person, 'temporary-pin'),
    )
  },
  'choose-pin': async (person) => {
    await fillsAndGoesOn(person, 'get-mitid/5.2.13b1', 'temporary-pin', codeOf(person))
    await person.expects('get-mitid/5.2.14', `the screen '${person.app.title('choose-pin-screen')}'`, () =>
      person.app.has('choose-pin-screen'),
    )
  },
  'copy-personal-pin': async (person) => {
    if (!isAskedForPin(person)) await person.presses('get-mitid/5.2.14', 'next')
    await person.expects('get-mitid/5.2.14', 'a personal PIN to be made up', () => isAskedForPin(person))
  },
  'copy-biometrics': async (person) => {
    await createsPin(person, 'get-mitid/5.2.15')
    await repeatsPin(person, 'get-mitid/5.2.16a')
    if (person.phone.description.biometrics === 'none' || isAdded(person)) return
    await person.expects('get-mitid/5.2.17a', 'fingerprint or face recognition to be offered', () =>
      asksForBiometrics(person),
    )
  },
  'copy-notifications': async (person) => {
    await choosesBiometrics(person, 'get-mitid/5.2.17c', 'get-mitid/5.2.17b')
    await person.expects(
      'get-mitid/5.2.18a',
      'a choice about notifications',
      () => person.app.has('notifications-screen') || person.phone.permissionsAsked().includes('notifications'),
    )
  },
  'copy-activated': async (person) => {
    await acceptsNotifications(person, 'get-mitid/5.2.18a')
    await person.expects('get-mitid/5.2.19b', "'OK' to press", () => person.app.offers('ok'))
  },
  'copy-active': async (person) => {
    await person.presses('get-mitid/5.2.19b', 'ok')
    await person.expects('get-mitid/5.2.19b', 'the activation to be over', () => !person.app.has('activated'))
  },
} satisfies Partial<Record<PlaceId, (person: Person) => Promise<void>>>
