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
