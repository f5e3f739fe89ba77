import { button, field, next, type ScreenDefinition, text, title } from '../control'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const userIdScreen: ScreenDefinition = {
  name: 'user-id',
  back: 'overview',
  controls: {
    title: title((words) => words.userIdTitle),
    warning: text((words) => words.userIdWarning, { missing: ['help-foreign/4a-look-away-2'] }),
    field: field((words) => words.userIdField, { missing: clause('4.1.2a1') }),
    proposal: text((_, app) => app.enrolment().proposedUserId(), {
      when: (app) => app.enrolment().proposedUserId() !== '',
    }),
    next: next(
      async (app) => {
        const entered = app.state.entries.field ?? ''
        const refused = app.enrolment().nameUser(entered)
        if (refused) return app.say(`${app.words.userIdProblems[refused.problem]} ${refused.holder ?? ''}`.trim())
        await app.log(app.rules.messagesNameUserId('log') ? `user ID ${entered}` : 'user ID created')
        return app.goOn()
      },
      { missing: clause('4.1.3a'), dead: clause('4.1.3a'), reworded: clause('4.1.3a') },
    ),
  },
}

export const phoneNumberScreen: ScreenDefinition = {
  name: 'phone-number',
  controls: {
    title: title((words) => words.phoneTitle),
    field: field((words) => words.phoneField, {
      missing: clause('4.2.1'),
      entered: async (app) => {
        if (!app.rules.sendsCodeOn('number-entered')) return
        await app.enrolment().sendValidationCode(app.state.entries.field ?? '')
      },
    }),
    send: button(
      (words) => words.sendCode,
      async (app) => {
        const number = app.state.entries.field ?? ''
        const sent = !app.rules.sendsCodeOn('send-pressed') || (await app.enrolment().sendValidationCode(number))
        if (sent) app.show('validation-code')
        else app.say(app.words.phoneProblem)
      },
      { missing: clause('4.2.2a'), dead: clause('4.2.2a'), reworded: clause('4.2.2a') },
    ),
  },
}

export const validationCodeScreen: ScreenDefinition = {
  name: 'validation-code',
  back: 'phone-number',
  controls: {
    title: title((words) => words.validationTitle),
    field: field((words) => words.validationField, { missing: clause('4.2.3a') }),
    next: next(
      (app) => {
        if (app.enrolment().confirmNumber(app.state.entries.field ?? '')) app.goOn()
        else app.say(app.words.codeWrong)
      },
      { missing: clause('4.2.3a'), dead: clause('4.2.3a') },
    ),
    again: button(
      (words) => words.sendNewCode,
      (app) => app.enrolment().sendValidationCodeAgain(),
    ),
  },
}
