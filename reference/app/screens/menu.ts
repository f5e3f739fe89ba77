import { button, type Control, type ScreenDefinition, title } from '../control'
import { showOpening } from '../profiles'
import { beginSession } from '../session'

/** The icon at the top left. */
export const menuButton = (app: 'not-activated' | 'locked' | 'open', ...clauses: string[]): Control =>
  button(
    (words) => words.foreign.menu,
    (shown) => shown.show('menu'),
    {
      when: ({ rules }) => rules.menuIsOffered(app),
      ...(clauses.length === 0 ? {} : { missing: clauses, dead: clauses }),
    },
  )

const PASSPORT = ['help-foreign/1.2a-start']
const ACTIVATE = ['spare/menu-activate-mitid', 'spare/spare-menu-activate']

export const menuScreen: ScreenDefinition = {
  name: 'menu',
  controls: {
    title: title((words) => words.foreign.menuTitle),
    passport: button(
      (words) => words.foreign.getWithPassport,
      (app) => {
        beginSession(app)
        app.show('overview')
      },
      // Were it missing, 'Activate MitID' would do in its stead (A15).
      { dead: PASSPORT },
    ),
    activate: button(
      (words) => words.foreign.activateMitId,
      (app) => {
        beginSession(app)
        const chosen = app.rules.methodChosenBeforehand()
        app.state.chosen = chosen === undefined ? {} : { method: chosen }
        app.show('method')
      },
      { missing: ACTIVATE, dead: ACTIVATE },
    ),
    close: button(
      (words) => words.foreign.close,
      (app) => showOpening(app),
    ),
  },
}
