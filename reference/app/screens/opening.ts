import type { Origin } from '../../rules/origin'
import { button, next, option, type ScreenDefinition, steps, text, title } from '../control'
import { beginSession } from '../session'
import { menuButton } from './menu'

const clause = (...ids: string[]) => ids.map((id) => `get-mitid/${id}`)

export const startScreen: ScreenDefinition = {
  name: 'start',
  controls: {
    menu: menuButton('not-activated', 'spare/spare-open-menu'),
    title: title((words) => words.startTitle),
    start: button(
      (words) => words.start,
      (app) => app.show('method'),
      {
        when: (app) => app.rules.appOpensOn(app.device.kind),
        missing: clause('2.2.1'),
        dead: clause('2.2.2'),
        reworded: clause('2.2.1'),
      },
    ),
    refused: text((words) => words.deviceRefused, { when: (app) => !app.rules.appOpensOn(app.device.kind) }),
  },
}

export const methodScreen: ScreenDefinition = {
  name: 'method',
  back: 'start',
  controls: {
    title: title((words) => words.methodTitle),
    passport: option((words) => words.methodPassport, {
      missing: clause('2.2.3a', '2.2.2'),
      dead: clause('2.2.3a'),
      reworded: clause('2.2.3a', '2.2.2'),
    }),
    copy: option((words) => words.methodCopy, {
      missing: clause('5.2.7', '5.2.8'),
      dead: clause('5.2.8'),
      reworded: clause('5.2.7', '5.2.8'),
    }),
    code: option((words) => words.foreign.methodCode, {
      missing: ['spare/option-activation-code', 'help-foreign/a6b-activate-with-code'],
      dead: ['spare/option-activation-code'],
      reworded: ['spare/option-activation-code'],
    }),
    next: next(
      (app) => {
        if (app.state.chosen.method === 'copy') return app.show('copy-intro')
        if (app.state.chosen.method === 'code') return app.show('code-entry')
        const { chosen } = app.state
        beginSession(app)
        app.state.chosen = chosen
        return app.show('overview')
      },
      {
        enabled: (app) => app.state.chosen.method !== undefined,
        missing: clause('2.2.3b'),
        dead: clause('2.2.3b'),
        reworded: clause('2.2.3b'),
      },
    ),
  },
  skipped: { clauses: clause('2.2.2'), by: 'next' },
}

export const overviewScreen: ScreenDefinition = {
  name: 'overview',
  back: ({ state }) => state.renews,
  shown: (app) => {
    app.state.overviewShown = true
  },
  controls: {
    title: title((words) => words.overviewTitle),
    steps: steps(
      (app) =>
        app.rules.overviewSteps().map((step) => ({
          text: app.words.steps[step],
          checked: app.rules.stepIsDone(step, app.enrolment().done()),
        })),
      { missing: clause('2.2.4a', '2.2.3b') },
    ),
    next: next((app) => app.goOn(), {
      missing: clause('2.2.4b'),
      dead: clause('2.2.4b'),
      reworded: clause('2.2.4b'),
    }),
  },
  skipped: { clauses: clause('2.2.3b', '2.2.4a', '3.3.6b1'), by: 'next' },
}

export const termsScreen: ScreenDefinition = {
  name: 'terms',
  back: 'overview',
  shown: (app) => app.enrolment().proofing.showTerms(),
  controls: {
    title: title((words) => words.termsTitle, { missing: clause('2.2.5a1'), reworded: clause('2.2.5a1') }),
    text: text((words) => words.termsText),
    next: next(
      (app) => {
        app.enrolment().proofing.acceptTerms()
        app.goOn()
      },
      { missing: clause('2.2.5a2'), dead: clause('2.2.5a2'), reworded: clause('2.2.5a2') },
    ),
  },
  skipped: { clauses: clause('2.2.5a1'), by: 'next' },
}

export const privacyScreen: ScreenDefinition = {
  name: 'privacy',
  back: 'terms',
  controls: {
    title: title((words) => words.privacyTitle, { missing: clause('2.2.6a'), reworded: clause('2.2.6a') }),
    text: text((words) => words.privacyText),
    next: next((app) => app.show('origin'), {
      enabled: (app) => app.rules.privacyPolicyMayBePassed(false),
      missing: clause('2.2.6b'),
      dead: clause('2.2.6b'),
      reworded: clause('2.2.6b'),
    }),
  },
  skipped: { clauses: clause('2.2.6a'), by: 'next' },
}

const origin = (of: Origin) =>
  option(
    (words) => words.origins[of],
    of === 'elsewhere'
      ? {}
      : { missing: clause('2.2.7c1', '2.2.7a'), dead: clause('2.2.7c1'), reworded: clause('2.2.7c1', '2.2.7a') },
  )
const ORIGINS = ['denmark', 'faroe-islands', 'greenland', 'elsewhere'] as const
const originChosen = (chosen: string | undefined): Origin | undefined => ORIGINS.find((one) => one === chosen)

export const originScreen: ScreenDefinition = {
  name: 'origin',
  back: ({ state }) => (state.renews ? 'overview' : 'privacy'),
  controls: {
    title: title((words) => words.originTitle),
    denmark: origin('denmark'),
    'faroe-islands': origin('faroe-islands'),
    greenland: origin('greenland'),
    elsewhere: origin('elsewhere'),
    next: next(
      (app) => {
        const chosen = originChosen(app.state.chosen.origin) ?? 'denmark'
        app.enrolment().proofing.chooseOrigin(chosen)
        app.goOn()
      },
      {
        enabled: (app) => app.rules.originChosen(originChosen(app.state.chosen.origin)),
        missing: clause('2.2.7b'),
        dead: clause('2.2.7b'),
        reworded: clause('2.2.7b'),
      },
    ),
  },
  skipped: { clauses: clause('2.2.7a'), by: 'next' },
}

export const deviceUnsuitedScreen: ScreenDefinition = {
  name: 'device-unsuited',
  back: 'origin',
  controls: {
    title: title((words) => words.unsuitedTitle),
    text: text(
      (words, app) => {
        const problem = app.rules.deviceProblem(app.device, app.parameters.oldestOs)
        return problem ? words.unsuited[problem] : words.notNow
      },
      { missing: clause('1.1-os-updated-2') },
    ),
  },
}
