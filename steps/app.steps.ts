import { SECOND } from '../core/clock'
import { triesToProveIdentity } from './actors/attempt'
import { choosesAndGoesOn, comesFirst, comesTo, goesTo, neverComesTo, neverOffers } from './actors/going'
import { reaches } from './actors/journey'
import { until } from './actors/patience'
import type { Person } from './actors/person'
import { type Place, placeOf } from './actors/places'
import { SIGNS } from './actors/signs'
import { given, then, when } from './wording'

given({ da: '{person} er nået til {place}', en: '{person} has reached {place}' }, reaches)

when({ da: '{person} går hele vejen til {place}', en: '{person} goes all the way to {place}' }, reaches)

when(
  { da: '{person} går videre til {place}', en: '{person} goes on to {place}' },
  async (person: Person, place: Place) => {
    await goesTo(person, () => SIGNS[place.id](person))
  },
)

when({ da: '{person} åbner appen', en: '{person} opens the app' }, async (person: Person) => {
  await person.opensApp()
})

when(
  { da: '{person} lukker appen og åbner den igen', en: '{person} closes the app and opens it again' },
  async (person: Person) => {
    await person.app.act({ do: 'close' })
    await person.opensApp()
  },
)

when({ da: '{person} går et skridt tilbage', en: '{person} goes one step back' }, async (person: Person) => {
  await person.app.act({ do: 'back' })
})

when({ da: '{person} trykker på {label}', en: '{person} presses {label}' }, async (person: Person, concept: string) => {
  await person.presses(person.scene.clause, concept)
})

when({ da: '{person} vælger {label}', en: '{person} chooses {label}' }, async (person: Person, concept: string) => {
  await person.chooses(person.scene.clause, concept)
})

when(
  { da: '{person} vælger {label} og går videre', en: '{person} chooses {label} and goes on' },
  (person: Person, concept: string) => choosesAndGoesOn(person, person.scene.clause, concept),
)

when(
  {
    da: '{person} vælger sit passes oprindelse og går videre',
    en: '{person} chooses where the passport is from and goes on',
  },
  async (person: Person) => {
    await choosesAndGoesOn(person, person.scene.clause, person.origin)
  },
)

when(
  {
    da: '{person} vælger et andet land, hvis det kan vælges',
    en: '{person} chooses another country where that can be chosen',
  },
  async (person: Person) => {
    if (person.app.offers('origin-other')) await choosesAndGoesOn(person, person.scene.clause, 'origin-other')
  },
)

when(
  { da: '{person} venter på at kunne trykke på {label}', en: '{person} waits until {label} can be pressed' },
  async (person: Person, concept: string) => {
    await until(person.scene, person.app, () => person.app.offers(concept))
  },
)

when(
  { da: '{person} forsøger at bekræfte sin identitet', en: '{person} tries to prove who they are' },
  async (person: Person) => {
    await triesToProveIdentity(person)
  },
)

then({ da: 'kan {person} se {label}', en: '{person} can see {label}' }, async (person: Person, concept: string) => {
  await comesTo(person, person.scene.clause, `'${person.app.wording(concept)}' on the screen`, () =>
    person.app.has(concept),
  )
})

then(
  { da: 'ser {person} ikke længere {label}', en: '{person} no longer sees {label}' },
  async (person: Person, concept: string) => {
    await person.expects(
      person.scene.clause,
      `'${person.app.wording(concept)}' to be gone`,
      () => !person.app.has(concept),
    )
  },
)

then(
  { da: 'har {person} ikke fået at vide, at {label}', en: '{person} has not been told {label}' },
  (person: Person, concept: string) => {
    const told = person.screens.filter(({ elements }) => person.scene.labels.shows(concept, elements))
    person.scene.check(person.scene.clause, {
      expected: `'${person.app.title(concept)}' on no screen of this device`,
      held: told.length === 0,
      observed: `${told.length} of ${person.screens.length} screens`,
    })
  },
)

