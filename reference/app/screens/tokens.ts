import { button, field, next, type ScreenDefinition, text, title } from '../control'
import { showOpening } from '../profiles'
import { kindOf, say, says } from '../token-choices'
import { useChip } from '../use-chip'

/** Clauses of the two guides that have these screens step by step. */
const clause = (...steps: string[]) => steps.flatMap((id) => [`get-mitid/5.3.${id}`, `help-step-5/5.3.${id}`])
const danish = (...steps: string[]) => steps.map((id) => `get-mitid/5.3.${id}`)

export const haveTokenScreen: ScreenDefinition = {
  name: 'have-token',
  back: 'order',
  controls: {
    title: title(
      says((words, kind) => words.haveTitle[kind]),
      { missing: [...clause('3'), 'help-foreign/b2a-asked'], reworded: clause('3') },
    ),
    no: button(
      says((words) => words.noOrder),
      (app) => app.show('order-one'),
      {
        missing: [...clause('3-no-a'), 'help-foreign/b2b-no'],
        dead: [...clause('3-no-a'), 'help-foreign/b2b-no'],
        reworded: clause('3-no-a'),
      },
    ),
    yes: button(
      says((words) => words.yesActivate),
      async (app) => {
        if (app.rules.orderExists('activation-chosen'))
          await app.server.orders.complete((await app.enrolment().orderToken(kindOf(app))) ?? '')
        app.state.token = app.enrolment().beginToken(kindOf(app))
        app.show('token-activation')
      },
      {
        missing: [...clause('3-yes'), 'help-foreign/b2c-yes-only-after-arrival-1'],
        dead: clause('3-yes'),
        reworded: clause('3-yes'),
      },
    ),
  },
}

export const orderOneScreen: ScreenDefinition = {
  name: 'order-one',
  back: 'have-token',
  controls: {
    title: title(
      says((words, kind) => words.orderOneTitle[kind]),
      { missing: ['help-foreign/b2b-no'], reworded: ['help-foreign/b2b-no'] },
    ),
    text: text(says((words) => words.orderOneText)),
    order: button(
      says((words) => words.orderOn),
      async (app) => {
        const page = await app.enrolment().orderToken(kindOf(app))
        if (page === undefined) return say(app, (words) => words.orderRefused)
        await app.ask('website.open', { page })
        return app.show('order-handed-over')
      },
      {
        missing: [...clause('3-no-a'), 'help-foreign/b3a-order-button'],
        dead: [...clause('3-no-a'), 'help-foreign/b3a-order-button', 'help-foreign/b3b-to-website-1'],
        reworded: ['help-foreign/b3a-order-button'],
      },
    ),
  },
}

export const orderHandedOverScreen: ScreenDefinition = {
  name: 'order-handed-over',
  back: 'choose',
  controls: {
    title: title(says((words) => words.handedOverTitle)),
    text: text(says((words) => words.handedOverText)),
    next: next((app) => app.show('choose')),
  },
}

export const tokenActivationScreen: ScreenDefinition = {
  name: 'token-activation',
  back: 'have-token',
  controls: {
    title: title(
      says((words) => words.activationTitle),
      { missing: clause('4'), reworded: clause('4') },
    ),
    text: text(says((words) => words.activationText)),
    next: next((app) => app.show('token-password'), { missing: clause('4'), dead: clause('4'), reworded: clause('4') }),
  },
  skipped: { clauses: clause('4'), by: 'next' },
}

export const tokenPasswordScreen: ScreenDefinition = {
  name: 'token-password',
  back: 'token-activation',
  controls: {
    title: title(
      says((words) => words.passwordTitle),
      { missing: [...danish('5a'), 'help-step-5/5.3.5b'], reworded: [...danish('5a'), 'help-step-5/5.3.5b'] },
    ),
    password: field(
      says((words) => words.password),
      { secret: true, missing: [...danish('5a'), 'help-step-5/5.3.5b'] },
    ),
    repeated: field(
      says((words) => words.passwordRepeated),
      { secret: true, missing: [...danish('5a'), 'help-step-5/5.3.5b'] },
    ),
    next: next(
      (app) => {
        const { password = '', repeated = '' } = app.state.entries
        const problem = app.state.token?.choosePassword(password, repeated)
        if (!problem) return app.show('token-serial')
        app.show('token-password')
        return say(app, (words) => words.passwordProblems[problem])
      },
      { missing: [...danish('5a'), 'help-step-5/5.3.5b'], dead: [...danish('5a'), 'help-step-5/5.3.5b'] },
    ),
  },
}

export const tokenSerialScreen: ScreenDefinition = {
  name: 'token-serial',
  back: 'token-password',
  controls: {
    title: title(
      says((words) => words.serialTitle),
      { missing: clause('6a'), reworded: clause('6a') },
    ),
    field: field(
      says((words) => words.serialNumber),
      { missing: clause('6a') },
    ),
    next: next(
      async (app) => {
        const accepted = await app.state.token?.giveSerialNumber(app.state.entries.field ?? '')
        if (accepted) return app.show(kindOf(app) === 'chip' ? 'token-chip' : 'token-code')
        return say(app, (words) => words.serialRefused)
      },
      { missing: clause('6a'), dead: clause('6a') },
    ),
  },
}

export const tokenCodeScreen: ScreenDefinition = {
  name: 'token-code',
  back: 'token-serial',
  controls: {
    title: title(
      says((words, kind) => words.codeTitle[kind]),
      { missing: clause('7b'), reworded: clause('7b') },
    ),
    field: field(
      says((words) => words.oneTimeCode),
      { missing: clause('7b') },
    ),
    next: next(
      (app) => {
        if (app.state.token?.giveCode(app.state.entries.field ?? '')) return app.show('token-activated')
        return say(app, (words) => words.codeWrong)
      },
      { missing: clause('7b'), dead: clause('7b') },
    ),
  },
}

const CHIP = ['get-mitid/5.3-chip-activate']

export const tokenChipScreen: ScreenDefinition = {
  name: 'token-chip',
  back: 'token-serial',
  controls: {
    title: title(says((words, kind) => words.codeTitle[kind])),
    text: text(says((words) => words.chipText)),
    next: next(useChip, { missing: CHIP, dead: CHIP }),
  },
  goals: { 'use-chip': 'next' },
}

export const tokenActivatedScreen: ScreenDefinition = {
  name: 'token-activated',
  controls: {
    title: title(says((words) => words.completedTitle)),
    text: text(
      says((words) => words.completedText),
      { missing: ['get-mitid/5.3.8c', 'help-step-5/5.3.8a'], reworded: ['get-mitid/5.3.8c', 'help-step-5/5.3.8a'] },
    ),
    finish: button(
      says((words) => words.finish),
      (app) => {
        Object.assign(app.state, { token: undefined, tokenKind: undefined, enrolment: undefined, chosen: {} })
        showOpening(app)
      },
      {
        missing: ['get-mitid/5.3.8b', 'help-step-5/5.3.8a'],
        dead: ['get-mitid/5.3.8b', 'help-step-5/5.3.8a'],
        reworded: ['get-mitid/5.3.8b', 'help-step-5/5.3.8a'],
      },
    ),
  },
}
