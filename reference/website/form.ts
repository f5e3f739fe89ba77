import type { Action, Element, Goal, Role, Screen } from '../../contract/screen'
import { type Alterations, alteredControl } from '../alteration'
import type { Hints } from '../app/app'
import type { Stakes } from '../app/control'

/** What a page of the website remembers while somebody fills it in. */
export type FormState = {
  screen: string
  message: string | undefined
  entries: Record<string, string>
}

export type FormControl<S extends FormState> = Stakes & {
  readonly role: Role
  readonly text: (state: S) => string
  readonly when?: (state: S) => boolean
  readonly press?: (state: S) => void | Promise<void>
  /** A field whose value is never shown. */
  readonly secret?: boolean
}
export type FormScreen<S extends FormState> = {
  readonly controls: Readonly<Record<string, FormControl<S>>>
  /** Goal → what is filled in, by the name of its data, and the control that is pressed then. */
  readonly goals?: Readonly<Partial<Record<Goal, { fields?: Readonly<Record<string, string>>; press: Press }>>>
}
type Press = string | ((data: Readonly<Record<string, string>>) => string)

/** `hints` are for whoever draws the page. */
export type Form = { screen(): Promise<Screen>; act(action: Action): Promise<Screen>; hints(): Hints }

/** Turns to another screen of the form; what was typed is forgotten. */
export const turnTo = (state: FormState, screen: string, message?: string): void => {
  Object.assign(state, { screen, message, entries: {} })
}

const REWORDED = 'Læs mere'

/**
 * A page that is filled in, screen by screen.
 * @param page its name where faults speak of it: "website:order"
 * @param due what is done before each look, so that a page shows what has happened meanwhile
 */
export const openForm = <S extends FormState>(given: {
  page: string
  screens: Readonly<Record<string, FormScreen<S>>>
  state: S
  alterations: Alterations
  due?: () => void
  language?: string | undefined
}): Form => {
  const { page, screens, state, alterations, due = () => {}, language } = given
  const altered = (kind: 'element-missing' | 'button-dead' | 'text-changed', id: string) =>
    alteredControl(alterations, kind, `${page}-${state.screen}`, id)
  const present = () => screens[state.screen] ?? { controls: {} }
  const shown = () =>
    Object.entries(present().controls).filter(
      ([id, { when }]) => (when?.(state) ?? true) && !altered('element-missing', id),
    )
  const textOf = (id: string, control: FormControl<S>) => (altered('text-changed', id) ? REWORDED : control.text(state))
  const elementOf = ([id, control]: [string, FormControl<S>]): Element => {
    const value = state.entries[id] ?? ''
    const filled = control.role === 'field' ? { value: control.secret ? '•'.repeat(value.length) : value } : {}
    return { role: control.role, text: textOf(id, control), enabled: true, ...filled }
  }
  const screen = async (): Promise<Screen> => {
    due()
    const [heading, ...rest] = shown().map(elementOf)
    const said: Element[] = state.message === undefined ? [] : [{ role: 'text', text: state.message, enabled: true }]
    return { elements: [...(heading ? [heading] : []), ...said, ...rest], feedback: [] }
  }
  const pressed = async (id: string): Promise<void> => {
    const control = shown().find(([one]) => one === id)?.[1]
    state.message = undefined
    if (!altered('button-dead', id)) await control?.press?.(state)
  }
  const named = (text: string, isField: boolean) => {
    const found = shown().find(
      ([id, control]) => (control.role === 'field') === isField && textOf(id, control) === text,
    )
    if (!found) throw new Error(`there is no "${text}" on the page`)
    return found[0]
  }
  /** As far as the goal leads from screen to screen. */
  const complete = async (goal: string, data: Readonly<Record<string, string>>): Promise<void> => {
    const way = present().goals?.[goal as Goal]
    if (!way) return
    const from = state.screen
    for (const [name, field] of Object.entries(way.fields ?? {})) state.entries[field] = data[name] ?? ''
    await pressed(typeof way.press === 'string' ? way.press : way.press(data))
    if (state.screen !== from) await complete(goal, data)
  }
  const hints = (): Hints => ({
    language: language === 'en' ? 'en' : 'da',
    ...(state.message === undefined ? {} : { said: state.message }),
    secrets: shown()
      .filter(([, { secret }]) => secret)
      .map(([id, control]) => textOf(id, control)),
  })
  return {
    screen,
    hints,
    act: async (action) => {
      due()
      if (action.do === 'press') await pressed(named(action.text, false))
      else if (action.do === 'choose') await pressed(named(action.option, false))
      else if (action.do === 'enter') state.entries[named(action.field, true)] = action.value
      else if (action.do === 'complete') await complete(action.goal, action.data)
      else if (action.do !== 'back' && action.do !== 'swipe')
        throw new Error(`nothing on the page answers to "${action.do}"`)
      return screen()
    },
  }
}
