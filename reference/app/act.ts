import type { Action, Goal } from '../../contract/screen'
import { type Alterations, alteredControl } from '../alteration'
import { type App, awaitedSecret } from './app-state'
import { backOf, type ScreenDefinition } from './control'
import { lock } from './profiles'
import { shownControls } from './render'
import { decide } from './unlock'

/** The person cannot do that on this screen: a fault of whoever asked for it. */
export class NoSuchControl extends Error {
  override readonly name = 'NoSuchControl'
}

export type Stage = { readonly app: App; readonly screen: ScreenDefinition; readonly alterations: Alterations }

const PRESSABLE = ['button', 'link', 'option']

const found = ({ app, screen, alterations }: Stage, roles: readonly string[], text: string) => {
  const shown = shownControls(app, screen, alterations).find(({ elements }) =>
    elements.some((element) => roles.includes(element.role) && element.text === text),
  )
  const what = `"${text}" (${roles.join(', ')}) on the screen "${screen.name}"`
  if (!shown) throw new NoSuchControl(`there is no ${what}`)
  if (!shown.elements.every(({ enabled }) => enabled)) throw new NoSuchControl(`not enabled: ${what}`)
  return { ...shown, dead: alteredControl(alterations, 'button-dead', screen.name, shown.id) }
}

const choose = (stage: Stage, text: string): void => {
  const { id, dead } = found(stage, ['option'], text)
  if (!dead) stage.app.state.chosen[stage.screen.name] = id
}
const press = async (stage: Stage, text: string): Promise<void> => {
  const { control, dead } = found(stage, PRESSABLE, text)
  if (control.role === 'option') return choose(stage, text)
  stage.app.say(undefined)
  if (!dead) await control.press?.(stage.app)
}
const enter = async (stage: Stage, text: string, value: string): Promise<void> => {
  const { id, control } = found(stage, ['field'], text)
  stage.app.state.entries[id] = value
  await control.press?.(stage.app)
}
/** Marks a box, or takes the mark away. */
const mark = (stage: Stage, text: string): void => {
  const { id, dead } = found(stage, ['checkbox'], text)
  if (dead) return
  const { state } = stage.app
  const box = `${stage.screen.name} ${id}`
  state.marked = state.marked.includes(box) ? state.marked.filter((other) => other !== box) : [...state.marked, box]
}
/** Nothing happens where the goal cannot be reached from here. */
const complete = async (stage: Stage, goal: string, data: Readonly<Record<string, string>>): Promise<void> => {
  const id = stage.screen.goals?.[goal as Goal]
  const shown = shownControls(stage.app, stage.screen, stage.alterations).find((control) => control.id === id)
  if (!shown || alteredControl(stage.alterations, 'button-dead', stage.screen.name, shown.id)) return
  if (goal === 'approve-log-in') decide(stage.app, 'approve', data.logIn)
  else await shown.control.press?.(stage.app)
}
const comeBack = async ({ app, screen }: Stage): Promise<void> => {
  app.state.inFront = true
  // The screen with user ID and code is where it was, unless the X was pressed.
  if (app.state.shownCode && screen.name !== 'code-shown') return app.show('code-shown')
  const awaiting = awaitedSecret(screen.name)
  if (!app.rules.flowSurvivesAppSwitch(awaiting)) return app.show('start')
  if (awaiting === undefined) return
  const awaits = awaiting === 'validation-code' ? app.enrolment() : app.activation()
  awaits.comesBack()
  if (!app.rules.appSwitchSendsAnew(awaiting)) return
  if (awaiting === 'validation-code') await app.enrolment().sendValidationCodeAgain()
  else await app.activation().issueTemporaryPin()
}

const stepBack = ({ app, screen }: Stage): void => {
  const back = backOf(app, screen)
  if (back) app.show(back)
}

/** Does what the person does. Closing is not for the app itself: whoever runs it ends it. */
export const act = async (stage: Stage, action: Exclude<Action, { do: 'close' }>): Promise<void> => {
  const { app, screen } = stage
  if (action.do === 'return') return comeBack(stage)
  if (!app.state.inFront) throw new NoSuchControl('the app is behind another one')
  switch (action.do) {
    case 'press':
      return press(stage, action.text)
    case 'choose':
      return choose(stage, action.option)
    case 'enter':
      return enter(stage, action.field, action.value)
    case 'complete':
      return complete(stage, action.goal, action.data)
    case 'back':
      stepBack(stage)
      return undefined
    case 'switch-app':
      lock(app)
      // Devices are not held from behind another app; whoever comes back begins that scan again.
      if (screen.holds) stepBack(stage)
      app.state.inFront = false
      return undefined
    case 'tick':
      return mark(stage, action.checkbox)
    case 'swipe':
      return undefined
  }
}
