import { field, next, type ScreenDefinition, text, title } from '../control'
import { waysBack } from '../ways-back'
import { whoseProfile } from './household'

const clause = (...ids: string[]) => ids.map((id) => `reactivate/${id}`)

export const forgotPinScreen: ScreenDefinition = {
  name: 'forgot-pin',
  back: 'locked',
  controls: {
    title: title((words) => words.renewal.forgottenTitle),
    text: text((words) => words.renewal.forgottenText),
    ...waysBack(clause('cause-forgotten-pin'), clause('support-sms')),
  },
}

export const readyForUseScreen: ScreenDefinition = {
  name: 'ready-for-use',
  controls: {
    title: title((words) => words.renewal.readyTitle, {
      missing: clause('state-ready-for-use-1'),
      reworded: clause('state-ready-for-use-1'),
    }),
    ...whoseProfile,
    text: text((words) => words.renewal.readyText, { missing: clause('temp-pin-depends-on-app') }),
    ...waysBack([], clause('state-ready-for-use-2')),
  },
}

export const renewalPinScreen: ScreenDefinition = {
  name: 'renewal-pin',
  back: ({ state }) => state.renews,
  controls: {
    title: title((words) => words.renewal.pinTitle),
    text: text((words) => words.renewal.pinText),
    field: field((words) => words.temporaryPinField, { missing: clause('temp-pin-30-minutes-1'), secret: true }),
    next: next(
      (app) => {
        if (!app.activation().confirmTemporaryPin(app.state.entries.field ?? ''))
          return app.say(app.words.temporaryPinWrong)
        return app.show('personal-pin')
      },
      { missing: clause('temp-pin-30-minutes-1'), dead: clause('temp-pin-30-minutes-1') },
    ),
  },
}
