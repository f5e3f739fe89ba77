import { MINUTE, SECOND } from '../core/clock'
import { createsPin, repeatsPin } from './actors/activation'
import { getsQrCodeShown, getsWorkingCopy, triesToActivateHere } from './actors/copy-attempt'
import {
  getsCopy,
  holdsBeforeQrCode,
  marksQrShown,
  onFirstDevice,
  remembersQrCode,
  scansQrCode,
} from './actors/copying'
import { fillsAndGoesOn } from './actors/going'
import { reaches } from './actors/journey'
import { logsIn } from './actors/log-in'
import { until, wait } from './actors/patience'
import type { Person } from './actors/person'
import { placeOf } from './actors/places'
import { showsQrCode } from './actors/questions'
import type { SecretChange } from './strange-values'
import { given, then, when } from './wording'

/** How long a QR code may be used: the guide's own figure (get-mitid/5.2.5c1). */
const QR_LIFETIME = 3 * MINUTE
/** Far beyond the reach of any radio, in metres. */
const FAR = 5_000

given({ da: '{person}s Bluetooth er slået fra', en: "{person}'s Bluetooth is switched off" }, (person: Person) =>
  person.phone.radio.switchTo(false),
)

when({ da: '{person} slår Bluetooth til', en: '{person} switches Bluetooth on' }, (person: Person) =>
  person.phone.radio.switchTo(true),
)

when({ da: '{person} slår Bluetooth fra', en: '{person} switches Bluetooth off' }, (person: Person) =>
  person.phone.radio.switchTo(false),
)

given(
  { da: '{person} giver ikke lov til at bruge Bluetooth', en: '{person} does not allow the use of Bluetooth' },
  (person: Person) => person.phone.answers('bluetooth', 'deny'),
)

given(
  {
    da: '{person} bruger en Android-telefon, der skal have lokation til Bluetooth',
    en: '{person} uses an Android phone that needs location for Bluetooth',
  },
  (person: Person) => {
    const { oldestOs } = person.scene.profile.parameters
    Object.assign(person.deviceWishes, { os: 'android', osVersion: oldestOs.android })
  },
)

given(
  {
    da: '{person} bruger en Android-telefon, der ikke skal have lokation til Bluetooth',
    en: '{person} uses an Android phone that does not need location for Bluetooth',
  },
  (person: Person) => {
    Object.assign(person.deviceWishes, {
      os: 'android',
      osVersion: person.scene.profile.parameters.locationBelowAndroid,
    })
  },
)

given({ da: '{person} bruger en iPhone', en: '{person} uses an iPhone' }, (person: Person) => {
  person.deviceWishes.os = 'ios'
})

given({ da: '{person} bruger en tablet', en: '{person} uses a tablet' }, (person: Person) => {
  person.deviceWishes.kind = 'tablet'
})

given({ da: '{person} er langt væk', en: '{person} is far away' }, (person: Person) => {
  person.phone.radio.moveTo({ x: FAR, y: FAR })
})

when(
  { da: '{person} markerer feltet om QR-koden', en: '{person} marks the field about the QR code' },
  (person: Person) => marksQrShown(person, person.scene.clause),
)

when({ da: '{person} markerer feltet og scanner', en: '{person} marks the field and scans' }, (person: Person) =>
  scansQrCode(person),
)

when(
  { da: '{person} holder kameraet op foran QR-koden', en: '{person} holds the camera before the QR code' },
  (person: Person) => holdsBeforeQrCode(person),
)

when(
  {
    da: '{person} holder kameraet op foran {person}s QR-kode',
    en: "{person} holds the camera before {person}'s QR code",
  },
  (person: Person, shownBy: Person) => holdsBeforeQrCode(person, shownBy),
)

