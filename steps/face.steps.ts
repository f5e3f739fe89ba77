import { SECOND } from '../core/clock'
import { unlikeness } from '../simulators/face/alike'
import { until, wait } from './actors/patience'
import { Person } from './actors/person'
import { type CameraView, holdsFace, showsCamera } from './actors/scanning'
import { SIGNS } from './actors/signs'
import { given, then, when } from './wording'

given(
  { da: '{person} er person nummer {int}', en: '{person} is person number {int}' },
  (person: Person, number: number) => {
    person.scene.cast.recasts(person.name, `, number ${number}`)
  },
)

given(
  {
    da: '{person} er den af {int} fremmede, der ligner {person} mest',
    en: '{person} is the one of {int} strangers who looks most like {person}',
  },
  (person: Person, strangers: number, other: Person) => {
    const { scene, name } = person
    const [nearest] = Array.from({ length: strangers }, (_, n) => new Person(scene, name, `, stranger ${n}`)).sort(
      (a, b) => unlikeness(a.face, other.face) - unlikeness(b.face, other.face),
    )
    scene.cast.recasts(name, nearest?.who ?? '')
  },
)

const pressesInTime = async (person: Person, concept: string): Promise<void> => {
  if (await until(person.scene, person.app, () => person.app.offers(concept), 4 * SECOND))
    await person.app.press(concept)
}

when(
  { da: '{person} holder ansigtet frem og trykker på {label}', en: '{person} shows their face and presses {label}' },
  async (person: Person, concept: string) => {
    showsCamera(person, { camera: 'front', pose: {} })
    await pressesInTime(person, concept)
  },
)

/** What an app may have between a scan that failed and the frame. */
const WAY_BACK = ['try-again', 'scan-face', 'next'] as const
const SCREENS_BACK = 4

const returnsToFrame = async ({ scene, app }: Person): Promise<void> => {
  const back = () => WAY_BACK.find((concept) => app.offers(concept))
  for (let passed = 0; passed < SCREENS_BACK; passed++) {
    await until(scene, app, () => app.offers('face-ready') || back() !== undefined, 4 * SECOND)
    const next = back()
    if (app.offers('face-ready') || next === undefined) return
    await app.press(next)
  }
}

/** One attempt: goes where it can be made, presses, and waits for what comes of it. */
const attemptsScan = async (person: Person): Promise<void> => {
  await returnsToFrame(person)
  await pressesInTime(person, 'face-ready')
  // The frame may stand there a little longer than the press: what follows it is what came of the attempt.
  await until(person.scene, person.app, () => !person.app.offers('face-ready'), 4 * SECOND)
  await until(person.scene, person.app, () => SIGNS.proved(person) || canScanAgain(person))
}

when({ da: '{person} prøver at scanne ansigtet', en: '{person} tries to scan the face' }, attemptsScan)

const canScanAgain = ({ app }: Person) => app.offers('face-ready') || app.offers('scan-face') || app.offers('try-again')

/** The overview with the scan ticked off, and no way to scan again: a failed scan may lead to an overview too. */
const claimsProof = (person: Person): boolean =>
  SIGNS.proved(person) &&
  !canScanAgain(person) &&
  person.app.all('step').filter(({ checked }) => checked === true).length >= 3

const failsScan = async (person: Person, times: number): Promise<void> => {
  for (let failed = 0; failed < times; failed++) {
    holdsFace(person, {}, person.scene.person('Mallory'))
    // Heads do not change in the instant in which a finger presses: a real camera has seen the new one by then.
    await wait(person.scene, SECOND)
    await attemptsScan(person)
    // Without a failure there is no attempt after it.
    person.scene.check('get-mitid/3.3.4b2', {
      expected: "no proved identity by somebody else's face",
      held: !claimsProof(person),
      observed: person.app.inWords(),
    })
  }
}

when(
  { da: '{person}s ansigtsscanning mislykkes {int} gang(e)', en: "{person}'s face scan fails {int} time(s)" },
  failsScan,
)

when(
  {
    da: '{person}s ansigtsscanning mislykkes, til der er ét forsøg tilbage',
    en: "{person}'s face scan fails until one attempt is left",
  },
  (person: Person) => failsScan(person, person.scene.profile.parameters.faceAttempts - 1),
)

when(
  {
    da: '{person}s ansigtsscanning mislykkes, til der ikke er flere forsøg',
    en: "{person}'s face scan fails until no attempt is left",
  },
  (person: Person) => failsScan(person, person.scene.profile.parameters.faceAttempts),
)

/** In the same session: what leads back to the printed code and the chip begins anew. */
const isLetScanAgain = async (person: Person): Promise<boolean> => {
  const { app, scene } = person
  await returnsToFrame(person)
  return until(scene, app, () => app.offers('face-ready') || app.offers('scan-face'), 4 * SECOND)
}
const scansAgain = (expected: boolean) => async (person: Person) => {
  const letScanAgain = await isLetScanAgain(person)
  person.scene.check(person.scene.clause, {
    expected: expected ? 'another attempt at the face scan' : 'no further face scan in this session',
    held: letScanAgain === expected,
    observed: person.app.inWords(),
  })
}
then({ da: 'kan {person} scanne ansigtet igen', en: '{person} can scan the face again' }, scansAgain(true))
then(
  {
    da: 'kan {person} ikke scanne ansigtet igen uden at begynde forfra',
    en: '{person} cannot scan the face again without beginning anew',
  },
  scansAgain(false),
)

/** What there is to read besides the screen's title while the camera sees this. */
const toldOf = async (person: Person, view: CameraView): Promise<string[]> => {
  const { app, scene } = person
  showsCamera(person, view)
  await until(scene, app, () => false, 2 * SECOND)
  return app
    .all('text')
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
}

then(
  {
    da: 'er instruksen for {view} en anden end for {view} hos {person}',
    en: 'the instruction for {view} is another than for {view} for {person}',
  },
  async (one: CameraView, other: CameraView, person: Person) => {
    const first = (await toldOf(person, one)).join(' ')
    const second = (await toldOf(person, other)).join(' ')
    person.scene.check(person.scene.clause, {
      expected: 'an instruction that tells which way to move',
      held: first !== second && first !== '' && second !== '',
      observed: `"${first}" and "${second}"`,
    })
  },
)

// Wording is free: only what says the very opposite, and is not there with the face in the frame, is wrong.
then(
  {
    da: 'siger instruksen for {view} ikke {label} til {person}',
    en: 'the instruction for {view} does not say {label} to {person}',
  },
  async (view: CameraView, opposite: string, person: Person) => {
    const always = await toldOf(person, { camera: 'front', pose: {} })
    const told = (await toldOf(person, view)).filter((text) => !always.includes(text))
    const { labels, clause } = person.scene
    person.scene.check(clause, {
      expected: `no instruction that says "${labels.wording(opposite)[0]}"`,
      held: !told.some((text) => labels.matches(opposite, text)),
      observed: told.join(', ') || 'no instruction of its own',
    })
  },
)
