import type { Element, Screen } from '../../contract/screen'
import { type Alterations, alteredControl } from '../alteration'
import type { App } from './app-state'
import type { Control, ScreenDefinition } from './control'

/** A control as it stands on the glass; `id` is the app's own name for it. */
export type ShownControl = { readonly id: string; readonly control: Control; readonly elements: Element[] }

const REWORDED = 'Fortsæt her'

const entered = (app: App, id: string, { role, secret }: Control): Partial<Element> => {
  if (role !== 'field') return {}
  const value = app.state.entries[id] ?? ''
  return { value: app.rules.shownInField(secret === true, value) }
}
const checked = (app: App, screen: ScreenDefinition, id: string, control: Control): Partial<Element> => {
  if (control.role === 'option') return { checked: app.state.chosen[screen.name] === id }
  if (control.role === 'checkbox') return { checked: app.state.marked.includes(`${screen.name} ${id}`) }
  return control.checked ? { checked: control.checked(app) } : {}
}
const elementsOf = (app: App, screen: ScreenDefinition, id: string, control: Control, text: string): Element[] => {
  const enabled = control.enabled?.(app) ?? true
  const look = control.colour ? { colour: control.colour(app) } : {}
  if (control.list) return control.list(app).map((entry) => ({ role: control.role, enabled, ...entry }))
  const picture = control.picture?.(app)
  const shown = picture === undefined ? {} : { picture }
  return [
    {
      role: control.role,
      text,
      enabled,
      ...checked(app, screen, id, control),
      ...entered(app, id, control),
      ...look,
      ...shown,
    },
  ]
}

/** The controls of a screen that a person sees now, from top to bottom. */
export const shownControls = (app: App, screen: ScreenDefinition, alterations: Alterations): ShownControl[] =>
  Object.entries(screen.controls)
    .filter(([, control]) => control.when?.(app) ?? true)
    .filter(([id]) => !alteredControl(alterations, 'element-missing', screen.name, id))
    .map(([id, control]) => {
      const reworded = alteredControl(alterations, 'text-changed', screen.name, id)
      const text = reworded ? REWORDED : control.text(app)
      return { id, control, elements: elementsOf(app, screen, id, control, text) }
    })

/** What stands on the glass; what was felt is told once. Behind another app nothing of this one is seen. */
export const render = (app: App, screen: ScreenDefinition, alterations: Alterations): Screen => {
  const feedback = app.state.feedback.splice(0)
  if (!app.state.inFront) return { elements: [], feedback }
  const elements = shownControls(app, screen, alterations).flatMap((shown) => shown.elements)
  const { message } = app.state
  const said: Element[] = message === undefined ? [] : [{ role: 'text', text: message, enabled: true }]
  const heading = elements.findIndex(({ role }) => role === 'title') + 1
  return { elements: [...elements.slice(0, heading), ...said, ...elements.slice(heading)], feedback }
}
