import { finish } from '../activate'
import type { App } from '../app-state'
import { next, type ScreenDefinition, text, title } from '../control'

const clause = (...ids: string[]) => ids.map((id) => `help-step-5/${id}`)

/** Where the app has become active already, all that is left is to go on. */
const ends = async (app: App): Promise<void> => {
  if (app.state.grant !== undefined) app.show('home')
  else if (app.rules.activatesAt('next-pressed')) await finish(app, 'home')
  else app.show('start')
}

/** The last step on the phone that scanned the passport: the person sees their user ID (A17). */
export const lastStepScreen: ScreenDefinition = {
  name: 'last-step',
  controls: {
    title: title((words) => words.lastStepTitle),
    'user-id': text((_words, app) => app.activation().userId(), {
      when: ({ rules }) => rules.userIdStandsOn('last-step'),
      missing: clause('5.1.6a'),
    }),
    text: text((words) => words.lastStepText),
    next: next(ends, {
      missing: clause('5.1.7a', '5.1.6a'),
      dead: clause('5.1.7a', '5.1.7b1'),
      reworded: clause('5.1.7a'),
    }),
  },
}