when(
  {
    da: 'der går {int} sekund(er) mindre end QR-kodens tre minutter hos {person}',
    en: '{int} second(s) less than the three minutes of the QR code pass for {person}',
  },
  async (seconds: number, person: Person) => {
    remembersQrCode(person)
    await wait(person.scene, QR_LIFETIME - seconds * SECOND)
  },
)

when(
  {
    da: 'der går {int} sekund(er) mere end QR-kodens tre minutter hos {person}',
    en: '{int} second(s) more than the three minutes of the QR code pass for {person}',
  },
  async (seconds: number, person: Person) => {
    remembersQrCode(person)
    await wait(person.scene, QR_LIFETIME + seconds * SECOND)
  },
)

when({ da: '{person} får vist en ny QR-kode', en: '{person} has a new QR code shown' }, async (person: Person) => {
  const before = person.qrCode
  const isNew = () => person.app.all('picture').some(({ picture }) => picture !== undefined && picture !== before)
  person.formerQrCode = { picture: before, since: person.qrCodeSince }
  await getsQrCodeShown(person, isNew)
  await person.expects(person.scene.clause, 'another QR code than before', isNew)
})

then({ da: 'viser {person}s skærm en QR-kode', en: "{person}'s screen shows a QR code" }, async (person: Person) => {
  await person.expects(person.scene.clause, 'a QR code', () => showsQrCode(person))
})

then(
  { da: 'viser {person}s skærm ingen QR-kode', en: "{person}'s screen shows no QR code" },
  async (person: Person) => {
    const shown = await until(person.scene, person.app, () => showsQrCode(person), 2 * SECOND)
    person.scene.check(person.scene.clause, { expected: 'no QR code', held: !shown, observed: person.app.inWords() })
  },
)

const asked = (person: Person, permission: 'bluetooth' | 'location') =>
  person.phone.permissionsAsked().includes(permission)

const isAsked = (permission: 'bluetooth' | 'location', expected: boolean) => async (person: Person) => {
  await until(person.scene, person.app, () => asked(person, permission), 2 * SECOND)
  person.scene.check(person.scene.clause, {
    expected: expected ? `a dialog for ${permission}` : `no dialog for ${permission}`,
    held: asked(person, permission) === expected,
    observed: `dialogs: ${person.phone.permissionsAsked().join(', ') || 'none'}`,
  })
}

then(
  { da: 'er {person} blevet spurgt om Bluetooth', en: '{person} has been asked about Bluetooth' },
  isAsked('bluetooth', true),
)
then(
  { da: 'er {person} blevet spurgt om lokation', en: '{person} has been asked about location' },
  isAsked('location', true),
)
then(
  { da: 'er {person} ikke blevet spurgt om lokation', en: '{person} has not been asked about location' },
  isAsked('location', false),
)

then({ da: 'er {person}s bagkamera i brug', en: "{person}'s rear camera is in use" }, async (person: Person) => {
  await person.expects(person.scene.clause, 'the rear camera in use', () => person.phone.cameras.inUse() === 'rear')
})

then({ da: 'får {person} ingen app, der virker', en: '{person} gets no app that works' }, async (person: Person) => {
  const got = await getsCopy(person)
  person.scene.check(person.scene.clause, {
    expected: "never to be asked for a PIN of one's own on this device",
    held: !got,
    observed: person.app.inWords(),
  })
})

then({ da: 'får {person} en app, der virker', en: '{person} gets an app that works' }, async (person: Person) => {
  const state = await getsWorkingCopy(person)
  person.scene.check(person.scene.clause, {
    expected: 'a log-in approved on this device, by whatever screens the app has on the way',
    held: state.state === 'approved' && state.authenticator === person.phone.id,
    observed: state.state === 'approved' ? 'approved elsewhere' : `${state.state}; ${person.app.inWords()}`,
  })
})

when(
  { da: '{person} bekræfter med {person}s bruger-ID', en: "{person} confirms with {person}'s user ID" },
  async (person: Person, owner: Person) => {
    person.copying.userId = owner.userId
    await fillsAndGoesOn(person, person.scene.clause, 'user-id', owner.userId)
  },
)