then(
  { da: 'ser {person} ikke {label}', en: '{person} does not see {label}' },
  async (person: Person, concept: string) => {
    const came = await until(person.scene, person.app, () => person.app.has(concept), 2 * SECOND)
    person.scene.check(person.scene.clause, {
      expected: `no '${person.app.wording(concept)}' on the screen`,
      held: !came,
      observed: person.app.inWords(),
    })
  },
)

then(
  { da: 'kan {person} trykke på {label}', en: '{person} can press {label}' },
  async (person: Person, concept: string) => {
    await person.expects(person.scene.clause, `'${person.app.wording(concept)}' to react`, () =>
      person.app.offers(concept),
    )
  },
)

then(
  { da: 'kan {person} vælge muligheden {label}', en: '{person} can choose the option {label}' },
  async (person: Person, concept: string) => {
    const { app, scene } = person
    await person.chooses(scene.clause, concept)
    const taken = () => app.control(concept)?.checked === true || !app.has(concept)
    await person.expects(scene.clause, `'${app.wording(concept)}' to be chosen, or the app to go on with it`, taken)
  },
)

then(
  { da: 'kan {person} ikke trykke på {label}', en: '{person} cannot press {label}' },
  async (person: Person, concept: string) => {
    await neverOffers(person, person.scene.clause, concept, 2 * SECOND)
  },
)

then({ da: 'kommer {person} til {place}', en: '{person} comes to {place}' }, async (person: Person, place: Place) => {
  await comesTo(person, person.scene.clause, `to come to "${place.id}"`, () => SIGNS[place.id](person))
})

then(
  { da: 'kommer {person} ikke til {place}', en: '{person} does not come to {place}' },
  async (person: Person, place: Place) => {
    await neverComesTo(person, person.scene.clause, `to come to "${place.id}"`, () => SIGNS[place.id](person))
  },
)

then(
  { da: 'bliver {person} bedt om {place}', en: '{person} is asked for {place}' },
  async (person: Person, place: Place) => {
    await comesTo(person, person.scene.clause, `to be asked for "${place.id}"`, () => SIGNS[place.id](person))
  },
)

then(
  { da: 'møder {person} {place} før {place}', en: '{person} meets {place} before {place}' },
  async (person: Person, first: Place, second: Place) => {
    const met = await comesFirst(person, [first, second])
    person.scene.check(person.scene.clause, {
      expected: `"${first.id}" before "${second.id}"`,
      held: met?.id !== second.id,
      observed: met ? `"${met.id}" first` : person.app.inWords(),
    })
  },
)

then(
  {
    da: 'bliver {person} ikke bedt om {place} uden en ny scanning',
    en: '{person} is not asked for {place} without another scan',
  },
  async (person: Person, place: Place) => {
    const met = await comesFirst(person, [placeOf('face-frame'), placeOf('scan-face'), placeOf('scan-code'), place])
    person.scene.check(person.scene.clause, {
      expected: `no "${place.id}" without a new scan`,
      held: met?.id !== place.id,
      observed: met ? `"${met.id}" first` : person.app.inWords(),
    })
  },
)

const provesIdentity = (expected: boolean) => async (person: Person) => {
  const proved = await triesToProveIdentity(person)
  person.scene.check(person.scene.clause, {
    expected: expected ? 'a proved identity' : 'no proved identity',
    held: proved === expected,
    observed: proved ? 'the user ID was asked for' : person.app.inWords(),
  })
}

then({ da: 'er {person}s identitet bekræftet', en: "{person}'s identity is proved" }, provesIdentity(true))

then({ da: 'er {person}s identitet ikke bekræftet', en: "{person}'s identity is not proved" }, provesIdentity(false))

then(
  {
    da: 'kommer {person} ikke til {place} uden at have valgt',
    en: '{person} does not come to {place} without having chosen',
  },
  async (person: Person, place: Place) => {
    const chosen = person.app.all('option').find(({ checked }) => checked === true)
    if (chosen === undefined) {
      await neverComesTo(person, person.scene.clause, `to come to "${place.id}"`, () => SIGNS[place.id](person))
      return
    }
    person.scene.check(person.scene.clause, {
      expected: 'a choice that the person sees',
      held: true,
      observed: `"${chosen.text}" is chosen beforehand, and can be changed`,
    })
  },
)
