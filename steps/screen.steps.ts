import type { Screen } from '../contract/screen'
import { SECOND } from '../core/clock'
import { reaches } from './actors/journey'
import { until } from './actors/patience'
import { Person } from './actors/person'
import { PLACES, type PlaceId, placeOf } from './actors/places'
import { asksForBiometrics, isAskedFor, isAskedForPin } from './actors/questions'
import { hasCheckMark } from './actors/signs'
import { then } from './wording'
import type { Scene } from './world'

const BLUE = 'blue'

const textsOf = ({ elements }: Screen): string[] =>
  elements.map(({ text }) => text).filter((text) => text.trim() !== '')

/** Somebody who differs in nothing but a system that can scan passports, on the way to the scan. */
const sameOnNewerSystem = async (person: Person): Promise<Person> => {
  const twin = new Person(person.scene, person.name, person.who, ' with a newer system')
  const { os } = person.phone.description
  Object.assign(twin.deviceWishes, { os, osVersion: person.scene.profile.parameters.oldestOs[os] })
  await reaches(twin, placeOf('scan-code'))
  return twin
}

then(
  { da: 'står der en besked om styresystemet', en: 'there is a message about the operating system' },
  async function (this: Scene) {
    const { lastNamed: person } = this.cast
    const twin = await sameOnNewerSystem(person)
    const known = new Set(twin.app.seen.flatMap(textsOf))
    const said = textsOf(person.app.screen).filter((text) => !known.has(text))
    this.check(this.clause, {
      expected: 'a message that the operating system will not do, and that nobody with a newer one is shown',
      held: this.labels.matches('os-too-old', said.join(' ')),
      observed: person.app.inWords(),
    })
  },
)

then({ da: 'bliver {person} ikke bedt om en PIN-kode', en: '{person} is not asked for a PIN' }, (person: Person) => {
  person.scene.check(person.scene.clause, {
    expected: 'no field for a PIN',
    held: !isAskedForPin(person),
    observed: person.app.inWords(),
  })
})

then(
  { da: 'er {label} valgt hos {person}', en: '{label} is chosen for {person}' },
  (concept: string, person: Person) => {
    const option = person.app.control(concept)
    person.scene.check(person.scene.clause, {
      expected: `'${person.app.wording(concept)}' to be chosen, or the screen to have gone on with it`,
      held: option === undefined || option.checked === true || person.app.offers('next'),
      observed: person.app.inWords(),
    })
  },
)

then(
  { da: 'viser oversigten {int} trin hos {person}', en: 'the overview shows {int} steps for {person}' },
  (count: number, person: Person) => {
    const steps = person.app.all('step')
    person.scene.check(person.scene.clause, {
      expected: `${count} steps`,
      held: steps.length === count,
      observed: `${steps.length} steps`,
    })
  },
)

then(
  {
    da: 'viser oversigten mindst {int} trin som gjort hos {person}',
    en: 'the overview shows at least {int} steps as done for {person}',
  },
  (count: number, person: Person) => {
    const done = person.app.all('step').filter(({ checked }) => checked === true)
    person.scene.check(person.scene.clause, {
      expected: `at least ${count} steps shown as done`,
      held: done.length >= count,
      observed: `${done.length} steps shown as done`,
    })
  },
)

then(
  { da: 'kan {person} vælge, hvor passet er fra', en: '{person} can choose where the passport is from' },
  async (person: Person) => {
    await person.expects(
      person.scene.clause,
      'a choice of where the passport is from',
      () => person.app.all('option').length > 1 && person.app.has('origin-denmark'),
    )
  },
)

then({ da: 'viser {person}s app en video', en: "{person}'s app shows a video", needs: 'media' }, (person: Person) => {
  person.scene.check(person.scene.clause, {
    expected: 'a video',
    held: person.app.all('video').length > 0,
    observed: person.app.inWords(),
  })
})

then({ da: 'viser {person}s app en ramme', en: "{person}'s app shows a frame" }, async (person: Person) => {
  await person.expects(person.scene.clause, 'a frame', () => person.app.all('frame').length > 0)
})

const arrowsMatch = (person: Person) => person.app.all('arrows').some(({ checked }) => checked === true)

then({ da: 'passer pilene hos {person}', en: 'the arrows match for {person}' }, async (person: Person) => {
  await person.expects(person.scene.clause, 'arrows that match', () => arrowsMatch(person))
})

then({ da: 'passer pilene ikke hos {person}', en: 'the arrows do not match for {person}' }, async (person: Person) => {
  await until(person.scene, person.app, () => arrowsMatch(person), SECOND)
  person.scene.check(person.scene.clause, {
    expected: 'arrows that do not match yet',
    held: !arrowsMatch(person),
    observed: person.app.inWords(),
  })
})

then({ da: 'ser {person} et flueben', en: '{person} sees a check mark' }, async (person: Person) => {
  await person.expects(person.scene.clause, 'a check mark', () => hasCheckMark(person))
})