when(
  {
    da: '{person} bekræfter med et bruger-ID, der er {userIdChange}',
    en: '{person} confirms with a user ID that is {userIdChange}',
  },
  async (person: Person, change: SecretChange) => {
    person.copying.userId = change(onFirstDevice(person).userId)
    await fillsAndGoesOn(person, person.scene.clause, 'user-id', person.copying.userId)
  },
)

then(
  { da: 'kan {person} godkende et log-in på {person}', en: '{person} can approve a log-in for {person}' },
  async (user: Person, device: Person) => {
    const state = await logsIn(device)
    user.scene.check(user.scene.clause, {
      expected: `a log-in of ${user.name} approved on this device`,
      held: state.state === 'approved' && state.authenticator === device.phone.id,
      observed: state.state,
    })
  },
)

when({ da: '{person} sletter appen', en: '{person} deletes the app' }, async (person: Person) => {
  await person.app.act({ do: 'close' })
  person.phone.deleteApp()
})

then(
  {
    da: 'kan højst {int} af {person}s {int} enheder godkende et log-in',
    en: "at most {int} of {person}'s {int} devices can approve a log-in",
  },
  async (most: number, person: Person, devices: number) => {
    const able: string[] = []
    // The newest first: a request that nobody can approve would stand before those that come after it.
    for (const device of ['', ' 2', ' 3', ' 4'].slice(0, devices).reverse()) {
      const own = person.scene.person(person.name, device)
      if (!own.hasOpenedApp) continue
      const state = await logsIn(own)
      if (state.state === 'approved') able.push(own.phone.id)
    }
    person.scene.check(person.scene.clause, {
      expected: `at most ${most} devices on which a log-in is approved`,
      held: able.length <= most && able.length > 0,
      observed: `${able.length} devices`,
    })
  },
)

/** Where the app goes on by itself, there is nothing to press. */
when({ da: '{person} scanner igen', en: '{person} scans again' }, async (person: Person) => {
  const { app, phone, scene } = person
  const isScanning = () => phone.cameras.inUse() === 'rear'
  await until(scene, app, () => isScanning() || app.offers('scan-qr') || app.offers('qr-shown'), 2 * SECOND)
  if (isScanning()) return
  if (app.offers('scan-qr')) await app.press('scan-qr')
  else await scansQrCode(person)
})

when(
  {
    da: '{person} opretter og gentager sin personlige PIN-kode',
    en: '{person} creates and repeats their personal PIN',
  },
  async (person: Person) => {
    await createsPin(person, person.scene.clause)
    await repeatsPin(person, person.scene.clause)
  },
)

when({ da: '{person} afviser notifikationer', en: '{person} declines notifications' }, async (person: Person) => {
  person.phone.answers('notifications', 'deny')
  await person.app.act({ do: 'complete', goal: 'decline-notifications', data: {} })
  if (person.app.offers('ok')) await person.app.press('ok')
})

const goesBackToChoice = async (person: Person): Promise<void> => {
  for (let steps = 0; steps < 4 && !person.app.has('approve-screen'); steps++) {
    await person.app.act({ do: 'back' })
    await until(person.scene, person.app, () => person.app.has('approve-screen'), SECOND)
  }
}

when(
  { da: '{person} også aktiverer appen på sin egen telefon', en: '{person} also activates the app on their own phone' },
  async (person: Person) => {
    await goesBackToChoice(person)
    person.at = 'approve'
    await reaches(person, placeOf('active'))
  },
)

/** Wherever it ends: what counts is how many apps work afterwards. */
when(
  {
    da: '{person} forsøger også at aktivere appen på sin egen telefon',
    en: '{person} tries to activate the app on their own phone as well',
  },
  async (person: Person) => {
    await goesBackToChoice(person)
    await triesToActivateHere(person)
  },
)
