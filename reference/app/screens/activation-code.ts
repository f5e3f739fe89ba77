import type { App } from '../app-state'
import { button, field, next, type ScreenDefinition, text, title } from '../control'
import { hasRoom } from '../profiles'
import { endSession } from '../session'
import { tokenChoices } from '../token-choices'

const clause = (...ids: string[]) => ids.map((id) => `help-foreign/${id}`)

/** What can be had besides an app on this phone. */
export const orderScreen: ScreenDefinition = {
  name: 'order',
  back: 'choose',
  controls: {
    title: title((words) => words.foreign.orderTitle, {
      missing: ['spare/other-options', 'get-mitid/5.3.1', 'help-step-5/5.3.1'],
      reworded: ['spare/other-options', 'get-mitid/5.3.1', 'help-step-5/5.3.1'],
    }),
    app: button(
      (words) => words.foreign.selectApp,
      (app) => app.show('other-device'),
      {
        missing: [...clause('a1', '5b-other-options'), 'spare/select-app'],
        dead: [...clause('a1'), 'spare/select-app'],
        reworded: [...clause('a1'), 'spare/select-app'],
      },
    ),
    ...tokenChoices,
  },
}

const showCode = async (app: App): Promise<void> => {
  const { code, userId } = app.enrolment().issueActivationCode()
  const { log, storage } = app.rules.keptOfCode(code, userId)
  app.state.shownCode = { code, userId }
  await app.log(log)
  if (storage !== undefined) await app.ask('storage.write', { key: 'activation', value: storage })
  app.show('code-shown')
}

export const otherDeviceScreen: ScreenDefinition = {
  name: 'other-device',
  back: 'order',
  controls: {
    // The button alone tells the screen: no fault of the title is noticed, nor does a guide ask for that.
    title: title((words) => words.foreign.otherDeviceTitle),
    text: text((words) => words.foreign.otherDeviceText),
    get: button((words) => words.foreign.getActivationCode, showCode, {
      missing: [...clause('a1'), 'spare/select-app'],
      dead: [...clause('a2'), 'spare/get-activation-code'],
      reworded: [...clause('a1'), 'spare/select-app'],
    }),
  },
}

/** In groups of five, as people read digits out. */
const grouped = (code: string): string => code.replace(/(\d{5})(?=\d)/g, '$1 ')

export const codeShownScreen: ScreenDefinition = {
  name: 'code-shown',
  controls: {
    title: title((words) => words.foreign.codeShownTitle),
    text: text((words) => words.foreign.codeShownText),
    'user-id': text((words, app) => `${words.foreign.userIdShown}: ${app.state.shownCode?.userId ?? ''}`, {
      missing: [...clause('a3a-shows-both'), 'spare/write-down-code-1'],
    }),
    code: text((words, app) => `${words.foreign.activationCodeShown}: ${grouped(app.state.shownCode?.code ?? '')}`, {
      missing: [...clause('a2', 'a3a-shows-both'), 'spare/get-activation-code', 'spare/write-down-code-1'],
    }),
    close: button((words) => words.foreign.close, endSession, {
      missing: clause('a4b-x-removes'),
      dead: clause('a4b-x-removes'),
      reworded: clause('a4b-x-removes'),
    }),
  },
}

/** On the device that is to become an app of somebody who has a code. */
export const codeEntryScreen: ScreenDefinition = {
  name: 'code-entry',
  back: 'method',
  controls: {
    title: title((words) => words.foreign.codeEntryTitle),
    'user-id': field((words) => words.userIdField),
    code: field((words) => words.foreign.activationCodeField, { missing: clause('a6b-activate-with-code') }),
    next: next(
      (app) => {
        if (!hasRoom(app)) return app.say(app.words.household.full)
        const { 'user-id': userId = '', code = '' } = app.state.entries
        if (!app.rules.appMayBeCopiedTo(app.device)) return app.say(app.words.deviceRefused)
        app.state.codeEntry ??= app.server.activationCodes.begin()
        const outcome = app.state.codeEntry.enter(userId, code)
        if (outcome === 'right') return app.show('personal-pin')
        return app.say(outcome === 'wrong' ? app.words.foreign.codeEntryWrong : app.words.userIdProblems.empty)
      },
      { missing: clause('a6b-activate-with-code'), dead: clause('a6b-activate-with-code') },
    ),
  },
}
