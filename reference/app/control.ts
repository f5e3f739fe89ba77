import type { Goal, Role } from '../../contract/screen'
import type { App, ScreenName } from './app-state'
import type { Words } from './words'

export type Doing = (app: App) => void | Promise<void>

/** Which clauses are broken when a control is not there, does nothing, or says something else. */
export type Stakes = {
  readonly missing?: readonly string[]
  readonly dead?: readonly string[]
  readonly reworded?: readonly string[]
}
/** What of a control depends on how the app stands. */
export type Looks = {
  readonly when?: (app: App) => boolean
  readonly enabled?: (app: App) => boolean
  readonly checked?: (app: App) => boolean
  readonly colour?: (app: App) => string
  /** PNG, base64. */
  readonly picture?: (app: App) => string | undefined
}
export type Control = Stakes &
  Looks & {
    readonly role: Role
    readonly text: (app: App) => string
    /** One control that stands for several elements, in this order. */
    readonly list?: (app: App) => readonly { text: string; checked: boolean }[]
    /** A field whose value is never shown. */
    readonly secret?: boolean
    /** For buttons and links; for options and fields what happens once one is chosen or filled in. */
    readonly press?: Doing
  }

/** One screen: its controls from top to bottom, and what the screen itself is there for. */
export type ScreenDefinition = {
  readonly name: ScreenName
  readonly controls: Readonly<Record<string, Control>>
  /** Where a step back leads; nowhere without it. */
  readonly back?: ScreenName | ((app: App) => ScreenName | undefined)
  readonly shown?: (app: App) => void
  /** The device that the screen holds while it is shown, by the call that gives it back. */
  readonly holds?: 'camera.close' | 'nfc.disconnect'
  /** `by`: the control that leads on by itself when the screen is left out. */
  readonly skipped?: { readonly clauses: readonly string[]; readonly by: string }
  readonly goals?: Readonly<Partial<Record<Goal, string>>>
}

export const backOf = (app: App, { back }: ScreenDefinition): ScreenName | undefined =>
  typeof back === 'function' ? back(app) : back

type Word = (words: Words, app: App) => string
const said = (word: Word) => (app: App) => word(app.words, app)

type Rest = Stakes & Looks
const plain =
  (role: Role) =>
  (word: Word, rest: Rest = {}): Control => ({ role, text: said(word), ...rest })

export const title = plain('title')
export const text = plain('text')
export const video = plain('video')
export const frame = plain('frame')
export const arrows = plain('arrows')
export const checkMark = plain('check-mark')
export const progress = plain('progress')

export const button = (word: Word, press: Doing, rest: Rest = {}): Control => ({
  role: 'button',
  text: said(word),
  press,
  ...rest,
})
export const field = (word: Word, rest: Rest & { secret?: boolean; entered?: Doing } = {}): Control => {
  const { entered, ...others } = rest
  return { role: 'field', text: said(word), ...(entered ? { press: entered } : {}), ...others }
}
export const option = (word: Word, rest: Rest = {}): Control => ({ role: 'option', text: said(word), ...rest })
export const checkbox = plain('checkbox')
export const picture = plain('picture')
export const steps = (list: NonNullable<Control['list']>, rest: Rest = {}): Control => ({
  role: 'step',
  text: () => '',
  list,
  ...rest,
})

/** The button 'Næste'. */
export const next = (press: Doing, rest: Rest = {}): Control => button((words) => words.next, press, rest)
