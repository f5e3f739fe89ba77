import { SECOND } from '../core/clock'
import { versionBeside } from './actors/belongings'
import { asksToLogIn } from './actors/log-in'
import { wait } from './actors/patience'
import type { Person } from './actors/person'
import { type CameraView, holdsFace, showsCamera } from './actors/scanning'
import { given, then, when } from './wording'

given(
  {
    da: '{person}s telefon har et styresystem, der er {system}',
    en: "{person}'s phone has an operating system that is {system}",
  },
  (person: Person, by: number) => {
    const os = person.random.fork('system').pick(['ios', 'android'] as const)
    const oldest = person.scene.profile.parameters.oldestOs[os]
    person.deviceWishes.os = os
    person.deviceWishes.osVersion = by === 0 ? oldest : versionBeside(oldest, by)
  },
)

given({ da: '{person} har en tablet', en: '{person} has a tablet' }, (person: Person) => {
  person.deviceWishes.kind = 'tablet'
})

given(
  {
    da: '{person}s telefon har ingen fingeraftrykslæser eller ansigtsgenkendelse',
    en: "{person}'s phone has neither fingerprint reader nor face recognition",
  },
  (person: Person) => {
    person.deviceWishes.biometrics = 'none'
  },
)

given(
  {
    da: '{person} vil bruge fingeraftryk eller ansigtsgenkendelse',
    en: '{person} wants to use fingerprint or face recognition',
  },
  (person: Person) => {
    person.wantsBiometrics = true
  },
)

given({ da: '{person}s telefon har et cover', en: "{person}'s phone has a cover" }, (person: Person) => {
  person.phone.nfc.cover(true)
})

when({ da: '{person} tager coveret af', en: '{person} removes the cover' }, (person: Person) => {
  person.phone.nfc.cover(false)
})

given(
  { da: 'kameraet ser {view} hos {person}', en: 'the camera sees {view} for {person}' },
  async (view: CameraView, person: Person) => {
    showsCamera(person, view)
    await sinksIn(person)
  },
)

given(
  { da: 'kameraet ser {person}s ansigt hos {person}', en: "the camera sees {person}'s face for {person}" },
  async (whose: Person, person: Person) => {
    holdsFace(person, {}, whose)
    await sinksIn(person)
  },
)

/** An open camera has seen what is new before anything else happens. */
const sinksIn = async (person: Person): Promise<void> => {
  if (person.phone.cameras.inUse()) await wait(person.scene, SECOND)
}

when(
  { da: '{person} skifter til en anden app og tilbage igen', en: '{person} switches to another app and back' },
  async (person: Person) => {
    await person.app.act({ do: 'switch-app' })
    await wait(person.scene, 5 * SECOND)
    await person.app.act({ do: 'return' })
  },
)

when({ da: '{person} venter et øjeblik', en: '{person} waits a moment' }, async (person: Person) => {
  await wait(person.scene, 2 * SECOND)
  await person.app.look()
})

const vibratedSince = (person: Person) => person.vibrations > person.vibrationsBefore

then(
  { da: 'vibrerer {person}s telefon', en: "{person}'s phone vibrates", needs: 'haptics' },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'a vibration', () => vibratedSince(person))
  },
)

then(
  { da: 'har {person}s telefon ikke vibreret', en: "{person}'s phone has not vibrated", needs: 'haptics' },
  async (person: Person) => {
    await wait(person.scene, SECOND)
    const held = !vibratedSince(person)
    person.scene.check(person.scene.clause, {
      expected: 'no vibration',
      held,
      observed: held ? 'none' : 'the phone vibrated',
    })
  },
)

const wasOpened = (person: Person) =>
  person.scene.witness.entries().some(({ kind, data }) => kind === 'frame' && data.device === person.phone.id)

then({ da: 'er {person}s kamera blevet åbnet', en: "{person}'s camera has been opened" }, async (person: Person) => {
  await person.expects(person.scene.clause, 'the camera to be opened', () => wasOpened(person))
})

then({ da: 'er {person}s kamera ikke blevet åbnet', en: "{person}'s camera has not been opened" }, (person: Person) => {
  const opened = wasOpened(person)
  person.scene.check(person.scene.clause, {
    expected: 'the camera to stay closed',
    held: !opened,
    observed: opened ? 'frames were taken' : 'no frame was taken',
  })
})

then(
  { da: 'er {person} blevet spurgt om notifikationer', en: '{person} has been asked about notifications' },
  (person: Person) => {
    const asked = person.phone.permissionsAsked()
    const onScreen = person.app.seen.some(({ elements }) =>
      elements.some(({ text }) => /notifikation|notification/i.test(text)),
    )
    person.scene.check(person.scene.clause, {
      expected: 'a step in which notifications are accepted',
      held: asked.includes('notifications') || onScreen,
      observed: `permissions asked: ${asked.join(', ') || 'none'}`,
    })
  },
)

then({ da: 'får {person} en notifikation', en: '{person} gets a notification' }, async (person: Person) => {
  await person.expects(
    person.scene.clause,
    'a notification on the phone',
    () => person.phone.notifications.shown().length > 0,
  )
})

then(
  {
    da: 'hører {person}s telefon intet, når en netbutik beder {person} om at logge på',
    en: "{person}'s phone hears nothing when a web shop asks {person} to log in",
  },
  async (other: Person, asked: Person) => {
    const { scene } = asked
    const told = (person: Person) => person.phone.notifications.shown()
    const [before, earlier] = [told(other).length, told(asked).length]
    await asksToLogIn(asked)
    await asked.expects(scene.clause, 'a notification on the phone', () => told(asked).length > earlier)
    const heard = told(other).slice(before)
    scene.check(scene.clause, {
      expected: 'no notification for anybody else',
      held: heard.length === 0,
      observed: heard.map(({ title, text }) => `"${title}: ${text}"`).join(', ') || 'none',
    })
  },
)
