import type { Scene } from '../world'
import type { Person } from './person'
import { isAskedForPin } from './questions'

/** Something that a person does where the screen offers it. */
export type Move = { concept?: string; offered(person: Person): boolean; make(person: Person): Promise<unknown> }

export const press = (concept: string): Move => ({
  concept,
  offered: ({ app }) => app.offers(concept),
  make: ({ app }) => app.press(concept),
})

const isUnchosen = ({ app }: Person, concept: string): boolean => {
  const option = app.control(concept)
  return option?.role === 'option' && option.enabled && option.checked !== true
}
export const choose = (conceptOf: (person: Person) => string): Move => ({
  offered: (person) => isUnchosen(person, conceptOf(person)),
  make: (person) => person.app.choose(conceptOf(person)),
})

/** Fills the field in where it does not hold the value already; what a field hides is filled in once a screen. */
export const fill = (concept: string, wanted: (person: Person) => string | undefined): Move => ({
  offered: (person) => {
    const value = wanted(person)
    const field = value === undefined ? undefined : person.app.field(concept)
    return field !== undefined && field.value !== value && !/^[•*●]+$/.test(field.value ?? '')
  },
  make: (person) => person.app.enter(concept, wanted(person) ?? ''),
})

/** These guides begin in a menu of the app (A15), where the profile has one. */
const BY_MENU = ['help-foreign', 'spare']
export const readsGuideWithMenu = ({ guide }: Scene): boolean => BY_MENU.includes(guide.id)
export const goesByMenu = (scene: Scene): boolean => readsGuideWithMenu(scene) && scene.profile.routes.menuEntry

/** No guide says what is pressed after the PIN that opens the app. */
export const OPENS = ['next', 'open-with-pin'] as const

export const MENU_MOVES: readonly Move[] = [
  press('entry-passport'),
  press('menu'),
  // The menu of an app of one's own may lie behind its PIN.
  {
    offered: (person) => isAskedForPin(person) && person.hasActiveApp && !person.app.offers('menu'),
    make: async (person) => {
      await person.app.enter('personal-pin', person.personalPin)
      const opens = OPENS.find((concept) => person.app.offers(concept))
      if (opens) await person.app.press(opens)
    },
  },
]
