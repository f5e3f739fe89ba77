import { NUMBER_KINDS, type NumberKind } from '../../rules/foreign'
import type { App } from '../app-state'
import { field, next, option, type ScreenDefinition, text, title } from '../control'

const clause = (...ids: string[]) => ids.map((id) => `help-foreign/${id}`)

const numberOption = (kind: NumberKind, ...clauses: string[]) =>
  option((words) => words.foreign.numberKinds[kind], {
    when: (app) => app.enrolment().proofing.numbersTaken().includes(kind),
    missing: clauses,
    dead: clauses,
  })

export const numberScreen: ScreenDefinition = {
  name: 'number',
  back: 'origin',
  controls: {
    title: title((words) => words.foreign.numberTitle),
    text: text((words) => words.foreign.numberText),
    'cpr-number': numberOption('cpr-number', ...clause('2b-no-p-code-with-cpr'), 'spare/no-p-code-with-cpr'),
    'p-code': numberOption('p-code', ...clause('2d-p-code-confirms-identity'), 'spare/p-code-without-cpr'),
    next: next(
      (app) => {
        const chosen = NUMBER_KINDS.find((kind) => kind === app.state.chosen.number)
        if (chosen) app.show(chosen)
      },
      {
        enabled: (app) => app.state.chosen.number !== undefined,
        missing: clause('2b-no-p-code-with-cpr', '2d-p-code-confirms-identity'),
        dead: clause('2b-no-p-code-with-cpr', '2d-p-code-confirms-identity'),
      },
    ),
  },
}

const give = (kind: NumberKind) => (app: App) => {
  if (app.enrolment().proofing.giveNumber(kind, app.state.entries.field ?? '')) app.goOn()
  else app.say(app.words.foreign.numberForms[kind])
}

const entryScreen = (kind: NumberKind, ...clauses: string[]): ScreenDefinition => ({
  name: kind,
  back: 'number',
  controls: {
    title: title((words) => words.foreign.numberTitles[kind]),
    field: field((words) => words.foreign.numberKinds[kind], { missing: clauses }),
    next: next(give(kind), { missing: clauses, dead: clauses }),
  },
})

export const cprNumberScreen = entryScreen('cpr-number', ...clause('2b-no-p-code-with-cpr'))
export const pCodeScreen = entryScreen('p-code', ...clause('2d-p-code-confirms-identity'))
