import type { Person } from './actors/person'
import { holdsInvariants, invariantsOf } from './invariants/hold'
import { then, when } from './wording'
import type { Scene } from './world'

when(
  { da: '{person} lukker appen og begynder forfra', en: '{person} closes the app and begins anew' },
  async (person: Person) => {
    await person.app.act({ do: 'close' })
    await person.opensApp()
    person.at = undefined
  },
)

then({ da: 'holder det, der altid gælder', en: 'what always holds has held' }, async function (this: Scene) {
  await holdsInvariants(this)
  const found = invariantsOf(this)
  const held = found.filter(({ outcome }) => outcome === 'held').length
  if (held === 0) this.checks.notVerifiable(this.clause, 'inspect', 'nothing of what always holds could be seen')
  this.check(this.clause, {
    expected: 'every invariant that can be seen to hold',
    held: found.every(({ outcome }) => outcome !== 'broken'),
    observed: `${held} invariants held after every step`,
  })
})
