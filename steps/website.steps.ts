import { until } from './actors/patience'
import type { Person } from './actors/person'
import { then, when } from './wording'

when(
  { da: '{person} åbner guidens side', en: '{person} opens the page of the guide', needs: 'website' },
  async (person: Person) => {
    await person.opensWebsite()
  },
)

then(
  { da: 'kan {person} følge henvisningen {label}', en: '{person} can follow the link {label}' },
  async (person: Person, concept: string) => {
    const { scene } = person
    await person.expects(scene.clause, `the link '${person.app.wording(concept)}'`, () => person.app.offers(concept))
    const before = person.app.inWords()
    await person.app.press(concept)
    const opened = await until(
      scene,
      person.app,
      () => person.app.inWords() !== before && person.app.texts().length > 0,
    )
    scene.check(scene.clause, { expected: 'the link to open a page', held: opened, observed: person.app.inWords() })
  },
)

const hasOpened = ({ phone }: Person): boolean => phone.pagesOpened().length > 0

then(
  { da: 'har {person}s app åbnet hjemmesiden', en: "{person}'s app has opened the website" },
  async (person: Person) => {
    await person.expects(person.scene.clause, 'a page of the website in the browser', () => hasOpened(person))
  },
)

then(
  { da: 'har {person}s app ikke åbnet hjemmesiden', en: "{person}'s app has not opened the website" },
  async (person: Person) => {
    const opened = await until(person.scene, person.app, () => hasOpened(person), 2_000)
    person.scene.check(person.scene.clause, {
      expected: 'no page of the website yet',
      held: !opened,
      observed: person.phone.pagesOpened().join(', ') || 'none',
    })
  },
)