then({ da: 'ser {person} intet flueben', en: '{person} sees no check mark' }, async (person: Person) => {
  const came = await until(person.scene, person.app, () => hasCheckMark(person), 2 * SECOND)
  person.scene.check(person.scene.clause, { expected: 'no check mark', held: !came, observed: person.app.inWords() })
})

then(
  { da: 'kan {person} se, at noget er i gang', en: '{person} can see that something is under way' },
  async (person: Person) => {
    await person.expects(
      person.scene.clause,
      'a sign that something is under way',
      () => person.app.all('progress').length > 0,
      SECOND,
    )
  },
)

/** What tells somebody before a camera what to do. */
const instructs = (person: Person) => person.app.has('face-instruction')

then(
  { da: 'står der en instruks på {person}s skærm', en: "there is an instruction on {person}'s screen" },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'an instruction that says what to do', () => instructs(person))
  },
)

then(
  {
    da: 'står der en instruks på {person}s skærm, og {label} kan ikke trykkes',
    en: "there is an instruction on {person}'s screen, and {label} cannot be pressed",
  },
  async (person: Person, concept: string) => {
    await person.expects(
      person.scene.clause,
      `an instruction that says what to do while '${person.app.wording(concept)}' is off`,
      () => instructs(person) && !person.app.offers(concept),
    )
  },
)

then({ da: 'er rammen blå hos {person}', en: 'the frame is blue for {person}', needs: 'colour' }, (person: Person) => {
  const [frame] = person.app.all('frame')
  person.scene.check(person.scene.clause, {
    expected: 'a blue frame',
    held: frame?.colour === BLUE,
    observed: `a ${frame?.colour ?? 'missing'} frame`,
  })
})

const isBlue = (person: Person, concept: string) => person.app.control(concept)?.colour === BLUE

then(
  { da: 'er {label} blå hos {person}', en: '{label} is blue for {person}', needs: 'colour' },
  async (concept: string, person: Person) => {
    await person.expects(person.scene.clause, `'${person.app.wording(concept)}' in blue`, () => isBlue(person, concept))
  },
)

then(
  { da: 'er {label} ikke blå hos {person}', en: '{label} is not blue for {person}', needs: 'colour' },
  async (concept: string, person: Person) => {
    const turned = await until(person.scene, person.app, () => isBlue(person, concept), 2 * SECOND)
    person.scene.check(person.scene.clause, {
      expected: `'${person.app.wording(concept)}' in another colour than blue`,
      held: !turned,
      observed: person.app.inWords(),
    })
  },
)

/** The four parts of the guide, by the first screen of each. */
const PARTS: readonly PlaceId[] = ['scan-code', 'user-id', 'phone-number', 'approve']
const CONCEPT_OF_PART: Partial<Record<PlaceId, string>> = {
  'scan-code': 'scan-code',
  'user-id': 'user-id',
  'phone-number': 'phone-number',
  approve: 'approve-screen',
}

const shows = (person: Person, screen: Screen, place: PlaceId): boolean =>
  screen.elements.some(
    ({ text, role }) =>
      ['button', 'field', 'title'].includes(role) && person.scene.labels.matches(CONCEPT_OF_PART[place] ?? place, text),
  )

then(
  { da: 'kom {person}s dele i guidens rækkefølge', en: "{person}'s parts came in the order of the guide" },
  (person: Person) => {
    const first = PARTS.map((part) => person.app.seen.findIndex((screen) => shows(person, screen, part)))
    const ordered = first.every((at, i) => at >= 0 && at > (first[i - 1] ?? -1))
    person.scene.check(person.scene.clause, {
      expected: PARTS.join(' → '),
      held: ordered,
      observed: `first seen on screens ${first.join(', ')}`,
    })
  },
)

then(
  {
    da: 'tilbyder {person}s skærm hverken bruger-ID, mobilnummer eller aktivering',
    en: "{person}'s screen offers neither user ID, phone number nor activation",
  },
  async (person: Person) => {
    await person.app.look()
    const offered =
      isAskedFor(person, 'user-id') ||
      isAskedFor(person, 'phone-number') ||
      person.app.has('approve-screen') ||
      isAskedForPin(person) ||
      asksForBiometrics(person)
    person.scene.check(person.scene.clause, {
      expected: 'no control of a later part',
      held: !offered,
      observed: person.app.inWords(),
    })
  },
)

then(
  {
    da: 'har ingen skærm sendt {person} til Borgerservice eller bedt om et MitID',
    en: 'no screen has sent {person} to Citizen Service or asked for a MitID',
  },
  (person: Person) => {
    const sent = person.app.seen
      .flatMap(({ elements }) => elements)
      .filter(({ text }) => /borgerservice|citizen service|log på med mitid/i.test(text))
    person.scene.check(person.scene.clause, {
      expected: `none of ${PLACES.length} places to ask for a MitID or for a visit`,
      held: sent.length === 0,
      observed:
        sent.map(({ text }) => `"${text}"`).join(', ') || `${person.app.seen.length} screens, none of which did`,
    })
  },
)
